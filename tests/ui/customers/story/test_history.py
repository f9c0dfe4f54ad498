"""A customer's timeline on the page: read in stretches, never twice, months whole."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QScrollArea

from delight.domain.customers.customer import VisitDraft
from delight.domain.customers.standing import Basis
from delight.domain.timeline import EntryKind
from delight.ui.customers.person.whole import read_whole
from delight.ui.customers.story.history import AT_FIRST, History
from delight.ui.customers.story.moments import Setting
from delight.ui.kit.look.layouts import scrolled
from delight.ui.kit.timeline.timeline import Mark, Moment
from tests import factories
from tests.qt_helpers import settle, wait_for


@pytest.fixture
def who(services, clock):
    """Somebody who came every day for a year, and of whom something was noted every week."""
    made = factories.customer(services)
    end = clock.now
    for week in range(50):
        clock.now = end - timedelta(weeks=50 - week)
        services.notes.add(made, f"Week {week}")
    clock.now = end
    days = [end.date() - timedelta(days=n) for n in range(350)]
    services.customers.add_visits([VisitDraft(customer_id=made, day=day) for day in days])
    return made


@pytest.fixture
def area(tools, qtbot):
    failures = []
    made = scrolled(History(tools, failures.append))
    made.resize(600, 500)
    qtbot.addWidget(made)
    made.show()
    yield made
    assert failures == []


def history(area: QScrollArea) -> History:
    shown = area.widget()
    assert isinstance(shown, History)
    return shown


def show(area, services, who):
    wanted = history(area).wanted()
    whole = read_whole(services, who, *wanted)
    setting = Setting(
        now=whole.now,
        zone=whole.zone,
        currency="GBP",
        open_case=lambda _id: None,
        open_letter=lambda _id: None,
    )
    story = history(area).tell(who, whole.entries, wanted, setting)
    history(area).show_story(story, whole.kinds, setting)


def scroll_to_the_end(area, tools):
    bar = area.verticalScrollBar()
    for _ in range(20):
        bar.setValue(bar.maximum())
        settle(tools)
        if bar.value() == bar.maximum():
            break


def titles(area):
    return [item.title for item in history(area).timeline.items() if isinstance(item, Moment)]


def months(area):
    return [item.text for item in history(area).timeline.items() if isinstance(item, Mark)]


def test_it_is_read_as_it_is_scrolled_and_every_month_stands_there_once(area, tools, services, who):
    show(area, services, who)
    settle(tools)
    assert len(history(area)._story.entries) < 400
    scroll_to_the_end(area, tools)
    wait_for(lambda: len(history(area)._story.entries) == 400)
    assert len(months(area)) == len(set(months(area))) == 12
    assert months(area)[0] == "February"
    assert months(area)[-1].endswith("2025")
    visits = sum(int(title.split()[0]) for title in titles(area) if "visits" in title)
    assert visits + titles(area).count("Visit") == 350


def test_a_deed_does_not_take_one_back_to_the_top(area, tools, services, who):
    show(area, services, who)
    scroll_to_the_end(area, tools)
    wait_for(lambda: len(history(area)._story.entries) == 400)
    services.notes.add(who, "Another")
    assert history(area).wanted() == (frozenset(), 400)
    show(area, services, who)
    assert titles(area)[:2] == ["Visit", "Note"]
    assert len(months(area)) == 12


def test_some_kinds_are_read_alone(area, tools, services, who):
    show(area, services, who)
    settle(tools)
    asked = []
    history(area).filtered.connect(lambda: asked.append(history(area).wanted()))
    history(area).show_behind(Basis.VISITS)
    assert asked == [(frozenset({EntryKind.VISIT}), AT_FIRST)]
    show(area, services, who)
    assert set(titles(area)) == {"Visit"}


def test_a_short_story_has_no_months(area, services, clock):
    who = factories.customer(services)
    clock.forward(days=-200)
    services.notes.add(who, "Long ago")
    clock.forward(days=200)
    show(area, services, who)
    assert months(area) == []
    assert history(area).filters.isHidden()
