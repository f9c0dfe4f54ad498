"""What holds for every chapter, whatever a small shop's facts are."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Said, Topic
from delight.domain.insight.report import CHAPTERS, chapters
from delight.domain.insight.saying import JOINED_FROM, POINT_FROM, SHARE_FROM
from delight.domain.insight.values import Behind, Between, Number, Things, Unit, Value
from tests.domain.insight.anything import any_facts
from tests.domain.insight.made import facts
from tests.domain.insight.plainly import languages, plain

TELLERS = {language: plain(language) for language in languages()}
ASSUMED = {Topic.ICEBERG}
"""Tells what is thought of all shops, too: such a range is no share of few."""


def sentences(chapter: Chapter) -> tuple[Said, ...]:
    return (*chapter.said, *chapter.definition, *chapter.apart)


def values(chapter: Chapter) -> Iterator[Value]:
    """Yield every figure that a chapter says, shows in a table or draws."""
    for said in chapter.said:
        yield from said.values.values()
    for table in chapter.tables:
        for row in table.rows:
            yield from row.cells
    if chapter.figure:
        yield from (chapter.figure.value, chapter.figure.between, chapter.figure.usual)
    for chart in chapter.charts:
        for mark in chart.marks:
            yield from (None if one is None else Number(one, chart.unit) for one in (mark.value, mark.usual))


def behinds(chapter: Chapter) -> Iterator[Behind]:
    if chapter.figure:
        yield chapter.figure.behind
    yield from (said.behind for said in sentences(chapter))
    yield from (row.behind for table in chapter.tables for row in table.rows)
    yield from (mark.behind for chart in chapter.charts for mark in chart.marks)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.__name__)
@pytest.mark.parametrize("language", TELLERS)
def test_of_no_case_at_all_it_can_be_told(chapter, language):
    for known in (facts(), facts(before=[])):
        told = chapter(known)
        if told:
            tell(told, language)


@settings(max_examples=100, deadline=None)
@given(any_facts(), st.sampled_from(sorted(TELLERS)))
def test_everything_can_be_told_in_every_language(known, language):
    for chapter in chapters(known):
        tell(chapter, language)


def tell(chapter: Chapter, language: str) -> None:
    """Look up all words of a chapter and of what it shows; what is missing raises."""
    teller, topic = TELLERS[language], chapter.topic
    assert chapter.said
    assert teller.title(topic)
    assert teller.text(topic, "question")
    assert teller.text(topic, "figure")
    for said in sentences(chapter):
        assert teller.sentence(topic, said).strip(), said
    for value in values(chapter):
        assert teller.cell(value)
    for table in chapter.tables:
        assert teller.text(topic, "table", table.code, "title")
        assert all(teller.text(topic, "table", table.code, "column", column) for column in table.columns)
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
    for chart in chapter.charts:
        assert teller.text(topic, "chart", chart.code, "title")
        assert chart.level is None or teller.text(topic, "chart", chart.code, "level")
        assert all(teller.cell(mark.label, short=True) for mark in chart.marks)


@settings(max_examples=100, deadline=None)
@given(any_facts(most=SHARE_FROM // 2 - 1))
def test_no_percentage_is_told_of_fewer_than_ten(known):
    """Not even of the period and what it is compared with together."""
    for chapter in chapters(known):
        if chapter.topic in ASSUMED:
            continue
        for value in values(chapter):
            told = isinstance(value, Number | Between) and value.unit in (Unit.SHARE, Unit.POINTS, Unit.NET)
            assert not told, (chapter.topic, value)
        spoken = " ".join(TELLERS["en"].sentence(chapter.topic, said) for said in chapter.said)
        assert "%" not in spoken


@settings(max_examples=100, deadline=None)
@given(any_facts())
def test_figures_are_numbers_and_intervals_hold_them(known):
    for chapter in chapters(known):
        for value in values(chapter):
            if isinstance(value, Number):
                assert math.isfinite(value.value)
            if isinstance(value, Between):
                assert value.low <= value.high
        figure = chapter.figure
        if figure and figure.value and figure.between:
            assert figure.between.low - 1e-9 <= figure.value.value <= figure.between.high + 1e-9
        for chart in chapter.charts:
            for mark in chart.marks if chart.kind is not ChartKind.ICEBERG else ():
                check_mark(mark.value, mark.low, mark.high)


def check_mark(value: float | None, low: float | None, high: float | None) -> None:
    for end in (value, low, high):
        assert end is None or math.isfinite(end)
    if value is not None and low is not None and high is not None:
        assert low - 1e-9 <= value <= high + 1e-9


@settings(max_examples=100, deadline=None)
@given(any_facts())
def test_what_can_be_opened_is_there(known):
    cases = {case.id for span in known.spans for case in span.cases}
    cases |= {one for ids in known.unread.values() for one in ids}
    people = {case.customer_id for span in known.spans for case in span.cases} | set(known.visits)
    people |= {one.customer_id for span in known.spans for one in (*span.answers, *span.gestures)}
    people |= {one.customer_id for one in known.first_answers}
    people |= set(known.promoters) | set(known.drifting) | {one.customer_id for one in known.brought}
    people |= {one.by_id for one in known.brought}
    for chapter in chapters(known):
        for behind in behinds(chapter):
            assert set(behind.ids) <= (cases if behind.of is Things.CASES else people - {None})
            assert len(set(behind.ids)) == len(behind.ids)


@settings(max_examples=100, deadline=None)
@given(any_facts())
def test_no_line_runs_through_a_few_points(known):
    for chapter in chapters(known):
        for chart in chapter.charts:
            if chart.joined:
                check_line(chart)


def check_line(chart: Chart) -> None:
    assert chart.kind is ChartKind.LINE
    firm = [mark for mark in chart.marks if mark.value is not None and (mark.n or 0) >= POINT_FROM]
    assert len(firm) >= JOINED_FROM


@settings(max_examples=100, deadline=None)
@given(any_facts())
def test_a_chart_has_its_figures_in_the_table_of_its_code(known):
    for chapter in chapters(known):
        tables, charts = ([one.code for one in shown] for shown in (chapter.tables, chapter.charts))
        assert set(charts) <= set(tables), chapter.topic
        assert len(set(tables)) == len(tables)
        assert len(set(charts)) == len(charts)


def test_chapters_come_in_the_order_of_the_page():
    told = [chapter.topic for chapter in chapters(facts(before=[]))]
    assert told == sorted(told, key=list(Topic).index)
