"""The next holidays, and on which of them the shop is open all the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.domain.days.schedule import AS_USUAL, HolidayRow
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.settings.hours.words import day_words, hours_words
from delight.ui.settings.scale import scaled

_SHORT = 6
_DAY_WIDTH, _SAID_WIDTH, _DEED_WIDTH = 116, 90, 124
On = Callable[[HolidayRow], object]


class HolidayList(QWidget):
    """A row for each holiday that is coming; at first the nearest few."""

    def __init__(self, on_open: On, on_closed: On) -> None:
        super().__init__()
        self._on_open, self._on_closed = on_open, on_closed
        self._rows: Sequence[HolidayRow] = ()
        self._today: date | None = None
        self._whole = False
        self._list = column(None, space=2)
        self.none = label(
            self.tr("Nobody has told Delight the holidays of this country."), "quiet", wrap=True
        )
        self.more = push_button("", self._show_all, role="quiet")
        column(self, self.none, self._list, row(None, self.more, None), space=4)
        self.none.hide()
        self.more.hide()

    def show_holidays(self, rows: Sequence[HolidayRow], today: date) -> None:
        """Show these, the soonest first."""
        self._rows, self._today = rows, today
        self._fill()

    def _show_all(self) -> None:
        self._whole = True
        self._fill()

    def _fill(self) -> None:
        empty(self._list)
        shown = self._rows if self._whole else self._rows[:_SHORT]
        for one in shown:
            self._list.addWidget(self._row(one))
        rest = len(self._rows) - len(shown)
        self.more.setText(self.tr("Show {count} more").format(count=rest))
        self.more.setVisible(rest > 0)
        self.none.setVisible(not self._rows)

    def _row(self, one: HolidayRow) -> QWidget:
        place = QWidget()
        day = label(day_words(one.day, self._today or one.day), "quiet")
        day.setMinimumWidth(scaled(_DAY_WIDTH))
        name = OneLine(one.name)
        special, usual = one.special, one.special is not None and one.special.hours == AS_USUAL
        said = label(hours_words(special.hours) if special is not None else self.tr("closed"), "small")
        said.setMinimumWidth(scaled(_SAID_WIDTH))
        said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if special is None:
            deed = push_button(self.tr("Open that day"), lambda: self._on_open(one), role="quiet")
        else:
            words = self.tr("Closed after all") if usual else self.tr("As on any holiday")
            deed = push_button(words, lambda: self._on_closed(one), role="quiet")
        deed.setMinimumWidth(scaled(_DEED_WIDTH))
        deed.setAccessibleName(f"{deed.text()}: {one.name}, {day.text()}")
        words, beside = QWidget(), QWidget()
        row(words, day, name, space=12).setStretch(1, 1)
        row(beside, said, deed, space=12)
        YieldingRow(place, words, beside, space=12)
        return place
