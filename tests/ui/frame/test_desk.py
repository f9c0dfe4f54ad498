"""Who is at the desk: by key, by digit, by name, by PIN; remembered or not; and what they then see."""

from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from delight.domain.cases.case import CaseFilter
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import StaffDraft
from delight.services.opening import create_shop, open_services
from delight.ui.frame.desk.chooser import DeskSheet
from delight.ui.kit import machine
from delight.ui.kit.actions import all_keys
from delight.ui.kit.pin.pad import PinLine, PinPad
from delight.ui.kit.pin.sheet import PinSheet
from delight.ui.kit.work.page import LetterWish, Place
from delight.ui.main_window import MainWindow
from tests import factories
from tests.qt_helpers import named, press, settle, too_small, type_text, wait_for


@pytest.fixture
def window(open_window, services):
    return open_window(services)


def sheet_of(window, kind):
    return wait_for(lambda: next((s for s in window.findChildren(kind) if s.isVisible()), None))


def choose(window):
    press(window, "Ctrl+Shift+D")
    return sheet_of(window, DeskSheet)


def at_desk(window):
    settle(window.tools)
    person = window.tools.services.staff.at_desk()
    return person.name if person else ""


class TestChoosing:
    def test_a_key_and_a_digit(self, window):
        sheet = choose(window)
        assert too_small(sheet) == []
        QTest.keyClick(sheet.list, Qt.Key.Key_2)
        assert at_desk(window) == "Tom Okafor"
        assert window.rail.desk.accessibleName() == "At the desk: Tom Okafor"
        assert window.notice.words.text() == "Tom Okafor is at the desk."

    def test_the_foot_of_the_rail_and_the_mouse(self, window):
        QTest.mouseClick(window.rail.desk, Qt.MouseButton.LeftButton)
        sheet = sheet_of(window, DeskSheet)
        spot = sheet.list.visualRect(sheet.model.index(1, 0)).center()
        QTest.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert at_desk(window) == "Tom Okafor"

    def test_arrows_and_enter(self, window):
        sheet = choose(window)
        press(sheet.list, "Down")
        press(sheet.list, "Return")
        assert at_desk(window) == "Tom Okafor"

    def test_escape_changes_nothing(self, window):
        press(choose(window), "Escape")
        assert at_desk(window) == "Marta Lind"

    def test_one_can_leave(self, window):
        QTest.mouseClick(named(choose(window), "Leave the desk", QPushButton), Qt.MouseButton.LeftButton)
        assert at_desk(window) == ""
        assert not window.tools.services.context.sees_all
        assert "Nobody" in window.rail.desk.accessibleName()

    def test_a_name_among_twenty(self, window, services):
        for number in range(20):
            services.staff.add(StaffDraft(name=f"Person {number:02}"))
        services.staff.add(StaffDraft(name="Łucja Żak"))
        window.plate.refresh()
        settle(window.tools)
        sheet = choose(window)
        wait_for(sheet.line.hasFocus)
        type_text(sheet.line, "zak")
        press(sheet.line, "Return")
        assert at_desk(window) == "Łucja Żak"

    def test_somebody_alone_is_never_asked(self, open_window, tmp_path, clock):
        solo = create_shop(tmp_path / "solo", ShopDraft(name="Solo"), [StaffDraft(name="Ana")], clock=clock)
        window = open_window(solo)
        assert not window.rail.desk.isVisible()
        press(window, "Ctrl+Shift+D")
        assert window.plate.desk.sheet is None
        settle(window.tools)
        window.tools.bus.changed.emit(solo.staff.add(StaffDraft(name="Ben")))
        settle(window.tools)
        assert window.rail.desk.isVisible()
        assert at_desk(window) == "Ana"
        solo.close()


