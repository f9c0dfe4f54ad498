"""The month of the staff room's sheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QEvent, QLocale
from typing_extensions import override

from delight.ui.insight.words import tr
from delight.ui.kit.fields.choice import Choice

_ARROW = 52


class MonthChoice(Choice):
    """Months by their names; the longest of them is never cut."""

    def __init__(self) -> None:
        super().__init__([], name=tr("Month"))
        self._widen()

    def offer(self, months: Iterable[date]) -> None:
        """Let one of these months be chosen."""
        self.set_values([(month, _words(month)) for month in months])

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._widen()

    def _widen(self) -> None:
        words = (_words(date(2028, month, 1)) for month in range(1, 13))
        self.setMinimumWidth(max(map(self.fontMetrics().horizontalAdvance, words)) + _ARROW)


def _words(month: date) -> str:
    return f"{QLocale().standaloneMonthName(month.month)} {month.year}"
