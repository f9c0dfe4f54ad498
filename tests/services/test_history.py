from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from delight.data.entities import Visit
from delight.domain.cases.case import CaseEdit
from delight.domain.cases.elsewhere import PlaceDraft
from delight.domain.codes import spaced
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.customers.pulse import PulseDraft
from delight.domain.errors import DelightError
from delight.domain.improvements.standards import StandardDraft
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import Role, StaffDraft
from delight.services.opening import create_shop
from tests import factories


def told(services):
    rows = services.history.page(50)
    subjects = services.history.subjects(rows)
    return [(row.name.value, subjects.get(row.deed, "")) for row in rows]


def test_each_deed_says_whom_or_what_it_was_about(services):
    someone = factories.customer(services, "Zoë Brontë")
    case = factories.case(services, someone)
    factories.action(services, case)
    factories.gesture(services, someone, name="a jar of plum jam")
    services.staff.add(StaffDraft(name="Ines"))
    services.customers.edit(someone, CustomerDraft(name="Zoë Brontë", phone="07700 900111"))
    assert told(services) == [
        ("customer.edited", "Zoë Brontë"),
        ("staff.added", "Ines"),
        ("gesture.given", "a jar of plum jam, Zoë Brontë"),
        ("action.added", "C-2026-0001, Zoë Brontë"),
        ("case.logged", "C-2026-0001, Zoë Brontë"),
        ("customer.added", "Zoë Brontë"),
        ("shop.opened", ""),
    ]


def test_what_came_after_a_deed_on_very_many_is_told_as_well(services):
    often, once, today = factories.customer(services), factories.customer(services), services.context.today()
    days = [VisitDraft(customer_id=often, day=today)] * 21_000
    services.customers.add_visits([*days, VisitDraft(customer_id=once, day=today)])
    factories.customer(services, "Cleo")
    assert told(services)[:2] == [("customer.added", "Cleo"), ("visits.added", "")]
    assert [row.records for row in services.history.page(2)] == [1, 21_001]
    visits = services.history.of_customer(once)[0]
    (visit,) = services.customers.timeline(once)
    with services.context.db.read() as session:
        assert visits.lines[-1].record_uid == session.get_one(Visit, visit.record).uid


def test_what_is_gone_keeps_its_name(services):
    factories.customer(services, "Ana")
    services.history.undo()
    assert told(services)[:2] == [("undone", "Ana"), ("customer.added", "Ana")]


def test_a_case_that_is_gone_is_called_by_its_number_not_by_its_cause(services):
    case = factories.case(services)
    services.cases.edit(case, CaseEdit(cause="the old oven"))
    services.history.undo()
    services.history.undo()
    rows = services.history.page(3)
    assert set(services.history.subjects(rows).values()) == {"C-2026-0001"}


def test_the_last_deed_is_told_as_long_as_it_is_recent(services, clock):
    assert services.history.last(clock() - timedelta(days=1)) is None
    factories.customer(services, "Ana")
    factories.customer(services, "Bea")
    services.history.undo()
    clock.forward(hours=23)
    row = services.history.last(clock() - timedelta(days=1))
    assert services.history.subjects([row]) == {row.deed: "Ana"}
    clock.forward(hours=2)
    assert services.history.last(clock() - timedelta(days=1)) is None


def test_the_made_up_year_of_a_demo_is_out_of_reach(tmp_path, clock):
    draft = ShopDraft(name="The Demo Bun", country="GB", is_demo=True)
    demo = create_shop(tmp_path / "demo", draft, [StaffDraft(name="Nell")], clock=clock, zone=UTC)
    factories.customer(demo, "Ana")
    assert demo.history.last(clock()) is None
    clock.forward(milliseconds=250)
    factories.customer(demo, "Bea")
    row = demo.history.last(clock())
    assert row is not None
    assert demo.history.subjects([row]) == {row.deed: "Bea"}
    demo.close()


class TestWhose:
    """Several people share one laptop: Ctrl+Z takes back nothing of a colleague's."""

    def test_the_last_deed_is_ones_own(self, services):
        marta, tom = services.staff.list()
        factories.customer(services, "Ana")
        services.staff.sit_down(tom.id)
        assert services.history.last(services.now() - timedelta(days=1)) is None
        factories.customer(services, "Bea")
        services.staff.sit_down(marta.id)
        services.history.undo()
        assert [row.name for row in services.customers.page()] == ["Bea"]
        services.staff.sit_down(tom.id)
        services.history.undo()
        assert services.customers.page() == []

    def test_nobody_takes_back_what_nobody_signed(self, services):
        services.staff.desk()
        services.staff.sit_down(None)
        factories.customer(services, "Ana")
        services.staff.sit_down(services.staff.list()[0].id)
        factories.customer(services, "Bea")
        services.staff.sit_down(None)
        services.history.undo()
        assert [row.name for row in services.customers.page()] == ["Bea"]

    def test_the_command_which_asks_nobody_takes_back_the_last(self, services):
        services.staff.sit_down(services.staff.list()[1].id)
        factories.customer(services, "Ana")
        services.context.at_desk = None
        services.history.undo()
        assert services.customers.page() == []

    def test_somebody_alone_takes_back_what_others_did_before(self, services):
        _marta, tom = services.staff.list()
        services.staff.deactivate(tom.id)
        services.context.at_desk = None
        factories.customer(services, "Ana")
        services.staff.desk()
        services.history.undo()
        assert services.customers.page() == []

    def test_what_the_owner_took_back_the_front_desk_does_not_do_again(self, services):
        _marta, tom = services.staff.list()
        made = services.staff.edit(tom.id, StaffDraft(name="Tom Okafor", role=Role.OWNER))
        undone = services.history.undo(made.deed)
        services.staff.sit_down(tom.id)
        with pytest.raises(DelightError) as refused:
            services.history.undo(undone.deed)
        assert refused.value.code == "owner.needed"
        assert services.staff.list()[1].role is Role.FRONT_DESK


