"""Which days the page is about, and what they are compared with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.insight.period import Against, Period, Span
from delight.ui.insight.reading import Wish
from delight.ui.insight.words import comparisons, spans, tr
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.fields.forms import Field, Form
from delight.ui.kit.look.layouts import FlowLayout, column, label, row
from delight.ui.kit.look.theme import type_sizes

_WIDE, _USUAL_BASE, _ARROW = 190, 14, 52


class PeriodBar(QWidget):
    """Periods that have a name, or days of one's own; beside them the comparison."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.span = Choice(spans(), name=tr("Which days"))
        self.span.set_value(Span.TWELVE_MONTHS)
        self._was_chosen = False
        widest = max(self.fontMetrics().horizontalAdvance(words) for _span, words in spans())
        self.span.setMinimumWidth(widest + _ARROW)
        self.against = OneOf(comparisons(), name=tr("Compare with"), tabs=True)
        self.against.take(Against.USUAL)
        self.first, self.last = (
            DayField(name=words, today=today, past=True, may_be_empty=False)
            for words in (tr("From"), tr("To"))
        )
        self.form = Form(**{"from": Field(tr("From"), self.first), "to": Field(tr("To"), self.last)})
        self.own = QWidget()
        own = FlowLayout(self.own, space=12)
        for field in self.form.fields.values():
            field.setFixedWidth(_WIDE * type_sizes().base // _USUAL_BASE)
            own.addWidget(field)
        self.own.hide()
        self._lay_out()
        self._connect()

    def wish(self) -> Wish:
        """Return what is asked for."""
        own = self.span.value() is None
        return Wish(
            by_itself=not self._was_chosen,
            span=self.span.value(),
            first=self.first.day() if own else None,
            last=self.last.day() if own else None,
            against=Against(str(self.against.value())),
        )

    def choose(self, span: Span) -> None:
        """Ask for days with a name, as if they had been chosen here."""
        self.span.set_value(span)
        self._on_span(span)

    def take(self, wish: Wish) -> None:
        """Come back to what was asked for before, without asking for it."""
        self._was_chosen = not wish.by_itself
        self.span.set_value(wish.span)
        self.against.take(wish.against)
        for field, day in ((self.first, wish.first), (self.last, wish.last)):
            if day is not None:
                field.set_day(day)
        self.own.setVisible(wish.span is None)
        self.forget_problem()

    def show_period(self, period: Period, span: Span | None) -> None:
        """Say which days are shown, if nobody chose them; let days of one's own begin with those."""
        if not self._was_chosen:
            self.span.set_value(span)
        if self.own.isHidden():
            self.first.set_day(period.first)
            self.last.set_day(period.last)

    def show_error(self, error: Exception) -> bool:
        """Say at its day what is wrong; ``False`` if it is about something else."""
        return self.form.show_error(error)

    def forget_problem(self) -> None:
        """Take back what was wrong."""
        self.form.clear_problems()

    def _lay_out(self) -> None:
        line = QWidget()
        flow = FlowLayout(line, space=12, trailing=True)
        compare = QWidget()
        row(compare, label(tr("Compare with"), "quiet"), self.against, space=4).setStretch(1, 1)
        for part in (compare, self.span):
            flow.addWidget(part)
        column(self, line)

    def _connect(self) -> None:
        self.span.picked.connect(self._on_span)
        self.against.changed.connect(self.changed)
        for field in (self.first, self.last):
            field.changed.connect(self.changed)

    def _on_span(self, span: Span | None) -> None:
        self._was_chosen = True
        self.own.setVisible(span is None)
        self.forget_problem()
        self.changed.emit()
        if span is None:
            self.first.setFocus()
