"""A visit is put right, or taken away, where it stands on the timeline: by keys, by mouse, with Undo."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from delight.domain.customers.customer import VisitDraft
from delight.domain.timeline import EntryKind
from delight.ui.customers.page import CustomersPage
from tests import factories
from tests.qt_helpers import press, press_here, settle, type_text, wait_for


@pytest.fixture
def visit(services):
    who = factories.customer(services)
    day = services.context.today() - timedelta(days=3)
    return services.customers.add_visit(VisitDraft(customer_id=who, day=day, amount_minor=840)).record


@pytest.fixture
def page(tools, qtbot, visit):
    made = CustomersPage(tools)
    made.heard = []
    made.said.connect(lambda words, changes: made.heard.append((words, changes)))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    settle(tools)
    made.activateWindow()
    made.pane.history.timeline.setFocus()
    return made


def test_enter_opens_it_and_the_amount_is_put_right(page, tools, services, visit):
    press_here("Return")
    settle(tools)
    strip = page.pane.visits.strip
    assert strip.isVisible()
    assert strip.amount.hasFocus()
    assert strip.amount.text() == "8.40"
    type_text(strip.amount, "84")
    press_here("Return")
    settle(tools)
    assert services.visits.get(visit).amount_minor == 8400
    assert page.heard[-1][0] == "Visit changed."
    assert not strip.isVisible()
    assert page.pane.history.timeline.hasFocus()
    wait_for(lambda: page.pane.history.timeline.items()[0].title == "Visit · £84")


def test_delete_takes_it_away_and_undo_brings_it_back(page, tools, services):
    press_here("Delete")
    settle(tools)
    words, changes = page.heard[-1]
    assert words == "Visit taken away."
    assert page.pane.customer.visits == 0
    services.history.undo(changes.deed)
    assert services.customers.get(page.pane.customer.id).visits == 1


def test_its_menu_says_what_can_be_done_and_by_which_key(page, tools, services):
    timeline = page.pane.history.timeline
    at = QPoint(60, 12)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, timeline.mapToGlobal(at))
    QApplication.sendEvent(timeline, event)
    menu = next(menu for menu in timeline.findChildren(QMenu) if menu.isVisible())
    change, away = menu.actions()
    assert [part.split("\t")[0] for part in (change.text(), away.text())] == ["Change …", "Take away"]
    assert away.text().endswith("Del")
    away.trigger()
    menu.close()
    settle(tools)
    assert page.pane.customer.visits == 0


def test_what_cannot_be_is_said_at_the_amount(page, tools, visit, services):
    press_here("Return")
    settle(tools)
    strip = page.pane.visits.strip
    strip.amount.setText("a lot")
    press(strip.amount, "Return")
    settle(tools)
    assert strip.form.fields["amount"].problem.text()
    press_here("Escape")
    assert not strip.isVisible()
    assert services.visits.get(visit).amount_minor == 840


def test_enter_on_several_visits_shows_each(page, tools, services):
    who = page.pane.customer.id
    days = [services.context.today() - timedelta(days=n) for n in (1, 2)]
    services.customers.add_visits([VisitDraft(customer_id=who, day=day) for day in days])
    page.refresh()
    settle(tools)
    assert [item.title for item in page.pane.history.timeline.items()] == ["3 visits · £8.40"]
    press_here("Return")
    settle(tools)
    assert page.pane.history.wanted()[0] == {EntryKind.VISIT}
    assert len(page.pane.history.timeline.items()) == 3
