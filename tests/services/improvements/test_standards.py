"""The shop's own standards: written, taken ready-made, and measured honestly."""

from datetime import timedelta

import pytest

from delight.domain.cases.case import Channel, Outcome
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import FollowUpResult
from delight.domain.errors import InputError, UnknownError
from delight.domain.improvements.standards import StandardDraft
from delight.domain.improvements.states import Measure, TouchPoint
from delight.services.improvements.standards import suggested
from tests import factories

LANGUAGES = ("en", "de", "fr", "es")


def add(services, measure=Measure.NONE, within=None, words="We answer the same day.", **more):
    draft = StandardDraft(words=words, measure=measure, within_days=within, **more)
    return services.standards.add(draft).record


def met(services, standard_id):
    found = services.standards.get(standard_id).measured
    return (found.met, found.count)


def test_a_standard_is_written_changed_and_taken_back(services):
    one = add(services, touch_point=TouchPoint.PHONE)
    services.standards.edit(one, StandardDraft(words="We call back.", touch_point=TouchPoint.PHONE))
    assert services.standards.get(one).words == "We call back."
    changes = services.standards.remove(one)
    with pytest.raises(UnknownError):
        services.standards.get(one)
    services.history.undo(changes.deed)
    assert [row.words for row in services.standards.list()] == ["We call back."]


def test_they_stand_by_touch_point_in_the_order_they_were_written(services):
    add(services, words="Everywhere", touch_point=TouchPoint.EVERYWHERE)
    add(services, words="Second", touch_point=TouchPoint.COUNTER)
    add(services, words="Third", touch_point=TouchPoint.COUNTER)
    assert [row.words for row in services.standards.list()] == ["Second", "Third", "Everywhere"]


@pytest.mark.parametrize(
    ("words", "within", "code"),
    [
        (" ", None, "standard.words_missing"),
        ("We answer", -1, "standard.days"),
        ("We answer", 366, "standard.days"),
    ],
)
def test_what_cannot_be_a_standard_is_refused(services, words, within, code):
    with pytest.raises(InputError) as error:
        add(services, Measure.RESOLVED, within, words)
    assert error.value.code == code
    assert services.standards.list() == []


def test_days_that_nothing_counts_are_not_kept(services):
    assert services.standards.get(add(services, Measure.PROMISES, 4)).within_days is None
    assert services.standards.get(add(services)).measured is None


@pytest.mark.parametrize(
    ("measure", "reached"), [(Measure.RESOLVED, "resolved_at"), (Measure.ACKNOWLEDGED, "acknowledged_at")]
)
def test_what_ends_before_it_starts_counts_neither_way(services, measure, reached):
    one = add(services, measure, 1)
    for _ in range(2):
        services.cases.move(factories.case(services), "resolved")
    wrong = factories.case(services)
    with services.context.db.raw() as connection:
        written = f"UPDATE cases SET {reached} = '2026-01-01T08:00:00.000+00:00' WHERE id = ?"
        connection.execute(written, (wrong,))
    assert met(services, one) == (2, 2)


def test_resolved_in_time_is_counted_with_those_that_are_late(services, clock):
    one = add(services, Measure.RESOLVED, 1)
    for days in (0, 1, 3):
        case_id = factories.case(services)
        clock.forward(days=days)
        services.cases.move(case_id, "resolved")
    assert met(services, one) == (2, 3)
    factories.case(services)
    assert met(services, one) == (2, 3)  # it still runs
    clock.forward(days=2)
    assert met(services, one) == (2, 4)
    assert services.standards.get(one).measured.too_few


def test_acknowledged_counts_what_was_said_at_once(services, clock):
    one = add(services, Measure.ACKNOWLEDGED, 0)
    factories.case(services)  # at the counter: somebody spoke with them
    late = factories.case(services, channel=Channel.EMAIL)
    clock.forward(days=1)
    services.cases.move(late, "acknowledged")
    assert met(services, one) == (1, 2)


def test_only_the_last_90_days_count(services, clock):
    one = add(services, Measure.RESOLVED, 3)
    services.cases.close(factories.case(services), Outcome.SETTLED)
    clock.forward(days=89)
    assert met(services, one) == (1, 1)
    clock.forward(days=1)
    assert met(services, one) == (0, 0)


def test_promises_are_kept_when_they_are_kept_in_time(services, clock):
    one = add(services, Measure.PROMISES)
    case_id = factories.case(services, factories.customer(services))
    due = clock() + timedelta(days=1)
    ids = [
        services.recovery.make_promise(PromiseDraft(case_id=case_id, what=f"{n}", due_at=due)).record
        for n in range(4)
    ]
    assert met(services, one) == (0, 0)
    services.recovery.settle_promise(ids[0], kept=True)
    clock.forward(days=2)
    services.recovery.settle_promise(ids[1], kept=True)  # too late
    services.recovery.settle_promise(ids[2], kept=False)
    assert met(services, one) == (1, 4)  # the last one is open and late


def test_asking_afterwards_is_counted_by_its_day(services, clock):
    one = add(services, Measure.FOLLOWED_UP, 2)
    case_id = factories.case(services, factories.customer(services))
    services.cases.move(case_id, "resolved")
    check = next(row for row in services.recovery.follow_ups(case_id) if row.kind == "check")
    clock.forward(days=1)
    services.recovery.follow_up_done(check.id, FollowUpResult(result="Happy"))
    assert met(services, one) == (1, 1)


def test_a_standard_knows_its_cases_those_first_where_it_was_not_met(services, clock):
    answered, kept = add(services, Measure.ACKNOWLEDGED, 0), add(services, Measure.PROMISES)
    at_once = factories.case(services)
    late = factories.case(services, channel=Channel.EMAIL)
    due = clock() + timedelta(hours=1)
    services.recovery.make_promise(PromiseDraft(case_id=late, what="A call", due_at=due))
    clock.forward(days=1)
    assert services.standards.get(answered).measured.case_ids == (late, at_once)
    assert services.standards.get(kept).measured.case_ids == (late,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_ready_made_ones_for_each_touch_point(language):
    found = suggested(language)
    assert {one.touch_point for one in found} == set(TouchPoint)
    assert {one.measure for one in found} == set(Measure)
    assert [(o.touch_point, o.measure, o.within_days) for o in found] == [
        (o.touch_point, o.measure, o.within_days) for o in suggested("en")
    ]


def test_a_ready_made_one_is_taken_once(services):
    first = services.standards.suggestions()[0]
    services.standards.add(first.draft())
    assert first not in services.standards.suggestions()
    assert len(services.standards.suggestions()) == len(suggested("en")) - 1
    assert services.standards.suggestions("de-AT") == list(suggested("de"))
