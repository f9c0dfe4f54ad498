"""The five things that happen at a counter, by keys, fingers and a scanner; what is stored, what is said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.cases.case import CaseFilter
from delight.domain.cases.stages import CaseKind
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.gestures import GestureDraft, GestureState
from delight.domain.loyalty.stamp_cards import CardState
from delight.domain.loyalty.vouchers import VoucherState
from delight.domain.shop import draft_of
from delight.domain.surprises.suggestions import SuggestionState
from delight.ui.kit.work.dialogs import Sheet
from tests import factories
from tests.qt_helpers import press, press_here, settle, too_small, wait_for


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def anna(services):
    return services.customers.add(CustomerDraft(name="Anna Bell", phone="01632 960717")).record


def undo(window):
    assert window.notice.isVisible()
    click(window.notice.undo)
    settle(window.tools)


def visits(services, customer):
    return [entry for entry in services.customers.timeline(customer) if entry.kind == "visit"]


def earns_coffee(services):
    """Let a full card of the shop earn a coffee."""
    services.shop.edit(draft_of(services.shop.row(), stamps_reward="a coffee"))


def is_home(counter):
    return counter.pages.currentWidget() is counter.home


class TestNotes:
    @pytest.mark.parametrize(("digit", "kind"), [("1", CaseKind.COMPLAINT), ("2", CaseKind.COMPLIMENT)])
    def test_a_note_is_logged_and_the_next_can_come(self, window, counter, services, say, digit, kind):
        press(counter.home, digit)
        settle(window.tools)
        say("The rolls were cold, they said")
        press_here("Ctrl+Return")
        settle(window.tools)
        case = services.cases.page(CaseFilter())[0]
        assert (case.what, case.kind) == ("The rolls were cold, they said", kind)
        assert is_home(counter)
        assert counter.home.title.text().startswith("Noted.")
        assert window.notice.isVisible()

    def test_undo_brings_the_words_back(self, window, counter, services, say):
        press(counter.home, "1")
        say("The rolls were cold")
        press_here("Ctrl+Return")
        settle(window.tools)
        undo(window)
        assert services.cases.page(CaseFilter()) == []
        assert counter.pages.currentWidget() is counter.log
        assert counter._panel.note_page.form.what.toPlainText() == "The rolls were cold"

    def test_two_half_notes_wait_for_each_other(self, window, counter, say):
        press(counter.home, "1")
        say("The rolls were cold")
        press_here("Escape")
        press(counter.home, "2")
        say("But so friendly")
        press_here("Escape")
        assert [field.hint for field in counter.home.fields[:2]] == ["not finished", "not finished"]
        form = counter._panel.note_page.form
        press(counter.home, "1")
        assert form.what.toPlainText() == "The rolls were cold"
        press_here("Escape")
        press(counter.home, "2")
        assert form.what.toPlainText() == "But so friendly"

    def test_the_panel_is_back_in_the_whole_window(self, window, counter, services):
        press(counter.home, "1")
        press_here("Escape")
        press(counter.home, "F11")
        settle(window.tools)
        press(window, "Ctrl+N")
        panel = window.slide.panel
        assert panel.isVisible()
        assert panel._title.isVisible()
        assert panel.maximumWidth() > 10_000
        assert panel.note_page.foot.park.isVisible()


class TestBack:
    def test_a_visit_with_its_amount_by_keys_alone(self, window, counter, services, say, anna):
        press(counter.home, "5")
        say("Anna Bell")
        press_here("Return")
        settle(window.tools)
        assert counter.visit.title.text() == "Anna Bell is back"
        say("12.50")
        press_here("Return")
        settle(window.tools)
        assert is_home(counter)
        assert len(visits(services, anna)) == 1
        undo(window)
        assert visits(services, anna) == []

    def test_by_fingers_alone_on_the_digits_of_the_screen(self, window, counter, services, say, anna):
        click(counter.home.fields[4])
        say("Anna B")
        click(counter.visit.who.yes)
        settle(window.tools)
        for key in ("1", "2", ".", "5", "5", "", "0"):
            click(counter.visit.pad.keys[key])
        assert counter.visit.amount.text() == "12.50"
        click(counter.visit.note)
        settle(window.tools)
        assert is_home(counter)
        assert len(visits(services, anna)) == 1

    def test_a_stamp_comes_with_it(self, window, counter, services, say, anna, stamp_card):
        card = stamp_card(customer_id=anna)
        press(counter.home, "5")
        say("Anna Bell")
        press_here("Return")
        settle(window.tools)
        assert counter.visit.circles.stamps == 2
        press_here("Return")
        settle(window.tools)
        assert services.stamp_cards.get(card.id).stamps == 3
        assert len(visits(services, anna)) == 1
        undo(window)
        assert services.stamp_cards.get(card.id).stamps == 2
        assert visits(services, anna) == []

    def test_an_amount_that_cannot_be_read_stays_and_is_told(self, window, counter, services, say, anna):
        press(counter.home, "5")
        say("Anna Bell")
        press_here("Return")
        settle(window.tools)
        say("twelve")
        press_here("Return")
        settle(window.tools)
        field = counter.visit.form.fields["amount"]
        assert field.problem.isVisible()
        assert counter.visit.amount.text() == "twelve"
        assert visits(services, anna) == []

    def test_of_the_same_name_one_after_the_other_is_shown(self, window, counter, services, say, anna):
        services.customers.add(CustomerDraft(name="Anna Bell", phone="01632 960123"))
        press(counter.home, "5")
        say("Anna Bell")
        first = counter.visit.who.about.text()
        press_here("Down")
        second = counter.visit.who.about.text()
        assert {first[:6], second[:6]} == {"1 of 2", "2 of 2"}
        assert "960717" not in first + second
        assert {"717", "123"} == {first[-3:], second[-3:]}

    def test_nobody_of_that_name(self, window, counter, say):
        press(counter.home, "5")
        say("Xerxes")
        assert counter.visit.who.nobody.isVisible()
        press_here("Return")
        settle(window.tools)
        assert counter.visit.who.line.text() == "Xerxes"

    def test_a_card_instead_of_a_name_is_stamped(self, window, counter, services, scan, stamp_card):
        card = stamp_card()
        press(counter.home, "5")
        scan(card.code)
        assert services.stamp_cards.get(card.id).stamps == 3
        assert counter.codes.card.isVisible()


class TestVouchers:
    def test_scanned_from_the_five_fields_and_taken(self, window, counter, services, scan, voucher, anna):
        issued = voucher(value_minor=2500, customer_id=anna)
        scan(issued.code)
        assert counter.codes.voucher.worth.text() == "£25"
        assert services.vouchers.get(issued.id).state is VoucherState.OPEN
        click(counter.codes.voucher.take)
        settle(window.tools)
        assert services.vouchers.get(issued.id).state is VoucherState.USED
        assert is_home(counter)
        assert len(visits(services, anna)) == 1
        assert counter.home.title.text() == "Taken. Enjoy!"
        assert window.notice.words.text() == "Voucher taken."
        undo(window)
        assert services.vouchers.get(issued.id).state is VoucherState.OPEN

    def test_enter_twice_takes_nothing(self, window, counter, services, scan, voucher):
        issued = voucher(item="A coffee")
        scan(issued.code, enters=2)
        assert counter.codes.voucher.worth.text() == "A coffee"
        assert services.vouchers.get(issued.id).state is VoucherState.OPEN

    def test_a_part_of_it(self, window, counter, services, scan, voucher, say):
        issued = voucher(value_minor=2500)
        scan(issued.code)
        click(counter.codes.voucher.part)
        say("10")
        press_here("Return")
        settle(window.tools)
        assert services.vouchers.get(issued.id).left_minor == 1500
        assert counter.home.title.text() == "Taken. £15 are left on it."

    def test_more_than_is_left_is_refused_and_stays(self, window, counter, services, scan, voucher, say):
        issued = voucher(value_minor=2500)
        scan(issued.code)
        click(counter.codes.voucher.part)
        say("30")
        press_here("Return")
        settle(window.tools)
        assert services.vouchers.get(issued.id).left_minor == 2500
        assert (
            counter.codes.voucher.form.fields["amount"].problem.text()
            == "There is only £25 left on this voucher."
        )
        assert counter.codes.voucher.amount.text() == "30"

    def test_one_that_was_used_says_when(self, window, counter, services, scan, voucher):
        issued = voucher(item="A coffee")
        services.vouchers.redeem(issued.code)
        scan(issued.code)
        view = counter.codes.voucher
        assert not view.take.isVisible()
        assert "used already" in view.problem.text()

    def test_one_that_is_over_can_be_taken_all_the_same(
        self, window, counter, services, scan, voucher, clock
    ):
        issued = voucher(item="A coffee", until=services.context.today())
        clock.now += timedelta(days=2)
        scan(issued.code)
        view = counter.codes.voucher
        assert "until" in view.problem.text()
        assert view.take.text() == "Take it all the same"
        click(view.take)
        settle(window.tools)
        assert services.vouchers.get(issued.id).state is VoucherState.USED

    def test_by_the_letters_of_the_screen(self, window, counter, services, voucher):
        issued = voucher(item="A coffee")
        press(counter.home, "3")
        for letter in issued.code:
            click(counter.codes.pad.keys[letter])
        click(counter.codes.look)
        settle(window.tools)
        assert counter.codes.voucher.worth.text() == "A coffee"

    @pytest.mark.parametrize("change", ["swap", "one", "short", "other"])
    def test_a_wrong_code_is_one_sentence_and_the_next_scan_takes_its_place(
        self, window, counter, scan, voucher, change
    ):
        issued = voucher(item="A coffee")
        code = issued.code
        wrong = {
            "swap": code[:3] + code[4] + code[3] + code[5:],
            "one": code[:4] + ("2" if code[4] != "2" else "3") + code[5:],
            "short": code[:5],
            "other": "VB2" + "2" * 6,
        }[change]
        if wrong == code:
            wrong = code[:4] + ("5" if code[4] != "5" else "6") + code[5:]
        scan(wrong)
        field = counter.codes.field
        assert field.problem.isVisible()
        assert field.problem.text().count("\n") == 0
        assert counter.codes.line.selectedText() == wrong
        scan(code)
        assert not field.problem.isVisible()
        assert counter.codes.voucher.worth.text() == "A coffee"

    def test_what_was_given_out_by_nobody(self, window, counter, services, scan, voucher):
        issued = voucher(item="A coffee")
        services.history.undo(services.history.last(since=services.now() - timedelta(days=1)).deed)
        scan(issued.code)
        assert "no such voucher" in counter.codes.field.problem.text()


class TestStamps:
    def test_a_scan_stamps(self, window, counter, services, scan, stamp_card):
        card = stamp_card()
        scan(card.code)
        assert services.stamp_cards.get(card.id).stamps == 3
        assert counter.codes.card.circles.stamps == 3
        undo(window)
        assert services.stamp_cards.get(card.id).stamps == 2
        assert is_home(counter)

    def test_enter_twice_is_one_stamp(self, window, counter, services, scan, stamp_card):
        card = stamp_card()
        scan(card.code, enters=2)
        scan(card.code)
        assert services.stamp_cards.get(card.id).stamps == 3
        assert counter.codes.card.words.text() == "That scan came twice: one stamp."

    def test_a_scanner_that_ends_with_tab_stamps_once(
        self, window, counter, services, scan, stamp_card, clock
    ):
        card = stamp_card()
        scan(card.code, enters=0)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        settle(window.tools)
        assert services.stamp_cards.get(card.id).stamps == 3
        assert counter.codes.line.hasFocus()
        clock.forward(minutes=1)
        QTest.keyClick(counter.codes.line, Qt.Key.Key_Tab)
        settle(window.tools)
        assert not counter.codes.line.hasFocus()
        assert services.stamp_cards.get(card.id).stamps == 3
        scan(card.code, enters=0)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        settle(window.tools)
        assert services.stamp_cards.get(card.id).stamps == 4, "the next scan counts anew"

    @pytest.mark.parametrize("says", ["]Q1", "$A&", "+q3"])
    def test_a_scanner_that_says_what_kind_of_square_it_saw_is_understood(
        self, window, counter, services, scan, stamp_card, says
    ):
        card = stamp_card()
        counter.home.focus_first()
        scan(says + card.code)
        assert services.stamp_cards.get(card.id).stamps == 3

    @pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
    @pytest.mark.parametrize("says", ["", "]Q1"])
    def test_a_card_scanned_instead_of_a_name_is_stamped(
        self, window, counter, services, scan, stamp_card, key, says
    ):
        card = stamp_card()
        press(counter.home, "5")
        settle(window.tools)
        assert counter.visit.who.line.hasFocus()
        scan(says + card.code, enters=0)
        QTest.keyClick(QApplication.focusWidget(), key)
        settle(window.tools)
        assert counter.codes.card.isVisible()
        assert services.stamp_cards.get(card.id).stamps == 3

    def test_the_next_scan_is_read_wherever_the_keyboard_rests(
        self, window, counter, services, scan, stamp_card, voucher
    ):
        card, other, issued = stamp_card(), stamp_card(), voucher(value_minor=500)
        scan(card.code)
        click(counter.codes.card.more)
        settle(window.tools)
        counter.codes.card.more.setFocus()
        scan(other.code)
        assert [services.stamp_cards.get(one.id).stamps for one in (card, other)] == [4, 3]
        counter.codes.card.ready.setFocus()
        scan(issued.code)
        assert counter.codes.voucher.isVisible()
        assert counter.codes.line.text() == issued.code
        assert services.vouchers.find(issued.code).left_minor == 500

    def test_one_more_that_is_meant(self, window, counter, services, scan, stamp_card):
        card = stamp_card()
        scan(card.code)
        click(counter.codes.card.more)
        settle(window.tools)
        assert services.stamp_cards.get(card.id).stamps == 4
        click(counter.codes.card.ready)
        assert is_home(counter)

    def test_a_full_one_earns_its_reward(self, window, counter, services, scan, stamp_card):
        card = stamp_card(needed=3)
        scan(card.code)
        view = counter.codes.card
        assert view.words.text() == "The card is full!"
        assert view.reward.isVisible()
        click(view.reward)
        settle(window.tools)
        assert services.stamp_cards.get(card.id).state is CardState.REWARDED
        assert is_home(counter)

    def test_one_whose_reward_was_given_says_so(self, window, counter, services, scan, stamp_card):
        card = stamp_card(needed=3)
        services.stamp_cards.stamp_card(card.id)
        services.stamp_cards.reward(card.id)
        scan(card.code)
        assert counter.codes.card.words.text() == "The reward of this card was given already."

    def test_a_new_card_for_nobody_by_name(self, window, counter, services):
        earns_coffee(services)
        press(counter.home, "3")
        click(counter.codes.new_card)
        click(counter.codes.nobody)
        settle(window.tools)
        card = services.stamp_cards.page()[0]
        assert (card.customer_id, card.stamps, card.needed) == (None, 2, 10)
        assert counter.codes.card.circles.stamps == 2
        assert too_small(counter.codes, 44) == []
        click(counter.codes.card.printed)
        paper = wait_for(lambda: next((s for s in window.findChildren(Sheet) if s.isVisible()), None))
        settle(window.tools)
        assert too_small(paper, 44) == []
        press(paper, "Escape")
        settle(window.tools)
        counter.codes.card.ready.setFocus()
        press_here("Return")
        settle(window.tools)
        assert is_home(counter)
        undo(window)
        assert services.stamp_cards.page() == []

    def test_a_new_card_for_somebody(self, window, counter, services, say, anna):
        earns_coffee(services)
        press(counter.home, "3")
        click(counter.codes.new_card)
        say("Anna Bell")
        press_here("Return")
        settle(window.tools)
        assert services.stamp_cards.page()[0].customer_id == anna

    def test_without_a_reward_in_the_scheme_it_says_what_to_do(self, window, counter, services):
        press(counter.home, "3")
        click(counter.codes.new_card)
        click(counter.codes.nobody)
        settle(window.tools)
        assert services.stamp_cards.page() == []
        assert counter.codes.banner.isVisible()


class TestSurprises:
    def test_one_press_says_what_it_was(self, window, counter, services, say, anna):
        services.shop.edit(draft_of(services.shop.row(), surprises_a_week=0))
        press(counter.home, "4")
        say("Anna Bell")
        press_here("Return")
        settle(window.tools)
        assert counter.surprise.title.text() == "A surprise for Anna Bell"
        first = services.gestures.ideas()[0]
        press_here("Return")
        settle(window.tools)
        given = services.gestures.page(anna)
        assert [(one.name, one.state, one.key) for one in given] == [
            (first.name, GestureState.GIVEN, first.key)
        ]
        assert is_home(counter)
        undo(window)
        assert services.gestures.page(anna) == []

    def test_what_was_planned_for_today_is_offered_by_initials(self, window, counter, services, anna):
        planned = services.gestures.log(
            GestureDraft(customer_id=anna, name="A slice of plum tart", planned_on=services.context.today())
        ).record
        press(counter.home, "4")
        settle(window.tools)
        box = counter.surprise.today_box
        choice = box.itemAt(0).widget()
        assert choice.accessibleName() == "A slice of plum tart, for A. B."
        click(choice)
        settle(window.tools)
        assert services.gestures.get(planned).state is GestureState.GIVEN

    def test_a_complaint_that_is_open_is_said_before_anything_is_given(
        self, window, counter, services, say, anna
    ):
        services.gestures.log(
            GestureDraft(customer_id=anna, name="A slice of plum tart", planned_on=services.context.today())
        )
        factories.case(services, anna)
        press(counter.home, "4")
        settle(window.tools)
        choice = counter.surprise.today_box.itemAt(0).widget()
        assert choice.accessibleName() == "A slice of plum tart, for A. B. · a complaint is open"
        say("Anna Bell")
        press_here("Return")
        settle(window.tools)
        assert counter.surprise.warned.isVisible()
        assert counter.surprise.warned.text() == "A complaint is open. Putting it right comes first."
        press_here("Return")
        settle(window.tools)
        assert services.gestures.page(anna)[0].state is GestureState.GIVEN, "it may be given all the same"

    def test_nothing_is_said_of_a_complaint_that_is_the_owners_alone(
        self, window, counter, services, say, anna
    ):
        factories.case(services, anna, owner_only=True)
        services.staff.sit_down(services.staff.by_name("tom").id)
        press(counter.home, "4")
        say("Anna Bell")
        press_here("Return")
        settle(window.tools)
        assert counter.surprise.details.isVisible()
        assert not counter.surprise.warned.isVisible()

    def test_what_the_week_suggests_is_offered_and_accepted(self, window, counter, services, say, anna):
        services.customers.add_visit(VisitDraft(customer_id=anna, day=services.context.today()))
        suggested = [one for one in services.surprises.week().rows if one.customer_id == anna]
        press(counter.home, "4")
        say("Anna Bell")
        press_here("Return")
        settle(window.tools)
        press_here("Return")
        settle(window.tools)
        assert [one.key for one in suggested] == [one.key for one in services.gestures.page(anna)]
        assert services.surprises.get(suggested[0].id).state is SuggestionState.ACCEPTED

    def test_own_words(self, window, counter, services, say, anna):
        press(counter.home, "4")
        say("Anna Bell")
        press_here("Return")
        settle(window.tools)
        counter.surprise.own.setFocus()
        say("A ride in the van")
        press_here("Return")
        settle(window.tools)
        assert [one.name for one in services.gestures.page(anna)] == ["A ride in the van"]

    def test_who_wants_none_gets_none(self, window, counter, services, say, anna):
        services.customers.edit(anna, CustomerDraft(name="Anna Bell", surprises_welcome=False))
        press(counter.home, "4")
        say("Anna Bell")
        press_here("Return")
        settle(window.tools)
        assert counter.surprise.banner.isVisible()
        assert QApplication.focusWidget() is counter.surprise.who.line


def test_ctrl_z_takes_back_what_the_bar_offers_and_nothing_older(window, counter, services, scan, stamp_card):
    older = factories.case(services, factories.customer(services, "Zoë Brontë"))
    card = stamp_card()
    scan(card.code)
    press_here("Escape")
    press_here("Escape")
    press(counter.home, "Ctrl+Z")
    settle(window.tools)
    assert services.stamp_cards.get(card.id).stamps == 2
    press(counter.home, "Ctrl+Z")
    settle(window.tools)
    assert services.cases.get(older)
