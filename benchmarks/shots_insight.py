"""Insight in pictures: chapters in full, days of one's own that make no period, and small shops."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from delight.domain.insight.chapter import Topic
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import StaffDraft
from delight.services.opening import create_shop, shop_exists
from delight.ui.insight.page import InsightPage
from delight.ui.kit.work.page import Place
from delight.ui.main_window import MainWindow
from tests.small_shops import SIZES, Clock, few, lived

SMALL = tuple(f"of-{count}" for count in SIZES)
"""Shops with so many complaints."""
_CHAPTERS = (Topic.RETURN, Topic.WORKS, Topic.CAUSES, Topic.ICEBERG, Topic.OURSELVES)


def insight_scenes() -> dict[str, Callable[[MainWindow], object]]:
    """Return what is shown besides the page as it opens, by name."""
    return {**{f"insight-{topic}": _chapter(topic) for topic in _CHAPTERS}, "insight-days": _own_days}


def small_scenes() -> dict[str, Callable[[MainWindow], object]]:
    """Return what is looked at in each of ``SMALL``."""
    return {"insight": _page, "insight-return": _chapter(Topic.RETURN)}


def small_shop(name: str, today: date) -> Path:
    """Return the folder of one of ``SMALL``, made once a day."""
    place = Path(tempfile.gettempdir()) / f"delight-shots-{name}-{today}"
    if not shop_exists(place):
        clock = Clock(datetime.combine(today, time(9), UTC))
        draft = ShopDraft(name="The Honey Bun", country="GB", currency="GBP")
        services = create_shop(place, draft, [StaffDraft(name="Marta Lind")], clock=clock, durable=False)
        lived(services, clock, few(SIZES[SMALL.index(name)], today))
        services.close()
    return place


def _chapter(topic: Topic) -> Callable[[MainWindow], object]:
    def show(window: MainWindow) -> None:
        page = _page(window)
        page.open_topic(topic)
        if topic is Topic.RETURN and page.detail.isVisible():
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
