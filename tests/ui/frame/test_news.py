"""What another process does to the shop shows in the window by itself."""

from __future__ import annotations

from datetime import UTC

import pytest
from PySide6.QtCore import QObject

from delight.domain.changes import Noun
from delight.services.backups.restoring import restore
from delight.services.opening import open_services
from delight.ui.frame.news import NewsWatch
from tests import factories
from tests.qt_helpers import settle


@pytest.fixture
def watch(tools, qapp):
    parent = QObject()
    yield NewsWatch(tools, parent)
    parent.deleteLater()


def test_a_customer_added_by_the_command_reaches_the_bus(watch, tools, place, clock):
    heard = []
    tools.bus.changed.connect(heard.append)
    watch.ask()
    settle(tools)
    other = open_services(place, clock=clock, zone=UTC)
    factories.customer(other)
    other.close()
    watch.ask()
    watch.ask()
    settle(tools)
    assert [news.nouns for news in heard] == [{Noun.CUSTOMER}]
    watch.ask()
    settle(tools)
    assert len(heard) == 1


def test_a_shop_that_cannot_be_read_is_not_complained_about_every_two_seconds(watch, tools, place):
    failures = []
    tools.tasks.failed.connect(failures.append)
    (place / "shop.delight").rename(place / "away")
    watch.ask()
    settle(tools)
    assert failures == []
    (place / "away").rename(place / "shop.delight")


def test_a_restore_elsewhere_is_said_once(watch, tools, place, tmp_path):
    failures = []
    tools.tasks.failed.connect(failures.append)
    copy = tools.services.backups.backup(tmp_path / "copy.delightbackup").path
    restore(copy, place)
    for _ in range(3):
        watch.ask()
        settle(tools)
    assert [error.code for error in failures] == ["storage.moved"]
