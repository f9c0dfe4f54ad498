"""Vouchers and stamp cards: issued, found by code, taken, stamped, printed, cancelled."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from delight.domain.codes import spaced
from delight.domain.loyalty.stamp_cards import CardState, StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft, VoucherState
from delight.domain.shop import draft_of
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.surprises.loyalty.kinds import Kind
from tests.qt_helpers import (
    let_run,
    named,
    press,
    press_here,
    settle,
    too_small,
    type_text,
    unnamed,
    wait_for,
)
from tests.ui.surprises.loyalty.kinds import new


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def issue(services, **draft):
    return services.vouchers.get(services.vouchers.issue(VoucherDraft(**draft)).record)


def hand_out(services, **draft):
    card = StampCardDraft(**({"reward": "a coffee", "needed": 5, "head_start": 2} | draft))
    return services.stamp_cards.get(services.stamp_cards.open(card).record)


def scan(view, text, enters=1):
    view.line.take_keyboard()
    type_text(view.line.line, text)
    for _ in range(enters):
        press(view.line.line, "Return")
    settle(view.tools)


class TestVouchers:
    def test_one_is_issued_by_keys_alone(self, view, services, zoe):
        press(view, "+")
        form = view.forms.issue
        type_text(form.who, "Zoë van Dam")
        settle(view.tools)
        press(form.who, "Return")
        settle(view.tools)
        form.amount.setFocus()
        type_text(form.amount, "25")
        press(form.amount, "Ctrl+Return")
        settle(view.tools)
        voucher = services.vouchers.page()[0]
        assert (voucher.customer_id, voucher.value_minor, voucher.item) == (zoe, 2500, "")
        assert form.isHidden()
        assert view.voucher.isVisible()
        assert view.voucher.worth.text() == "£25"
        assert view.owed.text() == "1 voucher can be used: £25 to redeem."
        assert view.states[Kind.VOUCHERS].value() == VoucherState.OPEN, "it can be used"
        assert QApplication.focusWidget() is view.voucher.printed, "the next thing is to hand it over"

    def test_words_that_narrowed_the_list_make_room_for_a_new_one(self, view, services):
        issue(services, item="A slice of cake")
        type_text(view.line.line, "cake")
        wait_for(lambda: view.searched)
        settle(view.tools)
        click(view.head.findChildren(QPushButton)[-1])
        type_text(view.forms.issue.item, "A coffee")
        press(view.forms.issue.item, "Return")
        settle(view.tools)
        assert view.line.line.text() == ""
        let_run(200)
        settle(view.tools)
        assert view.model.rowCount() == 2
        assert view.voucher.worth.text() == "A coffee"
        assert QApplication.focusWidget() is view.voucher.printed

    def test_one_that_was_not_issued_after_all_leaves_the_keyboard_with_the_list(self, view, services):
        tell(view, services.vouchers.issue(VoucherDraft(item="A coffee")))
        press(view, "+")
        press_here("Escape")
        assert view.forms.issue.isHidden()
        assert QApplication.focusWidget() is view.list

    def test_neither_amount_nor_thing_is_told_at_its_field_and_all_stays(self, view, services, zoe):
        press(view, "+")
        form = view.forms.issue
        form.note.setPlainText("For the mix-up")
        press(form.who, "Ctrl+Return")
        settle(view.tools)
        assert services.vouchers.page() == []
        assert form.form.fields["value"].problem.isVisible()
        assert form.note.toPlainText() == "For the mix-up"

    def test_a_name_that_was_not_chosen_is_not_dropped_in_silence(self, view, services):
        press(view, "+")
        type_text(view.forms.issue.who, "Somebody")
        type_text(view.forms.issue.item, "A coffee")
        press(view.forms.issue.item, "Return")
        settle(view.tools)
        assert services.vouchers.page() == []
        assert view.forms.issue.form.fields["customer"].problem.isVisible()

    def test_a_scan_shows_it_and_enter_twice_takes_nothing(self, view, services, zoe):
        issue(services, item="A slice of cake")
        voucher = issue(services, item="A coffee", customer_id=zoe)
        view.refresh()
        scan(view, voucher.code, enters=2)
        assert view.voucher.worth.text() == "A coffee"
        assert view.voucher.voucher.state is VoucherState.OPEN
        assert view.line.line.selectedText() == voucher.code

    def test_it_is_taken_whole_or_in_part(self, view, services):
        voucher = issue(services, value_minor=2500)
        scan(view, voucher.code)
        type_text(view.voucher.amount, "10")
        click(view.voucher.take)
        settle(view.tools)
        assert services.vouchers.get(voucher.id).left_minor == 1500
        assert view.voucher.worth.text() == "£15 of £25"
        assert "£10 taken on" in view.voucher.taken.text()
        click(view.voucher.take)
        settle(view.tools)
        assert services.vouchers.get(voucher.id).state is VoucherState.USED

    def test_more_than_is_left_is_refused_at_the_amount(self, view, services):
        voucher = issue(services, value_minor=2500)
        scan(view, voucher.code)
        type_text(view.voucher.amount, "30")
        click(view.voucher.take)
        settle(view.tools)
        assert services.vouchers.get(voucher.id).left_minor == 2500
        assert "£25" in view.voucher.form.fields["amount"].problem.text()
        assert view.voucher.amount.text() == "30"

    def test_one_that_is_over_is_taken_all_the_same(self, view, services, clock):
        voucher = issue(services, item="A coffee", until=services.context.today())
        clock.now += timedelta(days=3)
        scan(view, voucher.code)
        assert view.voucher.take.text() == "Take it all the same"
        click(view.voucher.take)
        settle(view.tools)
        assert services.vouchers.get(voucher.id).state is VoucherState.USED

    @pytest.mark.parametrize(("button", "wording"), [("letter", "voucher"), ("card", "voucher-card")])
    def test_it_is_written_as_letter_or_card(self, view, services, zoe, qtbot, button, wording):
        voucher = issue(services, item="A coffee", customer_id=zoe)
        scan(view, voucher.code)
        with qtbot.waitSignal(view.write_letter_requested) as asked:
            click(getattr(view.voucher, button))
        wish = asked.args[0]
        assert (wish.voucher_id, wish.customer_id, wish.wording) == (voucher.id, zoe, wording)

    def test_its_code_is_copied_as_it_is_printed(self, view, services):
        voucher = issue(services, item="A coffee")
        scan(view, voucher.code)
        click(view.voucher.copy)
        assert QApplication.clipboard().text() == spaced(voucher.code)

    def test_it_is_cancelled_after_a_question(self, view, services):
        voucher = issue(services, item="A coffee")
        scan(view, voucher.code)
        click(view.voucher.drop)
        sheet = wait_for(lambda: next((s for s in view.findChildren(QDialog) if s.isVisible()), None))
        click(named(sheet, "Cancel the voucher"))
        settle(view.tools)
        assert services.vouchers.get(voucher.id).state is VoucherState.CANCELLED
        assert not view.voucher.take.isVisible()

    def test_a_name_narrows_the_list(self, view, services, zoe):
        issue(services, item="A coffee", customer_id=zoe)
        issue(services, item="A slice of cake")
        type_text(view.line.line, "van dam")
        wait_for(lambda: settle(view.tools) or view.model.rowCount() == 1)
        press(view.line.line, "Return")
        settle(view.tools)
        assert not view.line.problem.isVisible()

    def test_a_name_and_enter_at_once_narrow_the_list_as_well(self, view, services, zoe):
        issue(services, item="A coffee", customer_id=zoe)
        issue(services, item="A slice of cake")
        scan(view, "van dam")
        wait_for(lambda: settle(view.tools) or view.model.rowCount() == 1)
        assert not view.line.problem.isVisible()

    def test_a_wrong_code_is_said_also_while_the_list_is_narrowed_by_a_name(self, view, services, zoe):
        issue(services, item="A coffee", customer_id=zoe)
        type_text(view.line.line, "van dam")
        wait_for(lambda: settle(view.tools) or view.model.rowCount() == 1)
        scan(view, "VK72NPXX4")
        assert view.line.problem.isVisible()

    def test_a_scanner_that_ends_with_tab_is_understood(self, view, services, zoe):
        voucher = issue(services, item="A coffee", customer_id=zoe)
        view.line.take_keyboard()
        type_text(view.line.line, voucher.code)
        press(view.line.line, "Tab")
        settle(view.tools)
        assert view.voucher.voucher.code == voucher.code
        assert view.line.line.hasFocus()
        press(view.line.line, "Tab")
        assert not view.line.line.hasFocus()

    @pytest.mark.parametrize("where", ["button", "list"])
    def test_the_next_scan_takes_nothing_of_the_voucher_before(self, view, services, where):
        first, second = issue(services, value_minor=2500), issue(services, value_minor=700)
        view.refresh()
        scan(view, first.code)
        type_text(view.voucher.amount, "10")
        click(view.voucher.take)
        settle(view.tools)
        (view.voucher.take if where == "button" else view.list).setFocus()
        for letter in second.code:
            at = QApplication.focusWidget()
            assert at is not None
            type_text(at, letter)
        for _ in range(2):
            press_here("Return")
        settle(view.tools)
        assert view.voucher.voucher.code == second.code
        assert services.vouchers.liability().value_minor == 1500 + 700

    def test_a_wrong_code_is_one_sentence(self, view, services):
        scan(view, "VK72NPXX4")
        assert view.line.problem.isVisible()
        assert view.line.line.selectedText() == "VK72NPXX4"

    def test_chips_show_what_was_used(self, view, services):
        voucher = issue(services, item="A coffee")
        services.vouchers.redeem(voucher.code)
        view.refresh()
        settle(view.tools)
        assert view.model.rowCount() == 0
        click(named(view, "Used"))
        settle(view.tools)
        assert view.model.rowCount() == 1


class TestStampCards:
    def test_one_for_somebody_and_the_scheme_is_kept(self, view, services, zoe):
        new(view, Kind.CARDS)
        form = view.forms.hand_out
        type_text(form.who, "Zoë van Dam")
        settle(view.tools)
        press(form.who, "Return")
        settle(view.tools)
        assert not form.form.fields["count"].isVisible()
        type_text(form.reward, "A loaf of rye")
        press(form.reward, "Return")
        settle(view.tools)
        card = services.stamp_cards.page()[0]
        assert (card.customer_id, card.reward, card.stamps, card.needed) == (zoe, "A loaf of rye", 2, 10)
        assert services.shop.row().stamps_reward == "A loaf of rye"
        assert view.card.circles.stamps == 2

    def test_a_stack_of_blank_ones_is_printed_at_once(self, view, services, qtbot):
        services.shop.edit(draft_of(services.shop.row(), stamps_reward="a coffee"))
        view.refresh()
        settle(view.tools)
        new(view, Kind.CARDS)
        view.forms.hand_out.many.setValue(10)
        with qtbot.waitSignal(view.paper_requested) as asked:
            press(view.forms.hand_out.reward, "Ctrl+Return")
            settle(view.tools)
        assert len(services.stamp_cards.page()) == 10
        paper = asked.args[0].choices[0].make()
        assert paper.pages == 1
        assert paper.pdf.startswith(b"%PDF")

    def test_without_a_reward_it_says_so_at_its_field(self, view, services):
        new(view, Kind.CARDS)
        press(view.forms.hand_out.reward, "Ctrl+Return")
        settle(view.tools)
        assert services.stamp_cards.page() == []
        assert view.forms.hand_out.form.fields["reward"].problem.isVisible()

    def test_stamped_until_it_is_full_and_rewarded(self, view, services, zoe):
        card = hand_out(services, customer_id=zoe, needed=4)
        scan(view, card.code)
        for _ in range(2):
            click(view.card.stamp)
            settle(view.tools)
        assert services.stamp_cards.get(card.id).state is CardState.FULL
        assert view.card.reward.isVisible()
        view.card.reward.setFocus()
        press(view.card.reward, "Space")
        settle(view.tools)
        assert services.stamp_cards.get(card.id).state is CardState.REWARDED
        assert QApplication.focusWidget() is view.list, "the button that was pressed is gone"

    def test_a_lost_one_is_put_out_of_use(self, view, services):
        card = hand_out(services)
        scan(view, card.code)
        click(view.card.drop)
        sheet = wait_for(lambda: next((s for s in view.findChildren(QDialog) if s.isVisible()), None))
        click(named(sheet, "Put it out of use"))
        settle(view.tools)
        assert services.stamp_cards.get(card.id).state is CardState.CANCELLED


class TestAccess:
    @pytest.mark.parametrize("scale", [1.0, 2.0])
    def test_everything_has_a_name_and_is_large_enough(self, view, services, qapp, zoe, scale):
        apply_theme(qapp, Scheme.LIGHT, text_scale=scale)
        try:
            for open_ in (view.forms.issue_one, view.forms.hand_out_some):
                open_()
                settle(view.tools)
                assert unnamed(view) == []
                assert too_small(view) == []
            view.forms.hand_out.close_form()
            for one in (issue(services, item="A coffee", customer_id=zoe), hand_out(services)):
                scan(view, one.code)
                assert unnamed(view) == []
                assert too_small(view) == []
        finally:
            apply_theme(qapp, Scheme.LIGHT)

    def test_from_the_line_to_the_list_to_the_deed(self, view, services):
        issue(services, item="A coffee")
        view.refresh()
        settle(view.tools)
        view.line.take_keyboard()
        press(view.line.line, "Down")
        press_here("Down")
        settle(view.tools)
        press_here("Return")
        assert QApplication.focusWidget() is view.voucher.take

    def test_an_empty_list_teaches_in_its_own_place(self, view):
        assert view.nothing.isVisible()
        assert not view.list.isVisible()
        assert not view.unchosen.isVisible(), "there is nothing to choose"
        press(view, "+")
        press_here("Escape")
        assert QApplication.focusWidget() is view.line.line
        click(view.nothing.button)
        assert view.forms.issue.isVisible()

    def test_the_button_above_is_for_what_is_listed(self, view):
        assert [b.text() for b in view.new.values() if not b.isHidden()] == ["New voucher"]
        click(view.kind.chip(Kind.CARDS.value))
        assert [b.text() for b in view.new.values() if not b.isHidden()] == ["New stamp cards"]
        view.new[Kind.CARDS].click()
        assert view.forms.hand_out.isVisible()

    def test_the_first_voucher_brings_the_list(self, view, services):
        view.nothing.button.setFocus()
        tell(view, services.vouchers.issue(VoucherDraft(item="A coffee")))
        assert view.list.isVisible()
        assert not view.nothing.isVisible()
        assert view.unchosen.sentence.text() == "Choose one of the list, or scan it."

    def test_none_in_some_state_is_not_told_as_none_at_all(self, view, services):
        tell(view, services.vouchers.issue(VoucherDraft(item="A coffee")))
        view.states[Kind.VOUCHERS].take(VoucherState.USED.value)
        view.model.reload()
        settle(view.tools)
        assert view.nothing.sentence.text() == "None of them just now."
        assert not view.nothing.button.isVisible()


def tell(view, changes):
    view.tools.bus.changed.emit(changes)
    settle(view.tools)
