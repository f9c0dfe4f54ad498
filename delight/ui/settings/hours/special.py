"""Days of the shop's own: the summer break, Christmas Eve until noon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from delight.domain.days.schedule import SpecialDraft, SpecialRow
from delight.domain.errors import InputError
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import Field, Form, LineField
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.settings.group import Pairs
from delight.ui.settings.hours.words import hours_words, span_words
from delight.ui.settings.scale import scaled

_SPAN_WIDTH = 116


class SpecialCard(Card):
    """The days that are kept, and the line for more of them."""

    def __init__(
        self,
        today: Callable[[], date],
        on_add: Callable[[SpecialDraft], object],
        on_remove: Callable[[SpecialRow], object],
    ) -> None:
        super().__init__(space=12)
        self._today, self._on_add, self._on_remove = today, on_add, on_remove
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
        self.add_button = push_button(self.tr("Add these days"), self.add, icon="plus")
        head = column(None, label(self.tr("Days that differ"), "heading"), space=2)
        about = self.tr("Your summer break, Christmas Eve until noon: such days count as you say here.")
        head.addWidget(label(about, "quiet", wrap=True))
        self.body.addLayout(head)
        self.body.addLayout(self._list)
        self.body.addWidget(Pairs(*fields.values(), least=180))
        self.body.addLayout(row(None, self.add_button, None))
        self.first.changed.connect(self._on_first)
        for line in (self.name, self.hours):
            line.returnPressed.connect(self.add)

    def show_days(self, rows: Sequence[SpecialRow], today: date) -> None:
        """Show what is kept, the soonest first."""
        empty(self._list)
        for one in rows:
            self._list.addWidget(self._row(one, today))

    def add(self) -> None:
        """Keep the days that are typed."""
        self.form.clear_problems()
        first = self.first.day()
        if first is None:
            self.form.show_error(InputError("special.day_missing", "first"))
            return
        draft = SpecialDraft(
            first=first, last=self.last.day(), name=self.name.text(), hours=self.hours.text()
        )
        self._on_add(draft)

    def added(self) -> None:
        """Make room for the next ones."""
        for line in (self.name, self.hours):
            line.clear()
        self.first.set_day(None)
        self.last.set_day(None)

    def _on_first(self) -> None:
        first, last = self.first.day(), self.last.day()
        if first is not None and last is not None and last < first:
            self.last.set_day(None)

    def _row(self, one: SpecialRow, today: date) -> QWidget:
        place = QWidget()
        span, words = span_words(one, today), hours_words(one.hours)
        remove = push_button(self.tr("Remove"), lambda: self._on_remove(one), role="quiet")
        remove.setAccessibleName(self.tr("Remove {name}").format(name=f"{one.name} {span}".strip()))
        days = label(span, "quiet")
        days.setMinimumWidth(scaled(_SPAN_WIDTH))
        line = row(place, days, OneLine(one.name), label(words, "small"), remove, space=12)
        line.setStretch(1, 1)
        return place
