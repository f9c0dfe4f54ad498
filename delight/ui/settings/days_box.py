"""Numbers of days as people say them: "the same day", "3 days", "30 and 90 days"."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget
from typing_extensions import override

from delight.domain.errors import InputError
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.words.formats import counted
from delight.ui.settings.scale import scaled

MOST = 3650
_UNSET = -1
_WIDTH = 160


class DaysBox(QSpinBox):
    """One number of days, or none where that has a name; Up and Down change it."""

    changed = Signal()

    def __init__(self, *, zero: str, unset: str = "") -> None:
        """Make the box.

        Args:
            zero: what no days are called.
            unset: what it is called that no number is given; without it, there always is one.
        """
        super().__init__()
        self._zero, self._unset = zero, unset
        self.setRange(_UNSET if unset else 0, MOST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lineEdit().setTextMargins(10, 0, 8, 0)
        self.valueChanged.connect(lambda _days: self.changed.emit())

    def set_value(self, days: int | None) -> None:
        """Show a number, or that none is given."""
        self.setValue(_UNSET if days is None else days)

    def days(self) -> int | None:
        """Return the number, if one is given."""
        return None if self.value() == _UNSET else self.value()

    def words(self, days: int | None) -> str:
        """Return a number as it is shown."""
        return self._unset if days is None else days_words(days, self._zero)

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Let the page scroll: a wheel that turns over the box is not meant to change it."""
        event.ignore()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDTH), max(36, self.fontMetrics().height() + 12))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def textFromValue(self, value: int, /) -> str:
        return self.words(None if value == _UNSET else value)

    @override
    def valueFromText(self, text: str, /) -> int:
        digits = re.search(r"\d+", text)
        if digits:
            return min(MOST, int(digits[0]))
        return 0 if text == self._zero else self.minimum()

    @override
    def validate(self, text: str, pos: int, /) -> tuple[QValidator.State, str, int]:
        digits = "".join(re.findall(r"\d+", text))
        fits = text in {self._zero, self._unset} or not digits or int(digits[:9]) <= MOST
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid), text, pos


class DaysLine(LineField):
    """Several numbers of days, "30 and 90 days"; only the numbers count, and nothing is none."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(lambda _text: self.changed.emit())

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDTH), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def value(self) -> tuple[int, ...]:
        """Return the numbers, the smallest first.

        Raises:
            InputError: ``days.unreadable``.
        """
        text = self.text()
        days = {min(int(digits[:9]), 10**9) for digits in re.findall(r"[0-9]+", text)}
        odd = re.search(r"[0-9][.:/][0-9]|[-−–+][0-9]", text)
        if odd or not all(1 <= day <= MOST for day in days) or (text.strip() and not days):
            raise InputError("days.unreadable", "return_days")
        return tuple(sorted(days))

    def set_value(self, days: tuple[int, ...]) -> None:
        """Show numbers."""
        numbers = QLocale().createSeparatedList([str(day) for day in days])
        self.setText(_tr("{numbers} days").format(numbers=numbers) if days else "")


def days_words(days: int, zero: str) -> str:
    """Return a number of days in words."""
    if days == 0:
        return zero
    return counted(days, _tr("1 day"), "%n days", "Days")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Days", text)
