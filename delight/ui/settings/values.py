"""What a field of the settings says, whatever kind of widget it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import TextArea
from delight.ui.kit.words.nations import language_name


def read(widget: QWidget) -> Any:
    """Return what a widget says; ``InputError`` where that cannot be read."""
    if isinstance(widget, TextArea):
        return widget.toPlainText()
    value: Callable[[], Any] | None = getattr(widget, "value", None)
    return value() if value else widget.text()  # type: ignore[attr-defined]


def show(widget: QWidget, value: Any) -> None:
    """Show a stored value; a choice that is not on offer is offered then."""
    if isinstance(widget, TextArea):
        widget.setPlainText(value)
    elif isinstance(widget, Choice):
        _choose(widget, value)
    elif hasattr(widget, "set_value"):
        widget.set_value(value)  # type: ignore[attr-defined]
    elif isinstance(widget, QLineEdit):
        widget.setText(value)
        widget.setCursorPosition(0)


def on_change(widget: QWidget, slot: Callable[[], object]) -> None:
    """Call ``slot`` whenever what the widget says has changed."""
    if isinstance(widget, Choice):
        widget.currentIndexChanged.connect(lambda _index: slot())
    else:
        signal = getattr(widget, "changed", None) or widget.textChanged  # type: ignore[attr-defined]
        signal.connect(lambda *_values: slot())


def narrow(choice: Choice, letters: int = 10) -> Choice:
    """Keep a choice from being as wide as its longest word."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(letters)
    return choice


def _choose(choice: Choice, value: Any) -> None:
    choice.set_value(value)
    if choice.currentIndex() < 0:
        offered = [(choice.itemData(n).value, choice.itemText(n)) for n in range(choice.count())]
        choice.set_values([*offered, (value, language_name(value))])
        choice.set_value(value)
