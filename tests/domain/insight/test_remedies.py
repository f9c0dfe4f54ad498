"""What counts as done, and as coming back after it, and what is claimed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from delight.domain.insight.chapter import Verdict
from delight.domain.insight.facts import Facts
from delight.domain.insight.remedies import IN_TIME, NOTHING, Cell, works
from tests.domain.insight.made import action, by_case, case, check, facts, visits

DAY = date(2026, 1, 12)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def shop(groups: Sequence[tuple[str, tuple[str, ...], int, int]], **given: Any) -> Facts:
    """Return a shop; a group is what went wrong, what was done, how many came back, and how many did not."""
    cases, days, actions = [], {}, []
    for failure, done, came, away in groups:
        for place in range(came + away):
            one = case(DAY, customer_id=len(cases) + 1, failure=failure, resolve_by=None)
            cases.append(one)
            days[one.customer_id] = visits(after(-9), *([after(20)] if place < came else []))
            actions += [action(one.id, remedy, day=after(1)) for remedy in done]
    return facts(cases, visits=days, actions_of=by_case(actions), **given)


def cells(known: Facts) -> dict[tuple[str, str], Cell]:
    return {(cell.failure, cell.remedy): cell for cell in works(known).cells}


def counts(known: Facts) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    return {key: (one.back, one.of, one.others_back, one.others) for key, one in cells(known).items()}


def test_each_remedy_stands_against_the_same_failure_without_it():
    known = shop([("late", ("refund",), 2, 1), ("late", (), 1, 3), ("rude", ("apology",), 1, 0)])
    assert counts(known) == {
        ("late", "refund"): (2, 3, 1, 4), ("late", NOTHING): (1, 4, 2, 3), ("rude", "apology"): (1, 1, 0, 0),
    }  # fmt: skip


def test_a_case_with_several_counts_under_each():
    known = shop([("late", ("refund", "apology", "refund"), 1, 0), ("late", ("refund",), 0, 1)])
    assert counts(known) == {("late", "refund"): (1, 2, 0, 0), ("late", "apology"): (1, 1, 0, 1)}
    assert works(known).several == (known.now.cases[0].id,)


@pytest.mark.parametrize(("done", "counted"), [(0, "refund"), (7, "refund"), (8, NOTHING)])
def test_only_what_was_done_within_a_week_counts(done, counted):
    one = case(DAY, customer_id=1, resolve_by=None)
    known = facts([one], visits={1: visits(DAY)}, actions_of=by_case([action(one.id, day=after(done))]))
    assert [cell.remedy for cell in works(known).cells] == [counted]
    assert works(known).late == ((one.id,) if done > 7 else ())


@pytest.mark.parametrize(
    ("came", "back"),
    [((5,), 0), ((7,), 0), ((5, 9), 1), ((8,), 1), ((60,), 1), ((61,), 0), ((5, 61), 0), ((), 0)],
)
def test_only_who_came_after_the_week_came_back(came, back):
    """What is handed over on the next visit would look as if it had brought them."""
    known = facts([case(DAY, customer_id=1)], visits={1: visits(after(-2), *map(after, came))})
    assert works(known).cells[0].back == back


def test_each_person_counts_once_with_their_first_complaint():
    """Whoever complains again has come back: what is done then would look as if it had brought them."""
    cases, days, actions = [], {}, []
    for person in range(1, 41):
        loyal = person % 2
        first = case(DAY, customer_id=person, resolve_by=None)
        second = case(
            after(80), customer_id=person, resolve_by=None, failure="rude" if person % 4 else "late"
        )
        cases += [first, second] if loyal else [first]
        days[person] = visits(after(-9), *([after(20), after(80), after(100)] if loyal else []))
        actions += [action(first.id, "apology", day=DAY), action(second.id, "refund", day=after(80))]
    cases.sort(key=lambda one: one.received)
    known = facts(cases, visits=days, actions_of=by_case(actions))
    found = works(known)
    assert counts(known) == {("late", "apology"): (20, 40, 0, 0)}
    assert (found.of, len(found.again)) == (40, 20)
    assert [cell.of for cell in found.together] == [40]


@pytest.mark.parametrize("said", [True, False])
def test_who_said_so_counts(said):
    one = case(DAY, customer_id=1)
    known = facts([one], checks_of=by_case([check(one.id, came_back=said, day=after(70))]))
    assert works(known).cells[0].back == said


@pytest.mark.parametrize(
    ("right_after", "due_after", "in_time"),
    [
        (2, 3, True),
        (3, 3, True),
        (4, 3, False),
        (None, 3, False),
        (7, 9, True),
        (8, 9, False),
        (2, None, None),
        (-1, 3, None),  # it ends before it starts
    ],
)
def test_in_time_is_by_its_day_and_within_the_week(right_after, due_after, in_time):
    one = case(DAY, customer_id=1)
    right, due = (None if days is None else one.received + days * 86_400 for days in (right_after, due_after))
    known = facts([one._replace(resolved=right, resolve_by=due)], visits={1: visits(DAY)})
    found = cells(known).get(("late", IN_TIME))
    assert (None if found is None else found.of == 1) is in_time


def test_it_works_where_chance_does_not_explain_it():
    known = shop(
        [("late", ("refund",), 19, 1), ("late", ("apology",), 6, 14), ("rude", ("apology",), 10, 10)]
    )
    found = works(known)
    assert [(cell.failure, cell.remedy) for cell in found.found] == [("late", "refund")]
    assert cells(known)["late", "apology"].verdict is Verdict.LOWER
    assert cells(known)["rude", "apology"].verdict is Verdict.UNSAID
    assert found.asked == 2


def test_what_would_do_alone_does_not_do_among_many():
    """Asked of one kind of failure it is hardly chance (0.044, and twice, since "late" has two cells)."""
    alone = [("late", ("refund",), 13, 1), ("late", ("apology",), 6, 6)]
    many = [(failure, ("redo",), 8, 4) for failure in ("rude", "faulty", "billing")]
    others = [(failure, (), 8, 4) for failure in ("rude", "faulty", "billing")]
    single = cells(shop(alone))["late", "refund"].chance
    among = cells(shop([*alone, *many, *others]))["late", "refund"].chance
    assert single is not None
    assert among is not None
    assert among > single


@pytest.mark.parametrize(
    "groups", [[("late", ("refund",), 9, 0)], [("late", ("refund",), 9, 0), ("late", (), 0, 30)]]
)
def test_three_times_three_lucky_cases_claim_nothing(groups):
    found = works(shop(groups))
    assert found.found == []
    assert found.cells[-1 if len(groups) == 1 else 0].chance is None
    assert next(cell for cell in found.cells if cell.remedy == "refund").pooled is None


def test_nothing_is_no_remedy():
    known = shop([("late", ("refund",), 1, 19), ("late", (), 19, 1)])
    assert cells(known)["late", NOTHING].chance is None
    assert works(known).found == []


def test_the_most_frequent_come_first_and_nothing_and_in_time_last():
    cases = shop(
        [("late", (), 3, 3), ("late", ("apology",), 1, 0), ("late", ("refund",), 2, 0), ("rude", (), 1, 0)]
    )
    timed = [one._replace(resolve_by=one.received + 3 * 86_400) for one in cases.now.cases]
    known = facts(timed, visits=cases.visits, actions_of=cases.actions_of)
    assert [(cell.failure, cell.remedy) for cell in works(known).cells] == [
        ("late", "refund"), ("late", "apology"), ("late", NOTHING), ("late", IN_TIME),
        ("rude", NOTHING), ("rude", IN_TIME),
    ]  # fmt: skip
