"""A wording of the shop's own that cannot be read: listed, said so, given back."""

import pytest
from PySide6.QtWidgets import QApplication

from tests import factories
from tests.qt_helpers import press, settle, too_small, unnamed, wait_for


def rest(page):
    settle(page.tools)
    while page.wordings.is_busy:
        wait_for(lambda: not page.wordings.is_busy)
        settle(page.tools)


@pytest.fixture
def said(page):
    words = []
    page.said.connect(lambda text, changes: words.append((text, changes)))
    return words


@pytest.fixture
def desk(page, services):
    """The desk for wordings of a shop in which two of its own cannot be read."""
    factories.unreadable_wording(services, "apology")
    factories.unreadable_wording(services, "from-the-baker")
    page.activateWindow()
    page.chips.chip("wordings").click()
    rest(page)
    return page.wordings


def choose(page, desk, key):
    desk.shelf.choose((key, "en"))
    rest(page)


def test_it_is_marked_in_the_list_and_the_others_open_as_before(page, desk):
    choose(page, desk, "apology")
    assert "Unreadable" in desk.shelf.list.currentIndex().data()
    assert not desk.sheet.isVisible()
    assert desk.unreadable.sentence.text() == (
        "“Apology” cannot be read: it says something that this Delight does not know. "
        "Take the ready-made one again."
    )
    assert not unnamed(desk)
    assert not too_small(desk)
    choose(page, desk, "thank-you")
    assert desk.sheet.isVisible()
    assert desk.sheet.draft().key == "thank-you"


def test_the_ready_made_one_is_back_by_the_keyboard(page, desk, said, services):
    choose(page, desk, "apology")
    desk.take_keyboard()
    press(desk.shelf.list, "Return")
    assert QApplication.focusWidget() is desk.unreadable.button
    press(desk.unreadable.button, "Space")
    rest(page)
    words, changes = said[-1]
    assert words == "The ready-made one is back."
    assert desk.sheet.draft() == services.wordings.draft("apology", "en")
    assert desk.sheet.isVisible()
    page.tools.bus.changed.emit(services.history.undo(changes.deed))
    rest(page)
    assert desk.unreadable.isVisible()
    assert not desk.sheet.isVisible()


def test_one_that_only_the_shop_has_is_deleted(page, desk, said, services):
    choose(page, desk, "from-the-baker")
    assert desk.unreadable.sentence.text().endswith("Delete it, and write it anew.")
    desk.unreadable.button.click()
    rest(page)
    assert said[-1][0] == "“from-the-baker” is deleted."
    assert "from-the-baker" not in {row.key for row in services.wordings.rows()}


def test_what_was_being_written_over_it_is_still_there(page, services):
    draft = services.wordings.draft("apology", "en")
    factories.unreadable_wording(services, "apology")
    page.activateWindow()
    page.wordings.keeper.keep(draft)
    page.chips.chip("wordings").click()
    rest(page)
    choose(page, page.wordings, "apology")
    assert page.wordings.sheet.draft() == draft
    page.wordings.sheet.discard.click()
    rest(page)
    choose(page, page.wordings, "apology")
    assert page.wordings.unreadable.isVisible()
