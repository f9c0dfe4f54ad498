"""The process ends while somebody types a voucher or stamp cards: a second window has every word."""

from __future__ import annotations

import json
import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.shop import draft_of
from delight.ui.kit.voucher_wish import VoucherWish
from delight.ui.kit.work.page import Place
from delight.ui.surprises.loyalty.kinds import Kind
from delight.ui.surprises.page import Tab
from tests import factories
from tests.qt_helpers import press, press_here, settle, type_text, wait_for
from tests.ui.surprises.kept_files import failing, files, kept_with, left_by_a_crash, nothing_kept, opens
from tests.ui.surprises.loyalty.kinds import new

WORDS = "A slice of quince tart"
LOAF = "A loaf of rye"


@pytest.fixture(autouse=True)
def owner(services):
    services.staff.sit_down(1)


@pytest.fixture
def again(window, services):
    return opens(window, services, Tab.LOYALTY)


def choose(view, box, name):
    type_text(box, name)
    settle(view.tools)
    press(box, "Return")
    settle(view.tools)


def voucher(view, name="", words=WORDS):
    """Begin a voucher."""
    new(view, Kind.VOUCHERS)
    form = view.forms.issue
    if name:
        choose(view, form.who, name)
    type_text(form.item, words)
    return form


def cards(view, name="", words=LOAF):
    """Begin stamp cards."""
    new(view, Kind.CARDS)
    form = view.forms.hand_out
    if name:
        choose(view, form.who, name)
    form.reward.selectAll()
    type_text(form.reward, words)
    return form


def save(view, field):
    field.setFocus()
    press(field, "Ctrl+Return")
    settle(view.tools)


