"""Into counter mode and out of it, the five fields, what rests meanwhile, who is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from delight.domain.cases.case import CaseDraft, CaseFilter
from delight.domain.customers.customer import CustomerDraft
from delight.ui.counter.leaving import KeeperSheet
from delight.ui.kit import machine
from delight.ui.kit.look.touch import is_touch
from delight.ui.kit.pin.pad import PinPad
from delight.ui.kit.work.page import Place
from tests import factories
from tests.qt_helpers import named, press, press_here, settle, too_small, type_text, wait_for


def sheet_of(window, kind):
    return wait_for(lambda: next((s for s in window.findChildren(kind) if s.isVisible()), None))


def shown_words(root):
    """Return all words that can be read on the screen."""
    labels = [w.text() for w in root.findChildren(QLabel) if w.isVisible()]
    lines = [w.text() for w in root.findChildren(QLineEdit) if w.isVisible()]
    areas = [w.toPlainText() for w in root.findChildren(QPlainTextEdit) if w.isVisible()]
    return " ".join([*labels, *lines, *areas])


class TestGoingIn:
    def test_by_its_key_all_else_is_gone(self, window, counter):
        assert counter.isVisible()
        assert not window.body.isVisible()
        assert window.isFullScreen()
        assert window.tools.guest.is_on
        assert is_touch()

    def test_by_the_button_at_the_foot_of_the_rail(self, window):
        QTest.mouseClick(window.rail.counter, Qt.MouseButton.LeftButton)
        settle(window.tools)
        assert window.counter.is_on

    def test_nothing_of_the_pages_can_be_reached(self, window, counter):
        for key in ("Ctrl+1", "Ctrl+3", "Ctrl+,", "Ctrl+K", "Ctrl+N", "Ctrl+T", "Ctrl+H", "F1"):
            press(counter.home, key)
            settle(window.tools)
        window.go(Place.CUSTOMERS)
        assert not window.body.isVisible()
        assert not window.slide.isVisible()
        assert window.tools.guest.is_on
        assert counter.pages.currentWidget() is counter.home

    def test_news_wake_none_of_what_rests(self, window, counter, services):
        for n in range(12):
            factories.customer(services, f"Person {n}")
        window.plate.refresh()
        settle(window.tools)
        left = [a.objectName() for a in window.findChildren(QAction) if a.objectName().startswith("go-")]
        assert left
        assert not any(window.actions_by_name[name].isEnabled() for name in left)

    @pytest.mark.parametrize("pieces", [0, 1, 3])
    def test_keys_are_heard_before_the_note_is_made_ahead(self, window, services, pieces):
        QTest.keyClick(window, Qt.Key.Key_F11)
        for _ in range(pieces):  # of the many that are made while nobody touches anything
            window.log_pieces.make_next()
        mode = window.counter.mode
        assert not mode.has_panel
        QTest.keyClick(mode.home, Qt.Key.Key_1)
        for letter in "The soup was cold":
            QTest.keyClick(QApplication.focusWidget(), letter)
        settle(window.tools)
        press_here("Ctrl+Return")
        settle(window.tools)
        assert [case.what for case in services.cases.page(CaseFilter())] == ["The soup was cold"]

    def test_the_note_is_made_ahead_where_nobody_touches_anything(self, window, counter):
        wait_for(lambda: counter.has_panel)
        wait_for(lambda: "pulse" in counter.__dict__)
        assert not counter.log.isVisible()
        press_here("2")
        settle(window.tools)
        assert counter.log.isVisible()
        assert window.slide.panel is None

    def test_what_was_half_written_in_the_whole_window_is_not_shown_here(self, window):
        press(window, "Ctrl+N")
        form = window.slide.panel.note_page.form
        type_text(form.what, "Zoë Brontë is furious about the invoice")
        press_here("F11")
        settle(window.tools)
        press_here("1")
        settle(window.tools)
        assert "Brontë" not in shown_words(window.counter.mode)
        press_here("F11")
        settle(window.tools)
        press(window, "Ctrl+N")
        assert [note.what for note in window.slide.panel.note_page.parked.notes()] == [
            "Zoë Brontë is furious about the invoice"
        ]

    def test_what_was_half_written_takes_no_keyboard_as_it_is_put_aside(self, window):
        press(window, "Ctrl+N")
        type_text(window.slide.panel.note_page.form.what, "The soup was cold")
        press_here("Esc")
        press_here("F11")
        mode = window.counter.mode
        wait_for(lambda: mode.has_panel)
        assert mode.home.hasFocus()
        press_here("2")
        settle(window.tools)
        assert mode.log.isVisible()


class TestGoingOut:
    def test_without_a_pin_by_one_key(self, window, counter):
        press(counter.home, "F11")
        settle(window.tools)
        assert not window.counter.is_on
        assert window.body.isVisible()
        assert not window.isFullScreen()
        assert not window.tools.guest.is_on
        assert not is_touch()
        assert window.actions_by_name["log"].isEnabled()

    def test_by_the_button(self, window, counter):
        QTest.mouseClick(counter.home.leave, Qt.MouseButton.LeftButton)
        settle(window.tools)
        assert window.body.isVisible()

    def test_the_guests_view_is_as_it_was(self, window):
        press(window, "Ctrl+H")
        press_here("F11")
        settle(window.tools)
        press_here("F11")
        settle(window.tools)
        assert window.tools.guest.is_on

    def test_with_a_pin_only_with_it(self, window, counter, services):
        owner = services.staff.list()[0]
        services.pins.put(owner.id, "4711", "")
        press(counter.home, "F11")
        pad = sheet_of(window, PinPad)
        press(pad.line, "Escape")
        settle(window.tools)
        assert window.counter.is_on
        press(counter.home, "F11")
        pad = sheet_of(window, PinPad)
        assert pad.enter.text() == "Back to the whole window", "nobody sits down: that is said at the desk"
        type_text(pad.line, "9999")
        press(pad.line, "Return")
        settle(window.tools)
        assert window.counter.is_on
        wait_for(lambda: not pad.waits)
        type_text(pad.line, "4711")
        press(pad.line, "Return")
        settle(window.tools)
        assert not window.counter.is_on
        assert services.staff.at_desk().id == owner.id

    def test_of_several_with_a_pin_one_is_chosen(self, window, counter, services):
        marta, tom = services.staff.list()[:2]
        services.pins.put(marta.id, "4711", "")
        services.pins.put(tom.id, "0815", "")
        press(counter.home, "F11")
        sheet = sheet_of(window, KeeperSheet)
        assert too_small(sheet, 44) == []
        QTest.mouseClick(named(sheet, tom.name), Qt.MouseButton.LeftButton)
        pad = sheet_of(window, PinPad)
        assert too_small(pad, 44) == []
        type_text(pad.line, "0815")
        press(pad.line, "Return")
        settle(window.tools)
        assert not window.counter.is_on
        assert services.staff.at_desk().id == tom.id


class TestAgain:
    def test_started_again_it_is_a_counter_again(self, window, counter, open_window, services):
        assert machine.load().counter
        again = open_window(services)
        settle(again.tools)
        assert again.counter.is_on
        assert not again.body.isVisible()
        press(again.counter.mode.home, "F11")
        settle(again.tools)
        assert not machine.load().counter

    def test_it_is_no_counter_again_after_it_was_left(self, window, counter, open_window, services):
        press(counter.home, "F11")
        settle(window.tools)
        again = open_window(services)
        assert not again.counter.is_on


class TestFields:
    @pytest.mark.parametrize(("digit", "title"), [
        ("1", "Something went wrong"), ("2", "A kind word"), ("3", "Here’s a voucher"),
        ("4", "A surprise was given"), ("5", "They’re back"),
    ])  # fmt: skip
    def test_a_digit_opens_it_and_escape_leaves_it(self, window, counter, digit, title):
        press(counter.home, digit)
        settle(window.tools)
        sheet = counter.pages.currentWidget()
        assert sheet.title.text() == title
        assert sheet.isAncestorOf(QApplication.focusWidget())
        press_here("Escape")
        settle(window.tools)
        assert counter.pages.currentWidget() is counter.home

    def test_a_finger_opens_it(self, window, counter):
        QTest.mouseClick(counter.home.fields[4], Qt.MouseButton.LeftButton)
        assert counter.pages.currentWidget() is counter.visit

    def test_arrows_and_enter_open_it(self, window, counter):
        press_here("Right")
        press_here("Right")
        press_here("Return")
        assert counter.pages.currentWidget() is counter.log

    def test_the_fields_are_as_large_as_the_screen_lets_them(self, window, counter):
        window.setMinimumSize(0, 0)
        for size in ((1024, 640), (1920, 1080), (800, 1280)):
            window.resize(*size)
            settle(window.tools)
            for field in counter.home.fields:
                assert field.height() >= 92
                assert field.width() >= 180
            tall = size[1] > size[0]
            assert (len({f.x() for f in counter.home.fields}) == 1) is tall


class TestIdle:
    def test_after_a_while_the_next_person_finds_the_five_fields(self, window, counter, services, say):
        factories.customer(services, "Anna Bell")
        press(counter.home, "5")
        say("Anna Bell")
        assert "Anna Bell" in shown_words(counter)
        counter._idle.timeout.emit()
        assert counter.pages.currentWidget() is counter.home
        press(counter.home, "5")
        settle(window.tools)
        assert "Anna" not in shown_words(counter)

    def test_it_is_a_minute_and_every_key_begins_it_anew(self, window, counter):
        press(counter.home, "5")
        assert counter._idle.isActive()
        assert counter._idle.interval() == 60_000
        counter._idle.start(30_000)
        press_here("a")
        assert counter._idle.interval() == 60_000

    def test_half_typed_words_of_a_note_are_kept_and_told(self, window, counter, say):
        press(counter.home, "1")
        say("The rolls were cold")
        counter._idle.timeout.emit()
        assert counter.home.fields[0].hint == "not finished"
        assert counter.home.fields[1].hint == ""
        press(counter.home, "1")
        assert counter._panel.note_page.form.what.toPlainText() == "The rolls were cold"

    def test_after_a_restart_it_is_still_not_finished_and_comes_back(
        self, window, counter, say, open_window, services
    ):
        press(counter.home, "1")
        say("The rolls were cold")
        press_here("Escape")
        press(counter.home, "2")
        say("Tom was a darling")
        counter._panel.finish()
        again = open_window(services)
        mode = again.counter.mode
        wait_for(lambda: mode.home.fields[0].hint)
        assert [field.hint for field in mode.home.fields[:2]] == ["not finished", "not finished"]
        press(mode.home, "1")
        settle(again.tools)
        assert mode._panel.note_page.form.what.toPlainText() == "The rolls were cold"

    def test_what_was_gone_on_with_in_the_whole_window_is_not_brought_back_here(self, window, counter, say):
        press(counter.home, "1")
        say("The rolls were cold")
        press_here("F11")
        settle(window.tools)
        press(window, "Ctrl+N")
        type_text(QApplication.focusWidget(), " says Zoë Brontë")
        press_here("F11")
        settle(window.tools)
        wait_for(lambda: window.counter.mode.has_panel)
        assert window.counter.mode.home.fields[0].hint == ""


def test_no_other_customer_is_read_anywhere(window, services):
    anna = services.customers.add(CustomerDraft(name="Anna Bell", phone="01632 960717")).record
    services.cases.log(CaseDraft(what="The cake was burnt", customer_id=anna))
    press_here("F11")
    settle(window.tools)
    mode = window.counter.mode
    for digit in "12345":
        press(mode.home, digit)
        settle(window.tools)
        assert "Anna" not in shown_words(mode)
        assert "cake" not in shown_words(mode)
        press_here("Escape")
    assert services.cases.page(CaseFilter())
