"""A chapter opened at what the shop can say there."""

from __future__ import annotations

import pytest

from tests.ui.insight.waiting import shown


@pytest.fixture
def opened(page, tools):
    """Return a function that opens a chapter and returns what the shop can say there."""

    def open_(topic):
        page.open_topic(topic)
        shown(page)
        return page.detail.own.parts[topic]

    return open_
