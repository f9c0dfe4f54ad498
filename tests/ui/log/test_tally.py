"""The tally from anywhere: a key, a digit; what was counted is told with Undo."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from delight.ui.log.tally import TallySheet
from tests.qt_helpers import press, settle, too_small, type_text, unnamed, wait_for
from tests.ui.hands import Hands


@pytest.fixture
def hands(open_window, services):
    hands = Hands(open_window(services))
    hands.rest()
    return hands


def sheet(hands) -> TallySheet:
    found = wait_for(lambda: [w for w in hands.window.findChildren(TallySheet) if w.isVisible()])
    settle(hands.window.tools)
    return found[0]


def totals(services):
    return {one.what: one.total for one in services.tally.counts(services.context.today())}


def test_a_new_word_is_typed_once_and_a_digit_from_then_on(hands, services):
    hands.press("Ctrl+T")
    assert sheet(hands).hint.text().endswith("has its digit here from then on.")
    type_text(sheet(hands).line, "Queue too long")
    press(sheet(hands).line, "Return")
    hands.rest()
    assert totals(services) == {"Queue too long": 1}
    assert hands.sees("Counted: Queue too long, once today.")
    keys = hands.keys
    hands.press("Ctrl+T")
    assert sheet(hands).hint.text().endswith("A digit counts one of yours.")
    press(sheet(hands).line, "1")
    hands.rest()
    assert totals(services) == {"Queue too long": 2}
    assert hands.keys - keys == 1  # and the digit
    assert hands.sees("Counted: Queue too long, 2 times today.")


def test_a_digit_counts_though_it_comes_before_the_words_do(hands, services):
    services.tally.add("Queue too long")
    press(hands.window, "Ctrl+T")
    shown = wait_for(lambda: [w for w in hands.window.findChildren(TallySheet) if w.isVisible()])[0]
    assert shown.words() == []
    press(shown.line, "1")
    hands.rest()
    assert totals(services) == {"Queue too long": 2}


def test_undo_takes_the_mark_back(hands, services):
    services.tally.add("Queue too long")
    hands.press("Ctrl+T")
    press(sheet(hands).line, "1")
    hands.rest()
    hands.press("Ctrl+Z")
    assert totals(services) == {"Queue too long": 1}


def test_it_works_over_the_log_panel_and_keeps_its_words(hands, services):
    services.tally.add("Queue too long")
    hands.press("Ctrl+N")
    hands.type("Half a sent")
    hands.press("Ctrl+T")
    press(sheet(hands).line, "1")
    hands.rest()
    assert totals(services) == {"Queue too long": 2}
    assert hands.window.slide.panel.note_page.form.what.toPlainText() == "Half a sent"


def test_todays_counts_stand_beside_with_their_hours(hands, services, clock):
    services.tally.add("Queue too long")
    clock.forward(hours=2)
    services.tally.add("Queue too long")
    hands.press("Ctrl+T")
    shown = [w.text() for w in sheet(hands).findChildren(QLabel)]
    assert "2 today" in shown
    assert "9:00 × 1, 11:00 × 1" in shown
    assert not unnamed(sheet(hands))
    assert not too_small(sheet(hands))
    press(sheet(hands), "Escape")


@pytest.mark.parametrize("words", ["", "x" * 81])
def test_nothing_and_novels_are_said_where_they_are_typed(hands, services, words):
    hands.press("Ctrl+T")
    here = sheet(hands)
    here.line.setText(words)
    press(here.line, "Return")
    settle(hands.window.tools)
    assert here.isVisible()
    assert here.field.problem.text()
    assert here.line.text() == words
    assert totals(services) == {}
    press(here, "Escape")
    QApplication.processEvents()


def test_what_was_pasted_with_its_control_characters_is_counted_once(hands, services):
    hands.press("Ctrl+T")
    found = sheet(hands)
    found.line.setText("Queue\x07 too\x1b  long")
    press(found.line, "Return")
    hands.rest()
    assert totals(services) == {"Queue too long": 1}
    assert hands.sees("Counted: Queue too long, once today.")
    assert not [w for w in hands.window.findChildren(TallySheet) if w.isVisible()]
