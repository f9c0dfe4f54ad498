"""A week of opening hours: a line to type for each day, how it looks beside it, quick ways to fill it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QWidget

from delight.domain.days.hours import DAYS, Stretches, read_stretches, read_week, stretches_text, week_text
from delight.domain.errors import InputError
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.menus import let_rest
from delight.ui.settings.hours.bar import DayBar, HourScale, ends
from delight.ui.settings.hours.words import stretches_words

_FRIDAY = 4
_PRESETS = (
    "mo-fr 09:00-18:00",
    "mo-fr 08:00-18:00; sa 08:00-13:00",
    "tu-sa 10:00-18:00",
    "mo-fr 08:00-12:00 14:00-18:00; sa 08:00-12:00",
    "mo-su 07:00-22:00",
    "tu-su 17:00-24:00",
)


class WeekField(QWidget):
    """Seven lines, Monday first; an empty line is a closed day, and all of them empty says nothing."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = [LineField() for _ in DAYS]
        self._bars = [DayBar() for _ in DAYS]
        self.alike = push_button(self.tr("Monday to Friday alike"), self.copy_monday, icon="copy")
        self.alike.setToolTip(self.tr("Tuesday to Friday are as Monday is"))
        self.presets = self._presets()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._scale = HourScale()
        grid.addWidget(self._scale, 0, 2)
        for number, line in enumerate(self.lines):
            self._add_day(grid, number, line)
        column(self, grid, row(None, self.presets, self.alike, None), space=8)
        self.setFocusProxy(self.lines[0])

    def value(self) -> str:
        """Return the week as it is stored.

        Raises:
            InputError: as ``read_week`` does.
        """
        days = [(name, read_stretches(line.text())) for name, line in zip(DAYS, self.lines, strict=True)]
        text = "; ".join(f"{name} {stretches_text(hours)}" for name, hours in days if hours)
        return week_text(read_week(text))

    def set_value(self, text: str) -> None:
        """Show a week."""
        week = read_week(text) or ((),) * 7
        for line, stretches in zip(self.lines, week, strict=True):
            line.setText(stretches_words(stretches))
        self._draw()

    def copy_monday(self) -> None:
        """Let Tuesday to Friday be as Monday is."""
        self._tidy_line(self.lines[0])
        for line in self.lines[1 : _FRIDAY + 1]:
            line.setText(self.lines[0].text())

    def _add_day(self, grid: QGridLayout, number: int, line: LineField) -> None:
        name = QLocale().dayName(number + 1)
        line.setAccessibleName(self.tr("{day}: open").format(day=name))
        said = label(name[:1].upper() + name[1:])
        said.setBuddy(line)
        line.textChanged.connect(lambda _text: self._on_typed())
        line.editingFinished.connect(lambda: self._tidy_line(line))
        grid.addWidget(said, number + 1, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(line, number + 1, 1)
        grid.addWidget(self._bars[number], number + 1, 2, Qt.AlignmentFlag.AlignVCenter)

    def _presets(self) -> QPushButton:
        button = push_button(self.tr("Begin with …"))
        menu = QMenu(button)
        for text in _PRESETS:
            menu.addAction(week_words(text), lambda text=text: self.set_value(text))
        button.setMenu(menu)
        let_rest(menu, button)
        return button

    def _on_typed(self) -> None:
        self._draw()
        self.changed.emit()

    def _tidy_line(self, line: LineField) -> None:
        """Show what was typed as it was understood; what was not stays, and is marked."""
        hours = _understood(line.text())
        if hours is not None and line.text() != stretches_words(hours):
            line.setText(stretches_words(hours))
        self._mark(line, wrong=hours is None)

    def _mark(self, line: LineField, *, wrong: bool) -> None:
        if bool(line.property("wrong")) != wrong:
            line.setProperty("wrong", wrong)
            line.style().unpolish(line)
            line.style().polish(line)

    def _suggest(self, *, said: bool) -> None:
        """Say in empty lines that the day is closed, or while nothing is said, what could be typed."""
        closed = self.tr("closed")
        for number, line in enumerate(self.lines):
            line.setPlaceholderText(closed if said else "" if number else self.tr("such as 8-18"))

    def _draw(self) -> None:
        days: list[Stretches] = [_understood(line.text()) or () for line in self.lines]
        first, last = ends(days)
        self._scale.show_hours((), first, last)
        self._suggest(said=any(line.text() for line in self.lines))
        for line, bar, hours in zip(self.lines, self._bars, days, strict=True):
            bar.show_hours(hours, first, last)
            if _understood(line.text()) is not None:
                self._mark(line, wrong=False)


def week_words(text: str) -> str:
    """Return a stored week in words: ``Mon–Fri 09:00–18:00; Sat 08:00–13:00``."""
    clauses = [clause.split(" ", 1) for clause in text.split("; ")]
    return "; ".join(
        f"{_days_words(days)} {stretches_words(read_stretches(hours))}" for days, hours in clauses
    )


def _days_words(days: str) -> str:
    names = {day: QLocale().dayName(n, QLocale.FormatType.ShortFormat) for n, day in enumerate(DAYS, 1)}
    return ", ".join("–".join(names[day] for day in part.split("-")) for part in days.split(","))


def _understood(text: str) -> Stretches | None:
    try:
        return read_stretches(text)
    except InputError:
        return None
