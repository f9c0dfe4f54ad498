"""Rows of a case's sections."""

from __future__ import annotations

from delight.ui.cases.parts import ItemRow, mark, more_button


def test_a_row_without_a_second_line_begins_at_the_left_and_keeps_its_words_on_one(qtbot):
    line = ItemRow(mark("circle"), "Refund · €96", "", more_button("Refund", ()))
    qtbot.addWidget(line)
    line.resize(520, 60)
    line.show()
    assert line.title.x() < 60
    assert line.title.width() > 400
    assert line.title.heightForWidth(line.title.width()) < 2 * line.title.fontMetrics().height()
