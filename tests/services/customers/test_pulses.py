"""Would they recommend us? Taken down by anybody, once a day, read by the owner, and never by the desk."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from delight.domain.cases.recovery import FollowUpResult
from delight.domain.changes import DeedName, Noun
from delight.domain.customers.pulse import BASELINE, ENOUGH, PulseDraft
from delight.domain.customers.pulse_places import PulsePlace
from delight.domain.customers.recommending import Opinion
from delight.domain.customers.standing import Standing
from delight.domain.errors import DelightError, UnknownError
from tests import factories


@pytest.fixture
def zoe(services):
    return factories.customer(services)


@pytest.fixture
def tom(services):
    return services.staff.list()[1]


def answer(services, score, customer_id=None, words="", **more):
    return services.pulses.answer(PulseDraft(score=score, customer_id=customer_id, words=words), **more)


def after_follow_up(services, customer_id, pulse, result="All is well"):
    """Have somebody answer after a follow-up; return the case."""
    case_id = factories.case(services, customer_id)
    services.cases.move(case_id, "resolved")
    check = services.recovery.follow_ups(case_id)[0]
    services.recovery.follow_up_done(check.id, FollowUpResult(result=result, pulse=pulse))
    return case_id


def test_an_answer_of_somebody_unknown_saved_twice_is_one(services):
    draft = PulseDraft(score=4, words="The rye was dry", place=PulsePlace.TOLD, uid="5" * 32)
    first, second = services.pulses.answer(draft), services.pulses.answer(draft)
    assert (second.record, second.deed) == (first.record, "")
    assert services.pulses.count() == 1
    services.pulses.answer(PulseDraft(score=4, place=PulsePlace.TOLD))
    assert services.pulses.count() == 2


def test_a_second_press_is_the_same_answer_changed(services, zoe, clock):
    first = answer(services, 3, zoe)
    clock.forward(seconds=40)
    second = answer(services, 4, zoe, "The rye was dry")
    answer(services, 5, zoe)
    (row,) = services.pulses.page()
    assert (second.record, row.id) == (first.record, first.record)
    assert (row.score, row.words, row.at.minute) == (5, "The rye was dry", 30)
    assert answer(services, 5, zoe).deed == "", "nothing changed"
    services.history.undo()
    assert services.pulses.page()[0].score == 4
    clock.forward(days=1)
    answer(services, 9, zoe)
    assert [row.score for row in services.pulses.page()] == [9, 4]
    assert services.pulses.count(zoe) == 2


def test_who_noted_what_counts_is_who_noted_it_last(services, zoe, tom):
    owner = services.staff.list()[0]
    services.pulses.answer(PulseDraft(score=3, customer_id=zoe, place=PulsePlace.TOLD))
    services.staff.sit_down(tom.id)
    services.pulses.answer(PulseDraft(score=3, customer_id=zoe, place=PulsePlace.TOLD))
    told = services.pulses.answer(PulseDraft(score=8, customer_id=zoe, place=PulsePlace.TOLD))
    services.staff.sit_down(owner.id)
    assert [(row.score, row.staff) for row in services.pulses.page()] == [(8, tom.name)]
    services.history.undo(told.deed)
    assert [(row.score, row.staff) for row in services.pulses.page()] == [(3, owner.name)]


def test_a_day_ends_at_midnight_where_the_shop_is(services, zoe, clock):
    clock.now = datetime(2026, 3, 11, 23, 59, tzinfo=UTC)
    answer(services, 3, zoe)
    clock.forward(minutes=2)
    answer(services, 8, zoe)
    assert services.pulses.count() == 2


def test_the_unknown_are_told_apart_unless_it_is_the_same_screen(services, zoe):
    first = answer(services, 3).record
    answer(services, 9)
    again = answer(services, 4, instead_of=first)
    assert (again.record, services.pulses.count()) == (first, 2)
    answer(services, 4, zoe, instead_of=first)
    assert [row.customer_name for row in services.pulses.page()] == ["", "Zoë Brontë"]
    services.history.undo()
    services.history.undo()
    assert sorted(row.score for row in services.pulses.page()) == [3, 9]


def test_an_answer_of_another_day_is_left_alone(services, clock):
    first = answer(services, 3).record
    clock.forward(days=1)
    assert answer(services, 8, instead_of=first).record != first
    assert answer(services, 8, instead_of=99).record not in {first, 99}


def test_nobody_answers_for_whom_nobody_knows(services):
    with pytest.raises(UnknownError, match=r"customer\.unknown"):
        answer(services, 3, 99)
    with pytest.raises(DelightError, match=r"pulse\.unreadable"):
        answer(services, 11)


def test_both_kinds_of_answers_are_on_one_list(services, zoe, clock, tom):
    case_id = after_follow_up(services, zoe, 8, "She came with a friend")
    clock.forward(hours=1)
    services.staff.sit_down(tom.id)
    services.pulses.answer(PulseDraft(score=6, words="Told on the phone", place=PulsePlace.TOLD))
    services.staff.sit_down(services.staff.list()[0].id)
    told, after = services.pulses.page()
    assert (told.place, told.customer_name, told.staff) == (PulsePlace.TOLD, "", "Tom Okafor")
    assert (after.case_id, after.words, after.place, after.score) == (
        case_id,
        "She came with a friend",
        None,
        8,
    )
    assert after.follow_up_id == after.id
    assert [row.score for row in services.pulses.page(zoe)] == [8]
    assert [row.score for row in services.pulses.page(offset=1, limit=1)] == [8]


def test_standing_takes_the_latest_of_both(services, zoe, clock):
    after_follow_up(services, zoe, 10)
    clock.forward(hours=2)
    answer(services, 2, zoe)
    assert services.customers.get(zoe).standing is Standing.AT_RISK
    services.history.undo()
    assert services.customers.get(zoe).reason != "would-not"
    answer(services, 2, zoe)
    clock.forward(days=3)
    after_follow_up(services, zoe, 10)
    with services.context.db.read() as session:
        kept = session.execute(sa.text("SELECT pulse FROM facts WHERE customer_id = :id"), {"id": zoe})
        assert kept.scalar_one() == 10


def test_facts_are_the_same_when_they_are_made_anew(services, zoe, clock):
    from delight.data import derived

    after_follow_up(services, zoe, 10)
    clock.forward(hours=2)
    answer(services, 2, zoe)
    query = "SELECT * FROM facts ORDER BY customer_id"
    with services.context.db.raw() as connection:
        before = connection.execute(query).fetchall()
        cursor = connection.cursor()
        cursor.execute("BEGIN")
        derived.rebuild(cursor)
        assert connection.execute(query).fetchall() == before
        cursor.execute("ROLLBACK")


def test_the_front_desk_reads_none_of_it_anywhere(services, zoe, tom, clock):
    services.staff.sit_down(tom.id)
    answer(services, 3, zoe, "Tom was rude")
    changed = answer(services, 2, zoe, "Tom was very rude")
    for look in (services.pulses.page, services.pulses.count, services.pulses.baseline, services.pulses.now):
        with pytest.raises(DelightError, match=r"owner\.needed") as refused:
            look()
        assert refused.value.details["why"] == "answers"
    told = [*services.history.page(), *services.customers.timeline(zoe), services.customers.get(zoe)]
    assert "rude" not in str(told)
    lines = [line for row in services.history.page() for line in row.lines if line.noun is Noun.PULSE]
    assert len(lines) == 2
    assert not {"score", "words"} & {name for line in lines for name, _ in (*line.before, *line.after)}
    assert not any(hit for hit in services.search.find("rude"))
    undone = services.history.undo(changed.deed)
    assert undone.name is DeedName.UNDONE
    services.staff.sit_down(services.staff.list()[0].id)
    assert [row.words for row in services.pulses.page()] == ["Tom was rude"]


def fill(services, clock, scores, customers=None):
    for number, score in enumerate(scores):
        answer(services, score, customers[number] if customers else None)
        clock.forward(hours=1)


def test_the_first_ones_are_the_baseline_for_good(services, clock):
    fill(services, clock, [9, 9, 7] * 6)
    assert services.pulses.baseline().is_too_few
    fill(services, clock, [9, 9])
    growing = services.pulses.baseline()
    assert (growing.count, growing.wanted, growing.is_too_few) == (ENOUGH, BASELINE, False)
    fill(services, clock, [7] * 10)
    whole = services.pulses.baseline()
    assert (whole.count, whole.promoters, whole.detractors) == (BASELINE, 14, 0)
    fill(services, clock, [0] * 50)
    assert services.pulses.baseline() == whole
    now = services.pulses.now()
    assert (now.count, now.detractors, now.net) == (50, 50, -100)


def test_while_there_is_no_baseline_there_is_no_now(services, clock):
    fill(services, clock, [9] * (BASELINE - 1))
    assert services.pulses.now().count == 0


def test_each_customer_counts_once_whatever_they_press(services, clock):
    people = [factories.customer(services, f"Customer {n}", email="") for n in range(BASELINE)]
    fill(services, clock, [10] * BASELINE, people)
    for _ in range(3):
        clock.forward(days=2)
        answer(services, 0, people[0])
    assert services.pulses.baseline().promoters == BASELINE, "the first answer counts"
    now = services.pulses.now()
    assert (now.count, now.detractors) == (1, 1), "the latest answer counts"


def test_now_is_the_latest_hundred_of_a_year(services, clock):
    fill(services, clock, [10] * BASELINE)
    fill(services, clock, [0] * 5)
    clock.forward(days=200)
    fill(services, clock, [8] * 105)
    assert (services.pulses.now().count, services.pulses.now().passives) == (100, 100)
    clock.forward(days=365 - 2)
    assert 24 < services.pulses.now().count < 72, "of the last two days, an hour apart"
    clock.forward(days=3)
    assert services.pulses.now().count == 0


def test_follow_ups_are_in_the_baseline_as_well(services, zoe, clock):
    after_follow_up(services, zoe, 10)
    answer(services, 0)
    assert (services.pulses.baseline().promoters, services.pulses.baseline().detractors) == (1, 1)


def test_those_who_would_not_are_found_among_both_kinds_of_answers(services, zoe, clock):
    for score in (10, 6, 7, 2):
        answer(services, score)
        clock.forward(minutes=5)
    after_follow_up(services, zoe, 3)
    pulses, low = services.pulses, Opinion.WOULD_NOT
    assert [row.score for row in pulses.page(opinion=low)] == [3, 2, 6]
    assert [row.score for row in pulses.page(opinion=low, offset=1, limit=1)] == [2]
    assert [pulses.count(opinion=one) for one in Opinion] == [1, 1, 3]
    assert [row.score for row in pulses.page(zoe, opinion=low)] == [3]
    assert pulses.page(zoe, opinion=Opinion.WOULD) == []
