"""Days of the shop's own: the summer break, Christmas Eve until noon."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
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
from delight.ui.settings.aside import Aside, Typed, clashes, in_form, typed_on, unsaved_mark, waiting_in
from delight.ui.settings.group import Pairs
from delight.ui.settings.hours.special_unsaved import FIELDS, day_of, is_stored
from delight.ui.settings.hours.words import hours_words, span_words
from delight.ui.settings.keyboard import held, holds
from delight.ui.settings.scale import scaled

_SPAN_WIDTH = 116


class SpecialCard(Card):
    """The days that are kept, and the fields for more of them or for those that are changed."""

    typed = Signal()
    """Something was typed, saved or taken back."""

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
        self._aside = Aside()
        self._was: dict[str, str] = {name: "" for name in FIELDS}  # noqa: C420 - of any names
        self._before: dict[str, Any] = {}
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
            line.textChanged.connect(lambda _text: self.typed.emit())
        for day in (self.first, self.last):
            day.changed.connect(lambda *_days: self.typed.emit())

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return bool(self._in_fields()) or self._aside.is_any

    def unsaved(self) -> dict[str, Any]:
        """Return what is typed and not saved, as ``read_days`` gives it back."""
        return self._aside.file(self._in_fields())

    def bring_back(self, kept: Mapping[str, Any], rows: Sequence[SpecialRow]) -> None:
        """Show what was typed when the window was closed; what is stored is no news."""
        self._aside.restore(waiting_in(kept))
        if "uid" in kept and not is_stored(kept, rows):
            self._aside.restore([in_form(kept)])
            if not self._in_fields() and self._changed is None:
                self._show(next((one for one in rows if one.uid == kept["uid"]), None))
        self._settle(rows)

    def _in_fields(self) -> Typed:
        typed = {name: said for name, said in self._said_now().items() if said != self._was[name]}
        return typed_on(self._changed.uid if self._changed else "", typed, self._was, self._before)

    def _said_now(self) -> dict[str, str]:
        first, last = self.first.day(), self.last.day()
        days = {"first": first.isoformat() if first else "", "last": last.isoformat() if last else ""}
        return {**days, "name": self.name.text(), "hours": self.hours.text()}

    def _settle(self, rows: Sequence[SpecialRow]) -> None:
        """Mark the days whose words wait; new ones go on in the fields, if those are free."""
        is_new = self._changed is None and bool(self._in_fields())
        self._aside.settle((one.uid for one in rows), is_begun=is_new)
        if self._changed is None and not is_new and self._aside.has(""):
            self._show(None)
        self._show_marks()

    def _show_marks(self) -> None:
        for line in self._rows.values():
            line.unsaved.setVisible(self._aside.has(line.one.uid))
        self.typed.emit()

    def _show(self, one: SpecialRow | None) -> None:
        """Show days, or room for new ones, with what was typed on them before."""
        self.form.clear_problems()
        self._changed = one
        self._fill(one)
        self._was = self._said_now()
        kept = self._aside.take(one.uid if one else "")
        self._before = kept.get("before", {}) if one else {}
        said = {**self._was, **kept}
        self.first.set_day(day_of(said["first"]))
        self.last.set_day(day_of(said["last"]))
        self.name.setText(said["name"])
        self.hours.setText(said["hours"])
        self._show_deed()
        self._tell_since(go=False)

    def _tell_since(self, *, go: bool) -> None:
        """Say what somebody else wrote since words were typed here that waited."""
        since = clashes(self._in_fields(), self._was, self._before)
        tell_clashes(self.form, {name: getattr(self._changed, name) for name in since}, self._said, go=go)

    def show_days(self, rows: Sequence[SpecialRow], today: date) -> None:
        """Show what is kept, the soonest first."""
        at = held(self._rows)
        empty(self._list)
        self._rows = {one.id: DaysRow(one, today, self.change, self._on_remove) for one in rows}
        for line in self._rows.values():
            self._list.addWidget(line)
        self._settle(rows)
        self._give_keyboard(at)

    def change(self, one: SpecialRow) -> None:
        """Show days in the fields, to change them; what stands there waits for its own days."""
        self._aside.put(self._in_fields())
        self._show(one)
        self._show_marks()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_since(go=True)

    def show_both(self, both: Both, theirs: SpecialRow) -> None:
        """Say what somebody else wrote meanwhile; saved again, what stands here takes its place."""
        self._changed, self._before = theirs, {**self._was, **self._before}
        self._fill(theirs)
        self._was = self._said_now()
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
        """Make room for the next ones, or go on with those that were begun."""
        at = self._changed.id if self._changed is not None and holds(self) else None
        self._show(None)
        self._show_marks()
        self._give_keyboard(at)

    def _fill(self, one: SpecialRow | SpecialDraft | None) -> None:
        self.first.set_day(one.first if one else None)
        self.last.set_day(one.last if one and one.last != one.first else None)
        self.name.setText(one.name if one else "")
        self.hours.setText(one.hours if one else "")

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
        self.one = one
        span, words = span_words(one, today), hours_words(one.hours)
        named = f"{one.name} {span}".strip()
        self.change = push_button(_tr("Change"), lambda: on_change(one), role="quiet")
        self.change.setAccessibleName(_tr("Change {name}").format(name=named))
        remove = push_button(_tr("Remove"), lambda: on_remove(one), role="quiet")
        remove.setAccessibleName(_tr("Remove {name}").format(name=named))
        self.unsaved = unsaved_mark(shown=False)
        days = label(span, "quiet")
        days.setMinimumWidth(scaled(_SPAN_WIDTH))
        said, deeds = QWidget(), QWidget()
        row(said, days, OneLine(one.name), label(words, "small"), self.unsaved, space=12).setStretch(1, 1)
        row(deeds, self.change, remove, space=12)
        YieldingRow(self, said, deeds, space=12)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SpecialCard", text)
