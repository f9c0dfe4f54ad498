"""What a condition of a group asks for: a word, a number, an amount, one of several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget
from typing_extensions import override

from delight.domain.errors import InputError
from delight.domain.money import plain_amount
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import AmountField, LineField

_MOST_NUMBER, _WORDS_WIDTH = 9_999, 300


class Value(QObject):
    """A field of a condition: ``read`` tells what a rule keeps, ``None`` while nothing can be told."""

    changed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget

    def read(self) -> Any:
        """Return what was chosen or typed."""
        raise NotImplementedError

    def show(self, value: Any) -> None:
        """Show what a rule keeps."""
        raise NotImplementedError


class Words(Value):
    """One or more words, parted by commas."""

    def __init__(self, name: str, placeholder: str) -> None:
        self._line = LineField(name=name, placeholder=placeholder)
        super().__init__(self._line)
        self._line.setMinimumWidth(_WORDS_WIDTH)
        self._line.textChanged.connect(lambda _text: self.changed.emit())

    def read(self) -> tuple[str, ...] | None:
        """Return the words; ``None`` where there are none."""
        return tuple(word.strip() for word in self._line.text().split(",") if word.strip()) or None

    def show(self, value: Sequence[str]) -> None:
        """Show words."""
        self._line.setText(", ".join(value))


class _Box(QSpinBox):
    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Let what is typed take the place of what was proposed."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.selectAll()

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Let the list scroll: a wheel that turns over the box is not meant to change it."""
        event.ignore()


class Number(Value):
    """A whole number."""

    def __init__(self, name: str, least: int, usual: int) -> None:
        self._box = _Box()
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.lineEdit().setTextMargins(10, 0, 8, 0)
        super().__init__(self._box)
        self._box.setAccessibleName(name)
        self._box.setRange(least, _MOST_NUMBER)
        self._box.setValue(usual)
        self._box.setFixedWidth(84)
        self._box.valueChanged.connect(lambda _number: self.changed.emit())

    def read(self) -> int:
        """Return the number."""
        return self._box.value()

    def show(self, value: int) -> None:
        """Show a number."""
        self._box.setValue(value)


class Amount(Value):
    """An amount in the shop's currency."""

    def __init__(self, name: str, currency: str) -> None:
        self._field, self._currency = AmountField(currency, name=name), currency
        super().__init__(self._field)
        self._field.textChanged.connect(lambda _text: self.changed.emit())

    def read(self) -> int | None:
        """Return minor units; ``None`` where no amount can be read."""
        try:
            return self._field.minor()
        except InputError:
            return None

    def show(self, value: int) -> None:
        """Show minor units."""
        self._field.setText(plain_amount(value, self._currency))


class OneOf(Value):
    """One of several; ``many`` where a rule keeps them as a list."""

    def __init__(self, name: str, offered: Sequence[tuple[Any, str]], *, many: bool = False) -> None:
        self._choice, self._many = Choice(offered, name=name), many
        super().__init__(self._choice)
        self._offered = list(offered)
        self._choice.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def read(self) -> Any:
        """Return what is chosen."""
        if self._choice.currentIndex() < 0:
            return None
        value = self._choice.value()
        return value if self._many and isinstance(value, tuple) else (value,) if self._many else value

    def show(self, value: Any) -> None:
        """Choose what a rule keeps, several as one choice of its own."""
        if not self._many:
            self._choice.set_value(value)
            return
        values = tuple(value)
        if len(values) == 1 and any(known == values[0] for known, _ in self._offered):
            self._choice.set_value(values[0])
            return
        names = dict(self._offered)
        words = ", ".join(str(names.get(one, one)) for one in values)
        self._choice.set_values([*self._offered, (values, words)])
        self._choice.set_value(values)
