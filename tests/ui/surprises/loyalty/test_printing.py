"""Vouchers for nobody by name: a stack is issued and printed; and those that another page asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from delight.domain.gestures import GestureDraft, GestureKind
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.ui.kit.voucher_wish import VoucherWish
from delight.ui.surprises.loyalty.page import LoyaltyView
from tests import factories
from tests.letters.scanning import picture, scanned
from tests.qt_helpers import press, settle, type_text, wait_for


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def issue(services, count=1, **draft):
    services.vouchers.issue_many(count, VoucherDraft(**draft))
    return services.vouchers.page()[0]


def show(view, voucher):
    view.refresh()
    view.line.take_keyboard()
    type_text(view.line.line, voucher.code)
    press(view.line.line, "Return")
    settle(view.tools)


def codes_on(paper):
    return sorted(code for page in range(paper.pages) for code in scanned(picture(paper.pdf, 150, page)))


class TestStack:
    def test_ten_of_ten_pounds_are_issued_and_shown_to_print(self, view, services, qtbot):
        press(view, "+")
        form = view.forms.issue
        assert form.form.fields["count"].isVisible()
        type_text(form.amount, "10")
        form.many.setFocus()
        form.many.selectAll()
        type_text(form.many, "10")
        with qtbot.waitSignal(view.paper_requested) as asked:
            press(form.amount, "Ctrl+Return")
            settle(view.tools)
        rows = services.vouchers.page()
        assert [row.value_minor for row in rows] == [1000] * 10
        assert [choice.words for choice in asked.args[0].choices] == ["A4", "US Letter", "DL card, one each"]
        paper = asked.args[0].choices[0].make()
        assert paper.pages == 4
        assert codes_on(paper) == sorted(row.code for row in rows)
        assert view.owed.text() == "10 vouchers can be used: £100 to redeem."

    def test_who_is_named_gets_one(self, view, services, zoe):
        press(view, "+")
        form = view.forms.issue
        form.many.setValue(7)
        type_text(form.who, "Zoë van Dam")
        settle(view.tools)
        press(form.who, "Return")
        settle(view.tools)
        assert not form.form.fields["count"].isVisible()
        type_text(form.item, "A coffee")
        press(form.item, "Return")
        settle(view.tools)
        assert [row.customer_id for row in services.vouchers.page()] == [zoe]

    def test_the_next_form_begins_with_one_again(self, view, services):
        press(view, "+")
        view.forms.issue.many.setValue(3)
        type_text(view.forms.issue.item, "A coffee")
        press(view.forms.issue.item, "Return")
        settle(view.tools)
        press(view, "+")
        assert view.forms.issue.many.value() == 1


class TestPrint:
    def test_one_without_a_name_is_printed_alone(self, view, services, qtbot):
        voucher = issue(services, item="A coffee")
        show(view, voucher)
        assert not view.voucher.letter.isVisible()
        assert not view.voucher.stack.isVisible()
        with qtbot.waitSignal(view.paper_requested) as asked:
            click(view.voucher.printed)
        assert codes_on(asked.args[0].choices[2].make()) == [voucher.code]

    def test_a_named_one_has_the_choice(self, view, services, zoe, qtbot):
        voucher = issue(services, item="A coffee", customer_id=zoe)
        show(view, voucher)
        assert view.voucher.letter.isVisible()
        assert view.voucher.card.isVisible()
        with qtbot.waitSignal(view.paper_requested) as asked:
            click(view.voucher.printed)
        assert codes_on(asked.args[0].choices[0].make()) == [voucher.code]

    def test_the_rest_of_a_stack_comes_out_again(self, view, services, qtbot):
        issue(services, 4, value_minor=1000)
        first, *others = services.vouchers.page()
        services.vouchers.cancel(first.code)
        show(view, others[0])
        wait_for(view.voucher.stack.isVisible)
        assert view.voucher.stack.text() == "Print all 3 of its stack"
        with qtbot.waitSignal(view.paper_requested) as asked:
            click(view.voucher.stack)
        assert codes_on(asked.args[0].choices[0].make()) == sorted(one.code for one in others)

    def test_what_was_used_is_not_printed(self, view, services):
        voucher = issue(services, item="A coffee")
        services.vouchers.redeem(voucher.code)
        show(view, voucher)
        assert not view.voucher.printed.isVisible()


class TestAskedFor:
    def test_a_case_fills_the_form_and_the_voucher_goes_with_it(self, view, services, zoe):
        case = factories.case(services, zoe)
        view.issue_for(
            VoucherWish(
                customer_id=zoe, customer_name="Zoë van Dam", case_id=case, value_minor=1500,
                about="For C-2026-0001",
            )
        )  # fmt: skip
        settle(view.tools)
        form = view.forms.issue
        assert form.about.text() == "For C-2026-0001"
        assert form.about.isVisible()
        assert form.who.text() == "Zoë van Dam"
        assert form.amount.text() == "15.00"
        assert QApplication.focusWidget() is form.amount
        press(form.amount, "Return")
        settle(view.tools)
        (row,) = services.vouchers.page()
        assert (row.customer_id, row.case_id, row.value_minor) == (zoe, case, 1500)
        press(view, "+")
        assert not form.about.isVisible()
        type_text(form.item, "A coffee")
        press(form.item, "Return")
        settle(view.tools)
        assert services.vouchers.page()[0].case_id is None

    def test_a_case_of_nobody_by_name_gets_one(self, view, services):
        case = factories.case(services)
        view.issue_for(VoucherWish(case_id=case, item="A coffee"))
        settle(view.tools)
        assert not view.forms.issue.form.fields["count"].isVisible()
        press(view.forms.issue.item, "Return")
        settle(view.tools)
        assert [row.case_id for row in services.vouchers.page()] == [case]

    def test_it_waits_until_the_money_of_the_shop_is_known(self, tools, services, zoe, qtbot):
        made = LoyaltyView(tools)
        qtbot.addWidget(made)
        made.issue_for(VoucherWish(customer_id=zoe, customer_name="Zoë van Dam", value_minor=1250))
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        settle(tools)
        assert made.forms.issue.isVisible()
        assert made.forms.issue.amount.text() == "12.50"
        assert QApplication.focusWidget() is made.forms.issue.amount

    def test_a_surprise_gets_its_code(self, view, services, zoe):
        draft = GestureDraft(customer_id=zoe, kind=GestureKind.EXTRA, name="A coffee on us")
        gesture = services.gestures.log(draft).record
        view.issue_for(
            VoucherWish(
                customer_id=zoe, customer_name="Zoë van Dam", gesture_id=gesture, item="A coffee on us"
            )
        )
        settle(view.tools)
        press(view.forms.issue.item, "Return")
        settle(view.tools)
        assert [(r.gesture_id, r.item) for r in services.vouchers.page()] == [(gesture, "A coffee on us")]

    def test_what_puts_a_case_right_is_written_with_its_case(self, view, services, zoe, qtbot):
        case = factories.case(services, zoe)
        voucher = issue(services, value_minor=1500, case_id=case)
        show(view, voucher)
        assert not view.voucher.card.isVisible()
        with qtbot.waitSignal(view.write_letter_requested) as asked:
            click(view.voucher.letter)
        wish = asked.args[0]
        assert (wish.customer_id, wish.case_id, wish.voucher_id) == (zoe, case, voucher.id)
        assert wish.wording == ""
