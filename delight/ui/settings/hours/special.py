"""Days of the shop's own: the summer break, Christmas Eve until noon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.days.schedule import SpecialDraft, SpecialRow
from delight.domain.errors import InputError
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import Field, Form, LineField
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.meanwhile import Both, tell_clashes
from delight.ui.kit.words.formats import date_text
from delight.ui.settings.group import Pairs
from delight.ui.settings.hours.words import hours_words, span_words
from delight.ui.settings.keyboard import held, holds
from delight.ui.settings.scale import scaled

_SPAN_WIDTH = 116


class SpecialCard(Card):
    """The days that are kept, and the fields for more of them or for those that are changed."""

    def __init__(
        self,
        today: Callable[[], date],
        on_save: Callable[[SpecialDraft, SpecialRow | None], object],
        on_remove: Callable[[SpecialRow], object],
    ) -> None:
        super().__init__(space=12)
        self._today, self._on_save, self._on_remove = today, on_save, on_remove
        self._changed: SpecialRow | None = None
        self._rows: dict[int, DaysRow] = {}
        self._list = column(None, space=2)
        self.name = LineField(placeholder=self.tr("Summer break"))
        self.first = DayField(name=self.tr("From"), today=today)
        self.last = DayField(name=self.tr("Until"), today=today)
        self.hours = LineField(placeholder=self.tr("closed"))
        fields = {
            "first": Field(self.tr("From"), self.first),
            "last": Field(self.tr("Until"), self.last, hint=self.tr("Empty: one day only.")),
            "name": Field(self.tr("What it is called"), self.name),
            "hours": Field(self.tr("Open then"), self.hours, hint=self.tr("Such as 8-12; empty: closed.")),
        }
        self.form = Form(**fields)
        self.add_button = push_button("", self.save)
        self.leave_button = push_button(self.tr("Cancel"), self.saved, role="quiet", tip=self.tr("Esc"))
        head = column(None, label(self.tr("Days that differ"), "heading"), space=2)
        about = self.tr("Your summer break, Christmas Eve until noon: such days count as you say here.")
        head.addWidget(label(about, "quiet", wrap=True))
        self.body.addLayout(head)
        self.body.addLayout(self._list)
        self.body.addWidget(Pairs(*fields.values(), least=180))
        self.body.addLayout(row(None, self.add_button, self.leave_button, None))
        self._show_deed()
        self.first.changed.connect(self._on_first)
        for line in (self.name, self.hours):
            line.returnPressed.connect(self.save)

    def show_days(self, rows: Sequence[SpecialRow], today: date) -> None:
        """Show what is kept, the soonest first."""
        at = held(self._rows)
        empty(self._list)
        self._rows = {one.id: DaysRow(one, today, self.change, self._on_remove) for one in rows}
        for line in self._rows.values():
            self._list.addWidget(line)
        self._give_keyboard(at)

    def change(self, one: SpecialRow) -> None:
        """Show days in the fields, to change them."""
        self.form.clear_problems()
        self._changed = one
        self._fill(one)
        self._show_deed()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_both(self, both: Both, theirs: SpecialRow) -> None:
        """Say what somebody else wrote meanwhile; saved again, what stands here takes its place."""
        self._changed = theirs
        self._fill(both.draft)
        tell_clashes(self.form, both.clashes, self._said)

    def save(self) -> None:
        """Keep the days that are typed."""
        self.form.clear_problems()
        first = self.first.day()
        if first is None:
            self.form.show_error(InputError("special.day_missing", "first"))
            return
        last = self.last.day() or (first if self._changed else None)
        draft = SpecialDraft(first=first, last=last, name=self.name.text(), hours=self.hours.text())
        self._on_save(draft, self._changed)

    def saved(self) -> None:
        """Make room for the next ones."""
        at = self._changed.id if self._changed is not None and holds(self) else None
        self._changed = None
        self.form.clear_problems()
        for line in (self.name, self.hours):
            line.clear()
        self.first.set_day(None)
        self.last.set_day(None)
        self._show_deed()
        self._give_keyboard(at)

    def _fill(self, one: SpecialRow | SpecialDraft) -> None:
        self.first.set_day(one.first)
        self.last.set_day(None if one.last == one.first else one.last)
        self.name.setText(one.name)
        self.hours.setText(one.hours)

    def _said(self, name: str, value: Any) -> str:
        if name == "hours":
            return hours_words(value)
        return date_text(value, self._today()) if isinstance(value, date) else str(value or "")

    def _show_deed(self) -> None:
        words = self.tr("Save these days") if self._changed else self.tr("Add these days")
        self.add_button.setText(words)
        put_icon(self.add_button, "check" if self._changed else "plus", "ink")
        self.leave_button.setVisible(self._changed is not None)

    def _on_first(self) -> None:
        first, last = self.first.day(), self.last.day()
        if first is not None and last is not None and last < first:
            self.last.set_day(None)

    def _give_keyboard(self, at: int | None) -> None:
        """Put the keyboard at the days with an id; where they are gone, at the field for others."""
        if at is not None:
            back = self._rows[at].change if at in self._rows else self.first
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self._changed is not None:
            self.saved()
        else:
            super().keyPressEvent(event)


class DaysRow(QWidget):
    """Days that differ: when, what they are called, and the ways to change them."""

    def __init__(
        self,
        one: SpecialRow,
        today: date,
        on_change: Callable[[SpecialRow], object],
        on_remove: Callable[[SpecialRow], object],
    ) -> None:
        super().__init__()
        span, words = span_words(one, today), hours_words(one.hours)
        named = f"{one.name} {span}".strip()
        self.change = push_button(_tr("Change"), lambda: on_change(one), role="quiet")
        self.change.setAccessibleName(_tr("Change {name}").format(name=named))
        remove = push_button(_tr("Remove"), lambda: on_remove(one), role="quiet")
        remove.setAccessibleName(_tr("Remove {name}").format(name=named))
        days = label(span, "quiet")
        days.setMinimumWidth(scaled(_SPAN_WIDTH))
        said, deeds = QWidget(), QWidget()
        row(said, days, OneLine(one.name), label(words, "small"), space=12).setStretch(1, 1)
        row(deeds, self.change, remove, space=12)
        YieldingRow(self, said, deeds, space=12)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SpecialCard", text)
