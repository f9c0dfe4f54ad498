"""What is planned and was given: moved, changed, taken away, each once and taken back."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.cases.stages import Stage
from delight.domain.errors import UnknownError
from delight.domain.gestures import GestureState, Occasion
from delight.domain.guards.writing import LetterRequest
from tests import factories
from tests.qt_helpers import press, press_here, settle, type_text, wait_for


@pytest.fixture
def gesture(alone, services, zoe, clock):
    tomorrow = clock().date() + timedelta(days=1)
    return factories.gesture(services, zoe, planned_on=tomorrow, cost_minor=250, note="For the dog.")


@pytest.fixture
def page(gesture, open_page):
    shown = open_page()
    shown.focus_first()
    return shown


def choose(words):
    menu = wait_for(lambda: QApplication.activePopupWidget())
    next(a for a in menu.actions() if a.text().split("\t")[0].startswith(words)).trigger()
    menu.close()


def test_it_is_moved_to_another_day(page, services, tools, undo, gesture):
    press_here("d")
    choose("Friday")
    settle(tools)
    assert services.gestures.get(gesture).planned_on.isoformat() == "2026-03-13"
    assert page.bar[-1][0] == "a jar of plum jam for Zoë van Dam: now planned for Friday."
    assert page.window().focusWidget() is page.lists.planned.cards[0]
    undo(page)
    assert services.gestures.get(gesture).planned_on.isoformat() == "2026-03-12"


def test_it_is_taken_away(page, services, tools, undo, gesture):
    press_here("x")
    settle(tools)
    with pytest.raises(UnknownError):
        services.gestures.get(gesture)
    assert page.lists.planned.isHidden()
    undo(page)
    assert services.gestures.get(gesture).state is GestureState.PLANNED
    assert page.lists.planned.cards[0].what.text() == "a jar of plum jam"


def test_it_is_changed_in_the_form(page, services, tools, undo, gesture):
    press_here("e")
    form = page.form
    assert form.what.text() == "a jar of plum jam"
    assert form.cost.text() == "2.50"
    assert form.note.toPlainText() == "For the dog."
    assert not form.who.isEnabled()
    assert form.what.hasFocus()
    form.what.selectAll()
    type_text(form.what, "Two jars")
    press(form.what, "Ctrl+Return")
    settle(tools)
    row = services.gestures.get(gesture)
    assert (row.name, row.cost_minor, row.note) == ("Two jars", 250, "For the dog.")
    assert row.planned_on.isoformat() == "2026-03-12"
    assert form.isHidden()
    undo(page)
    assert services.gestures.get(gesture).name == "a jar of plum jam"


def test_words_for_a_new_surprise_are_back_after_a_change(page, services, tools):
    press(page, "+")
    type_text(page.form.what, "A flow")
    page.change(services.gestures.page()[0])
    assert page.form.what.text() == "a jar of plum jam"
    press(page.form.what, "Escape")
    press(page, "+")
    assert page.form.what.text() == "A flow"
    assert page.form.who.isEnabled()


def test_given_twice_at_once_is_given_once(page, services, tools, gesture):
    press_here("g")
    go_on = threading.Event()
    tools.tasks.run(go_on.wait)
    for _ in range(2):
        press_here("Return")
    go_on.set()
    settle(tools)
    assert services.gestures.get(gesture).state is GestureState.GIVEN
    assert page.banner.isHidden()
    assert len(page.bar) == 1


def test_kept_twice_at_once_is_kept_once(page, services, tools, zoe):
    press(page, "+")
    page.surprise(zoe)
    settle(tools)
    type_text(page.form.what, "A flower")
    go_on = threading.Event()
    tools.tasks.run(go_on.wait)
    for _ in range(2):
        press(page.form.what, "Ctrl+Return")
    go_on.set()
    settle(tools)
    assert [row.name for row in services.gestures.page(state=GestureState.GIVEN)] == ["A flower"]


def test_what_is_asked_while_it_is_saved_waits(page, services, tools, zoe, gesture):
    page.surprise(zoe)
    settle(tools)
    type_text(page.form.what, "A flower")
    go_on = threading.Event()
    tools.tasks.run(go_on.wait)
    press(page.form.what, "Ctrl+Return")
    page.change(services.gestures.get(gesture))
    assert page.form.what.text() == "A flower"
    go_on.set()
    settle(tools)
    assert page.form.isVisible()
    assert page.form.what.text() == "a jar of plum jam"
    assert len(services.gestures.page()) == 2


def test_one_that_was_given_has_a_quiet_menu(alone, services, zoe, open_page, tools, undo):
    given = factories.gesture(services, zoe)
    page = open_page()
    card = page.lists.given.cards[0]
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    choose("Take it away")
    settle(tools)
    assert services.gestures.page() == []
    undo(page)
    assert services.gestures.get(given).state is GestureState.GIVEN


def test_what_was_accepted_and_is_taken_away_counts_as_skipped(people, services, tools, open_page, pause):
    page = open_page()
    page.focus_first()
    suggestion = page.lists.suggested.cards[0].row
    press_here("a")
    settle(tools)
    pause()
    planned = next(c for c in page.cards() if c in page.lists.planned.cards + page.lists.later.cards)
    planned.setFocus()
    press_here("x")
    settle(tools)
    assert services.gestures.page() == []
    assert suggestion.customer_name not in [c.row.customer_name for c in page.lists.suggested.cards]


@pytest.mark.parametrize(
    ("occasion", "wording"),
    [
        (Occasion.NONE, "small-surprise-card"),
        (Occasion.BIRTHDAY, "birthday-card"),
        (Occasion.YEARS, "anniversary-card"),
        (Occasion.REFERRAL, "thank-you-referral-card"),
        (Occasion.ABSENCE, "we-miss-you-card"),
    ],
)
def test_its_note_suits_the_occasion(alone, services, clock, open_page, qtbot, occasion, wording):
    zoe = factories.customer(services, since=date(2021, 3, 11))
    gesture = factories.gesture(services, zoe, planned_on=clock().date(), occasion=occasion)
    page = open_page()
    with qtbot.waitSignal(page.write_letter_requested) as asked:
        press_here("p")
    (wish,) = asked.args
    assert (wish.gesture_id, wish.customer_id, wish.wording) == (gesture, zoe, wording)
    preview = services.letters.preview(
        LetterRequest(wording=wish.wording, customer_id=zoe, gesture_id=gesture)
    )
    assert not preview.missing, "nothing stands between the key and the paper"


def test_a_complaint_that_came_in_since_is_said_on_the_card_and_gone_once_it_is_put_right(
    page, services, zoe, again
):
    assert page.lists.planned.cards[0].warned is None
    case = factories.case(services, zoe)
    again(page)
    card = page.lists.planned.cards[0]
    words = "A complaint is open. Putting it right comes first."
    assert card.warned.text() == words
    assert card.warned.isVisible()
    assert words in card.accessibleName()
    services.cases.move(case, Stage.RESOLVED)
    again(page)
    assert page.lists.planned.cards[0].warned is None
