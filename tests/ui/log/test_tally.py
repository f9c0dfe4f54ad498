"""The tally from anywhere: a key, a digit; what was counted is told with Undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from delight.ui.kit.keys import TALLY_KEYS, tally_key
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
    assert sheet(hands).hint.text().endswith("from anywhere, without this sheet.")
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


def test_a_long_thing_and_a_long_day_fit_beside_each_other(hands, services, clock):
    long = "Music far too loud for the people at the two tables by the door"
    for _ in range(9):
        services.tally.add(long)
        clock.forward(hours=1)
    hands.press("Ctrl+T")
    here = sheet(hands)
    button = next(b for b in here.findChildren(QPushButton) if b.accessibleName().endswith(long))
    assert button.text().endswith("…")
    assert button.width() >= button.sizeHint().width()
    assert here.rect().contains(here.grid.geometry())


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


def test_one_key_counts_from_anywhere_with_the_quiet_bar_and_undo(hands, services):
    for what in ("Queue too long", "Card reader down"):
        services.tally.add(what)
    hands.press("Ctrl+2")
    before = hands.keys
    hands.press("Shift+F2")
    assert hands.keys - before == 1
    assert totals(services) == {"Queue too long": 1, "Card reader down": 2}
    assert hands.sees("Counted: Card reader down, 2 times today.")
    assert not [w for w in hands.window.findChildren(TallySheet) if w.isVisible()]
    hands.press("Ctrl+Z")
    assert totals(services) == {"Queue too long": 1, "Card reader down": 1}


def test_one_key_counts_while_a_case_is_logged_and_leaves_its_words(hands, services):
    services.tally.add("Queue too long")
    hands.press("Ctrl+N")
    hands.type("Half a sent")
    hands.press("Shift+F1")
    hands.type("ence")
    assert totals(services) == {"Queue too long": 2}
    assert hands.window.slide.panel.note_page.form.what.toPlainText() == "Half a sentence"


def test_a_key_keeps_its_thing_though_another_one_becomes_more_frequent(hands, services, clock):
    services.tally.add("Queue too long")
    clock.forward(minutes=5)
    services.tally.add("Card reader down")
    hands.press("Shift+F2", "Shift+F2", "Shift+F1")
    assert totals(services) == {"Card reader down": 3, "Queue too long": 2}


def test_a_key_without_a_thing_counts_nothing_and_says_where_to_begin(hands, services):
    hands.press("Shift+F3")
    assert totals(services) == {}
    assert hands.sees("Shift+F3 counts nothing yet. Type what it is under “Count it” (Ctrl+T).")


def test_the_sheet_shows_each_key_and_takes_it_too(hands, services):
    for what in ("Queue too long", "Card reader down"):
        services.tally.add(what)
    hands.press("Ctrl+T")
    here = sheet(hands)
    texts = [w.text() for w in here.findChildren(QLabel)]
    assert {"1", "2", "Shift+F1", "Shift+F2"} <= set(texts)
    assert "Shift+F3" not in texts
    press(here.line, "Shift+F2")
    hands.rest()
    assert totals(services) == {"Queue too long": 1, "Card reader down": 2}
    assert hands.sees("Counted: Card reader down, 2 times today.")


def test_the_list_of_all_keys_tells_of_them_in_one_line(hands):
    hands.press("F1")
    assert hands.sees("Count the first of your small things again; the ninth is Shift+F9")
    texts = [w.text() for w in hands.window.findChildren(QLabel) if w.isVisible()]
    assert texts.count("Shift+F1") == 1
    assert "Shift+F2" not in texts


def test_the_keys_are_the_same_on_every_keyboard_and_nobody_elses(hands):
    """Digits with Shift are other signs in Germany, and what digits are in France; F1 is F1 everywhere."""
    hands.press("Ctrl+N", "Escape", *(f"Ctrl+{n}" for n in range(1, 6)))
    all_of_them = [a.shortcut() for a in hands.window.findChildren(QAction) if not a.shortcut().isEmpty()]
    for number in range(1, TALLY_KEYS + 1):
        mine = QKeySequence(tally_key(number))
        combination = mine[0]
        assert Qt.Key.Key_F1 <= combination.key() <= Qt.Key.Key_F9
        assert combination.keyboardModifiers() == Qt.KeyboardModifier.ShiftModifier
        assert all_of_them.count(mine) == 1
