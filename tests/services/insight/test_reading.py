"""Facts are what was noted: whole, by the shop's own days, however small the pieces they are read in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from delight.domain.cases.case import CaseDraft, CaseEdit, Channel, Failure, Outcome
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionKind, FollowUpResult
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.customers.customer import CustomerDraft, Gone, VisitDraft
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.customers.pulse import PulseDraft
from delight.domain.insight.facts import Newcomer, Visits
from delight.domain.insight.period import Against, Period
from delight.domain.insight.report import chapters
from delight.domain.shop import draft_of
from delight.services.insight import people, pieces, reading
from delight.services.insight.renames import Renames
from tests import factories
from tests.conftest import NOW

TODAY = date(2026, 3, 11)
MONTH = Period(date(2026, 2, 12), TODAY)


def read(services, period=MONTH, against=Against.USUAL):
    return reading.read(services.context, period, against, Renames())


def log(services, ago=0, **given):
    given = {"what": f"The soup was cold {ago}", "received_at": NOW - timedelta(days=ago, hours=1), **given}
    return services.cases.log(CaseDraft(**given)).record


def day(ago):
    return TODAY - timedelta(days=ago)


def test_a_case_is_read_as_it_was_noted(services):
    who = factories.customer(services)
    marta = services.staff.list()[0].id
    case = log(
        services, 5, customer_id=who, failure=Failure.LATE, channel=Channel.EMAIL, mood=2,
        at_stake_minor=1250, owner_id=marta,
    )  # fmt: skip
    services.cases.edit(case, CaseEdit(cause="Oven too small"))
    services.cases.move(case, Stage.RESOLVED)
    services.cases.close(case, Outcome.WON_BACK, mood_after=4)
    (fact,) = read(services).now.cases
    at = int((NOW - timedelta(days=5, hours=1)).timestamp())
    assert fact._asdict() | {"acknowledge_by": 0, "resolve_by": 0} == {
        "id": case, "kind": "complaint", "stage": "closed", "customer_id": who, "failure": "late",
        "channel": "email", "mood": 2, "mood_after": 4, "outcome": "won-back", "day": day(5), "hour": 8,
        "received": at, "acknowledge_by": 0, "acknowledged": int(NOW.timestamp()), "resolve_by": 0,
        "resolved": int(NOW.timestamp()), "at_stake": 1250, "cause": "oven too small", "praised_id": None,
        "owner_id": marta,
    }  # fmt: skip
    detail = services.cases.get(case)
    assert fact.resolve_by == int(detail.resolve_by.timestamp())


def test_somebody_alone_is_compared_with_nobody_who_left(services):
    marta, tom = services.staff.list()
    services.shop.edit(draft_of(services.shop.row(), compares_staff=True))
    facts = read(services)
    assert (facts.compares_staff, facts.alone) == (True, False)
    services.staff.deactivate(tom.id)
    facts = read(services)
    assert (facts.compares_staff, facts.alone) == (False, True)
    assert facts.staff == {marta.id: "Marta Lind", tom.id: "Tom Okafor"}


def test_cases_are_in_their_order_and_of_their_days(services):
    ids = {ago: log(services, ago) for ago in (0, 27, 3, 28, 400, 27)}
    facts = read(services)
    assert [(case.day, case.id) for case in facts.now.cases] == sorted(
        (case.day, case.id) for case in facts.now.cases
    )
    assert {case.day for case in facts.now.cases} == {day(0), day(3), day(27)}
    assert facts.before.period == Period(day(400), day(28))
    assert [case.id for case in facts.before.cases] == [ids[400], ids[28]]
    assert facts.known_since == day(400)


def test_texts_that_are_alike_are_one_and_the_same(services, monkeypatch):
    monkeypatch.setattr(pieces, "PIECE", 1)
    for ago in (1, 2):
        case = log(services, ago, failure=Failure.LATE)
        services.cases.edit(case, CaseEdit(cause="Oven too small"))
        factories.action(services, case, ActionKind.EXTRA, done=True)
    facts = read(services)
    assert len(facts.now.cases) == len(facts.now.actions) == 2
    columns = [*zip(*facts.now.cases, strict=True), *zip(*facts.now.actions, strict=True)]
    alike = [one is other for one, other in columns if isinstance(one, str)]
    assert alike == [True] * 6  # kind, stage, failure, channel, cause, and what was done


def test_a_year_before_is_read_without_what_lies_between(services):
    for ago in (3, 100, 367, 700):
        log(services, ago)
    facts = read(services, against=Against.LAST_YEAR)
    assert [case.day for case in facts.before.cases] == [day(367)]


@pytest.mark.parametrize(("enough", "days"), [(3, 365), (4, 731)])
def test_what_is_usual_is_a_year_where_enough_came_in_within_it(services, monkeypatch, enough, days):
    monkeypatch.setattr(reading, "BUSY_FROM", enough)
    for ago in (5, 40, 200, 390, 1200):
        log(services, ago)
    before = read(services).before
    assert before.period.last == MONTH.first - timedelta(days=1)
    assert before.period.days == days


def test_what_was_done_is_known_by_case_and_by_day(services, clock):
    log(services, 300)
    old, new = log(services, 60), log(services, 2)
    clock.forward(days=-10)
    done = factories.action(services, old, cost_minor=500, done=True)
    clock.forward(days=10)
    later = factories.action(services, new, ActionKind.EXTRA, done=True)
    factories.action(services, new, ActionKind.REDO)  # still to be done
    facts = read(services)
    assert [one.id for one in facts.actions_of[old]] == [done]
    assert [(one.id, one.cost, one.day) for one in facts.now.actions] == [
        (done, 500, day(10)),
        (later, None, TODAY),
    ]
    assert not facts.before.actions
    assert set(facts.actions_of) == {old, new}


def test_a_remedy_dated_before_its_complaint_is_known_on_the_first_days_too(services, clock):
    """As where somebody corrects the day on which it came in."""
    log(services, 300)
    first = log(services, 299)
    clock.forward(days=-310)
    done = factories.action(services, first, cost_minor=500, done=True)
    clock.forward(days=310)
    facts = read(services, Period(day(299), TODAY))
    assert [one.id for one in facts.actions_of[first]] == [done]
    assert not facts.now.actions


def test_follow_ups_and_answers_come_together(services, clock):
    who = factories.customer(services)
    case = log(services, 20, customer_id=who)
    services.cases.move(case, Stage.RESOLVED)
    check = services.recovery.follow_ups(case)[0].id
    services.pulses.answer(PulseDraft(score=3))
    clock.forward(days=2)
    services.recovery.follow_up_done(check, FollowUpResult(well=True, pulse=9, came_back=False))
    facts = read(services, Period(MONTH.first, day(-2)))
    assert [(one.well, one.came_back, one.day) for one in facts.checks_of[case]] == [(True, False, day(-2))]
    said = [(None, 3, TODAY), (who, 9, day(-2))]
    assert [tuple(one) for one in facts.now.answers] == said
    assert [tuple(one) for one in facts.first_answers] == said


def test_surprises_promises_and_people_are_there(services, clock):
    ann, ben = factories.customer(services, "Ann"), factories.customer(services, "Ben", email="")
    log(services, 3, customer_id=ann)
    factories.gesture(services, ben, cost_minor=300)
    kept = services.recovery.make_promise(
        PromiseDraft(customer_id=ben, what="Call", due_at=NOW + timedelta(hours=2))
    ).record
    services.recovery.settle_promise(kept, kept=True)
    services.recovery.make_promise(
        PromiseDraft(customer_id=ben, what="Write", due_at=NOW + timedelta(hours=3))
    )  # not due yet
    services.links.add(LinkDraft(kind=LinkKind.BROUGHT, customer_id=ben, other_id=ann, day=day(1)))
    for who, ago, amount in ((ben, 9, 700), (ben, 2, None), (ann, 50, 100)):
        services.customers.add_visit(VisitDraft(customer_id=who, day=day(ago), amount_minor=amount))
    assert read(services).now.promises == []  # of those still ahead, only what was kept early would be seen
    clock.forward(hours=2)
    facts = read(services)
    assert [(one.customer_id, one.cost, one.day) for one in facts.now.gestures] == [(ben, 300, TODAY)]
    assert [(one.id, one.state, one.case_id) for one in facts.now.promises] == [(kept, "kept", None)]
    assert [tuple(one) for one in facts.brought] == [(ann, ben, day(1))]
    assert facts.now.newcomers == {ben: Newcomer(day(9), day(2))}
    assert facts.others == [ben]
    assert facts.visits == {ann: Visits((day(50),), (100,)), ben: Visits((day(9), day(2)), (700, None))}
    assert facts.promoters == [ben]
    assert facts.staff == {row.id: row.name for row in services.staff.list()}


def test_causes_are_as_mostly_written_with_what_was_changed(services):
    for ago, words in ((1, "Oven too small"), (2, "oven too small"), (3, "Oven too small"), (4, "No bags")):
        services.cases.edit(log(services, ago), CaseEdit(cause=words))
    services.improvements.save("no bags", "We buy bags", day(2))
    causes = read(services).causes
    assert causes["oven too small"].words == "Oven too small"
    assert (causes["no bags"].changed_on, causes["no bags"].what) == (day(2), "We buy bags")


def test_what_was_renamed_or_put_together_is_known_until_it_is_undone(services, clock):
    one, other, third = (log(services, ago) for ago in (1, 2, 3))
    for case, cause in ((one, "Oven"), (other, "Ovne"), (third, "Bags")):
        services.cases.edit(case, CaseEdit(cause=cause))
    merged = services.improvements.merge("ovne", into="oven")
    services.improvements.rename("Bags", "Paper bags")
    found = [(gone.was, gone.key, gone.day, gone.case_ids) for gone in read(services).renamed]
    assert found == [("Ovne", "oven", TODAY, (other,)), ("Bags", "paper bags", TODAY, (third,))]
    services.history.undo(merged.deed)
    assert [gone.was for gone in read(services).renamed] == ["Bags"]


def test_renames_are_looked_for_once(services):
    for ago, cause in ((1, "Oven"), (2, "Ovne")):
        services.cases.edit(log(services, ago), CaseEdit(cause=cause))
    renames = Renames()
    assert not reading.read(services.context, MONTH, Against.USUAL, renames).renamed
    services.improvements.merge("ovne", into="oven")
    assert len(reading.read(services.context, MONTH, Against.USUAL, renames).renamed) == 1
    assert len(reading.read(services.context, MONTH, Against.USUAL, renames).renamed) == 1


def test_what_ends_before_it_starts_stays_a_case_and_is_named(services):
    good, bad = log(services, 2), log(services, 3)
    for case in (good, bad):
        services.cases.move(case, Stage.RESOLVED)
    with services.context.db.raw() as connection:
        connection.execute(
            "UPDATE cases SET resolved_at = '2026-03-01T08:00:00.000+00:00' WHERE id = ?", (bad,)
        )
    facts = read(services)
    assert {case.id for case in facts.now.cases} == {good, bad}
    assert facts.unread == {"ends-before-it-starts": (bad,)}


def test_who_was_erased_leaves_their_case_without_a_name(services):
    who = factories.customer(services)
    log(services, 2, customer_id=who)
    log(services, 2)
    services.customers.add_visit(VisitDraft(customer_id=who, day=day(1)))
    services.privacy.erase([who])
    facts = read(services)
    left = (None, TODAY.replace(day=1), None)
    assert [(case.customer_id, case.day, case.hour) for case in facts.now.cases] == [left, (None, day(2), 8)]
    assert not facts.visits
    assert not facts.now.newcomers


def test_settings_of_the_shop_are_there(services):
    given = {"surprise_budget_minor": 4_000, "winning_cost_minor": 900, "complain_rates": "late 5-30"}
    services.shop.edit(draft_of(services.shop.row(), **given))
    facts = read(services)
    assert (facts.budget, facts.winning_cost, facts.currency) == (4_000, 900, "GBP")
    assert facts.rates == {"late": (0.05, 0.30)}
    assert facts.effect is not None
    assert facts.compares_staff is False


@pytest.mark.parametrize("size", [1, 3])
def test_pieces_change_nothing(services, monkeypatch, size):
    guests = [factories.customer(services, f"Guest {number}", email="") for number in range(4)]
    for ago in (1, 1, 1, 2, 3, 40, 500):
        case = log(services, ago, customer_id=guests[ago % 4])
        factories.action(services, case, done=True, cost_minor=ago)
        services.customers.add_visit(VisitDraft(customer_id=guests[ago % 4], day=day(ago)))
        services.pulses.answer(PulseDraft(score=ago % 11))
    whole = read(services)
    for module, name in ((pieces, "PIECE"), (people, "_AT_ONCE"), (people, "_RANGE")):
        monkeypatch.setattr(module, name, size)
    parts = read(services)
    for name in ("actions_of", "checks_of", "visits", "others", "causes", "first_answers"):
        assert getattr(parts, name) == getattr(whole, name), name
    assert (parts.now, parts.before) == (whole.now, whole.before)


def test_days_and_hours_are_the_shops_own(services, clock):
    services.context.zone = ZoneInfo("Europe/London")
    clock.now = datetime(2026, 4, 2, 9, tzinfo=UTC)
    before, after = datetime(2026, 3, 28, 23, 30, tzinfo=UTC), datetime(2026, 3, 29, 23, 30, tzinfo=UTC)
    for at in (before, after):
        log(services, received_at=at, what=f"Cold {at.day}")
    facts = read(services, Period(date(2026, 3, 28), date(2026, 4, 2)))
    assert [(case.day, case.hour) for case in facts.now.cases] == [
        (date(2026, 3, 28), 23),
        (date(2026, 3, 30), 0),
    ]
    assert [case.day for case in read(services, Period(date(2026, 3, 30), date(2026, 4, 2))).now.cases] == [
        date(2026, 3, 30)
    ]


def test_compliments_and_who_is_praised_are_among_the_cases(services):
    tom = services.staff.list()[1].id
    log(services, 1, kind=CaseKind.COMPLIMENT, praised_id=tom)
    (case,) = read(services).now.cases
    assert (case.kind, case.praised_id) == ("compliment", tom)


def meanwhile(monkeypatch, *works):
    """Have one piece of work done by somebody else each time that facts were read."""
    left, whole = list(works), reading._Reading.facts

    def facts(self, renames):
        found = whole(self, renames)
        if left:
            left.pop(0)()
        return found

    monkeypatch.setattr(reading._Reading, "facts", facts)
    return left


def test_a_save_meanwhile_is_waited_for_by_nobody(services, monkeypatch):
    log(services, 1)
    left = meanwhile(monkeypatch, lambda: log(services, 2), lambda: log(services, 3))
    assert len(read(services).now.cases) == 1
    assert len(left) == 1


def test_a_case_that_is_taken_back_while_its_remedies_are_read_does_no_harm(services, monkeypatch):
    stays = log(services, 2)
    deed = services.cases.log(
        CaseDraft(what="The tea was cold", received_at=NOW - timedelta(days=1), kind=CaseKind.COMPLAINT)
    ).deed
    left, whole = [deed], reading.read_actions

    def read_actions(*given):
        if left:
            services.history.undo(left.pop())
        return whole(*given)

    monkeypatch.setattr(reading, "read_actions", read_actions)
    facts = read(services)
    assert len(facts.now.cases) == 2
    assert chapters(facts)
    assert [case.id for case in read(services).now.cases] == [stays]


def test_facts_are_read_again_where_people_were_changed_meanwhile(services, monkeypatch):
    ann, ben = factories.customer(services, "Ann"), factories.customer(services, "Ben", email="")
    log(services, 1, customer_id=ben)
    services.customers.add_visit(VisitDraft(customer_id=ann, day=day(3)))
    left = meanwhile(monkeypatch, lambda: services.duplicates.merge(ann, ben))
    facts = read(services)
    assert not left
    assert [case.customer_id for case in facts.now.cases] == [ann]
    assert set(facts.visits) == {ann}


def test_facts_are_read_three_times_at_most(services, monkeypatch):
    who = factories.customer(services, "Ann")

    def rename(name):
        return lambda: services.customers.edit(who, CustomerDraft(name=name))

    left = meanwhile(monkeypatch, *(rename(f"Ann {number}") for number in range(5)))
    read(services)
    assert len(left) == 2


def test_who_moved_away_or_died_is_read_with_the_day_on_which_that_was_noted(services, clock):
    stays, moved, back, both = (factories.customer(services, name=name) for name in ("A", "B", "C", "D"))
    died = factories.customer(services, name="E", gone=Gone.DIED)
    for who in (moved, back, both):
        gone(services, who, Gone.MOVED)
    clock.forward(days=3)
    gone(services, back, Gone.NO)
    gone(services, both, Gone.DIED)
    assert read(services).gone == {moved: TODAY, both: TODAY, died: date.min}
    assert stays not in read(services).gone


def gone(services, who, how):
    services.customers.edit(who, CustomerDraft(name=services.customers.get(who).name, gone=how))


def test_the_front_desk_has_no_answers_guesses_or_standing_in_its_facts(services):
    who = factories.customer(services)
    case = log(services, 20, customer_id=who)
    services.cases.move(case, Stage.RESOLVED)
    check = services.recovery.follow_ups(case)[0].id
    services.recovery.follow_up_done(check, FollowUpResult(pulse=9))
    services.pulses.answer(PulseDraft(score=3))
    services.ourselves.guess(7)
    services.shop.edit(draft_of(services.shop.row(), compares_staff=True))
    other = factories.customer(services, "Ben", email="")
    services.links.add(LinkDraft(kind=LinkKind.BROUGHT, customer_id=other, other_id=who))
    whole = read(services)
    assert (len(whole.now.answers), len(whole.first_answers), len(whole.guesses)) == (2, 2, 1)
    assert other in whole.promoters
    assert whole.compares_staff
    services.staff.sit_down(services.staff.list()[1].id)
    desk = read(services)
    assert not desk.now.answers
    assert not desk.first_answers
    assert not desk.guesses
    assert not desk.promoters
    assert not desk.compares_staff
    assert [check.case_id for check in desk.checks_of[case]] == [case]


def test_until_when_it_is_known_who_came(services, clock):
    assert read(services).known_until == TODAY
    who = factories.customer(services)
    services.customers.add_visit(VisitDraft(customer_id=who, day=day(40)))
    assert read(services).known_until == day(40)


def test_complaints_just_before_are_read_where_nothing_is_compared_with_them(services):
    """Of ninety days before; where the time before holds them they are read once."""
    ago = (TODAY - MONTH.first).days
    log(services, ago=500)
    log(services, ago=ago + 91)
    early, late = log(services, ago=ago + 90), log(services, ago=ago + 1)
    a_year = read(services, against=Against.LAST_YEAR)
    assert a_year.before
    assert [one.id for one in a_year.just_before] == [early, late]
    assert read(services).just_before == ()


def test_since_when_visits_are_known(services):
    assert read(services).visits_since is None
    services.customers.add_visit(VisitDraft(customer_id=factories.customer(services), day=day(40)))
    assert read(services).visits_since == day(40)


def test_a_few_noted_after_the_last_file_of_sales_do_not_make_it_known_who_came(services, clock):
    """Two a day come up to the fortieth day ago; since then one was noted, and one more today."""
    some = [factories.customer(services), factories.customer(services)]
    for ago in (*range(40, 110), 20, 0):
        for who in some if ago >= 40 else some[:1]:
            services.customers.add_visit(VisitDraft(customer_id=who, day=day(ago)))
    assert read(services).known_until == day(40)
