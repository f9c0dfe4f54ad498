"""Retention: off at first, shown before, done when somebody says so, in one deed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.data.queries import retention as query
from delight.domain.cases.case import CaseDraft, Outcome
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.stages import CaseKind
from delight.domain.customers.customer import VisitDraft
from delight.domain.customers.pulse import PulseDraft
from delight.domain.customers.pulse_places import PulsePlace
from delight.domain.customers.retention import RetentionRule, cut_off
from delight.domain.errors import ConflictError, InputError, StoppedError
from delight.domain.gestures import GestureDraft
from delight.domain.guards.writing import LetterRequest
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from tests import factories


def names(rows):
    return [row.name for row in rows]


@pytest.mark.parametrize(
    ("today", "months", "before"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 3, 11), 36, date(2023, 3, 11)),
        (date(2026, 3, 11), 1_200, date(1926, 3, 11)),
    ],
)
def test_months_are_counted_back_by_the_calendar(today, months, before):
    assert cut_off(today, months) == before


def test_a_new_shop_keeps_everything(services):
    factories.customer(services)
    assert services.retention.rule().is_off
    assert services.retention.plan().count == 0


def test_who_was_not_seen_is_named_and_who_has_something_open_is_kept(services, clock):
    away = factories.customer(services, "Away")
    came = factories.customer(services, "Came")
    factories.case(services, factories.customer(services, "Complains"))
    gift = factories.customer(services, "Gift")
    told = factories.customer(services, "Told")
    due = clock() + timedelta(days=2)
    services.recovery.make_promise(PromiseDraft(customer_id=told, what="ring them", due_at=due))
    clock.forward(days=800)
    services.customers.add_visit(VisitDraft(customer_id=came, day=services.context.today()))
    services.gestures.log(
        GestureDraft(customer_id=gift, name="a jam", planned_on=services.context.today() + timedelta(days=3))
    )
    services.letters.issue(LetterRequest(wording="thank-you", customer_id=away))
    services.retention.set_rule(RetentionRule(customers=24))
    plan = services.retention.plan()
    assert names(plan.customers) == ["Away"]
    assert plan.customers[0].last == date(2026, 3, 11)


def test_a_visit_on_the_last_day_keeps_them_and_one_the_day_before_does_not(services, clock):
    early, late = (factories.customer(services, name) for name in ("Early", "Late"))
    clock.forward(days=10)
    today = services.context.today()
    services.customers.add_visit(VisitDraft(customer_id=early, day=today - timedelta(days=1)))
    services.customers.add_visit(VisitDraft(customer_id=late, day=today))
    clock.forward(days=365)
    assert names(services.retention.plan(RetentionRule(customers=12)).customers) == ["Early"]


def test_what_was_counted_tells_the_same_as_all_their_entries(services, clock):
    """The plan goes by what is counted of everybody, the removal by the entries themselves."""
    called = ("Added", "Written to", "Came", "Praised", "Complained", "Given", "Noted", "Written to and came")
    called += ("Answered", "Stamped", "Redeemed")
    made = [factories.customer(services, name) for name in called]
    written, came, praised, complained, given, noted, both, answered, stamped, redeemed = made[1:]
    card = services.stamp_cards.open(StampCardDraft(customer_id=stamped, reward="a bun")).record
    voucher = services.vouchers.issue(VoucherDraft(customer_id=redeemed, item="a bun")).record
    clock.forward(days=100)
    for one in (came, both):
        services.customers.add_visit(VisitDraft(customer_id=one, day=services.context.today()))
    factories.case(services, praised, kind=CaseKind.COMPLIMENT)
    factories.case(services, complained)
    services.gestures.log(GestureDraft(customer_id=given, name="a jam"))
    services.notes.add(noted, "Prefers mornings")
    services.pulses.answer(PulseDraft(customer_id=answered, score=9, place=PulsePlace.TOLD))
    services.stamp_cards.stamp(services.stamp_cards.get(card).code)
    services.vouchers.redeem(services.vouchers.get(voucher).code)
    for one in (written, both, came):
        services.letters.issue(LetterRequest(wording="thank-you", customer_id=one))
    clock.forward(days=100)
    told = {}
    with services.context.db.read() as session:
        for days in (50, 150, 250):
            before = clock() - timedelta(days=days)
            planned = query.customers_not_seen(session, before)
            assert planned == query.still_not_seen(session, before, range(1, 20))
            told[days] = names(planned)
    seen = ["Came", "Written to and came", "Praised", "Given", "Noted", "Answered", "Stamped", "Redeemed"]
    assert set(told[50]) == {"Added", "Written to", *seen}
    assert told[150] == ["Added", "Written to"]
    assert told[250] == []


def test_setting_a_rule_removes_nothing_and_can_be_undone(services, clock):
    factories.customer(services)
    clock.forward(days=800)
    services.retention.set_rule(RetentionRule(customers=12))
    assert services.customers.count() == 1
    services.history.undo()
    assert services.retention.rule().is_off


def test_applying_removes_what_was_shown_in_one_deed(services, clock):
    factories.customer(services, "Away Longago", email="away@example.org")
    stays = factories.customer(services, "Stays", know="Friend of Away Longago")
    clock.forward(days=800)
    services.customers.add_visit(VisitDraft(customer_id=stays, day=services.context.today()))
    services.retention.set_rule(RetentionRule(customers=12))
    changes = services.retention.apply(services.retention.plan())
    assert names(services.customers.page()) == ["Stays"]
    assert services.customers.get(stays).know == "Friend of […]"
    with pytest.raises(ConflictError, match=r"undo\.for_good"):
        services.history.undo(changes.deed)


def test_somebody_who_came_while_the_plan_lay_there_is_kept(services, clock):
    who = factories.customer(services)
    clock.forward(days=800)
    services.retention.set_rule(RetentionRule(customers=12))
    plan = services.retention.plan()
    services.customers.add_visit(VisitDraft(customer_id=who, day=services.context.today()))
    services.retention.apply(plan)
    assert services.customers.count() == 1


def test_closed_cases_lose_their_words_and_their_person(services, clock):
    who = factories.customer(services)
    old = services.cases.log(CaseDraft(customer_id=who, what="The cake was dry")).record
    services.cases.close(old, Outcome.SETTLED)
    factories.case(services, who)
    clock.forward(days=400)
    services.retention.set_rule(RetentionRule(cases=12))
    plan = services.retention.plan()
    assert [(row.name, row.whose) for row in plan.cases] == [("C-2026-0001", "Zoë Brontë")]
    services.retention.apply(plan)
    with services.context.db.raw() as connection:
        kept = connection.execute("SELECT reference FROM cases WHERE customer_id = ?", (who,)).fetchall()
        left = connection.execute("SELECT what, outcome FROM cases WHERE customer_id IS NULL").fetchall()
    assert kept == [("C-2026-0002",)]
    assert left == [("–", "settled")]
    assert services.customers.get(who).name == "Zoë Brontë"


def test_old_letters_go_and_held_ones_stay(services, clock):
    who = factories.customer(services)
    ids = [
        services.letters.issue(LetterRequest(wording="thank-you", customer_id=who)).record for _ in range(2)
    ]
    clock.forward(days=400)
    services.privacy.hold(ids[0], services.context.today() + timedelta(days=30), "claim")
    services.retention.set_rule(RetentionRule(letters=12))
    plan = services.retention.plan()
    assert (len(plan.letters), plan.held) == (1, 1)
    services.retention.apply(plan)
    assert [row.id for row in services.letters.page(who)] == [ids[0]]


@pytest.mark.parametrize("months", [0, -1, 5_000])
def test_a_rule_that_makes_no_sense_is_refused(services, months):
    with pytest.raises(InputError, match=r"retention\.months"):
        services.retention.set_rule(RetentionRule(letters=months))


def test_what_is_due_is_told_of_once_a_week(services, clock):
    factories.customer(services, "Away")
    assert services.retention.offer() is None
    clock.forward(days=800)
    services.retention.set_rule(RetentionRule(customers=24))
    offer = services.retention.offer()
    assert offer is not None
    assert names(offer.customers) == ["Away"]
    services.retention.put_off()
    assert services.retention.offer() is None
    clock.forward(days=6)
    assert services.retention.offer() is None
    clock.forward(days=1)
    assert services.retention.offer() is not None
    services.retention.put_off()
    services.retention.put_off()


def test_removing_tells_how_far_it_is_and_can_be_stopped_all_the_way(services, clock):
    for number in range(3):
        who = factories.customer(services, f"Away {number}")
        services.cases.close(factories.case(services, who), Outcome.SETTLED)
    clock.forward(days=800)
    services.retention.set_rule(RetentionRule(customers=24))
    plan, told = services.retention.plan(), []

    def stop(done: int, total: int) -> None:
        told.append(100 * done // total)
        if told[-1] >= 60:
            raise StoppedError

    with pytest.raises(StoppedError):
        services.retention.apply(plan, stop)
    assert services.customers.count() == 3
    assert told == sorted(told)
    services.retention.apply(plan, lambda done, total: told.append(100 * done // total))
    assert services.customers.count() == 0
