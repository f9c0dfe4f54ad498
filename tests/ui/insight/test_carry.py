"""A card that is made anew goes on where the one before was, as far as it has the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from delight.domain.insight.chapter import Topic
from delight.ui.insight.carry import carry_over
from delight.ui.insight.table import InsightTable
from delight.ui.kit.look.layouts import column
from tests.ui.insight.made import table, teller


@pytest.fixture
def window(qtbot):
    made = QWidget()
    column(made)
    made.resize(400, 300)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def card(window, *parts: QWidget) -> QWidget:
    made = QWidget()
    column(made, *parts)
    window.layout().addWidget(made)
    made.show()
    return made


def shown(rows=None) -> InsightTable:
    found = table()
    return InsightTable(teller(), Topic.RETURN, replace(found, rows=found.rows if rows is None else rows))


def test_the_keyboard_goes_to_the_last_there_is_where_there_are_fewer(window):
    buttons = [QPushButton(name) for name in "ABC"]
    before, only = card(window, *buttons), QPushButton("A")
    buttons[2].setFocus()
    carry_over(before, card(window, only))
    assert only.hasFocus()


def test_a_keyboard_that_is_elsewhere_stays_there(window):
    elsewhere, before = QPushButton("elsewhere"), card(window, QPushButton("A"))
    card(window, elsewhere)
    elsewhere.setFocus()
    carry_over(before, card(window, QPushButton("A")))
    assert elsewhere.hasFocus()


def test_a_table_is_at_the_row_of_the_same_name_or_at_none(window):
    old, same, other = shown(), shown(table().rows[::-1]), shown(table().rows[:2])
    old.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    old.setCurrentIndex(old.rows.index(0, 0))
    carry_over(card(window, old), card(window, same))
    assert same.rows.row(same.currentIndex()).cells == table().rows[-1].cells
    assert same.horizontalHeader().sortIndicatorSection() == 1
    carry_over(card(window, old), card(window, other))
    assert not other.currentIndex().isValid()
