"""Kind words and reviews: counted, and told to be more or fewer only where that is true."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.domain.insight.chapter import Topic, Verdict
from delight.domain.insight.chapters.recognition import recognition
from delight.domain.insight.period import Against
from delight.domain.insight.values import Number, Term, TooFew, Unit
from tests.domain.insight.made import BEFORE, YEAR, case, facts
from tests.domain.insight.plainly import plain


def spread(count, period, kind="compliment", **given):
    """Return so many cases, evenly over a period."""
    return [
        case(period.first + timedelta(days=period.days * n // count), kind=kind, **given)
        for n in range(count)
    ]


def told(chapter):
    return [plain().sentence(Topic.RECOGNITION, said) for said in chapter.said]


def row(chapter, what):
    table = next(table for table in chapter.tables if table.code == "came")
    return next(row for row in table.rows if row.cells[0] == Term("came", what))


def test_nothing_at_all_is_said_kindly():
    chapter = recognition(facts())
    assert told(chapter) == ["No kind word was written down."]
    assert not chapter.enough
    assert chapter.figure.value == Number(0)


def test_kind_words_are_counted_and_what_is_usual_is_told_in_as_many_days():
    kinds = spread(11, YEAR)
    chapter = recognition(facts([*kinds, *spread(20, YEAR, "complaint")], spread(26, BEFORE)))
    assert told(chapter)[0] == "Eleven kind words came in; usually 13 in as many days."
    assert told(chapter)[1] == "That is no difference that we can tell: chance alone makes as much."
    assert (chapter.figure.value, chapter.figure.n, chapter.figure.usual_n) == (Number(11), 11, 26)
    assert round(chapter.figure.usual.value) == 13
    assert chapter.figure.verdict is Verdict.SAME
    assert set(chapter.figure.behind.ids) == {one.id for one in kinds}
    assert chapter.enough


def test_against_a_year_before_it_says_so():
    chapter = recognition(facts(spread(4, YEAR), spread(6, BEFORE), against=Against.LAST_YEAR))
    assert told(chapter)[0] == "Four kind words came in; a year before three in as many days."


@pytest.mark.parametrize(
    ("now", "before", "verdict", "words"),
    [
        (40, 20, Verdict.HIGHER, "between 2.3 and 7.2 times as many"),
        (3, 60, Verdict.LOWER, "between 2% and 31% of what it was"),
        (30, 0, Verdict.HIGHER, "there were none before"),
        (1, 2, Verdict.UNSAID, "too few yet"),
    ],
)
def test_more_or_fewer_is_said_where_chance_alone_does_not_make_it(now, before, verdict, words):
    chapter = recognition(facts(spread(now, YEAR), spread(before, BEFORE) if before else []))
    assert words in told(chapter)[1]
    assert chapter.figure.verdict is verdict
    assert chapter.figure.good is {Verdict.HIGHER: True, Verdict.LOWER: False}.get(verdict)


def test_a_feast_that_brought_many_at_once_is_no_trend():
    feast = [case(date(2025, 12, 20), kind="compliment") for _ in range(24)]
    earlier = [case(date(2024, 5, 4), kind="compliment") for _ in range(20)]
    chapter = recognition(facts([*feast, *spread(6, YEAR)], [*earlier, *spread(8, BEFORE)]))
    assert chapter.figure.verdict is Verdict.SAME


def test_the_part_of_all_that_came_in_is_told_from_ten_on():
    few = recognition(facts([*spread(2, YEAR), *spread(7, YEAR, "complaint")]))
    assert told(few)[1] == "Of nine things that came in altogether, two are kind words: too few for a share."
    many = recognition(facts([*spread(3, YEAR), *spread(9, YEAR, "complaint")]))
    assert told(many)[1] == "Of 12 things that came in, 25% are kind words (between 9% and 53%)."
    became = recognition(
        facts(
            [*spread(30, YEAR), *spread(30, YEAR, "complaint")],
            [*spread(20, BEFORE), *spread(80, BEFORE, "complaint")],
        )
    )
    assert told(became)[2].endswith("usually 20%. They have become a larger part.")


@pytest.mark.parametrize(
    ("kind", "others", "words"),
    [
        (0, 7, "Seven things came in altogether: too few to say what part of them is kind."),
        (0, 1, "One thing came in altogether: too little to say what part of it is kind."),
        (1, 1, "Of two things that came in altogether, one is a kind word: too few for a share."),
        (3, 0, "Nothing else came in: three are too few for a share."),
    ],
)
def test_few_things_are_told_as_one_would_say_it(kind, others, words):
    assert told(recognition(facts([*spread(kind, YEAR), *spread(others, YEAR, "complaint")])))[1] == words


def test_reviews_are_counted_by_what_they_are():
    cases = [
        *spread(2, YEAR, channel="review"),
        *spread(3, YEAR, "complaint", channel="review"),
        *spread(4, YEAR, "complaint"),
    ]
    chapter = recognition(facts(cases, spread(8, BEFORE, "complaint", channel="review")))
    assert told(chapter)[-1] == (
        "Five reviews are among what came in (kind words: two, complaints: three, suggestions: none)."
    )
    assert set(chapter.said[-1].behind.ids) == {one.id for one in cases[:5]}
    assert row(chapter, "complaint-review").cells[1:3] == (Number(3), Number(8 * 365 / 731))
    assert [one.cells[0].key for one in chapter.tables[0].rows] == ["kind", "kind-review", "complaint-review"]


def test_each_month_opens_its_own():
    kinds = [case(date(2026, 3, 5), kind="compliment"), case(date(2026, 3, 30), kind="compliment")]
    chapter = recognition(facts([*kinds, case(date(2026, 3, 6))]))
    months = next(table for table in chapter.tables if table.code == "months")
    assert len(months.rows) == len(chapter.charts[0].marks) == 12
    march = months.rows[8]
    assert march.cells[1:] == (Number(2), None, Number(3), TooFew(2, 3))
    assert march.behind.ids == chapter.charts[0].marks[8].behind.ids == tuple(one.id for one in kinds)
    assert sum(mark.value for mark in chapter.charts[0].marks) == 2
    assert chapter.charts[0].unit is Unit.COUNT


def test_one_cut_month_is_held_against_as_many_days():
    chapter = recognition(facts(spread(5, YEAR), spread(731, BEFORE)))
    assert [round(mark.usual) for mark in chapter.charts[0].marks[:3]] == [31, 31, 30]
