"""The touch layout on every page: what is pressed is large enough for a finger."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QScroller

from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.work.page import LogWish, Place
from tests import factories
from tests.qt_helpers import hard_to_hit, settle


@pytest.fixture
def window(open_window, services, qapp):
    zoe = factories.customer(services, "Zoë Brontë")
    factories.case(services, zoe)
    apply_theme(qapp, Scheme.LIGHT, touch=True)
    yield open_window(services)
    apply_theme(qapp, Scheme.LIGHT)


@pytest.mark.parametrize("where", list(Place))
def test_nothing_is_too_small_for_a_finger(window, where):
    page = window.go(where)
    settle(window.tools)
    assert hard_to_hit(window) == []
    assert page.isVisible()


def test_neither_while_logging(window):
    window.log(LogWish(what="The rolls were cold"))
    settle(window.tools)
    assert hard_to_hit(window.slide) == []


def test_a_finger_pushes_what_is_long(window):
    page = window.go(Place.CUSTOMERS)
    settle(window.tools)
    areas = [a for a in page.findChildren(QAbstractScrollArea) if a.isVisible()]
    assert any(QScroller.hasScroller(area.viewport()) for area in areas)
