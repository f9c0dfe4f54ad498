"""Months of a story: told whole, and taken over where nothing in them changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from delight.domain.timeline import EntryKind, TimelineEntry
from delight.ui.customers.story.moments import Setting
from delight.ui.customers.story.telling import tell
from delight.ui.kit.timeline.timeline import Mark

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
    happened = [entry(days, record=days) for days in range(0, 300, 5)]  # six in a month
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


def heads(story):
    return [item.text for item in story.items() if isinstance(item, Mark)]


def test_a_story_that_begins_now_does_not_say_so():
    many = [entry(-3), *(entry(1, record=n) for n in range(6)), *(entry(40, record=n) for n in range(8))]
    assert heads(tell(7, many, SETTING, ends=True)) == ["March", "January"]
    assert heads(tell(7, many[1:], SETTING, ends=True)) == ["January"]


def test_where_little_happened_in_a_month_only_years_are_named():
    few = [entry(days, record=days) for days in range(0, 900, 30)]
    assert heads(tell(7, few, SETTING, ends=True)) == ["2025", "2024", "2023"]


def test_many_visits_in_a_month_are_one_entry_and_make_no_headings_by_themselves():
    visits = [entry(days, record=days, kind=EntryKind.VISIT) for days in range(0, 200, 2)]
    assert heads(tell(7, visits, SETTING, ends=True)) == ["2025"]
    assert heads(tell(7, visits, SETTING, ends=True, gather=False))[:2] == ["February", "January"]