def test_what_was_done_about_a_cause_a_standard_or_a_place_names_it(services):
    cases = [factories.case(services) for _ in range(2)]
    services.improvements.gather(cases, "The oven runs hot")
    services.improvements.save("The oven runs hot", "A new thermostat.", services.context.today())
    services.improvements.save("The oven runs hot", "A new oven.", services.context.today())
    services.improvements.rename("The oven runs hot", "The oven")
    services.improvements.remove("The oven")
    services.improvements.gather(cases, "")
    standard = services.standards.add(StandardDraft(words="We answer the same day.")).record
    services.standards.edit(standard, StandardDraft(words="We answer within the hour."))
    services.elsewhere.save(PlaceDraft(name="Miller’s"))
    (place,) = services.elsewhere.places()
    services.elsewhere.save(PlaceDraft(name="Miller’s", contact="3 Mill Lane"), place.id)
    assert told(services)[:10] == [
        ("elsewhere.saved", "Miller’s"),
        ("elsewhere.saved", "Miller’s"),
        ("standard.saved", "We answer within the hour."),
        ("standard.saved", "We answer within the hour."),
        ("cases.gathered", "The oven"),
        ("improvement.removed", "The oven"),
        ("cases.gathered", "The oven"),
        ("improvement.saved", "The oven"),
        ("improvement.saved", "The oven"),
        ("cases.gathered", "The oven runs hot"),
    ]


def test_a_cause_of_the_owners_cases_alone_is_named_to_nobody_else(services):
    marta, tom = services.staff.list()
    services.staff.edit(marta.id, StaffDraft(name=marta.name, role=Role.OWNER))
    services.staff.edit(tom.id, StaffDraft(name=tom.name, role=Role.FRONT_DESK))
    services.staff.sit_down(marta.id)
    case = factories.case(services, owner_only=True)
    services.improvements.gather([case], "Tom swears")
    services.improvements.save("Tom swears", "We spoke.", services.context.today())
    assert ("improvement.saved", "Tom swears") in told(services)
    services.staff.sit_down(tom.id)
    assert not [about for _name, about in told(services) if "swears" in about]


def test_vouchers_and_stamp_cards_are_named_by_their_codes(services):
    someone = factories.customer(services, "Zoë Brontë")
    issued = services.vouchers.issue(VoucherDraft(customer_id=someone, value_minor=1000))
    voucher = spaced(services.vouchers.get(issued.record).code)
    services.vouchers.redeem(voucher, 400)
    services.vouchers.cancel(voucher)
    services.stamp_cards.open(StampCardDraft(customer_id=someone, reward="a coffee"))
    services.stamp_cards.stamp_customer(someone)
    card = spaced(services.stamp_cards.page(someone)[0].code)
    expected = [
        ("stamped", f"{card}, Zoë Brontë"),
        ("stamp-card.opened", f"{card}, Zoë Brontë"),
        ("voucher.cancelled", f"{voucher}, Zoë Brontë"),
        ("voucher.redeemed", f"{voucher}, Zoë Brontë"),
        ("voucher.issued", f"{voucher}, Zoë Brontë"),
    ]
    assert told(services)[:5] == expected
    assert [row.name.value for row in services.history.of_customer(someone)][:5] == [n for n, _ in expected]


def test_a_voucher_that_is_gone_is_called_by_its_code(services):
    issued = services.vouchers.issue(VoucherDraft(item="a coffee"))
    code = spaced(services.vouchers.get(issued.record).code)
    services.history.undo()
    assert told(services)[:2] == [("undone", code), ("voucher.issued", code)]


def test_who_brought_whom_and_whose_answer_it_was_is_named(services):
    ana, bo = factories.customer(services, "Ana", email=""), factories.customer(services, "Bo", email="")
    services.referrals.add(ana, bo)
    services.pulses.answer(PulseDraft(customer_id=bo, score=9))
    services.pulses.answer(PulseDraft(score=9))
    rows = services.history.page(3)
    assert [(row.name, services.history.subjects(rows)[row.deed]) for row in rows] == [
        ("pulse.answered", ""),
        ("pulse.answered", "Bo"),
        ("link.added", "Ana, Bo"),
    ]


def test_a_use_that_was_taken_back_is_called_by_its_voucher(services):
    someone = factories.customer(services, "Zoë Brontë")
    code = spaced(
        services.vouchers.get(
            services.vouchers.issue(VoucherDraft(customer_id=someone, item="a coffee")).record
        ).code
    )
    services.vouchers.redeem(code)
    services.history.undo()
    named = f"{code}, Zoë Brontë"
    assert told(services)[:3] == [("undone", named), ("voucher.redeemed", named), ("voucher.issued", named)]
