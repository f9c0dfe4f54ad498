from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from delight.ui.insight.columns import Measures, in_lines

NAME, SENTENCE = (
    "Order slip",
    "Every cake order is now read back to you before you leave the shop, name included.",
)


@pytest.fixture
def view(qtbot):
    made = QTableView()
    qtbot.addWidget(made)
    model = QStandardItemModel(2, 3, made)
    model.setHorizontalHeaderLabels(["Cause", "Days", "What"])
    for row, texts in enumerate([(NAME, "12", SENTENCE), ("Ice", "1,204", "Yes")]):
        for at, text in enumerate(texts):
            model.setItem(row, at, QStandardItem(text))
    made.setModel(model)
    return made


@pytest.fixture
def measures(view):
    return Measures(view, (False, True, False))


def test_with_room_for_all_the_first_column_has_the_rest(measures):
    widths = measures.widths(2_000)
    assert sum(widths) == 2_000
    assert widths[0] > widths[2] > widths[1]
    assert len(set(measures.heights(widths))) == 1


def test_without_a_short_name_stays_whole_and_the_sentence_takes_lines(view, measures):
    widths = measures.widths(400)
    assert sum(widths) == 400
    assert widths[0] >= view.fontMetrics().horizontalAdvance(NAME)
    tall, low = measures.heights(widths)
    assert tall > low
    box = view.fontMetrics().boundingRect(
        QRect(0, 0, widths[2] - 18, 9_999), Qt.TextFlag.TextWordWrap, SENTENCE
    )
    assert tall >= box.height() + 8


def test_short_words_share_a_narrow_room_and_none_of_them_is_cut(qapp):
    model, view = QStandardItemModel(1, 3), QTableView()
    view.setModel(model)
    for at, text in enumerate(("It came late", "Redo or repair", "12")):
        model.setItem(0, at, QStandardItem(text))
    measures = Measures(view, (False, False, True))
    whole = sum(measures.widths(0))
    widths = measures.widths(whole)
    assert sum(widths) == whole < sum(measures.widths(10_000))
    words = ("came", "repair")
    assert all(
        view.fontMetrics().horizontalAdvance(word) < wide for word, wide in zip(words, widths, strict=False)
    )
    assert measures.heights(widths)[0] > measures.heights(measures.widths(600))[0]
    view.deleteLater()


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 3_000))
def test_numbers_are_as_wide_whatever_the_room(qapp, room):
    model = QStandardItemModel(1, 2)
    view = QTableView()
    view.setModel(model)
    model.setItem(0, 0, QStandardItem(SENTENCE))
    model.setItem(0, 1, QStandardItem("1,204,000"))
    measures = Measures(view, (False, True))
    widths = measures.widths(room)
    assert widths[1] == measures.widths(10_000)[1] >= view.fontMetrics().horizontalAdvance("1,204,000")
    assert sum(widths) >= room
    view.deleteLater()


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Kind", "Kind"),
        ("Came back", "Came back"),
        ("Share, drawn towards the others", "Share, drawn\ntowards the\nothers"),
        ("Wiederherstellungszeit", "Wiederherstellungszeit"),
    ],
)
def test_a_long_title_stands_on_lines(title, lines):
    assert in_lines(title) == lines


def test_rows_are_higher_with_larger_letters(view, measures):
    usual = measures.heights(measures.widths(2_000))[0]
    font = view.font()
    font.setPixelSize(32)
    view.setFont(font)
    large = Measures(view, (False, True, False))
    assert large.heights(large.widths(2_000))[0] >= 40 > usual
