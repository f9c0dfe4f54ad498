"""What one types begins at the same place in every field, whatever its state."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QStyle, QStyleOptionButton, QWidget

from delight.ui.kit.fields.forms import LineField, TextArea
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column
from delight.ui.kit.look.theme import Scheme, apply_theme, tokens


@pytest.fixture
def fields(qtbot):
    around = QWidget()
    line, area, elsewhere = LineField(), TextArea("HI"), LineField()
    line.setText("HI")
    column(around, line, area, elsewhere)
    qtbot.addWidget(around)
    around.show()
    elsewhere.setFocus()
    for field in (line, area):
        field.setCursorWidth(0) if isinstance(field, QPlainTextEdit) else field.setReadOnly(True)
    return line, area, around  # Qt would take down what Python lets go


def ink_from(field: QLineEdit | QPlainTextEdit) -> tuple[int, int]:
    """Return how many pixels from the left and from the top the first letter is painted."""
    shown, dark = field.grab().toImage(), tokens().ink
    inked = [
        (x, y)
        for x in range(4, 60)
        for y in range(4, shown.height() - 4)
        if shown.pixelColor(x, y).name().lower() == dark.lower()
    ]
    return min(x for x, _y in inked), min(y for _x, y in inked)


def test_text_begins_as_far_in_with_one_line_as_with_many(fields):
    line, area, _around = fields
    assert ink_from(area)[0] == ink_from(line)[0]


@pytest.mark.parametrize("which", [0, 1])
def test_text_stays_where_it_is_when_its_field_is_wrong_or_has_the_keyboard(fields, which):
    field = fields[which]
    at_first = ink_from(field)
    field.setFocus()
    field.window().resize(field.window().width() + 20, field.window().height())
    assert ink_from(field) == at_first
    field.setProperty("wrong", True)
    field.style().unpolish(field)
    field.style().polish(field)
    field.window().resize(field.window().width() + 20, field.window().height())
    assert ink_from(field) == at_first


@pytest.mark.parametrize("flush", ["true", ""])
def test_words_that_are_a_link_are_not_cut_when_they_have_the_keyboard(qapp, qtbot, flush):
    apply_theme(qapp, Scheme.LIGHT)
    link, other = push_button("Surprise someone", role="link"), push_button("Other")
    link.setProperty("flush", flush)
    box = QWidget()
    column(box, link, other)
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    other.setFocus()
    before = room_for_words(link)
    link.setFocus()
    assert room_for_words(link) == before


def room_for_words(button: QPushButton) -> int:
    look = QStyleOptionButton()
    button.initStyleOption(look)
    return button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, look, button).width()
