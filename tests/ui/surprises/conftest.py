"""A shop whose customers can be surprised, and the page on it."""

from __future__ import annotations

import pytest

from delight.domain.shop import draft_of
from delight.ui.kit.burst import PAUSE
from delight.ui.surprises.page import SurprisesPage
from tests import factories
from tests.qt_helpers import let_run, settle


@pytest.fixture
def zoe(services):
    return factories.customer(services, "Zoë van Dam")


@pytest.fixture
def people(services, zoe):
    """Three customers whom nobody has surprised yet."""
    return [zoe, *(factories.customer(services, name, email="") for name in ("Ines Almeida", "Tom Becker"))]


@pytest.fixture
def set_shop(services):
    """Return a function that changes what the shop decided, as from another window."""
    return lambda **values: services.shop.edit(draft_of(services.shop.row(), **values))


@pytest.fixture
def alone(set_shop):
    """A shop that wants nobody suggested: the page shows only what somebody thought of."""
    return set_shop(surprises_a_week=0)


@pytest.fixture
def open_page(tools, qtbot):
    """Return a function that shows the page; it returns this week on it, with what its bar said."""

    def shown(width=1000, height=900):
        whole = SurprisesPage(tools)
        qtbot.addWidget(whole)
        whole.resize(width, height)
        with qtbot.waitActive(whole):
            whole.show()
            whole.activateWindow()
        settle(tools)
        whole.focus_first()
        view = whole.week
        view.bar = []
        view.said.connect(lambda words, changes: view.bar.append((words, changes)))
        return view

    return shown


@pytest.fixture
def again(tools):
    """Return a function that reads a page again, as after a deed elsewhere."""

    def read(page):
        page.refresh()
        settle(tools)

    return read


@pytest.fixture
def undo(services, tools):
    """Return a function that takes back what the bar of a page offers to."""

    def back(page):
        tools.bus.changed.emit(services.history.undo(page.bar[-1][1].deed))
        settle(tools)

    return back


@pytest.fixture
def pause():
    """Return a function that waits as long as somebody who does one thing after the other."""
    return lambda: let_run(PAUSE + 50)
