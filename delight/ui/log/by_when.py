"""When the shop promised to be back, typed the way people say it; what was understood stands below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.days.calendar import at_local, local, local_day
from delight.domain.days.dates import Typing
from delight.domain.days.spoken.days import Said, moved, read_said
from delight.domain.errors import InputError
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.words.formats import date_text, has_clock, relative_day, sentence, time_text


class ByWhenField(QWidget):
    """A line for "Friday noon" or "before they leave at ten"; Up and Down move it by a day."""

    changed = Signal()

    def __init__(self, *, name: str, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now, self._said = now, None
        self._said: Said | None
        self._zone: tzinfo | None = None
        self._country, self._language, self._closing = "", "en", time(18)
        self.line = _Line(
            name=name, placeholder=self.tr("Friday noon, in two hours, before they leave at ten …")
        )
        self.day = _DayButton(name=name, today=self._today)
        self.understood = label("", "small")
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        column(self, row(None, self.line, self.day, space=4), self.understood, space=4)
        self.line.textEdited.connect(self._on_typed)
        self.line.stepped.connect(self._move)
        self.line.editingFinished.connect(self._show)
        self.day.changed.connect(self._on_day)
        self._show()

    def use_shop(self, zone: tzinfo | None, country: str, language: str, closing: time | None) -> None:
        """Take over the shop's clock, its language, and when it closes."""
        self._zone, self._country, self._language = zone, country, language.split("-")[0]
        self._closing = closing or self._closing
        if self._said is not None or self.words():
            self._read()

    def moment(self) -> datetime | None:
        """Return what was understood in UTC, or ``None``."""
        return self._said.at if self._said else None

    def words(self) -> str:
        """Return what stands in the line."""
        return self.line.text().strip()

    def set_moment(self, moment: datetime | None, words: str = "") -> None:
        """Show a moment, in the words that it was typed in if there were any; not emitting ``changed``."""
        if moment is None:
            self._said = None
            self.line.setText(words)
        else:
            clock = has_clock(moment, self._zone)
            self._take(Said(at=moment.astimezone(UTC), has_clock=clock), words)
        self._show()

    def _typing(self) -> Typing:
        return Typing(now=self._now(), zone=self._zone, country=self._country)

    def _today(self) -> date:
        return local_day(self._now(), self._zone)

    def _on_typed(self, _text: str) -> None:
        self._read()
        self.changed.emit()

    def _read(self) -> None:
        try:
            self._said = read_said(self.line.text(), self._typing(), self._language, self._closing)
        except InputError:
            self._said = None
        self._show()

    def _move(self, days: int) -> None:
        said = self._said or Said(at=at_local(self._today(), self._closing, self._zone), has_clock=False)
        if self._said is not None or days > 0:
            self._take(moved(said, days, self._typing()))
            self._show()
            self.changed.emit()

    def _on_day(self) -> None:
        day = self.day.day()
        if day is None:
            self.set_moment(None)
        else:
            clock = local(self._said.at, self._zone).time() if self._said and self._said.has_clock else None
            at = at_local(day, clock or self._closing, self._zone)
            self._take(Said(at=at, has_clock=True))
        self._show()
        self.changed.emit()

    def _take(self, said: Said, words: str = "") -> None:
        self._said = said
        self.line.setText(words or self._in_words(said))

    def _in_words(self, said: Said) -> str:
        there = local(said.at, self._zone)
        day = sentence(relative_day(there.date(), self._today()))
        return f"{day}, {time_text(said.at, self._zone)}" if said.has_clock else day

    def _show(self) -> None:
        words, tone = "", ""
        if self._said is not None:
            there = local(self._said.at, self._zone)
            words = f"{self.locale().dayName(there.isoweekday())} {date_text(there.date(), self._today())}"
            if self._said.has_clock:
                words = self.tr("{day}, by {time}").format(
                    day=words, time=time_text(self._said.at, self._zone)
                )
            if self._said.at <= self._now():
                words, tone = self.tr("{when}: that is over already").format(when=words), "overdue"
        elif self.words() and not self.line.hasFocus():
            words, tone = self.tr("Which day is that? Try “Friday noon”."), "due"
        self.understood.setProperty("tone", tone)
        self.understood.style().unpolish(self.understood)
        self.understood.style().polish(self.understood)
        self.understood.setText(words)
        self.understood.setVisible(bool(words))
        self.line.setAccessibleDescription(words)
        day = local_day(self._said.at, self._zone) if self._said else None
        self.day.set_day(day)


class _Line(LineField):
    stepped = Signal(int)
    """Up or Down was pressed: so many days later."""

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class _DayButton(DayField):
    """The calendar beside the line; what it shows stands in the line."""

    def __init__(self, *, name: str, today: Callable[[], date]) -> None:
        super().__init__(name=name, today=today)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Up and Down do the same on the line
        self.setFixedWidth(52)
        put_icon(self, "calendar", "quiet", 18)

    @override
    def _show(self) -> None:
        super()._show()
        self.setText("")
