"""The fields of one standard: its sentence, where it holds, and what tells whether it is met."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from delight.domain.improvements.improvement import Measure, TouchPoint
from delight.domain.improvements.standards import LONGEST, StandardDraft, StandardRow
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field, Form
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.keys import is_ctrl_enter
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.rows.pressable import Leavable
from delight.ui.kit.rows.quiet_row import ROW_INSET
from delight.ui.settings.days_box import DaysBox
from delight.ui.settings.group import Pairs

_WITH_DAYS = frozenset({Measure.ACKNOWLEDGED, Measure.RESOLVED, Measure.FOLLOWED_UP})
_USUAL_DAYS = {Measure.ACKNOWLEDGED: 0, Measure.RESOLVED: 3, Measure.FOLLOWED_UP: 2}


class StandardEditor(Leavable):
    """Enter saves, Escape closes; what cannot be kept is said at its field."""

    saved = Signal(object, int)
    """A ``StandardDraft``, and the id of the one that it replaces, or 0."""

    def __init__(self) -> None:
        super().__init__()
        self.row: StandardRow | None = None
        self.words = SentenceField(placeholder=self.tr("We answer the same day."), longest=LONGEST)
        self.point, self.measure = Choice(TouchPoint), Choice(Measure)
        self.days = DaysBox(zero=self.tr("the same day"))
        words = Field(self.tr("What you hold yourselves to"), self.words)
        self._within = Field(self.tr("Within"), self.days)
        measure = Field(self.tr("What tells whether it is met"), self.measure)
        self.form = Form(words=words, within_days=self._within, measure=measure)
        save = push_button(self.tr("Save"), self.save, role="primary", tip=self.tr("Enter"))
        cancel = push_button(self.tr("Cancel"), self.escaped.emit, role="quiet", tip=self.tr("Esc"))
        where = Field(self.tr("Where"), self.point)
        column(
            self,
            words,
            Pairs(where, measure),
            self._within,
            row(None, save, cancel, None),
            space=12,
            margins=(ROW_INSET, 6, 0, 8),
        )
        self.words.entered.connect(self.save)
        self.measure.currentIndexChanged.connect(lambda _at: self._show_days())
        self.measure.picked.connect(lambda _measure: self._suggest_days())

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        base = self.row
        was = (base.words, base.touch_point, base.measure) if base else ("", TouchPoint.COUNTER, Measure.NONE)
        return not self.isHidden() and (self.words.text(), self.point.value(), self.measure.value()) != was

    def open_for(self, row_: StandardRow | None) -> None:
        """Show a standard to change, or empty fields for a new one."""
        self.row = row_
        self.form.clear_problems()
        self.words.setText(row_.words if row_ else "")
        self.point.set_value(row_.touch_point if row_ else TouchPoint.COUNTER)
        self.measure.set_value(row_.measure if row_ else Measure.NONE)
        within = row_.within_days if row_ and row_.within_days is not None else None
        self.days.set_value(_USUAL_DAYS.get(self._chosen(), 0) if within is None else within)
        self._show_days()
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Ask for what was typed to be kept."""
        self.form.clear_problems()
        measure = self._chosen()
        draft = StandardDraft(
            words=self.words.text(),
            touch_point=TouchPoint(self.point.value()),
            measure=measure,
            within_days=self.days.value() if measure in _WITH_DAYS else None,
        )
        self.saved.emit(draft, self.row.id if self.row else 0)

    def failed(self, error: Exception) -> bool:
        """Say at its field what is wrong; return whether there is such a field."""
        return self.form.show_error(error)

    def _chosen(self) -> Measure:
        return Measure(self.measure.value() or "")

    def _show_days(self) -> None:
        self._within.setVisible(self._chosen() in _WITH_DAYS)

    def _suggest_days(self) -> None:
        self.days.set_value(_USUAL_DAYS.get(self._chosen(), 0))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if is_ctrl_enter(event):
            self.save()
        else:
            super().keyPressEvent(event)
