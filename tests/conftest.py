"""Fixtures for every test: a clock that stands still, a shop in a folder of its own."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import StaffDraft
from delight.services.opening import create_shop

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOW = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
"""A Wednesday morning."""


class Clock:
    """Tells the moment it was set to."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> datetime:
        """Let time pass and return the new moment."""
        self.now += timedelta(**span)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def place(tmp_path):
    return tmp_path / "shop"


@pytest.fixture
def services(place, clock):
    """A new British bakery with its owner at the desk and somebody at the counter."""
    draft = ShopDraft(
        name="The Honey Bun",
        country="GB",
        address="3 Quay Street\nSandmouth\nSM4 1AA",
        phone="01632 960123",
        email="hello@honeybun.example",
        signed_by="Marta Lind",
    )
    made = create_shop(
        place, draft, [StaffDraft(name="Marta Lind"), StaffDraft(name="Tom Okafor")], clock=clock, zone=UTC
    )
    yield made
    made.close()
