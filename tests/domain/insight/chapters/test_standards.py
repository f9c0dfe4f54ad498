"""The shop's own standards, and how often each was met."""

from __future__ import annotations

from datetime import date

from delight.domain.improvements.standards import Met, StandardRow
from delight.domain.improvements.states import Measure, TouchPoint
from delight.domain.insight.chapter import Topic
from delight.domain.insight.chapters.standards import standards
from delight.domain.insight.values import Number, Unit
from tests.domain.insight.made import facts
from tests.domain.insight.plainly import plain

SINCE = date(2026, 4, 2)


def row(
    words: str, met: int | None = None, count: int = 0, measure: Measure = Measure.RESOLVED
) -> StandardRow:
    """Return a standard; without ``met`` it is kept in mind only."""
    measured = (
        None if met is None else Met(met=met, count=count, since=SINCE, case_ids=tuple(range(1, count + 1)))
    )
    return StandardRow(
        id=1, uid="one", touch_point=TouchPoint.COUNTER, words=words,
        measure=Measure.NONE if met is None else Measure.RESOLVED, within_days=None, sort=1, version=1,
        measured=measured,
    )  # fmt: skip


def told(*rows: StandardRow) -> list[str]:
    return [plain().sentence(Topic.STANDARDS, said) for said in standards(facts(standards=rows)).said]


def cells(*rows: StandardRow) -> list[list[str]]:
    (table,) = standards(facts(standards=rows)).tables
    return [[plain().cell(cell) for cell in one.cells] for one in table.rows]


def test_without_a_standard_it_invites_to_write_one():
    (sentence,) = told()
    assert sentence == (
        "No standard of our own is written down yet: under Settings, Standards, there are some to start from."
    )
    chapter = standards(facts())
    assert (chapter.figure, chapter.tables, chapter.charts, chapter.enough) == (None, (), (), False)


def test_one_that_was_met_often_enough_to_say():
    assert told(row("We answer the same day.", 9, 11)) == [
        "“We answer the same day” was met nine of eleven times since 2 April 2026."
    ]
    figure = standards(facts(standards=[row("We answer the same day.", 9, 11)])).figure
    assert figure.value == Number(9 / 11, Unit.SHARE)
    assert (figure.some, figure.n, figure.behind.ids) == (9, 11, tuple(range(1, 12)))
    assert cells(row("We answer the same day.", 9, 11)) == [
        [
            "We answer the same day.",
            "At the counter",
            "How soon it was put right",
            "9",
            "11",
            "82%",
            "52% – 95%",
        ]
    ]


def test_the_one_met_least_comes_first():
    sentences = told(row("We call back", 38, 40), row("We answer", 10, 30), row("We ask", 15, 20))
    assert sentences == [
        "Met least often: “We answer”, ten of 30 times since 2 April 2026.",
        "Met most often: “We call back”, 38 of 40 times.",
    ]


def test_two_that_do_not_differ_are_said_to_be_alike():
    sentences = told(row("We call back", 10, 11), row("We answer", 9, 11))
    assert sentences[-1] == "Between these two: no difference that we can tell."


def test_a_few_times_are_counted_and_no_share_is_told():
    assert told(row("We answer", 2, 3)) == ["“We answer”: two of three times, too few to say more."]
    assert cells(row("We answer", 2, 3))[0][3:] == ["2", "3", "2 of 3", "–"]
    chapter = standards(facts(standards=[row("We answer", 2, 3)]))
    assert (chapter.figure, chapter.enough) == (None, False)
    assert [(mark.value, mark.n, mark.quiet) for mark in chapter.charts[0].marks] == [(None, 3, True)]


def test_what_came_up_once_is_no_one_of_one():
    assert told(row("We answer.", 1, 1)) == ["“We answer” came up once, and was met."]
    assert told(row("We answer.", 0, 1)) == ["“We answer” came up once, and was not met."]


def test_what_was_not_put_to_the_test_and_what_is_kept_in_mind_are_named():
    assert told(row("We answer", 0, 0), row("We listen to the end.")) == [
        "“We answer” was not put to the test.",
        "“We listen to the end” is kept in mind and not counted.",
    ]
    assert told(row("We listen."), row("We say sorry once.")) == [
        "Two standards are kept in mind and not counted."
    ]
    assert cells(row("We listen.")) == [
        ["We listen.", "At the counter", "Kept in mind, not counted", "–", "–", "–", "–"]
    ]


def test_the_days_are_said():
    how = [plain().sentence(Topic.STANDARDS, said) for said in standards(facts()).definition]
    assert how[0] == (
        "Standards are measured over the last 90 days up to today, whatever period is looked at."
    )
