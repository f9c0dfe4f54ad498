from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from delight.domain.cases import CaseFilter
from delight.domain.customers import CustomerDraft
from delight.ui.settings.history_group import DeedRow
from tests import factories
from tests.qt_helpers import named, settle


@pytest.fixture
def group(page, tools):
    page.open_group(page.history)
    settle(tools)
    return page.history


def titles(group):
    rows = [group.rows.itemAt(n).widget() for n in range(group.rows.count())]
    return [row.accessibleName() for row in rows if isinstance(row, DeedRow)]


def click(root, name):
    QTest.mouseClick(named(root, name, QPushButton), Qt.MouseButton.LeftButton)


def test_a_deed_is_told_and_taken_back(page, group, tools, services, said):
    someone = factories.customer(services, "Zoë Brontë")
    factories.case(services, someone)
    page.refresh()
    settle(tools)
    told = titles(group)
    assert told[0].startswith("Case logged: C-2026-0001, Zoë Brontë, Marta Lind")
    assert told[1].startswith("Customer added: Zoë Brontë, Marta Lind")
    click(group, "Undo: Case logged: C-2026-0001, Zoë Brontë")
    settle(tools)
    assert services.cases.page(CaseFilter()) == []
    assert said == ["Undone: Case logged."]
    assert titles(group)[0].startswith("Undone: Case logged, C-2026-0001")


def test_what_was_built_upon_is_not_taken_away_unasked(page, group, tools, services):
    someone = factories.customer(services, "Ana")
    added = services.history.page(1)[0]
    services.customers.edit(someone, CustomerDraft(name="Ana Lima"))
    page.history.undo(added)
    settle(tools)
    assert page.banner.isVisible()
    assert page.banner.help.text() == "Undo the rest"
    assert services.customers.get(someone).name == "Ana Lima"


def test_the_opening_of_the_shop_stays(group):
    assert titles(group)[-1].startswith("Shop opened")
    assert not [b for b in group.findChildren(QPushButton) if b.text() == "Undo"]


def test_more_is_shown_when_asked_for(page, group, tools, services):
    for number in range(25):
        services.customers.add(CustomerDraft(name=f"Guest {number}"))
    page.refresh()
    settle(tools)
    assert len(titles(group)) == 20
    click(group, "Show more")
    settle(tools)
    assert len(titles(group)) == 26
    assert not group.more.isVisible()
