"""The bar over a narrowed list: what it says, and how it is taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from delight.domain.changes import Noun
from delight.domain.imports.came_with import CameWith
from delight.domain.narrowed import BehindFigure
from delight.ui.kit.only_bar import OnlyBar
from tests.qt_helpers import too_small, unnamed

FILE = CameWith(import_id="1", file="book.csv", both=True)


@pytest.fixture
def bar(qtbot):
    made = OnlyBar()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("which", "words"),
    [
        (BehindFigure(ids=(4,), words="Return"), "1 case behind: Return"),
        (BehindFigure(ids=tuple(range(1_200)), words="Return"), "1,200 cases behind: Return"),
        (BehindFigure(ids=(4,), noun=Noun.CUSTOMER, words="Drifting"), "1 customer behind: Drifting"),
        (BehindFigure(ids=(4, 5), noun=Noun.CUSTOMER, words="{n}"), "2 customers behind: {n}"),
        (FILE, "Came with book.csv"),
    ],
)
def test_it_says_what_the_list_is_narrowed_to(bar, which, words):
    bar.show_only(which)
    assert bar.words.text() == words
    assert bar.which() == which
    assert not unnamed(bar)
    assert not too_small(bar)


def test_only_those_of_a_file_have_two_halves(bar):
    bar.show_only(FILE)
    assert not bar.halves.isHidden()
    QTest.mouseClick(bar.halves.chip(True), Qt.MouseButton.LeftButton)
    assert bar.which() == CameWith(import_id="1", file="book.csv", both=True, here=True)
    assert bar.why_nothing() == "None of that file is here just now."
    bar.show_only(BehindFigure(ids=(4,)))
    assert bar.halves.isHidden()
    assert bar.why_nothing() == "None of those behind the figure is here just now."


def test_taken_away_it_tells_once(bar, qtbot):
    told = []
    bar.changed.connect(lambda: told.append(bar.which()))
    bar.show_only(BehindFigure(ids=(4,)))
    QTest.mouseClick(bar.away, Qt.MouseButton.LeftButton)
    bar.take_away()
    assert told == [None]
    assert bar.isHidden()
