from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest

from delight.domain.insight.chapter import Row, Table, Topic
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Behind, Between, Month, Number, Own, TooFew, Unit
from delight.ui.insight.table import InsightTable, sorted_rows
from delight.ui.kit.look.theme import tokens
from tests.domain.charts.made import PlainFormats
from tests.qt_helpers import press

COLUMNS = {"kind": "Kind", "back": "Came back", "range": "Between", "since": "Since"}
WORDS = {
    "common": {"between": "{0} – {1}", "too_few": "too few to say", "some_of": "{0} of {1}"},
    "works": {"table": {"kinds": {"title": "By kind", "column": COLUMNS}}},
}
TELLER = Teller(WORDS, PlainFormats())
RANGE = Between(0.6, 0.92, Unit.SHARE)
ROWS = (
    Row(cells=(Own("Late"), Number(0.8, Unit.SHARE), RANGE, Month(date(2026, 1, 1))), behind=Behind((1, 2))),
    Row(cells=(Own("bill"), Number(0.9, Unit.SHARE), RANGE, None), behind=Behind((3,))),
    Row(cells=(Own("Rude"), TooFew(2, 3), None, Month(date(2025, 1, 1))), behind=Behind((4,)), quiet=True),
    Row(cells=(Own("Lost"), Number(0.1, Unit.SHARE), RANGE, Month(date(2024, 1, 1)))),
)
TABLE = Table(code="kinds", columns=("kind", "back", "range", "since"), rows=ROWS)


@pytest.fixture
def table(qtbot):
    made = InsightTable(TELLER, Topic.WORKS, TABLE)
    qtbot.addWidget(made)
    made.resize(600, made.sizeHint().height())
    with qtbot.waitExposed(made):
        made.show()
    made.opens = []
    made.opened.connect(lambda behind, told: made.opens.append((behind.ids, told)))
    return made


def _texts(table, column=0) -> list[str]:
    return [table.rows.index(row, column).data() for row in range(table.rows.rowCount())]


def test_cells_are_told_and_numbers_stand_right(table):
    assert _texts(table, 1) == ["80 %", "90 %", "2 of 3", "10 %"]
    assert _texts(table, 2) == ["60 % – 92 %", "60 % – 92 %", "–", "60 % – 92 %"]
    sides = [
        bool(table.rows.index(0, at).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight)
        for at in range(4)
    ]
    assert sides == [False, True, True, False]
    heads = [table.rows.headerData(at, Qt.Orientation.Horizontal) for at in range(4)]
    assert heads == ["Kind", "Came back", "Between", "Since"]
    assert table.accessibleName() == "By kind"


def test_a_name_with_marks_of_a_web_page_is_told_as_it_is_written(qtbot):
    odd = Own('<b>Oven</b> & <img src="x">' + "A" * 2_000)
    made = InsightTable(
        TELLER, Topic.WORKS, Table(code="kinds", columns=("kind",), rows=(Row(cells=(odd,)),))
    )
    qtbot.addWidget(made)
    tip = QTextDocument()
    tip.setHtml(made.rows.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert tip.toPlainText().startswith('<b>Oven</b> & <img src="x">AAA')
    assert len(tip.toPlainText()) < 1_000


def test_too_few_is_quiet_and_so_is_what_is_not_known(table):
    def quiet(row, column):
        colour = table.rows.index(row, column).data(Qt.ItemDataRole.ForegroundRole)
        return colour is not None and colour.name() == tokens().quiet.lower()

    assert [quiet(row, 0) for row in range(4)] == [False, False, True, False]
    assert [quiet(1, 0), quiet(1, 3)] == [False, True]


def test_enter_and_a_click_open_what_is_behind_a_row(table):
    table.setCurrentIndex(table.rows.index(0, 0))
    press(table, "Down")
    press(table, "Return")
    click = table.visualRect(table.rows.index(0, 2)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert table.opens == [((3,), "By kind: bill"), ((1, 2), "By kind: Late")]


def test_a_row_with_nothing_behind_it_opens_nothing(table):
    table.setCurrentIndex(table.rows.index(3, 0))
    press(table, "Return")
    below = table.visualRect(table.rows.index(3, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert table.opens == []


def test_all_rows_are_seen_without_scrolling(table):
    assert table.verticalScrollBar().maximum() == 0
    assert table.viewport().rect().contains(table.visualRect(table.rows.index(3, 3)))


def test_a_title_sorts_its_column_and_a_third_press_takes_that_back(table):
    head = table.horizontalHeader()

    def press_title(at):
        place = head.sectionViewportPosition(at) + head.sectionSize(at) // 2
        QTest.mouseClick(
            head.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(place, 10),
        )

    press_title(1)
    assert _texts(table) == ["Lost", "Late", "bill", "Rude"]
    press_title(1)
    assert _texts(table) == ["bill", "Late", "Lost", "Rude"]
    press_title(1)
    assert _texts(table) == ["Late", "bill", "Rude", "Lost"]


@pytest.mark.parametrize(
    ("at", "descending", "names"),
    [
        (0, False, ["bill", "Late", "Lost", "Rude"]),
        (1, True, ["bill", "Late", "Lost", "Rude"]),
        (3, False, ["Lost", "Rude", "Late", "bill"]),
        (3, True, ["Late", "Rude", "Lost", "bill"]),
    ],
)
def test_what_is_not_known_comes_last_either_way(at, descending, names):
    assert [row.cells[0].words for row in sorted_rows(TELLER, ROWS, at, descending=descending)] == names


def test_a_long_table_scrolls_within_itself(qtbot):
    rows = tuple(Row(cells=(Own(f"{n}"), Number(n), None, None)) for n in range(150))
    made = InsightTable(TELLER, Topic.WORKS, Table(code="kinds", columns=TABLE.columns, rows=rows))
    qtbot.addWidget(made)
    assert made.heightForWidth(500) < 40 * 30
    made.rows.sort(1, Qt.SortOrder.DescendingOrder)
    assert made.rows.index(0, 0).data() == "149"


LONG = (
    "Every cake order is now read back, name and spelling included, before we hang up or you leave the shop. "
)
CHANGED = Table(
    code="kinds",
    columns=("kind", "back", "range", "since"),
    rows=tuple(Row(cells=(Own(f"Order slip {n}"), Number(n), None, Own(LONG * n))) for n in (1, 2)),
)


@pytest.mark.parametrize("width", [520, 900])
def test_long_words_take_more_lines_and_nothing_is_hidden(qtbot, width):
    made = InsightTable(TELLER, Topic.WORKS, CHANGED)
    qtbot.addWidget(made)
    made.resize(width, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.resize(width, made.heightForWidth(width))
    assert made.rowHeight(1) > made.rowHeight(0) >= 32
    assert made.horizontalScrollBar().maximum() == 0
    assert made.verticalScrollBar().maximum() == 0
    name = made.fontMetrics().horizontalAdvance("Order slip 1")
    assert made.columnWidth(0) > name, "a short first column is read whole"
    assert made.columnWidth(3) > made.columnWidth(0)


def test_few_words_leave_the_rest_to_the_first_column(table):
    assert sum(table.columnWidth(at) for at in range(4)) == table.viewport().width()
    assert table.columnWidth(0) > 2 * table.columnWidth(1)
