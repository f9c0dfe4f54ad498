"""Which cases a list shows: what is asked of 300,000 cases stands in an index."""

from datetime import timedelta

import pytest

from delight.data.queries import standards
from delight.domain.cases.case import CaseFilter
from delight.domain.cases.promises import PromiseDraft
from tests import factories


def plans(services, ask):
    """Return the plan of every question that ``ask`` puts to the file."""
    heard = []
    with services.context.db.read() as session:
        connection = session.connection().connection.driver_connection
        connection.set_trace_callback(heard.append)
    ask()
    connection.set_trace_callback(None)
    asked = [one for one in heard if one.lstrip().startswith("SELECT")]
    assert asked
    return [[row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {one}")] for one in asked]


QUESTIONS = {
    "the count of what is late": lambda s: s.cases.count(CaseFilter(overdue=True)),
    "the count of what is grave": lambda s: s.cases.count(CaseFilter(grave=True)),
    "the board": lambda s: s.board.columns(CaseFilter()),
    "what somebody was promised": lambda s: s.recovery.promises_to(1),
    "the promise list": lambda s: s.recovery.promise_counts(),
    "what waits for the owner": lambda s: s.recovery.awaiting_owner(),
    "the first page": lambda s: s.today.page(),
}


@pytest.mark.parametrize("which", QUESTIONS)
def test_no_question_reads_every_case_or_promise(services, which):
    for steps in plans(services, lambda: QUESTIONS[which](services)):
        whole = [step for step in steps if step.startswith(("SCAN cases", "SCAN promises"))]
        assert all("INDEX" in step for step in whole), steps


def test_the_nearest_promise_of_a_case_is_not_looked_for_among_all_open_ones(services):
    for steps in plans(services, lambda: services.board.columns(CaseFilter())):
        assert not any("ix_promises_state_due_at" in step for step in steps), steps


def test_the_history_of_a_case_is_not_looked_for_among_all_deeds(services):
    case = factories.case(services, factories.customer(services))
    for steps in plans(services, lambda: services.cases.history(case)):
        assert not any(step.startswith("SCAN deeds") for step in steps), steps


def test_the_checks_of_these_days_are_not_looked_for_among_all_there_ever_were(services):
    def ask():
        with services.context.db.read() as session:
            standards.checks(session, services.context.clock() - timedelta(days=90))

    (steps,) = plans(services, ask)
    assert steps[0].startswith("SEARCH cases"), steps


def test_late_is_what_is_to_be_acknowledged_put_right_or_kept_by_now(services, clock):
    zoe = factories.customer(services)
    on_time, snoozed, promised = (factories.case(services, zoe) for _ in range(3))
    services.recovery.make_promise(
        PromiseDraft(case_id=promised, what="call", due_at=clock.now + timedelta(hours=1))
    )
    late = CaseFilter(overdue=True)
    assert services.cases.count(late) == 0
    clock.forward(hours=2)
    assert [row.id for row in services.cases.page(late)] == [promised]
    clock.forward(days=30)
    services.cases.snooze(snoozed, (clock.now + timedelta(days=5)).date())
    services.cases.move(snoozed, "in-progress")
    assert {row.id for row in services.cases.page(late)} == {on_time, promised}
    assert services.cases.count(late) == 2
    services.cases.move(on_time, "resolved")
    assert [row.id for row in services.cases.page(late)] == [promised]
