"""The person beside the rows: whoever the chosen row is about, however long the rest takes."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtWidgets import QLabel

from delight.ui.today.page import TodayPage
from tests import factories
from tests.qt_helpers import let_run, named, press_here, settle, spoken_name, wait_for


@pytest.fixture
def page(tools, qtbot):
    made = TodayPage(tools)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    return made


@pytest.fixture
def over(tools):
    """Return an event until which the worker is busy, once ``tools.tasks.run(over.wait)`` is called."""
    made = Event()
    yield made
    made.set()


def shown(page, tools):
    page.show()
    settle(tools)
    page.activateWindow()
    page.focus_first()


def words(page):
    return " ".join(label.text() for label in page.glance.findChildren(type(page.headline)))


def to_do(services, clock, name, **fields):
    who = factories.customer(services, name, **fields) if name else None
    what = f"What {name or 'nobody'} said"
    factories.action(services, factories.case(services, who, what=what), due_on=clock().date())


def test_the_row_tells_whose_it_is_before_the_rest_is_read(page, tools, services, clock, over):
    to_do(services, clock, "Ada", phone="07700 900111")
    to_do(services, clock, "Bea", phone="07700 900222")
    shown(page, tools)
    assert "Ada" in words(page)
    tools.tasks.run(lambda: over.wait(20))
    press_here("Down")
    wait_for(lambda: "Ada" not in words(page))
    assert "Bea" in words(page)
    assert "07700 900222" in words(page)
    over.set()
    settle(tools)
    assert named(page.glance, "Open the page of Bea")


def test_somebody_without_a_name_is_told_by_their_words(page, tools, services, clock, over):
    to_do(services, clock, "Ada")
    to_do(services, clock, "")
    shown(page, tools)
    tools.tasks.run(lambda: over.wait(20))
    press_here("Down")
    wait_for(lambda: "Ada" not in words(page))
    assert "What nobody said" in words(page)
    assert "Ada" not in spoken_name(page.glance)


def test_two_things_for_one_person_leave_them_where_they_are(page, tools, services, clock, over):
    who = factories.customer(services, "Ada")
    for n in range(2):
        case = factories.case(services, who, what=f"Number {n}")
        factories.action(services, case, due_on=clock().date())
    shown(page, tools)
    before = named(page.glance, "Open the page of Ada")
    tools.tasks.run(lambda: over.wait(20))
    press_here("Down")
    wait_for(lambda: page.rows()[1].hasFocus())
    let_run(250)
    assert named(page.glance, "Open the page of Ada") is before


def test_a_long_name_is_not_cut_in_a_small_window(page, tools, services, clock):
    to_do(services, clock, "Eleftheria Papadimitrakopoulouwolfenbergerdorff")
    page.resize(816, 584)
    shown(page, tools)
    name = next(one for one in page.glance.findChildren(QLabel) if "Papa" in one.text())
    pieces = QLabel.text(name).replace(" ", "\u200b").split("\u200b")
    name.ensurePolished()
    assert max(name.fontMetrics().horizontalAdvance(piece) for piece in pieces) <= name.width()