class TestAVoucher:
    def test_it_is_back_as_it_was_typed(self, again, services, zoe):
        form = voucher(again(), "Zoë van Dam")
        type_text(form.note, "For the mix-up")
        day = services.context.today() + timedelta(days=30)
        form.until.set_day(day)
        kept_with(services, WORDS, "mix-up", day.isoformat())
        view = again()
        form = view.forms.issue
        assert (form.isVisible(), view.details.isVisible()) == (True, False)
        assert (form.who.value(), form.who.text(), form.item.text()) == (zoe, "Zoë van Dam", WORDS)
        assert (form.note.toPlainText(), form.until.day()) == ("For the mix-up", day)
        assert not form.form.fields["count"].isVisible(), "somebody gets one"
        assert view.forms.keeping.back.came_back.isVisible()
        save(view, form.item)
        (stored,) = services.vouchers.page()
        assert (stored.customer_id, stored.item, stored.until) == (zoe, WORDS, day)
        assert nothing_kept(view.tools, services)
        assert view.forms.keeping.back.isHidden()
        view = again()
        assert "issue" not in vars(view.forms), "nothing was typed: no form is made"

    def test_an_amount_and_how_many_are_back(self, again, services):
        form = voucher(again(), words="")
        type_text(form.amount, "7.5")
        form.many.selectAll()
        type_text(form.many, "3")
        kept_with(services, '"7.5"', '"many": 3')
        view = again()
        save(view, view.forms.issue.amount)
        assert [row.value_minor for row in services.vouchers.page()] == [750] * 3

    def test_one_for_a_case_is_for_it_again(self, again, services, zoe):
        case = factories.case(services, zoe)
        view = again()
        wish = VoucherWish(
            customer_id=zoe, customer_name="Zoë van Dam", case_id=case, value_minor=1500, about="For case 1"
        )
        view.issue_for(wish)
        type_text(view.forms.issue.note, "She waited")
        kept_with(services, "She waited")
        view = again()
        form = view.forms.issue
        assert (form.about.text(), form.about.isVisible(), form.amount.text()) == (
            "For case 1",
            True,
            "15.00",
        )
        assert (form.who.text(), form.note.toPlainText()) == ("Zoë van Dam", "She waited")
        save(view, form.note)
        (stored,) = services.vouchers.page()
        assert (stored.case_id, stored.value_minor, stored.note) == (case, 1500, "She waited")

    def test_what_made_room_for_stamp_cards_is_back_when_it_is_asked_for(self, again, services):
        view = again()
        voucher(view)
        cards(view)
        assert view.forms.issue.isHidden()
        kept_with(services, "aside", WORDS, LOAF)
        view = again()
        assert (view.forms.hand_out.reward.text(), view.forms.hand_out.isVisible()) == (LOAF, True)
        new(view, Kind.VOUCHERS)
        assert (view.forms.issue.item.text(), view.forms.hand_out.isHidden()) == (WORDS, True)
        new(view, Kind.CARDS)
        assert view.forms.hand_out.reward.text() == LOAF

    def test_what_was_saved_as_the_power_went_is_not_offered_again(self, again, services, zoe):
        view = again()
        form = voucher(view, "Zoë van Dam")
        put_back = left_by_a_crash(services, WORDS)
        save(view, form.item)
        assert nothing_kept(view.tools, services)
        put_back()
        view = again()
        assert (view.forms.issue.isHidden(), view.forms.keeping.back.isHidden()) == (True, True)
        assert nothing_kept(view.tools, services)

    def test_the_same_words_typed_anew_are_offered(self, again, services):
        services.vouchers.issue(VoucherDraft(item=WORDS))
        voucher(again())
        kept_with(services, WORDS)
        assert again().forms.issue.item.text() == WORDS

    def test_after_a_fault_it_stays_and_is_issued_once(self, again, services, monkeypatch):
        view = again()
        form = voucher(view)
        failing(monkeypatch, services.vouchers, "issue_many")
        save(view, form.item)
        assert (form.isVisible(), form.item.text(), form.problem.isVisible()) == (True, WORDS, True)
        monkeypatch.undo()
        save(view, form.item)
        assert form.isHidden()
        assert [row.item for row in services.vouchers.page()] == [WORDS]
        assert view.voucher.worth.text() == WORDS, "what was issued is shown, ready to be printed"

    def test_having_made_room_after_a_fault_it_is_issued_once(self, again, services, monkeypatch):
        view = again()
        form = voucher(view)
        failing(monkeypatch, services.vouchers, "issue_many")
        save(view, form.item)
        monkeypatch.undo()
        cards(view)
        new(view, Kind.VOUCHERS)
        assert (form.item.text(), form.isVisible()) == (WORDS, True)
        save(view, form.item)
        assert form.isHidden()
        assert [row.item for row in services.vouchers.page()] == [WORDS]

    def test_while_it_is_saved_nothing_else_empties_it(self, again, services, monkeypatch):
        view = again()
        form, go_on = voucher(view), threading.Event()
        monkeypatch.setattr(services.vouchers, "issue_many", lambda *_all: go_on.wait(10) and 1 / 0)
        press(form.item, "Ctrl+Return")
        press(form.item, "Escape")
        new(view, Kind.CARDS)
        view.issue_for(VoucherWish(item="Another"))
        go_on.set()
        settle(view.tools)
        assert (form.isVisible(), form.item.text(), form.problem.isVisible()) == (True, WORDS, True)
        assert "hand_out" not in vars(view.forms)

    def test_what_is_asked_for_meanwhile_waits_until_it_is_stored(self, again, services, monkeypatch):
        view = again()
        form, go_on, issue = voucher(view), threading.Event(), services.vouchers.issue_many
        monkeypatch.setattr(services.vouchers, "issue_many", lambda *all_: go_on.wait(10) and issue(*all_))
        press(form.item, "Ctrl+Return")
        new(view, Kind.CARDS)
        assert form.item.text() == WORDS
        go_on.set()
        settle(view.tools)
        assert (form.isHidden(), form.item.text()) == (True, "")
        assert view.forms.hand_out.isVisible()
        assert [row.item for row in services.vouchers.page()] == [WORDS]

    def test_somebody_else_is_never_shown_it(self, again, services):
        voucher(again())
        kept_with(services, WORDS)
        services.staff.sit_down(2)
        assert again().forms.issue.isHidden()
        services.staff.sit_down(1)
        assert again().forms.issue.item.text() == WORDS

    @pytest.mark.parametrize("there", [Place.SURPRISES, Place.CUSTOMERS])
    def test_erasing_them_erases_it(self, again, services, zoe, there):
        view = again()
        form = voucher(view, "Zoë van Dam")
        kept_with(services, WORDS)
        view.window().go(there)
        settle(view.tools)
        assert services.privacy.plan([zoe]).drafts == 1
        view.tools.bus.changed.emit(services.privacy.erase([zoe])[0])
        settle(view.tools)
        view.window().go(Place.SURPRISES)
        settle(view.tools)
        assert (form.isHidden(), form.who.text(), form.item.text()) == (True, "", "")
        assert nothing_kept(view.tools, services)

    def test_erasing_somebody_leaves_what_is_for_another(self, again, services, zoe):
        other = factories.customer(services, "Tom Becker", email="")
        view = again()
        form = voucher(view, "Zoë van Dam")
        kept_with(services, WORDS)
        view.tools.bus.changed.emit(services.privacy.erase([other])[0])
        settle(view.tools)
        assert (form.who.value(), form.item.text()) == (zoe, WORDS)


