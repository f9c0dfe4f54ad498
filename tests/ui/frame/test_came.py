"""They are here, noted from the search: one key, with Undo, and not twice a day."""

from __future__ import annotations

import pytest

from delight.ui.frame.came import Came
from tests import factories
from tests.qt_helpers import settle


@pytest.fixture
def heard():
    return []


@pytest.fixture
def came(tools, heard):
    return Came(tools, lambda words, changes: heard.append((words, changes)), heard.append, tools)


def test_it_is_noted_told_and_taken_back(came, tools, services, heard):
    who = factories.customer(services, "Ana Lima")
    told = []
    tools.bus.changed.connect(told.append)
    came.note(who, "Ana Lima")
    settle(tools)
    ((words, changes),) = heard
    assert words == "Ana Lima came today."
    assert told == [changes]
    assert services.customers.get(who).visits == 1
    services.history.undo(changes.deed)
    assert services.customers.get(who).visits == 0


def test_the_second_time_is_only_said(came, tools, services, heard):
    who = factories.customer(services, "Ana Lima")
    came.note(who, "Ana Lima")
    came.note(who, "Ana Lima")
    settle(tools)
    assert heard[1] == ("Ana Lima is noted for today already.", None)
    assert services.customers.get(who).visits == 1


def test_somebody_who_is_gone_is_told(came, tools, heard):
    came.note(99, "Nobody")
    settle(tools)
    (error,) = heard
    assert error.code == "customer.unknown"
