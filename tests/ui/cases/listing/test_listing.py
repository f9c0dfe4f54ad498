"""The rows of cases: words that hurry are read whole, whatever the size of the letters."""

from __future__ import annotations

import pytest

from delight.ui.cases.listing import listing
from delight.ui.cases.listing.listing import CaseDelegate
from delight.ui.kit.look.pills import pill_width
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.rows.rows import RowList, RowLook, row_model
from tests.qt_helpers import wait_for

LONG = "Zoë Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
SMALLEST_LIST, WIDE_LIST = 288, 600


def look(row):
    return RowLook(title=LONG, subtitle=LONG, meta="C-2026-0001 · New", pill=row, pill_icon="clock")


@pytest.fixture
def pills(monkeypatch):
    """The widths that pills were painted in, by their words, the last of each."""
    seen = {}
    painted = listing.paint_pill

    def paint(painter, at, text, *mark):
        seen[text] = at
        painted(painter, at, text, *mark)

    monkeypatch.setattr(listing, "paint_pill", paint)
    return seen


@pytest.fixture
def rows(qtbot):
    model = row_model(lambda ask: ["6 days late", "Today by 17:30"][ask.offset :], look, key=str)
    made = RowList(model, name="Cases")
    model.setParent(made)
    qtbot.addWidget(made)
    made.setItemDelegate(CaseDelegate(made))
    made.resize(SMALLEST_LIST, 600)
    made.show()
    model.reload()
    return made


def test_in_large_text_what_hurries_has_a_line_of_its_own(doubled, rows, pills):
    rows.grab()
    assert {words: at.width() for words, at in pills.items()} == {
        words: pill_width(words, "clock") for words in ("6 days late", "Today by 17:30")
    }
    first = rows.visualRect(rows.rows.index(0, 0))
    assert first.bottom() - pills["6 days late"].bottom() == pytest.approx(9, abs=2)
    assert pills["6 days late"].top() > first.center().y()


def test_in_usual_text_it_stands_beside_the_name(rows, pills):
    rows.grab()
    assert pills["6 days late"].bottom() < rows.visualRect(rows.rows.index(0, 0)).center().y()


def test_a_list_that_gets_wider_puts_it_beside_the_name_again(doubled, rows, pills):
    rows.grab()
    high = rows.visualRect(rows.rows.index(0, 0)).height()
    rows.resize(WIDE_LIST, 600)
    wait_for(lambda: rows.visualRect(rows.rows.index(0, 0)).height() < high)
    rows.grab()
    assert pills["6 days late"].bottom() < rows.visualRect(rows.rows.index(0, 0)).center().y()


def test_text_that_is_doubled_meanwhile_puts_it_at_the_foot(rows, pills, qapp):
    rows.grab()
    try:
        apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
        wait_for(lambda: rows.visualRect(rows.rows.index(0, 0)).height() == rows.sizeHintForRow(0))
        rows.grab()
        assert pills["6 days late"].width() == pill_width("6 days late", "clock")
        assert pills["6 days late"].top() > rows.visualRect(rows.rows.index(0, 0)).center().y()
    finally:
        apply_theme(qapp, Scheme.LIGHT)
