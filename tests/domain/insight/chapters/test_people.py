"""Who is praised, who recommends the shop and who drifts away: counted, and never ranked by failure."""

from __future__ import annotations

from datetime import date, timedelta

from delight.domain.insight.chapter import Topic
from delight.domain.insight.chapters.people import people
from delight.domain.insight.facts import AnswerFact
from delight.domain.insight.values import Number, Own, Things
from tests.domain.insight.made import BEFORE, YEAR, case, facts, regular, visits
from tests.domain.insight.plainly import plain
from tests.domain.insight.test_differing import handled

STAFF = {1: "Mo", 2: "Jo", 3: "Al", 4: "Vi"}


def praise(who, count, day=date(2026, 3, 2)):
    return [case(day, kind="compliment", praised_id=who) for _ in range(count)]


def told(chapter):
    return [plain().sentence(Topic.PEOPLE, said) for said in chapter.said]


def tables(chapter):
    return {table.code: table for table in chapter.tables}


def test_where_nothing_is_known_it_says_so():
    chapter = people(facts(staff=STAFF))
    assert told(chapter) == [
        "No customer is known today to recommend us.",
        "Nobody is drifting away, as far as visits are known.",
        "No kind word of these days names anybody who works here.",
    ]
    assert not chapter.enough


def test_where_one_person_works_nothing_is_said_of_staff():
    chapter = people(facts(praise(1, 4), staff={1: "Mo"}))
    assert not any("praised" in one for one in told(chapter))
    assert set(tables(chapter)) == {"customers"}
    assert not chapter.charts
    assert {said.code for said in chapter.definition} == {"how.standing", "how.came"}


def test_whoever_is_praised_is_named_with_the_cases_behind():
    mo, jo = praise(1, 3), praise(2, 1)
    chapter = people(facts([*jo, *mo, *praise(None, 2)], praise(2, 4, BEFORE.first), staff=STAFF))
    assert told(chapter)[2:4] == ["Mo was praised in three kind words.", "Jo was praised in one kind word."]
    assert chapter.said[2].behind.ids == tuple(one.id for one in mo)
    assert [row.cells[:2] for row in tables(chapter)["praised"].rows] == [
        (Own("Mo"), Number(3)),
        (Own("Jo"), Number(1)),
    ]
    assert tables(chapter)["praised"].rows[1].cells[2] == Number(4 * 365 / 731)
    assert [mark.value for mark in chapter.charts[0].marks] == [3, 1]
    assert plain().sentence(Topic.PEOPLE, chapter.apart[0]) == "Two kind words name nobody who works here."


def test_only_the_first_three_are_told_and_whoever_left_without_a_name_is_not_forgotten():
    some = [*praise(1, 5), *praise(2, 4), *praise(3, 3), *praise(9, 2)]
    chapter = people(facts(some, staff=STAFF))
    assert told(chapter)[2:6] == [
        "Mo was praised in five kind words.",
        "Jo was praised in four kind words.",
        "Al was praised in three kind words.",
        "One more who was praised stands in the table.",
    ]
    assert plain().cell(tables(chapter)["praised"].rows[3].cells[0]) == "Somebody who left"


def test_what_an_ambassador_does_differently_is_told_without_ranking():
    some = [*praise(1, 3), *handled(1, 30), *handled(2, 30, after=40)]
    chapter = people(facts(some, staff=STAFF, compares_staff=True))
    assert told(chapter)[-1] == (
        "Mo: 30 of 30 customers who complained heard from them within a day, from the others none of 30."
    )
    cells = [row.cells for row in tables(chapter)["differs"].rows]
    assert {one[0] for one in cells} == {Own("Mo")}
    off = people(facts(some, staff=STAFF))
    assert "that is off, and can be turned on" in told(off)[-1]
    assert "differs" not in tables(off)


def test_of_few_complaints_it_is_said_that_they_are_few_and_of_many_alike_that_they_are():
    few = [*praise(1, 3), *handled(1, 5), *handled(2, 30)]
    assert "from 20 complaints" in told(people(facts(few, staff=STAFF, compares_staff=True)))[-1]
    alike = [*praise(1, 3), *handled(1, 30), *handled(2, 30)]
    assert "do nothing differently" in told(people(facts(alike, staff=STAFF, compares_staff=True)))[-1]


def test_customers_open_by_how_they_stand():
    chapter = people(facts(promoters=[5, 6], drifting=[7]))
    assert told(chapter) == [
        "Two customers recommend us today.",
        "One customer is drifting away: they stay away for longer than is usual for them.",
    ]
    assert (chapter.figure.value, chapter.figure.behind.of) == (Number(2), Things.CUSTOMERS)
    assert chapter.said[1].behind.ids == (7,)
    assert chapter.enough


def test_promoters_who_answered_less_warmly_before_are_told():
    some = facts(
        promoters=[5, 6, 8],
        first_answers=[
            AnswerFact(5, 6, BEFORE.first),
            AnswerFact(6, 9, BEFORE.first),
            AnswerFact(8, 3, YEAR.first),
        ],
    )
    object.__setattr__(some.now, "answers", [AnswerFact(who, 10, YEAR.last) for who in (5, 6, 7, 8)])
    chapter = people(some)
    assert told(chapter)[1] == "One of them answered less warmly before these days."
    assert chapter.said[1].behind.ids == (5,)


def test_since_when_they_drift_and_whether_they_complained_is_told():
    weekly = visits(*regular(date(2025, 9, 1), 7, 12))
    long_ago = visits(*regular(date(2024, 1, 1), 7, 12))
    some = facts(
        [case(customer_id=7), case(customer_id=99)],
        drifting=[7, 8, 9],
        visits={7: weekly, 8: long_ago, 99: weekly},
    )
    chapter = people(some)
    assert told(chapter)[2:] == [
        "One of them complained in these days: perhaps a call helps.",
        (
            "Of two of those drifting away the visits are at hand here; one of these began to stay away in "
            "these days."
        ),
    ]
    rows = {plain().cell(row.cells[0]): row.behind.ids for row in tables(chapter)["customers"].rows}
    assert rows["Of these, began to stay away in these days"] == (7,)
    assert rows["Of these, complained in these days"] == (7,)


def test_the_first_day_of_staying_away_is_the_one_after_their_pause():
    """Every week: three weeks at least are a pause, and the day after them is the first of staying away."""
    ends = YEAR.first - timedelta(days=22)
    at_last = visits(*(ends - timedelta(days=7 * n) for n in range(8, -1, -1)))
    later = visits(*(ends + timedelta(days=1 - 7 * n) for n in range(8, -1, -1)))
    chapter = people(facts(drifting=[1, 2], visits={1: at_last, 2: later}))
    began = next(said for said in chapter.said if said.code == "began")
    assert began.behind.ids == (1, 2)
    before = visits(*(ends - timedelta(days=1 + 7 * n) for n in range(8, -1, -1)))
    chapter = people(facts(drifting=[1], visits={1: before}))
    assert next(said for said in chapter.said if said.code == "began").behind.ids == ()
