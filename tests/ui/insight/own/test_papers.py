"""Paper below its chapter: there where there is something to print, and asked for by its button."""

from __future__ import annotations

import pytest

from delight.domain.improvements.standards import StandardDraft
from delight.domain.insight.chapter import Topic
from delight.domain.staff.staff import StaffDraft
from delight.ui.insight.own import place
from tests.qt_helpers import named, press
from tests.ui.insight.waiting import shown


def opened(page, topic):
    page.open_topic(topic)
    shown(page)
    return page.detail.own


@pytest.fixture
def asked(some_case, open_page):
    """Return the real page, and what it asked to be printed."""
    page = open_page()
    page.papers = []
    page.paper_requested.connect(page.papers.append)
    return page


def test_without_a_standard_there_is_no_card_to_print(asked, services):
    assert not opened(asked, Topic.STANDARDS).isVisible()
    services.standards.add(StandardDraft(words="We greet everyone."))
    asked.refresh()
    shown(asked)
    assert asked.detail.own.isVisible()


def test_the_card_for_the_counter_is_small_and_the_other_large(services, asked):
    services.standards.add(StandardDraft(words="We greet everyone."))
    asked.refresh()
    shown(asked)
    part = opened(asked, Topic.STANDARDS).parts[Topic.STANDARDS]
    for button in ("For the back room …", "For the counter …"):
        press(named(part, button), "Return")
    assert [wish.sizes[0][0] for wish in asked.papers] == ["A4", "A5"]


def test_somebody_alone_has_no_staff_room(asked, monkeypatch):
    monkeypatch.setattr(place, "works_alone", lambda: True)
    assert not opened(asked, Topic.PEOPLE).isVisible()


def test_the_sheet_for_the_staff_room_is_asked_for(services, some_case, open_page):
    services.staff.add(StaffDraft(name="Hanno Veldkamp"))
    services.staff.add(StaffDraft(name="Ilka Sommerfeldt"))
    page = open_page()
    own = opened(page, Topic.PEOPLE)
    wanted = []
    own.team_wanted.connect(lambda: wanted.append(1))
    press(named(own.parts[Topic.PEOPLE], "Sheet for the staff room …"), "Return")
    assert wanted == [1]
