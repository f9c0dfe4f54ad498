"""Before a guest the panel tells nothing of anybody else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.customers.customer import CustomerDraft
from delight.ui.kit.work.page import LogWish
from tests import factories
from tests.qt_helpers import named, press, settle, type_text, wait_for


@pytest.fixture
def before(tools):
    tools.guest.set(on=True)
    yield tools
    tools.guest.set(on=False)


def is_covered(widget):
    """Whether what stands in the middle of a widget cannot be seen."""
    at = widget.rect().center()
    top = widget.childAt(at)
    return type(top).__name__ == "Patch"


def test_nobody_is_shown_who_was_not_chosen(form, before, services):
    factories.customer(services, "Anna Bell")
    form.who.setFocus()
    type_text(form.who, "an")
    wait_for(lambda: settle(before) or form.who.is_open)
    assert form.who.popup.list.current() is None
    press(form.who, "Down")
    assert form.who.popup.list.current().value == services.customers.suggest("anna")[0].id


def test_parked_notes_are_covered(panel, form, before):
    page = panel.note_page
    form.who.setText("Zoë Brontë")
    page.park()
    wait_for(page.parked.isVisible)
    wait_for(lambda: is_covered(page.parked))


def test_open_cases_of_whoever_is_chosen_are_covered(panel, form, before, services):
    factories.case(services, person := factories.customer(services))
    panel.start(LogWish(customer_id=person))
    settle(before)
    wait_for(form.card.opened.isVisible)
    wait_for(lambda: is_covered(form.card.opened))


def test_who_is_meant_is_asked_without_a_number(panel, form, before, services):
    services.customers.add(CustomerDraft(name="Anna Bell", phone="01632 960717"))
    type_text(form.what, "The bread was hard")
    form.who.setText("Anna Bell")
    press(form.what, "Ctrl+Return")
    settle(before)
    assert named(panel, "Yes: Anna Bell").isVisible()


def test_a_finger_uncovers_a_row_before_it_takes_it(panel, form, before, services):
    anna = factories.customer(services, "Anna Bell")
    form.who.setFocus()
    type_text(form.who, "an")
    wait_for(lambda: settle(before) or form.who.is_open)
    rows = form.who.popup.list
    spot = rows.visualRect(rows.rows.index(0, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert form.who.value() is None
    assert rows.current().value == anna
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert form.who.value() == anna
