"""Tiles: rows are full, of nearly the same number, and nothing is narrower than it may be."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from delight.ui.insight.tiles import Tiles


def tiles(count, *, least=10, most=4, rtl=False):
    parent = QWidget()
    if rtl:
        parent.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made = Tiles(parent, least=least, most=most, space=12)
    for n in range(count):
        made.addWidget(QLabel(f"Card {n}"))
    return parent, made


@pytest.mark.parametrize(
    ("count", "rows"),
    [(0, []), (1, [1]), (4, [4]), (5, [3, 2]), (7, [4, 3]), (9, [3, 3, 3]), (11, [4, 4, 3])],
)
def test_rows_have_nearly_the_same_number(qapp, count, rows):
    parent, made = tiles(count)
    assert [len(line) for line in made.rows(5_000)] == rows
    assert parent.layout() is made


@given(count=st.integers(0, 20), width=st.integers(0, 2_000), least=st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_all_cards_are_shown_and_no_row_is_cramped(qapp, count, width, least):
    _parent, made = tiles(count, least=least)
    rows = made.rows(width)
    assert sum(len(line) for line in rows) == count
    wide = least * _parent.fontMetrics().averageCharWidth()
    assert all(len(line) == 1 or len(line) * (wide + 12) - 12 <= width for line in rows)
    assert all(len(line) - len(rows[-1]) <= 1 for line in rows)


@pytest.mark.parametrize("rtl", [False, True])
def test_cards_of_a_row_fill_its_width_side_by_side(qapp, rtl):
    parent, made = tiles(3, rtl=rtl)
    parent.resize(600, 400)
    made.activate()
    places = [made.itemAt(n).geometry() for n in range(3)]
    if rtl:
        places.reverse()
    assert places[0].left() == 0
    assert places[2].right() == 599
    assert all(after.left() - before.right() == 13 for before, after in itertools.pairwise(places))
    assert len({place.height() for place in places}) == 1
    assert made.heightForWidth(600) == places[0].height()