class TestAVoucherInAnOlderCopy:
    @pytest.fixture
    def copy(self, services):
        """A copy of the shop as it was before Zed came."""
        return services.backups.backup().path

    @pytest.fixture
    def zed(self, services, copy):
        return factories.customer(services, "Zed Quill")

    def brought(self, bring, copy, zed):
        """Return the services on the copy, in which Ann has the id that Zed had."""
        found, _kept = bring(copy)
        assert factories.customer(found, "Ann Lee") == zed
        return found

    def test_for_somebody_who_is_not_in_it_has_the_name_and_nobody_else(
        self, again, services, copy, zed, bring
    ):
        voucher(again(), "Zed Quill")
        kept_with(services, WORDS)
        found = self.brought(bring, copy, zed)
        view = again(found)
        form = view.forms.issue
        assert (form.who.value(), form.who.text(), form.item.text()) == (None, "Zed Quill", WORDS)
        save(view, form.item)
        assert form.form.fields["customer"].problem.isVisible()
        assert found.vouchers.page() == []

    def test_asked_for_on_their_page_can_be_copied(self, again, services, copy, zed, bring):
        view = again()
        view.issue_for(VoucherWish(customer_id=zed, customer_name="Zed Quill"))
        type_text(view.forms.issue.item, WORDS)
        kept_with(services, WORDS)
        view = again(self.brought(bring, copy, zed))
        assert view.forms.keeping.back.words.toPlainText() == WORDS
        assert view.forms.issue.isHidden()

    def test_for_somebody_whose_id_is_another_is_for_them(self, again, services, copy, zed, bring):
        voucher(again(), "Zed Quill")
        kept_with(services, WORDS)
        (file,) = files(services)
        kept = json.loads(file.read_text())
        assert kept["forms"]["voucher"]["said"]["who"]["uids"]["customer_id"]
        kept["forms"]["voucher"]["said"]["who"]["customer_id"] = factories.customer(services, "Ann Lee")
        file.write_text(json.dumps(kept))
        assert again().forms.issue.who.value() == zed


