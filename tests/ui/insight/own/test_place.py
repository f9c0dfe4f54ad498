"""Where a shop can say something about a chapter, and who can."""

from __future__ import annotations

from delight.domain.insight.chapter import Topic
from tests.ui.insight.waiting import shown


def test_the_front_desk_guesses_but_sets_nothing(made, some_case, services, open_page, tools, monkeypatch):
    monkeypatch.setattr(type(services.context), "sees_all", False)
    page = open_page()
    for topic, is_there in ((Topic.ICEBERG, False), (Topic.REVENUE, False), (Topic.OURSELVES, True)):
        page.open_topic(topic)
        shown(page)
        assert page.detail.own.isVisible() is is_there


def test_a_chapter_about_which_nothing_can_be_said_has_no_such_part(page):
    page.open_topic(Topic.RETURN)
    shown(page)
    assert not page.detail.own.isVisible()
