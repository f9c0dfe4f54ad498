"""From the counter to the sentence: what was answered and put right in time, and the shop's own standards."""

from __future__ import annotations

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from delight.domain.cases.case import Channel, Outcome
from delight.domain.cases.stages import Stage
from delight.domain.days.calendar import at_local
from delight.domain.imports.importing import ImportNoun
from delight.domain.improvements.standards import StandardDraft
from delight.domain.improvements.states import Measure
from delight.domain.incoming import PastCase, Who
from delight.domain.insight.chapter import Topic
from delight.domain.shop import draft_of
from tests import factories
from tests.conftest import NOW
from tests.services.imports.bringing import bring


def told(services, topic: Topic) -> list[str]:
    chapter = services.insight.report().chapter(topic)
    return [services.insight.teller("en").sentence(topic, said) for said in (*chapter.said, *chapter.apart)]


def lived(services, clock) -> list[int]:
    """Live a fortnight: two e-mails, three at the counter, one of them never put right; return their ids."""
    ids = [factories.case(services, channel=Channel.EMAIL) for _ in range(2)]
    ids += [factories.case(services) for _ in range(3)]
    clock.forward(hours=3)
    services.cases.move(ids[0], "acknowledged")
    services.cases.move(ids[2], "resolved")
    clock.forward(days=1)
    services.cases.move(ids[0], "resolved")
    services.cases.close(ids[3], Outcome.NOT_UPHELD)
    clock.forward(days=12)
    services.cases.move(ids[1], "resolved")
    return ids


def test_what_was_in_time_is_told_by_the_days_that_were_set(services, clock):
    ids = lived(services, clock)
    sentences = told(services, Topic.RESPONSE)
    assert sentences[0] == "Two of four complaints were put right in time."
    assert "Of two that came in writing, one was answered in time." in sentences
    assert "One complaint is still open." in sentences
    assert sentences[-1].startswith("One complaint turned out to be no fault of the shop")
    chapter = services.insight.report().chapter(Topic.RESPONSE)
    assert chapter.figure.behind.ids == (ids[1], ids[4], ids[0], ids[2])
    assert chapter.said[-1].behind.ids == (ids[4],)


def test_cases_keep_the_day_that_was_set_for_them_when_others_are_set_later(services, clock):
    """Three days were set for the first, one for the second; both took two."""
    services.shop.edit(draft_of(services.shop.row(), resolve_days=3))
    for days in (1, 3):
        one = factories.case(services)
        services.shop.edit(draft_of(services.shop.row(), resolve_days=days))
        clock.forward(days=2)
        services.cases.move(one, "resolved")
    clock.forward(days=9)
    assert told(services, Topic.RESPONSE)[0] == "One of two complaints was put right in time."


def test_a_day_that_the_clocks_made_shorter_is_an_hour_shorter(services, clock):
    """In London clocks went forward in the night of 29 March 2026."""
    services.context.zone = ZoneInfo("Europe/London")
    for _ in range(6):
        clock.now = at_local(date(2026, 3, 28), time(12), services.context.zone)
        one = factories.case(services)
        clock.now = at_local(date(2026, 3, 29), time(12), services.context.zone)
        services.cases.move(one, "resolved")
    clock.forward(days=9)
    chapter = services.insight.report().chapter(Topic.CONSISTENCY)
    days = next(table for table in chapter.tables if table.code == "weekday")
    (saturday,) = days.rows
    assert (saturday.cells[0].key, saturday.cells[1].value, saturday.cells[5].value) == ("5", 6, 23)


def test_what_is_logged_today_is_not_judged_yet(services):
    factories.case(services)
    assert told(services, Topic.RESPONSE)[0] == (
        "One complaint came in; whether it was put right in time cannot be said yet."
    )


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Kolkata", "Asia/Kathmandu"])
def test_a_day_typed_without_a_time_is_of_no_part_of_the_day(services, clock, zone):
    services.context.zone = ZoneInfo(zone)  # half and quarter hours from UTC, too
    noon = at_local(date(2026, 3, 9), time(12), services.context.zone)
    for moment in (noon, noon - timedelta(hours=3), noon + timedelta(minutes=30)):
        factories.case(services, received_at=moment)
    assert "Of one complaint only the day is known: it counts for no part of the day." in told(
        services, Topic.CONSISTENCY
    )
    chapter = services.insight.report().chapter(Topic.CONSISTENCY)
    parts = next(table for table in chapter.tables if table.code == "part")
    assert [(row.cells[0].key, row.cells[1].value) for row in parts.rows] == [("morning", 1), ("midday", 1)]


def test_standards_are_those_of_the_last_ninety_days(services, clock):
    services.standards.add(
        StandardDraft(words="We answer the same day.", measure=Measure.ACKNOWLEDGED, within_days=0)
    )
    services.standards.add(StandardDraft(words="We listen to the end."))
    ids = lived(services, clock)
    assert told(services, Topic.STANDARDS) == [
        "“We answer the same day”: four of five times, too few to say more.",
        "“We listen to the end” is kept in mind and not counted.",
    ]
    chapter = services.insight.report().chapter(Topic.STANDARDS)
    assert chapter.said[0].behind.ids[0] == ids[1]
    clock.forward(days=120)
    assert told(services, Topic.STANDARDS)[0] == "“We answer the same day” was not put to the test."


def test_old_complaints_brought_in_open_and_closed_are_not_told_as_late(services, clock):
    """Ten were put right in two hours, ten are open; nobody was told a day before they were brought in."""
    rows = [brought(row, stage=Stage.CLOSED, resolved_at=NOW - timedelta(days=row, hours=-2))
            for row in range(10, 20)]  # fmt: skip
    bring(services, [*rows, *(brought(row, stage=Stage.NEW) for row in range(20, 30))], ImportNoun.CASES)
    clock.forward(hours=1)
    sentences = told(services, Topic.RESPONSE)
    assert not [one for one in sentences if "in time" in one and "None" in one]
    assert sentences[0] == "20 complaints came in; whether they were put right in time cannot be said yet."
    assert "For ten complaints no day was set by which to put them right." in sentences
    clock.forward(days=30)
    assert told(services, Topic.RESPONSE)[0] == "None of ten complaints was put right in time."


def brought(row: int, **given: object) -> PastCase:
    received = NOW - timedelta(days=row)
    return PastCase(row=row, who=Who(), what=f"The soup was cold {row}", received_at=received, **given)  # type: ignore[arg-type]
