"""Rows that come bit by bit."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from delight.ui.kit.rows.rows import RowList, RowLook, row_model
from delight.ui.kit.rows.table import LOOK_ROLE, ROW_ROLE, SORT_ROLE, Column, TableModel
from delight.ui.kit.work.tasks import Tasks
from tests.qt_helpers import press, wait_for

COLUMNS = [
    Column(title="Name", text=lambda r: r.name, key="name"),
    Column(title="Cases", text=lambda r: str(r.cases), value=lambda r: r.cases, number=True),
]


def people(count):
    return [SimpleNamespace(id=n, name=f"Person {n:03}", cases=n % 7) for n in range(count)]


def over(rows, asked=None):
    def fetch(ask):
        if asked is not None:
            asked.append(ask)
        found = sorted(rows, key=lambda r: r.name, reverse=ask.descending) if ask.sort else rows
        return found[ask.offset : ask.offset + ask.limit]

    return fetch


def look(row):
    return RowLook(title=row.name, subtitle="regular", avatar=row.name, pill="New", meta="today")


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.wait()
    made.deleteLater()


def test_keeps_qt_s_contract(qtmodeltester):
    model = TableModel(COLUMNS, over(people(250)))
    model.reload()
    qtmodeltester.check(model)


def test_list_model_keeps_qt_s_contract(qtmodeltester):
    model = row_model(over(people(3)), look)
    model.reload()
    qtmodeltester.check(model)


def test_first_rows_are_there_after_a_reset_and_more_when_scrolled(qtbot):
    model = TableModel(COLUMNS, over(people(250)))
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.show()
    model.reload()
    assert model.rowCount() == 100
    view.scrollToBottom()
    wait_for(lambda: model.rowCount() == 200)
    view.scrollToBottom()
    wait_for(lambda: model.rowCount() == 250)
    assert not model.canFetchMore()


def test_cells():
    model = TableModel(COLUMNS, over(people(5)))
    model.reload()
    cell = model.index(3, 1)
    assert (cell.data(), cell.data(SORT_ROLE), cell.data(ROW_ROLE).id) == ("3", 3, 3)
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert cell.data(LOOK_ROLE) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert model.find(4) == 4
    assert model.find(99) == -1


def test_sorting_asks_anew():
    asked = []
    model = TableModel(COLUMNS, over(people(5), asked))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.index(0, 0).data() == "Person 004"
    assert asked[-1].sort == "name"
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert len(asked) == 1


def test_rows_come_from_the_worker_and_stale_ones_are_dropped(tasks):
    gate = threading.Event()

    def slow(ask):
        gate.wait(5)
        return people(1)

    model = TableModel(COLUMNS, slow, tasks=tasks)
    model.reload()
    model.reload(over(people(3)))
    gate.set()
    wait_for(lambda: model.rowCount())
    assert model.rowCount() == 3


def test_failure_is_told_and_rows_stay(tasks, qtbot):
    model = TableModel(COLUMNS, over(people(2)), tasks=tasks)
    with qtbot.waitSignal(model.loaded):
        model.reload()
    with qtbot.waitSignal(model.failed):
        model.reload(lambda ask: 1 / 0)
    assert model.rowCount() == 2


@pytest.fixture
def row_list(qtbot):
    rows = people(5)
    made = RowList(row_model(over(rows), look), name="People")
    qtbot.addWidget(made)
    made.rows.reload()
    made.resize(400, 300)
    made.show()
    made.source = rows
    return made


def test_selection_survives_a_reload(row_list):
    row_list.choose(3)
    seen = []
    row_list.chosen.connect(seen.append)
    del row_list.source[0]
    row_list.rows.reload()
    assert row_list.current().id == 3
    assert seen[-1].id == 3


def test_selection_goes_with_its_row(row_list):
    row_list.choose(3)
    seen = []
    row_list.chosen.connect(seen.append)
    del row_list.source[3]
    row_list.rows.reload()
    assert seen[-1] is None


def test_a_row_can_be_chosen_before_it_is_here(row_list):
    row_list.choose_later(42)
    row_list.source.append(SimpleNamespace(id=42, name="Late", cases=0))
    row_list.rows.reload()
    assert row_list.current().id == 42


def test_keys_move_and_open(row_list):
    opened = []
    row_list.opened.connect(lambda row: opened.append(row.id))
    row_list.choose(0)
    press(row_list, "Down")
    press(row_list, "Return")
    assert opened == [1]


def test_rows_are_painted_and_spoken(row_list):
    assert not row_list.grab().isNull()
    index = row_list.rows.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Person 000, regular, New, today"
