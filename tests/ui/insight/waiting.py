"""Waiting until all of the page is there: what was read is shown in steps."""

from __future__ import annotations

from delight.ui.insight.page import InsightPage
from tests.qt_helpers import settle, wait_for


def shown(page: InsightPage) -> InsightPage:
    """Return the page once everything on it is shown."""
    settle(page.tools)
    wait_for(lambda: page.overview.steps.is_done)
    if page.detail.isVisible():
        wait_for(lambda: page.detail.steps.is_done)
    settle(page.tools)  # what was made last has its place
    return page
