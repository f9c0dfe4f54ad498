"""Months of a story: told whole, and taken over where nothing in them changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers import EntryKind, TimelineEntry
from delight.ui.customers.story.moments import Setting
from delight.ui.customers.story.telling import tell
from delight.ui.kit.timeline import Mark

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
SETTING = Setting(now=NOW, zone=UTC, currency="GBP", open_case=lambda _id: None, open_letter=lambda _id: None)


def entry(days: int, record: int = 1, kind: EntryKind = EntryKind.NOTE) -> TimelineEntry:
    return TimelineEntry(kind=kind, at=NOW - timedelta(days=days), code="note", text="Said", record=record)


def signs(story):
    return [item.sign() for item in story.items()]


entries = st.lists(
    st.builds(entry, st.integers(-5, 900), st.integers(1, 9), st.sampled_from(list(EntryKind))), max_size=40
).map(lambda found: sorted(found, key=lambda one: one.at, reverse=True))


@given(entries, entries, st.booleans())
def test_taken_over_or_told_anew_the_story_is_the_same(first, second, gather):
    before = tell(7, first, SETTING, ends=True, gather=gather)
    assert signs(tell(7, second, SETTING, ends=True, gather=gather, before=before)) == signs(
        tell(7, second, SETTING, ends=True, gather=gather)
    )


def test_only_the_month_that_changed_is_told_anew():
    happened = [entry(days, record=days) for days in range(0, 300, 5)]
    before = tell(7, happened, SETTING, ends=True)
    changed = [replace(one, text="Said more") if one.record == 100 else one for one in happened]
    after = tell(7, changed, SETTING, ends=True, before=before)
    fresh = [new.month for new, old in zip(after.chapters, before.chapters, strict=True) if new is not old]
    assert fresh == [(2026, 3), (2025, 12)]


def test_another_day_or_another_customer_is_told_anew():
    happened = [entry(days) for days in range(40, 300, 5)]
    before = tell(7, happened, SETTING, ends=True)
    tomorrow = replace(SETTING, now=NOW + timedelta(days=1))
    for after in (
        tell(8, happened, SETTING, ends=True, before=before),
        tell(7, happened, tomorrow, ends=True, before=before),
    ):
        assert not any(new is old for new, old in zip(after.chapters, before.chapters, strict=False))


def test_a_story_that_begins_now_does_not_say_so_and_years_are_named():
    story = tell(7, [entry(-3), entry(1), *(entry(400, record=n) for n in range(8))], SETTING, ends=True)
    assert [item.text for item in story.items() if isinstance(item, Mark)] == ["March", "February 2025"]
