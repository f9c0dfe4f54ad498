"""Figures by person: once an owner wants them."""

from __future__ import annotations

from delight.domain.insight.chapter import Topic
from delight.domain.shop import draft_of
from tests.qt_helpers import press, settle


def test_people_are_compared_once_an_owner_wants_it(page, opened, services, tools):
    part = opened(Topic.CONSISTENCY)
    press(part.compares, "Space")
    settle(tools)
    assert services.shop.row().compares_staff
    tools.bus.changed.emit(services.shop.edit(draft_of(services.shop.row(), compares_staff=False)))
    settle(tools)
    assert not part.compares.isChecked()
