"""Insight in pictures: chapters in full, and days of one's own that make no period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from delight.domain.insight.chapter import Topic
from delight.ui.insight.page import InsightPage
from delight.ui.kit.work.page import Place
from delight.ui.main_window import MainWindow

_CHAPTERS = (Topic.RETURN, Topic.WORKS, Topic.CAUSES, Topic.ICEBERG, Topic.OURSELVES)


def insight_scenes() -> dict[str, Callable[[MainWindow], object]]:
    """Return what is shown besides the page as it opens, by name."""
    return {**{f"insight-{topic}": _chapter(topic) for topic in _CHAPTERS}, "insight-days": _own_days}


def _chapter(topic: Topic) -> Callable[[MainWindow], object]:
    def show(window: MainWindow) -> None:
        page = _page(window)
        page.open_topic(topic)
        if topic is Topic.RETURN:
            page.detail.turn_how()

    return show


def _own_days(window: MainWindow) -> None:
    page = _page(window)
    page.close_topic()
    page.period.span.set_value(None)
    page.period.span.picked.emit(None)
    page.period.first.set_day(date.today())
    page.period.last.set_day(date.today() - timedelta(days=365))
    page.period.last.changed.emit()


def _page(window: MainWindow) -> InsightPage:
    """Return the page as soon as its figures have been worked out."""
    page = window.go(Place.INSIGHT)
    assert isinstance(page, InsightPage)
    window.tools.tasks.wait()
    QApplication.processEvents()
    return page