class TestPin:
    @pytest.fixture
    def pad(self, window, services):
        services.pins.put(services.staff.list()[1].id, "4711")
        window.plate.refresh()
        settle(window.tools)
        QTest.keyClick(choose(window).list, Qt.Key.Key_2)
        pad = sheet_of(window, PinPad)
        settle(window.tools)
        return pad

    def test_by_keyboard(self, window, pad):
        type_text(pad.line, "4711")
        press(pad.line, "Return")
        assert at_desk(window) == "Tom Okafor"

    def test_by_finger(self, window, pad):
        assert [
            key for key in pad.findChildren(QPushButton) if key.height() < 44 and key.text().isdigit()
        ] == []
        for digit in "479":
            QTest.mouseClick(named(pad, digit, QPushButton), Qt.MouseButton.LeftButton)
        QTest.mouseClick(named(pad, "Delete the last digit", QPushButton), Qt.MouseButton.LeftButton)
        for digit in "11":
            QTest.mouseClick(named(pad, digit, QPushButton), Qt.MouseButton.LeftButton)
        QTest.mouseClick(pad.enter, Qt.MouseButton.LeftButton)
        assert at_desk(window) == "Tom Okafor"

    def test_only_digits_are_typed(self, pad):
        type_text(pad.line, "a4b7 11x")
        assert pad.line.text() == "4711"

    def test_a_wrong_one_is_told_and_who_was_there_still_is(self, window, pad):
        type_text(pad.line, "0000")
        press(pad.line, "Return")
        settle(window.tools)
        assert pad._words.text() == "That is not the PIN of Tom Okafor. Try again."
        assert pad.line.text() == ""
        assert at_desk(window) == "Marta Lind"

    def test_five_wrong_ones_wait_and_the_right_one_then_fits(
        self, window, pad, services, clock, monkeypatch
    ):
        services.pins.steady = lambda: 0.0
        for _ in range(3):
            type_text(pad.line, "0000")
            press(pad.line, "Return")
            settle(window.tools)
        assert pad.waits
        assert not pad.enter.isEnabled()
        assert "Try again in 5 seconds" in pad._words.text()
        type_text(pad.line, "4711")
        assert pad.line.text() == "", "nothing is typed while it waits"
        services.pins.steady = lambda: 10.0
        clock.forward(seconds=5)
        for _ in range(5):
            pad._tick()
        settle(window.tools)
        assert not pad.waits
        type_text(pad.line, "4711")
        press(pad.line, "Return")
        assert at_desk(window) == "Tom Okafor"

    def test_the_pause_goes_on_after_a_start(self, window, pad, services):
        for _ in range(3):
            type_text(pad.line, "0000")
            press(pad.line, "Return")
            settle(window.tools)
        pad.close()
        settle(window.tools)
        window.plate.desk.seat(services.staff.list()[1])
        again = sheet_of(window, PinPad)
        settle(window.tools)
        assert again.waits

    def test_ones_own_is_set_where_one_chooses(self, window, services):
        QTest.mouseClick(named(choose(window), "My PIN …", QPushButton), Qt.MouseButton.LeftButton)
        sheet = sheet_of(window, PinSheet)
        type_text(named(sheet, "PIN", PinLine), "2468")
        type_text(named(sheet, "The same again", PinLine), "2469")
        press(named(sheet, "The same again", PinLine), "Return")
        assert sheet.form.fields["again"].problem.text() == "The two PINs are not the same."
        named(sheet, "The same again", PinLine).setText("2468")
        press(named(sheet, "The same again", PinLine), "Return")
        settle(window.tools)
        assert services.pins.who_have() == {services.staff.list()[0].uid}
        assert window.notice.words.text() == "Marta Lind has a PIN now."


