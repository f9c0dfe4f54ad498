"""Who drifts away or recommends the shop is told by the same rules as on a customer's page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delight.data.queries.insight import people as query
from delight.data.queries.people import customers
from delight.domain.customers.customer import VisitDraft
from delight.domain.customers.standing import RECENT_DAYS, Standing
from delight.domain.days.shifts import Shifts
from delight.domain.insight.facts import Visits
from delight.domain.insight.period import Period
from delight.services.insight.people import read_people, read_visits
from delight.services.insight.pieces import Source
from tests import factories

TODAY = date(2026, 3, 11)
MANY = 12
FACTS = (
    "open_complaints", "complaint_at", "complaint_before", "complaint_outcome", "complaint_closed_at",
    "compliments", "pulse", "pulse_at", "brought", "usual_days", "longest_days", "days", "first_day",
    "last_day",
)  # fmt: skip


def moment(ago: int) -> str:
    at = datetime(2026, 3, 11, 6, tzinfo=UTC) - timedelta(days=ago)
    return at.isoformat(timespec="milliseconds")


agos = st.integers(0, 220)
moments = st.none() | agos.map(moment)


@st.composite
def facts(draw):
    seen = draw(st.none() | agos)
    usual = draw(st.none() | st.integers(1, 60)) if seen is not None else None
    last = None if seen is None else (TODAY - timedelta(days=seen)).isoformat()
    before, latest = sorted(draw(st.lists(agos, min_size=2, max_size=2)), reverse=True)
    return (
        draw(st.sampled_from([0, 0, 1])), moment(latest), draw(st.sampled_from([None, moment(before)])),
        draw(st.sampled_from([None, "settled", "not-satisfied", "not-satisfied"])), draw(moments),
        draw(st.sampled_from([0, 0, 2])), draw(st.none() | st.integers(0, 10)), moment(3),
        draw(st.sampled_from([0, 0, 1])), usual, usual and draw(st.integers(usual, 90)), 5, last, last,
    )  # fmt: skip


@pytest.fixture
def crowd(services):
    for number in range(MANY):
        factories.customer(services, f"Guest {number}", email="")
    return services


def told(services) -> tuple[list[int], list[int]]:
    source = Source(services.context, Shifts(services.zone, date(2025, 1, 1), TODAY))
    found = read_people(source, Period(TODAY, TODAY), TODAY, standing=True)
    return sorted(found.drifting), sorted(found.promoters)


def on_their_pages(services, which: Standing) -> list[int]:
    with services.context.db.read() as session:
        rows = customers(session, "", today=TODAY, zone=services.zone, limit=99, standings=[which])
    return sorted(row.id for row in rows)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(facts(), min_size=MANY, max_size=MANY))
def test_standing_is_the_one_of_their_pages(crowd, rows):
    settings_ = ", ".join(f"{name} = ?" for name in FACTS)
    with crowd.context.db.raw() as connection:
        for number, row in enumerate(rows, 1):
            connection.execute(f"UPDATE facts SET {settings_} WHERE customer_id = {number}", row)
    drifting, promoters = told(crowd)
    assert drifting == on_their_pages(crowd, Standing.DRIFTING)
    assert promoters == on_their_pages(crowd, Standing.PROMOTER)


def test_who_is_gone_neither_drifts_nor_recommends(crowd):
    with crowd.context.db.raw() as connection:
        connection.execute("UPDATE facts SET brought = 1 WHERE customer_id IN (1, 2)")
        connection.execute("UPDATE customers SET gone = 'moved' WHERE id = 1")
    assert told(crowd) == ([], [2])


def test_a_second_complaint_is_recent_for_ninety_days(crowd):
    with crowd.context.db.raw() as connection:
        for number, ago in enumerate((RECENT_DAYS - 1, RECENT_DAYS), 1):
            connection.execute(
                "UPDATE facts SET brought = 1, complaint_at = ?, complaint_before = ? WHERE customer_id = ?",
                (moment(2), moment(ago), number),
            )
    assert told(crowd) == ([], [2])


def test_visits_come_by_day_with_what_is_known_of_their_worth(services):
    one, other = factories.customer(services, "Ann"), factories.customer(services, "Ben", email="")
    days = [TODAY - timedelta(days=ago) for ago in (9, 9, 9, 4, 2)]
    for day, amount in zip(days, (250, None, 300, None, 0), strict=True):
        services.customers.add_visit(VisitDraft(customer_id=one, day=day, amount_minor=amount))
    services.customers.add_visit(VisitDraft(customer_id=other, day=TODAY))
    source = Source(services.context, Shifts(services.zone, TODAY, TODAY))
    assert read_visits(source, [one], ()) == {one: Visits((days[0], days[3], days[4]), (550, None, 0))}
    assert read_visits(source, [one, other], [1, 5]) == {
        one: Visits((days[0], days[3], days[4]), (300, None, None)),
        other: Visits((TODAY,), (None,)),
    }
    assert read_visits(source, [], ()) == {}


def test_others_never_complained_and_are_always_the_same(services):
    quiet = [factories.customer(services, f"Guest {number}", email="") for number in range(6)]
    for who in quiet[:5]:
        services.customers.add_visit(VisitDraft(customer_id=who, day=TODAY))
    factories.case(services, quiet[0])
    with services.context.db.read() as session:
        found = query.quiet(session, 0, 100, 3)
        assert found == query.quiet(session, 0, 100, 3) == sorted(found)
        assert {number for _, number in found} < set(quiet[1:5])
        assert {number for _, number in query.quiet(session, quiet[2], 100, 9)} == set(quiet[3:5])


def test_newcomers_come_with_their_next_day(services):
    one, other = factories.customer(services, "Ann"), factories.customer(services, "Ben", email="")
    for who, ago in ((one, 30), (one, 20), (one, 10), (other, 5)):
        services.customers.add_visit(VisitDraft(customer_id=who, day=TODAY - timedelta(days=ago)))
    with services.context.db.read() as session:
        everybody = query.newcomers(session, 0, 100, ("2026-01-01", "2026-03-11"))
        assert everybody == [(one, "2026-02-09", "2026-02-19"), (other, "2026-03-06", None)]
        assert query.newcomers(session, 0, 100, ("2026-02-10", "2026-03-05")) == []