class TestStampCards:
    def test_they_are_back_as_they_were_typed(self, again, services, zoe):
        form = cards(again(), "Zoë van Dam")
        form.needed.setFocus()
        press(form.needed, "Down")
        kept_with(services, LOAF, "van Dam", '"needed": 9')
        view = again()
        form = view.forms.hand_out
        assert (form.isVisible(), form.who.value(), form.who.text()) == (True, zoe, "Zoë van Dam")
        assert (form.reward.text(), form.needed.value(), form.head_start.value()) == (LOAF, 9, 2)
        assert not form.form.fields["count"].isVisible()
        save(view, form.reward)
        (stored,) = services.stamp_cards.page()
        assert (stored.customer_id, stored.reward, stored.needed) == (zoe, LOAF, 9)
        assert nothing_kept(view.tools, services)
        assert "hand_out" not in vars(again().forms)

    def test_what_was_handed_out_as_the_power_went_is_not_offered_again(self, again, services):
        view = again()
        form = cards(view)
        form.many.selectAll()
        type_text(form.many, "4")
        put_back = left_by_a_crash(services, LOAF, '"many": 4')
        save(view, form.reward)
        put_back()
        view = again()
        assert (view.forms.hand_out.isHidden(), view.forms.keeping.back.isHidden()) == (True, True)
        assert services.stamp_cards.count() == 4

    def test_what_somebody_else_made_of_the_shops_card_stands_beside_the_words(self, again, services):
        cards(again())
        kept_with(services, LOAF)
        services.shop.edit(draft_of(services.shop.row(), stamps_reward="A bun"))
        view = again()
        assert view.forms.hand_out.isHidden()
        assert view.forms.keeping.back.words.toPlainText() == LOAF
        QTest.mouseClick(view.forms.keeping.back.leave_button, Qt.MouseButton.LeftButton)
        assert nothing_kept(view.tools, services)

    def test_untouched_ones_follow_the_shops_card(self, again, services):
        view = again()
        new(view, Kind.CARDS)
        view.tools.bus.changed.emit(
            services.shop.edit(draft_of(services.shop.row(), stamps_reward="A bun", stamps_needed=6))
        )
        settle(view.tools)
        form = view.forms.hand_out
        assert (form.isVisible(), form.reward.text(), form.needed.value()) == (True, "A bun", 6)

    def test_after_a_fault_they_stay_and_are_handed_out_once(self, again, services, monkeypatch):
        view = again()
        form = cards(view)
        failing(monkeypatch, services.stamp_cards, "open_many")
        save(view, form.reward)
        assert (form.isVisible(), form.reward.text(), form.problem.isVisible()) == (True, LOAF, True)
        monkeypatch.undo()
        save(view, form.reward)
        assert (form.isHidden(), services.stamp_cards.count()) == (True, 1)
        assert view.card.reward_words.text() == LOAF

    def test_escape_on_a_slow_disk_waits_for_what_becomes_of_it(self, again, services, monkeypatch):
        services.shop.edit(draft_of(services.shop.row(), stamps_reward=LOAF))
        view = again()
        form, go_on = cards(view, words=WORDS), threading.Event()
        monkeypatch.setattr(services.stamp_cards, "open_many", lambda *_all: go_on.wait(10) and 1 / 0)
        press(form.reward, "Ctrl+Return")
        wait_for(lambda: services.shop.row().stamps_reward == WORDS)
        press_here("Escape")
        QTest.mouseClick(form.cancel_button, Qt.MouseButton.LeftButton)
        go_on.set()
        settle(view.tools)
        assert (form.isVisible(), form.reward.text(), form.problem.isVisible()) == (True, WORDS, True)

    def test_erasing_whom_they_are_for_erases_them(self, again, services, zoe):
        view = again()
        form = cards(view, "Zoë van Dam")
        kept_with(services, LOAF, "van Dam")
        view.tools.bus.changed.emit(services.privacy.erase([zoe])[0])
        settle(view.tools)
        assert (form.isHidden(), form.who.text()) == (True, "")
        assert nothing_kept(view.tools, services)

    def test_the_same_card_typed_anew_is_offered(self, again, services, zoe):
        services.stamp_cards.open(StampCardDraft(customer_id=zoe, reward=LOAF))
        cards(again(), "Zoë van Dam")
        kept_with(services, LOAF, "van Dam")
        assert again().forms.hand_out.reward.text() == LOAF