class TestRemembering:
    @pytest.fixture
    def window(self, closed_tools, services, place, clock, qtbot):
        made = MainWindow(closed_tools, place, lambda wanted: open_services(wanted, clock=clock, zone=UTC))
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        wait_for(lambda: made.places.current)
        settle(closed_tools)
        yield made
        made.tools.services.close()

    def start_again(self, window, place):
        window.open_shop(place)
        settle(window.tools)

    def test_who_sat_there_sits_there_again(self, window, place):
        assert at_desk(window) == ""
        QTest.keyClick(choose(window).list, Qt.Key.Key_2)
        settle(window.tools)
        self.start_again(window, place)
        assert at_desk(window) == "Tom Okafor"

    def test_nobody_with_a_pin_does(self, window, place):
        services = window.tools.services
        QTest.keyClick(choose(window).list, Qt.Key.Key_1)
        settle(window.tools)
        services.pins.put(services.staff.list()[0].id, "4711")
        self.start_again(window, place)
        assert at_desk(window) == ""
        assert not window.tools.services.context.sees_all

    def test_it_is_kept_by_shop(self, tmp_path):
        file = tmp_path / "machine.json"
        machine.change(file, desks={"/a": "one"})
        assert machine.load(file).desks == {"/a": "one"}


class TestWhatTheySee:
    def test_pages_show_what_is_theirs_at_once(self, window, services):
        zoe = factories.customer(services)
        promised = {"promise": "call back", "promise_by": services.now() + timedelta(minutes=1)}
        factories.case(services, zoe, what="Tom was rude to me", owner_only=True, **promised)
        page = window.go(Place.CASES)
        settle(window.tools)
        assert services.cases.count(CaseFilter()) == 1
        QTest.keyClick(choose(window).list, Qt.Key.Key_2)
        settle(window.tools)
        page = window.places.shown()
        assert page.isVisible()
        assert "rude" not in str([label.text() for label in page.findChildren(type(window.notice.words))])
        assert services.cases.count(CaseFilter()) == 0

    def test_settings_keep_the_owners_groups_to_the_owner(self, window):
        page = window.go(Place.SETTINGS)
        settle(window.tools)
        assert page.button(page.staff).isVisible()
        page.open_group(page.staff)
        QTest.keyClick(choose(window).list, Qt.Key.Key_2)
        settle(window.tools)
        page = window.places.shown()
        shown = [group for group in page.groups if page.button(group).isVisible()]
        assert set(shown) == {page.machine, page.history}
        assert page.button(page.machine).isChecked()

    def test_ctrl_z_takes_back_nothing_of_the_owners(self, window, services):
        window.tools.bus.changed.emit(services.staff.add(StaffDraft(name="Ines")))
        QTest.keyClick(choose(window).list, Qt.Key.Key_2)
        settle(window.tools)
        press(window, "Ctrl+Z")
        settle(window.tools)
        assert len(services.staff.list()) == 3
        assert window.notice.words.text() == "There is nothing to undo."


def visible_words(window):
    found = [w.text() for w in window.findChildren(QLabel) if w.isVisible()]
    typed = [w.toPlainText() for w in window.findChildren(QPlainTextEdit) if w.isVisible()]
    return " ".join([*found, *typed])


