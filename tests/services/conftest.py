"""The demo shop as it is made, and open."""

from __future__ import annotations

import shutil
from datetime import UTC
from pathlib import Path

import pytest

from delight.services.demo import make_demo
from delight.services.opening import open_services
from tests.demo_days import NOW, TODAY


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory) -> Path:
    """Its folder, to be copied and not to be opened: making it takes a long time."""
    place = tmp_path_factory.mktemp("demo") / "shop"
    make_demo(place, TODAY, zone=UTC)
    return place


@pytest.fixture
def demo_place(made_demo, tmp_path_factory) -> Path:
    """The folder of a copy, to do anything with: a look at Surprises draws its week."""
    return shutil.copytree(made_demo, tmp_path_factory.mktemp("demo") / "shop")


@pytest.fixture
def demo(demo_place):
    services = open_services(demo_place, clock=lambda: NOW, zone=UTC)
    yield services
    services.close()
