"""What of a booklet is kept on this machine: what somebody said, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from delight.domain.insight.booklet import Extent
from delight.domain.insight.chapter import Table, Topic
from delight.ui.insight.booklet import FULL, BookletWish
from tests.letters.sheets.insight_reports import shop


def test_at_first_it_is_short_and_for_everybody():
    wanted = BookletWish().of(shop("3"))
    assert wanted.extent is Extent.SHORT
    assert wanted.without == {Topic.REVENUE, Topic.COSTS, Topic.PEOPLE, Topic.OURSELVES}


def test_what_somebody_said_is_there_the_next_time():
    wish = BookletWish()
    wish.take(Topic.COSTS.value, on=True)
    wish.take(Topic.RETURN.value, on=False)
    wish.take(FULL, on=True)
    wanted = wish.of(shop("3"))
    assert wanted == BookletWish().of(shop("3"))
    assert wanted.extent is Extent.FULL
    assert Topic.COSTS not in wanted.without
    assert Topic.RETURN in wanted.without


def test_once_people_are_compared_consistency_stays_out_though_nobody_said_so():
    wish, report = BookletWish(), shop("3")
    wish.take(Topic.COSTS.value, on=True)
    assert Topic.CONSISTENCY not in wish.of(report).without
    table = Table(code="person", columns=("one",), rows=())
    chapters = tuple(
        replace(one, tables=(table,)) if one.topic is Topic.CONSISTENCY else one for one in report.chapters
    )
    assert Topic.CONSISTENCY in wish.of(replace(report, chapters=chapters)).without
