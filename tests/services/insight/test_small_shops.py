"""Shops of none, one, two, five and eleven complaints, and eleven a month for three years: counted by hand.

Everything was noted by the services, day by day; the same is counted here from what was done.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, timedelta

import pytest

from delight.domain.customers.standing import SHORTEST_ABSENCE
from delight.domain.insight.chapter import Chapter, ChartKind, Figure, Report, Topic
from delight.domain.insight.period import Against, Period
from delight.domain.insight.values import Number, Term
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import StaffDraft
from delight.services.bundle import Services
from delight.services.opening import create_shop
from tests.conftest import NOW
from tests.small_shops import SIZES, Clock, Story, few, lived, months

TODAY = NOW.date()
FROM_TEN = re.compile(r"\d ?%|of a hundred|in a hundred")
OF_SHOPS_IN_GENERAL = {Topic.ICEBERG}


def chapter(report: Report, topic: Topic) -> Chapter:
    found = report.chapter(topic)
    assert found
    return found


def figure(report: Report, topic: Topic) -> Figure:
    found = chapter(report, topic).figure
    assert found
    return found


def value(report: Report, topic: Topic) -> float:
    found = figure(report, topic).value
    assert found
    return found.value


def sentences(services: Services, report: Report) -> Iterator[tuple[Topic, str]]:
    """Yield all that is said of what came in; how it is counted is no claim about the shop."""
    teller = services.insight.teller("en")
    for one in report.chapters:
        for said in (*one.said, *one.apart):
            yield one.topic, teller.sentence(one.topic, said)


def rows(report: Report, topic: Topic, code: str) -> dict[str, list[float | None]]:
    """Return the numbers of a table by what each row is about."""
    table = next(table for table in chapter(report, topic).tables if table.code == code)
    return {
        row.cells[0].key if isinstance(row.cells[0], Term) else str(row.cells[0]): [
            cell.value if isinstance(cell, Number) else None for cell in row.cells[1:]
        ]
        for row in table.rows
    }


@pytest.mark.parametrize("size", SIZES)
def test_a_small_shop_is_told_what_a_pencil_counts_and_no_share_of_three(services, clock, size):
    stories = lived(services, clock, few(size, TODAY))
    report = services.insight.report()
    assert report.cases == report.coverage.named == report.coverage.visits_known == size
    if size:
        back = figure(report, Topic.RETURN)
        assert (back.some, back.n) == (sum(story.back for story in stories), size)
        assert set(back.behind.ids) == {story.case for story in stories}
    for topic, words in sentences(services, report):
        if size < 10 and topic not in OF_SHOPS_IN_GENERAL:
            assert not FROM_TEN.search(words), words
    for one in report.chapters:
        if size < 10 and one.topic not in OF_SHOPS_IN_GENERAL:
            assert one.figure is None or one.figure.between is None
        assert not [chart.code for chart in one.charts if chart.joined]


@pytest.mark.parametrize("size", SIZES[1:])
def test_a_small_shop_is_told_what_came_in_and_what_it_cost_to_the_penny(services, clock, size):
    stories = lived(services, clock, few(size, TODAY))
    report = services.insight.report()
    kinds = Counter(story.failure.value for story in stories)
    assert {name: cells[0] for name, cells in rows(report, Topic.CAUSES, "failures").items()} == kinds
    teller = services.insight.teller("en")
    spent = sum(story.cost or 0 for story in stories)
    first = teller.sentence(Topic.COSTS, chapter(report, Topic.COSTS).said[0])
    assert first.startswith(f"Putting things right cost £{spent / 100:.2f}".removesuffix(".00"))
    unknown = [story.case for story in stories if story.remedy and story.cost is None]
    assert {ids for said in report.apart for ids in said.behind.ids} == {
        *unknown,
        *(story.case for story in stories if story.remedy is None),
    }


@pytest.fixture(scope="module", params=[15, pytest.param(36, marks=pytest.mark.long)])
def eleven_a_month(request, tmp_path_factory) -> Iterator[tuple[Services, list[Story]]]:
    """Eleven complaints in each month; it is read only."""
    clock = Clock(NOW.replace(year=2022))
    services = create_shop(
        tmp_path_factory.mktemp("months") / "shop",
        ShopDraft(name="The Honey Bun", country="GB"),
        [StaffDraft(name="Marta Lind"), StaffDraft(name="Tom Okafor")],
        clock=clock,
        zone=UTC,
        durable=False,
    )
    clock.now = NOW
    yield services, lived(services, clock, months(TODAY, request.param))
    services.close()


def within(stories: list[Story], first: date, last: date) -> list[Story]:
    return [story for story in stories if first <= story.day <= last]


def test_a_year_is_what_a_pencil_counts_beside_two_years_before_it(eleven_a_month):
    services, stories = eleven_a_month
    report = services.insight.report()
    now = within(stories, report.period.first, report.period.last)
    assert report.before is not None
    before = within(stories, report.before.first, report.before.last)
    assert len(now) == 127

    kinds = Counter(story.failure.value for story in now)
    assert {name: cells[0] for name, cells in rows(report, Topic.CAUSES, "failures").items()} == kinds

    over = [story for story in now if story.day < TODAY - timedelta(days=SHORTEST_ABSENCE)]
    back = figure(report, Topic.RETURN)
    assert (back.some, back.n) == (sum(story.back for story in over), len(over))
    assert back.usual
    assert back.usual.value == pytest.approx(sum(story.back for story in before) / len(before), abs=0.02)

    answered = [story.score for story in stories if story.score is not None and asked_in(story, report)]
    would, would_not = (sum(score in of for score in answered) for of in ((9, 10), range(7)))
    assert value(report, Topic.RECOMMENDATION) == pytest.approx(
        100 * (would - would_not) / len(answered), abs=0.5
    )

    cost = sum(story.cost or 0 for story in over)  # whether they came back or not
    assert value(report, Topic.REVENUE) == 850 * sum(story.back for story in over) - cost


def asked_in(story: Story, report: Report) -> bool:
    return report.period.first <= story.day + timedelta(days=12) <= report.period.last


def test_each_month_has_its_eleven_and_only_full_months_are_joined(eleven_a_month):
    services, _stories = eleven_a_month
    for one in services.insight.report().chapters:
        for chart in one.charts:
            if chart.kind is ChartKind.LINE and chart.joined:
                assert sum(mark.value is not None and (mark.n or 0) >= 5 for mark in chart.marks) >= 4
    report = services.insight.report(date(2024, 12, 1), date(2026, 2, 28))
    by_month = next(one for one in chapter(report, Topic.CAUSES).charts if one.code == "months")
    assert [mark.value for mark in by_month.marks] == [11] * 15


def test_the_29th_of_february_alone_has_none_and_a_month_is_held_against_the_same_a_year_before(
    eleven_a_month,
):
    services, stories = eleven_a_month
    leap = date(2024, 2, 29)
    report = services.insight.report(leap, leap, Against.LAST_YEAR)
    assert not report.cases
    assert report.before in {None, Period(date(2023, 2, 28), date(2023, 2, 28))}
    report = services.insight.report(date(2026, 1, 1), date(2026, 1, 31), Against.LAST_YEAR)
    assert report.before == Period(date(2025, 1, 1), date(2025, 1, 31))
    some, usual = (
        sum(story.back for story in within(stories, one.first, one.last))
        for one in (report.period, report.before)
    )
    back = figure(report, Topic.RETURN)
    assert (back.some, back.n, back.usual_n) == (some, 11, 11)
    words = services.insight.teller("en").sentence(Topic.RETURN, chapter(report, Topic.RETURN).said[0])
    numbers = {8: "eight", 9: "nine"}
    now, then = (numbers[count] for count in (some, usual))
    assert words == f"{now.capitalize()} of eleven came back; a year before it was {then} of eleven."