class TestHandingOver:
    """What stands on the screen when the owner gets up, and somebody of the front desk sits down."""

    @pytest.fixture
    def secret(self, services):
        zoe = factories.customer(services)
        return factories.case(
            services, zoe, what="Tom was rude to me", topic="Tom’s rudeness", owner_only=True
        )

    def sit(self, window, key):
        QTest.keyClick(choose(window).list, key)
        settle(window.tools)

    def test_a_letter_that_is_half_written_waits_for_the_owner(self, window, secret):
        window.write_letter(LetterWish(case_id=secret, wording="apology"))
        wait_for(lambda: "rudeness" in visible_words(window), 20_000)
        settle(window.tools)
        owners = window.places.shown()
        self.sit(window, Qt.Key.Key_2)
        assert "rudeness" not in visible_words(window)
        assert window.places.shown() is not owners
        self.sit(window, Qt.Key.Key_1)
        assert window.places.shown() is owners
        wait_for(lambda: "rudeness" in visible_words(window), 20_000)

    def test_a_search_is_over(self, window, secret):
        type_text(window.top.search, "rude")
        settle(window.tools)
        self.sit(window, Qt.Key.Key_2)
        assert window.top.search.text() == ""

    def test_bringing_in_a_file_is_left(self, window):
        window.go(Place.IMPORT)
        self.sit(window, Qt.Key.Key_2)
        assert window.places.current is Place.CUSTOMERS

    def test_two_who_see_the_same_share_their_pages(self, window, services):
        services.staff.add(StaffDraft(name="Ines"))
        window.plate.refresh()
        settle(window.tools)
        self.sit(window, Qt.Key.Key_2)
        page = window.go(Place.CASES)
        self.sit(window, Qt.Key.Key_3)
        assert window.places.shown() is page

    def test_a_pin_that_was_set_elsewhere_meanwhile_is_asked_for(self, window, services):
        services.pins.put(services.staff.list()[1].id, "4711")
        QTest.keyClick(choose(window).list, Qt.Key.Key_2)
        assert sheet_of(window, PinPad)
        assert at_desk(window) == "Marta Lind"

    def test_who_no_longer_works_here_does_not_sit_down(self, window, services):
        sheet = choose(window)
        services.staff.deactivate(services.staff.list()[1].id)
        QTest.keyClick(sheet.list, Qt.Key.Key_2)
        settle(window.tools)
        assert at_desk(window) == "Marta Lind"


class TestAtTheStart:
    def test_nothing_of_the_owners_is_read_before_somebody_says_who_they_are(
        self, closed_tools, services, place, clock, qtbot
    ):
        seen = []
        closed_tools.opened.connect(lambda: seen.append(closed_tools.services.context.sees_all))
        made = MainWindow(closed_tools, place, lambda wanted: open_services(wanted, clock=clock, zone=UTC))
        qtbot.addWidget(made)
        made.show()
        wait_for(lambda: made.places.current)
        settle(closed_tools)
        assert seen == [False]
        closed_tools.services.close()


class TestAlone:
    @pytest.fixture
    def solo(self, open_window, tmp_path, clock):
        shop = create_shop(
            tmp_path / "solo", ShopDraft(name="Solo"), [StaffDraft(name="Ana Roth")], clock=clock
        )
        zoe = factories.customer(shop)
        told = {"promise": "call back", "promise_by": shop.now() + timedelta(hours=2)}
        case = factories.case(shop, zoe, what="The bread was stale", **told)
        factories.action(shop, case, note="a fresh loaf")
        shop.notes.add(zoe, "Comes on Fridays")
        yield open_window(shop), shop, case, zoe
        shop.close()

    def test_ones_own_name_stands_on_no_page(self, solo):
        window, _shop, case, zoe = solo
        looks = (
            lambda: window.go(Place.TODAY),
            lambda: window.open_case(case),
            lambda: window.go(Place.CASES).views.show_view("promises"),
            lambda: window.go(Place.CASES).views.show_view("board"),
            lambda: window.open_customer(zoe),
            lambda: window.go(Place.SETTINGS).open_group(window.places.shown().history),
        )
        for look in looks:
            look()
            settle(window.tools)
            assert "Ana Roth" not in visible_words(window)
            named_so = [
                w for w in window.findChildren(QWidget) if w.isVisible() and "Ana Roth" in w.toolTip()
            ]
            assert named_so == []

    def test_no_key_asks_who_is_there(self, solo):
        window = solo[0]
        assert "Who is at the desk?" not in [words for _group, words, _key in all_keys(window)]

    def test_with_the_second_colleague_it_is_told(self, solo):
        window, shop, case, _zoe = solo
        window.tools.bus.changed.emit(shop.staff.add(StaffDraft(name="Ben")))
        settle(window.tools)
        window.open_case(case)
        settle(window.tools)
        assert "Written down by Ana Roth" in visible_words(window)
        assert "Who is at the desk?" in [words for _group, words, _key in all_keys(window)]
