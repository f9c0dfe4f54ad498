"""Everybody as the planner sees them: the same standing as on their page, days on the shop's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.data.queries import surprises as query
from delight.data.queries.surprise_people import Days, people
from delight.domain.cases.case import CaseDraft, Outcome
from delight.domain.cases.recovery import FollowUpResult
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import Gone, VisitDraft
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.customers.standing import Standing
from delight.domain.days.calendar import local_day
from tests import factories

TODAY, MONDAY = date(2026, 3, 11), date(2026, 3, 9)
ZONES = [
    "UTC",
    "Europe/London",
    "America/Los_Angeles",
    "Asia/Kathmandu",
    "Pacific/Kiritimati",
    "Pacific/Apia",
]


def read(services, only=None, monday=MONDAY):
    days = Days(services.zone)
    with services.context.db.read(whole=True) as session:
        known = query.given(session, today=TODAY, monday=monday, days=days)
        return {
            who.id: who
            for who in people(session, today=TODAY, monday=monday, days=days, given=known, only=only)
        }


@given(
    moment=st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2040, 1, 1)),
    zone=st.sampled_from(ZONES),
)
def test_the_day_of_a_moment_is_that_of_the_shops_clock(moment, zone):
    at = moment.replace(tzinfo=UTC)
    days, there = Days(ZoneInfo(zone)), ZoneInfo(zone)
    text = at.isoformat(timespec="milliseconds")
    assert days.at(text) == local_day(datetime.fromisoformat(text), there)
    assert days[moment.date().isoformat()] == moment.date()


def visits(services, who, *days_ago):
    for ago in days_ago:
        services.customers.add_visit(VisitDraft(customer_id=who, day=TODAY - timedelta(days=ago)))


def resolved(services, who, outcome=None):
    case = factories.case(services, who, what=f"Cold again for {who}")
    services.cases.move(case, Stage.RESOLVED)
    if outcome is not None:
        services.cases.close(case, outcome)
    return case


@pytest.fixture
def everybody(services, clock):
    """Somebody of each standing, for each of its reasons, in a shop that was opened long ago."""
    clock.now -= timedelta(days=400)
    who = [factories.customer(services, f"Person {n}", email="") for n in range(11)]
    clock.now += timedelta(days=400)
    visits(services, who[0], 2, 9, 16, 23, 30)
    visits(services, who[1], 200, 207, 214, 221)
    factories.case(services, who[2])
    resolved(services, who[3], Outcome.NOT_SATISFIED)
    for number in range(2):
        services.cases.log(CaseDraft(customer_id=who[4], what=f"Late, number {number}"))
    services.cases.log(CaseDraft(customer_id=who[5], what="So kind", kind=CaseKind.COMPLIMENT))
    services.links.add(LinkDraft(kind=LinkKind.BROUGHT, customer_id=who[6], other_id=who[7]))
    case = resolved(services, who[8])
    check = services.recovery.follow_ups(case)[0]
    services.recovery.follow_up_done(check.id, FollowUpResult(result="Rather not", pulse=3))
    factories.customer(services, "Somebody new", email="")
    return who


def test_everybody_stands_as_on_their_own_page(services, everybody):
    there = read(services)
    told = {row.id: row.standing for row in services.customers.page("", limit=100)}
    assert {number: who.standing for number, who in there.items()} == told
    assert len(set(told.values())) >= 5


def test_some_are_read_alone(services, everybody):
    assert read(services, only={everybody[0]}) == {everybody[0]: read(services)[everybody[0]]}


def test_visits_of_the_running_week_are_counted_apart(services, everybody):
    visits(services, everybody[0], 0)
    who = read(services)[everybody[0]]
    assert (who.visits, who.lately, who.last_visit) == (4, 1, TODAY)
    assert who.standing is Standing.CONTENT
    before = read(services, monday=MONDAY - timedelta(days=7))[everybody[0]]
    assert (before.visits, before.lately) == (3, 1)


def test_gestures_before_the_week_within_it_and_to_come(services, everybody, clock):
    one, two, three = everybody[:3]
    clock.now -= timedelta(days=40)
    factories.gesture(services, one, key="note", cost_minor=90)
    clock.now += timedelta(days=40)
    factories.gesture(services, two, cost_minor=150)
    factories.gesture(services, three, planned_on=date(2026, 4, 2), cost_minor=200)
    there = read(services)
    assert there[one].surprised_on == TODAY - timedelta(days=40)
    assert (there[two].planned_on, there[two].surprised_on) == (TODAY, None)
    assert there[three].planned_on == date(2026, 4, 2)
    with services.context.db.read(whole=True) as session:
        known = query.given(session, today=TODAY, monday=MONDAY, days=Days(UTC))
    assert known.keys == {one: {"note": TODAY - timedelta(days=40)}}
    assert known.spent == {date(2026, 1, 1): 90, date(2026, 3, 1): 150}
    assert known.planned_cost == {date(2026, 4, 1): 200}


def test_what_was_planned_for_a_day_that_is_over_costs_this_month(services, everybody, clock):
    clock.now -= timedelta(days=40)
    factories.gesture(services, everybody[0], planned_on=clock.now.date(), cost_minor=200)
    clock.now += timedelta(days=40)
    with services.context.db.read(whole=True) as session:
        known = query.given(session, today=TODAY, monday=MONDAY, days=Days(UTC))
    assert known.planned_cost == {date(2026, 3, 1): 200}


def test_a_birthday_counts_only_where_they_said_yes(services):
    yes = factories.customer(services, "Ada Holm", birthday="1980-03-12")
    no = factories.customer(services, "Ben Carr", birthday="03-12")
    far = factories.customer(services, "Cleo Dunn", birthday="07-12")
    for who in (yes, far):
        services.consents.note(who, ConsentDraft(about=ConsentAbout.BIRTHDAY, given=True))
    there = read(services)
    assert {who: there[who].birthday for who in (yes, no, far)} == {yes: "1980-03-12", no: "", far: ""}


def test_what_was_put_right_counts_unless_it_is_the_owners_or_ended_badly(services, everybody):
    well, hidden, badly = everybody[:3]
    resolved(services, well)
    case = services.cases.log(CaseDraft(customer_id=hidden, what="About a colleague", owner_only=True)).record
    services.cases.move(case, Stage.RESOLVED)
    resolved(services, badly, Outcome.NOT_SATISFIED)
    there = read(services)
    assert there[well].recovered_on == TODAY
    assert there[hidden].recovered_on is None
    assert there[badly].recovered_on is None
    assert there[badly].complaint_since == TODAY, "of the one that is open still"


def test_who_is_gone_unwelcome_or_without_an_address_is_said_to_be(services):
    gone = factories.customer(services, "Ada Holm", gone=Gone.MOVED)
    quiet = factories.customer(services, "Ben Carr", surprises_welcome=False)
    bare = factories.customer(services, "Cleo Dunn", address="")
    there = read(services)
    assert (there[gone].gone, there[gone].welcome, there[gone].reachable) == (True, True, True)
    assert (there[quiet].gone, there[quiet].welcome) == (False, False)
    assert not there[bare].reachable
