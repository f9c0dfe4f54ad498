"""An answer that somebody was told: chosen by digits, keys or mouse, noted, and never shown again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.customers.pulse import HIGHEST
from delight.ui.kit.told_answer import ScoreRow, ToldAnswer
from delight.ui.kit.work.page import Page
from tests import factories
from tests.qt_helpers import press, press_here, settle, spoken_name, type_text


@pytest.fixture
def scores(qtbot):
    made = ScoreRow("How much?")
    qtbot.addWidget(made)
    made.resize(700, 60)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus_row()
    return made


@pytest.fixture
def told(tools, qtbot):
    """The form on a page, and what the page said."""
    page = Page(tools)
    form = ToldAnswer(page)
    form.setParent(page.content)
    form.heard = []
    page.said.connect(lambda words, changes: form.heard.append((words, changes)))
    qtbot.addWidget(page)
    page.resize(500, 600)
    form.resize(480, 500)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return form


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [("7", 7), ("0", 0), ("10", 10), ("1", 1), ("100", 0), ("110", 10), ("93", 3), ("x", None)],
)
def test_digits_choose_a_number(scores, keys, chosen):
    for key in keys:
        press_here(key)
    assert scores.score() == chosen
    if chosen is not None:
        assert QApplication.focusWidget() is scores.chip(chosen)


def test_after_another_key_a_nought_is_nought(scores):
    for key in ("1", "Right", "0"):
        press_here(key)
    assert scores.score() == 0


def test_the_mouse_chooses_one_only_and_takes_it_back(scores):
    for score in (3, 8):
        QTest.mouseClick(scores.chip(score), Qt.MouseButton.LeftButton)
    assert scores.score() == 8
    QTest.mouseClick(scores.chip(8), Qt.MouseButton.LeftButton)
    assert scores.score() is None


def test_each_number_is_spoken_with_the_highest(scores):
    assert [spoken_name(scores.chip(n)) for n in (0, HIGHEST)] == ["0 of 10", "10 of 10"]


def test_one_about_a_customer_asks_for_no_name_and_closes_by_its_own_key(told, services):
    zoe = factories.customer(services)
    told.ask_about(zoe, "Zoë Brontë")
    assert told.title.text() == "Would Zoë Brontë recommend us?"
    assert not told.form.fields["customer"].isVisible()
    press_here("6")
    told.ask_about(zoe, "Zoë Brontë")
    assert not told.isVisible()
    told.ask()
    assert told.score.score() is None, "of whom it was begun is forgotten"
    assert told.form.fields["customer"].isVisible()


def test_it_is_kept_with_undo_in_the_bar(told, services):
    zoe = factories.customer(services)
    told.ask_about(zoe, "Zoë Brontë")
    press_here("9")
    press_here("Ctrl+Return")
    settle(told._page.tools)
    (row,) = services.pulses.page()
    assert (row.score, row.customer_id) == (9, zoe)
    ((words, changes),) = told.heard
    assert words == "Answer noted."
    services.history.undo(changes.deed)
    assert services.pulses.page() == []


def test_what_cannot_be_kept_stays_in_the_form(told, services):
    told.ask_about(999, "Nobody")
    press_here("2")
    type_text(told.words, "Cold soup")
    press(told.words, "Ctrl+Return")
    settle(told._page.tools)
    assert told.isVisible()
    assert told.problem.text()
    assert (told.words.toPlainText(), told.score.score()) == ("Cold soup", 2)
    assert services.pulses.page() == []


@pytest.mark.parametrize("away", [False, True])
def test_what_is_typed_about_somebody_goes_when_they_are_erased(told, services, away):
    zoe, ann = factories.customer(services), factories.customer(services, "Ann Lee")
    told.ask_about(zoe, "Zoë Brontë")
    press_here("2")
    type_text(told.words, "Cold soup")
    told._page.tools.bus.changed.emit(services.privacy.erase([ann])[0])
    settle(told._page.tools)
    assert (told.isVisible(), told.words.toPlainText()) == (True, "Cold soup"), "they are still there"
    told.setHidden(away)
    told._page.tools.bus.changed.emit(services.privacy.erase([zoe])[0])
    settle(told._page.tools)
    assert (told.isHidden(), told.words.toPlainText(), told.score.score()) == (True, "", None)
    assert (told.title.text(), told.record["customer_id"]) == ("", None)


def test_it_goes_too_when_they_are_erased_by_the_command(told, services):
    zoe = factories.customer(services)
    told.ask_about(zoe, "Zoë Brontë")
    type_text(told.words, "Cold soup")
    services.privacy.erase([zoe])
    told._page.tools.bus.changed.emit(
        Changes(deed="", name=DeedName.CUSTOMER_ERASED, touched=frozenset({(Noun.CUSTOMER, 0)}))
    )
    settle(told._page.tools)
    assert (told.isHidden(), told.words.toPlainText()) == (True, "")


def test_a_name_without_an_end_is_cut(told):
    told.ask_about(1, "x" * 5_000)
    assert len(told.title.text()) < 100
