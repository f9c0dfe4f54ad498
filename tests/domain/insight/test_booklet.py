"""What goes into the booklet, and which three sentences stand on its front."""

from __future__ import annotations

from dataclasses import replace

import pytest

from delight.domain.insight.booklet import MOST_FOREMOST, foremost, not_for_all, without
from delight.domain.insight.chapter import Chapter, Figure, Said, Table, Topic, Verdict
from tests.letters.sheets.insight_reports import shop


def chapter(topic: Topic, verdict: Verdict = Verdict.UNSAID, *, enough: bool = True) -> Chapter:
    figure = Figure(value=None, n=0, verdict=verdict)
    return Chapter(topic=topic, figure=figure, said=(Said(code="one"),), enough=enough)


def report(*chapters: Chapter):
    return replace(shop("0"), chapters=chapters)


def topics(chapters) -> list[Topic]:
    return [one.topic for one in chapters]


@pytest.mark.parametrize("topic", [Topic.REVENUE, Topic.COSTS, Topic.PEOPLE, Topic.OURSELVES])
def test_money_and_figures_about_people_are_not_for_all(topic):
    assert topic in not_for_all(report())


@pytest.mark.parametrize("topic", [Topic.RETURN, Topic.RECOMMENDATION, Topic.CAUSES, Topic.CONSISTENCY])
def test_what_anybody_may_read_is_in_it(topic):
    assert topic not in not_for_all(report(chapter(topic)))


def test_consistency_is_not_for_all_where_it_compares_people():
    table = Table(code="person", columns=("one",), rows=())
    found = report(replace(chapter(Topic.CONSISTENCY), tables=(table,)))
    assert Topic.CONSISTENCY in not_for_all(found)


def test_what_is_left_out_is_gone_and_the_rest_is_as_it_was():
    found = report(chapter(Topic.RETURN), chapter(Topic.COSTS), chapter(Topic.CAUSES))
    assert topics(without(found, {Topic.COSTS}).chapters) == [Topic.RETURN, Topic.CAUSES]
    assert without(found, {Topic.PEOPLE}) is found


def test_what_changed_matters_most_then_the_four_then_the_rest():
    found = report(
        chapter(Topic.RECOGNITION),
        chapter(Topic.RETURN, Verdict.SAME),
        chapter(Topic.CAUSES, Verdict.HIGHER),
        chapter(Topic.RESPONSE),
    )
    assert topics(foremost(found)) == [Topic.CAUSES, Topic.RECOGNITION, Topic.RETURN]
    found = report(chapter(Topic.RESPONSE), chapter(Topic.REVENUE, Verdict.LOWER), chapter(Topic.RETURN))
    assert topics(foremost(found)) == [Topic.REVENUE, Topic.RETURN, Topic.RESPONSE]


def test_what_has_too_little_to_say_does_not_stand_on_the_front():
    assert not foremost(report(chapter(Topic.RETURN, enough=False)))
    assert not foremost(report(replace(chapter(Topic.RETURN), said=())))
    assert len(foremost(shop("huge"))) == MOST_FOREMOST
