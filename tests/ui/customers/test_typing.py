"""A name typed while the list of customers has the keyboard: nothing is noted of whoever is chosen there."""

from __future__ import annotations

import re

import pytest

from tests import factories
from tests.qt_helpers import settle
from tests.ui.typing import type_words

NAMES = ("Ada Holm", "Vera Moss", "Nora Lund", "Rita Dorn", "Bea Thal", "Emil Berg", "Gus Rau", "Tom Vogt")


@pytest.fixture
def people(services):
    return [factories.customer(services, name) for name in NAMES]


@pytest.fixture
def known(services, people):
    """Return a function that reads all that is known of everybody."""

    def read():
        told = [(services.customers.get(one), services.customers.timeline(one)) for one in people]
        return services.customers.count(), re.sub(r"version=\d+", "", repr(told))

    return read


@pytest.mark.parametrize("name", NAMES)
def test_no_row_changes_by_a_name(page, tools, known, qtbot, name):
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    settle(tools)
    page.focus_first()
    before = known()
    type_words(f"{name}\n".lower())
    settle(tools)
    assert known() == before
