"""Charts and tables of a chapter on cards; a chart beside the table with its figures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from delight.domain.insight.chapter import Chart, Table, Topic
from delight.domain.insight.period import Period
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Behind
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import label

Open = Callable[[Behind, str], object]


def chart_card(
    teller: Teller, topic: Topic, chart: Chart, table: Table | None, days: Period, open_: Open
) -> QWidget:
    """Return a chart, and its table beside or below it."""
    card = Card(label(teller.heading(topic, chart), "heading", wrap=True), margin=18)
    if table is not None:
        card.body.addWidget(_table(teller, topic, table))
    return card


def table_card(teller: Teller, topic: Topic, table: Table, open_: Open) -> QWidget:
    """Return a table that has no chart."""
    return Card(
        label(teller.heading(topic, table), "heading", wrap=True), _table(teller, topic, table), margin=18
    )


def _table(teller: Teller, topic: Topic, table: Table) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    for at, code in enumerate(table.columns):
        grid.addWidget(label(teller.text(topic, "table", table.code, "column", code), "small"), 0, at)
    for line, row in enumerate(table.rows, 1):
        for at, cell in enumerate(row.cells):
            grid.addWidget(label(teller.cell(cell)), line, at, Qt.AlignmentFlag.AlignLeft)
    return made
