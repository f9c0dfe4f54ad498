"""Fixtures for every test: a clock that stands still, a shop in a folder of its own."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.util import LRUCache

from delight.data.database import RESERVE_NAME
from delight.data.engine import sqlite
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import StaffDraft
from delight.services.opening import create_shop, open_services

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


@pytest.fixture(scope="session", autouse=True)
def _statements_worked_out_once():
    """Let each file opened use what SQLAlchemy made of a statement for those before.

    It depends on nothing in a file, but is kept with an engine and goes with it; a test opens several.
    """
    known, make = LRUCache(1_000), sa.create_engine
    first = make("sqlite://", module=sqlite)
    first.connect().close()  # its dialect has asked by then what this SQLite can do
    first.dispose()

    def engine(*words, **options):
        made = make(*words, **options)
        if options.get("module") is sqlite:
            made.dialect = first.dialect
            made.update_execution_options(compiled_cache=known)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sa, "create_engine", engine)
        yield


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def place(tmp_path):
    return tmp_path / "shop"


@pytest.fixture(scope="session")
def new_shop(tmp_path_factory):
    """A folder with a new British bakery, to be copied and not to be opened."""
    draft = ShopDraft(
        name="The Honey Bun",
        country="GB",
        address="3 Quay Street\nSandmouth\nSM4 1AA",
        phone="01632 960123",
        email="hello@honeybun.example",
        signed_by="Marta Lind",
    )
    place = tmp_path_factory.mktemp("new") / "shop"
    staff = [StaffDraft(name="Marta Lind"), StaffDraft(name="Tom Okafor")]
    create_shop(place, draft, staff, clock=Clock(), zone=UTC).close()
    return place


def _copied(source: str, to: str) -> None:
    """Copy a file; the room kept free, which nothing writes to again, is the same 8 MB in every shop."""
    if source.endswith(RESERVE_NAME):
        os.link(source, to)
    else:
        shutil.copy2(source, to)


@pytest.fixture
def services(place, clock, new_shop):
    """That bakery in a folder of the test's own, with its owner at the desk and somebody at the counter."""
    shutil.copytree(new_shop, place, copy_function=_copied)
    made = open_services(place, clock=clock, zone=UTC)
    made.staff.sit_down(made.staff.list()[0].id)
    yield made
    made.close()
