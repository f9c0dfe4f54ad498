"""What a field of a customer says, whatever kind of widget it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from delight.ui.customers.details.birthday import read_birthday, show_birthday
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import LineField, TextArea
from delight.ui.kit.words.nations import language_name


def read(name: str, widget: QWidget) -> Any:
    """Return what the field called ``name`` says, as it is stored."""
    if isinstance(widget, TextArea):
        return widget.toPlainText()
    if isinstance(widget, Choice):
        return widget.value() or ""
    if isinstance(widget, DayField):
        return widget.day()
    text = widget.text() if isinstance(widget, LineField) else ""
    return read_birthday(text) if name == "birthday" else text


def put(name: str, widget: QWidget, value: Any) -> None:
    """Show a stored value in the field called ``name``."""
    if isinstance(widget, LineField):
        widget.setText(show_birthday(value) if name == "birthday" else value)
    elif isinstance(widget, TextArea):
        widget.setPlainText(value)
    elif isinstance(widget, Choice):
        _choose(widget, value)
    elif isinstance(widget, DayField):
        widget.set_day(value)


def _choose(choice: Choice, value: str) -> None:
    """Choose a value, one that is not on offer as well: leaving the field must not lose it."""
    choice.set_value(value)
    if choice.currentIndex() < 0:
        offered = [(choice.itemData(n).value, choice.itemText(n)) for n in range(choice.count())]
        choice.set_values([*offered, (value, language_name(value))])
        choice.set_value(value)
