"""After an import of past cases: only those of its file, until that is taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.imports.came_with import came_with
from delight.domain.imports.importing import ImportNoun, ImportWish
from delight.ui.cases.page import CasesPage
from tests import factories
from tests.qt_helpers import press, settle


@pytest.fixture
def narrowed(tools, services, tmp_path, qtbot):
    factories.case(services, factories.customer(services))
    path = tmp_path / "tickets.csv"
    path.write_text("Customer,Complaint,Date,Ticket\nBo,Cold tea,2026-01-02,7\nCy,Cold soup,2026-01-03,8\n")
    report = services.imports.take(services.imports.open(path), ImportWish(noun=ImportNoun.CASES))
    page = CasesPage(tools)
    qtbot.addWidget(page)
    page.resize(980, 680)
    page.show()
    settle(tools)
    page.show_narrowed(came_with(report))
    settle(tools)
    return page


def what(page):
    return [row.what for row in page.model.rows()]


def test_the_list_has_the_cases_of_the_file_the_closed_ones_too(narrowed, tools):
    assert what(narrowed) == ["Cold soup", "Cold tea"]
    assert narrowed.filters.only.words.text() == "Came with tickets.csv"
    assert narrowed.view.case_id == narrowed.model.rows()[0].id
    QTest.mouseClick(narrowed.filters.chips.chip("to-do"), Qt.MouseButton.LeftButton)
    settle(tools)
    assert narrowed.nothing.sentence.text() == "None of that file is here just now."
    QTest.mouseClick(narrowed.filters.only.away, Qt.MouseButton.LeftButton)
    settle(tools)
    assert what(narrowed) == ["The cappuccino was cold"]


def test_a_key_takes_it_away_and_so_does_looking_for_something_else(narrowed, tools):
    narrowed.activateWindow()
    narrowed.list.setFocus()
    press(narrowed.list, "Backspace")
    settle(tools)
    assert len(what(narrowed)) == 3
    assert not narrowed.filters.only.isVisible()
