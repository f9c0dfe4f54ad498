"""The fields of one standard: its sentence, where it holds, and what tells whether it is met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from delight.domain.improvements.standards import LONGEST, StandardDraft, StandardRow
from delight.domain.improvements.states import Measure, TouchPoint
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field, Form
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.keys import ENTERS, is_ctrl_enter
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.meanwhile import Both, tell_clashes
from delight.ui.kit.rows.pressable import Leavable
from delight.ui.kit.rows.quiet_row import ROW_INSET
from delight.ui.kit.words.labels import label_of
from delight.ui.settings.aside import Typed, clashes, typed_on
from delight.ui.settings.days_box import DaysBox
from delight.ui.settings.group import Pairs

_WITH_DAYS = frozenset({Measure.ACKNOWLEDGED, Measure.RESOLVED, Measure.FOLLOWED_UP})


class StandardEditor(Leavable):
    """Enter saves, Escape closes; what cannot be kept is said at its field."""

    saved = Signal(object)
    """A ``StandardDraft`` to store; ``row`` is the one that it replaces, if any."""
    typed = Signal()
    """Something was typed or chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.row: StandardRow | None = None
        self._was, self._before = StandardDraft(words=""), {}
        self.words = SentenceField(placeholder=self.tr("We answer the same day."), longest=LONGEST)
        self.point, self.measure = Choice(TouchPoint), Choice(Measure)
        self.days = DaysBox(zero=self.tr("the same day"), unset=self.tr("as your targets say"))
        words = Field(self.tr("What you hold yourselves to"), self.words)
        self._within = Field(self.tr("Within"), self.days)
        measure = Field(self.tr("What tells whether it is met"), self.measure)
        save = push_button(self.tr("Save"), self.save, role="primary", tip=self.tr("Enter"))
        cancel = push_button(self.tr("Cancel"), self.escaped.emit, role="quiet", tip=self.tr("Esc"))
        where = Field(self.tr("Where"), self.point)
        self.form = Form(words=words, within_days=self._within, measure=measure, touch_point=where)
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
        self.words.textChanged.connect(self.typed)
        for field in (self.point, self.measure):
            field.currentIndexChanged.connect(lambda _at: self.typed.emit())
        self.days.valueChanged.connect(lambda _days: self.typed.emit())

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and self._draft() != self._was

    def unsaved(self) -> Typed:
        """Return what would be lost."""
        if not self.is_typed:
            return {}
        now, was = asdict(self._draft()), asdict(self._was)
        typed = {name: value for name, value in now.items() if value != was[name]}
        return typed_on(self.row.uid if self.row else "", typed, was, self._before)

    def bring_back(self, kept: Mapping[str, Any], rows: Sequence[StandardRow]) -> None:
        """Show what was typed before, where the keyboard stays where it is; what is gone is a new one."""
        self._show_row(next((one for one in rows if one.uid == kept["uid"]), None), kept)

    def open_for(self, row_: StandardRow | None, kept: Mapping[str, Any]) -> None:
        """Show a standard to change, or a new one, with what was ``kept`` of words typed on it before."""
        self._show_row(row_, kept)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_since(go=True)

    def _show_row(self, row_: StandardRow | None, kept: Mapping[str, Any]) -> None:
        self.row, self._before = row_, kept.get("before", {}) if row_ else {}
        self.form.clear_problems()
        self._fill(row_ or StandardDraft(words=""))
        self._was = self._draft()
        self._fill(
            replace(
                self._was,
                words=kept.get("words", self._was.words),
                touch_point=TouchPoint(kept.get("touch_point", self._was.touch_point)),
                measure=Measure(kept.get("measure", self._was.measure)),
                within_days=kept.get("within_days", self._was.within_days),
            )
        )
        self.show()
        self._tell_since(go=False)

    def _tell_since(self, *, go: bool) -> None:
        """Say what somebody else wrote since words were typed here that waited."""
        since = clashes(self.unsaved(), asdict(self._was), self._before)
        self._tell(since, go=go)

    def _tell(self, theirs: Mapping[str, Any], *, go: bool) -> None:
        """Say what they wrote at its field; days that are hidden, at the measure that hides them."""
        words = {name: self._said(name, value) for name, value in theirs.items()}
        if "within_days" in words and self._within.isHidden():
            days = words.pop("within_days")
            words["measure"] = ", ".join(filter(None, (label_of(self._was.measure), days)))
        tell_clashes(self.form, words, lambda _name, said: said, go=go)

    def show_both(self, both: Both, theirs: StandardRow) -> None:
        """Say what somebody else wrote meanwhile; saved again, what stands here takes its place."""
        self.row, self._before = theirs, {**asdict(self._was), **self._before}
        self._fill(theirs)
        self._was = self._draft()
        self._fill(both.draft)
        self._tell(both.clashes, go=True)

    def save(self) -> None:
        """Ask for what was typed to be kept."""
        self.form.clear_problems()
        self.saved.emit(self._draft())

    def failed(self, error: Exception) -> bool:
        """Say at its field what is wrong; return whether there is such a field."""
        return self.form.show_error(error)

    def _draft(self) -> StandardDraft:
        measure = self._chosen()
        return StandardDraft(
            words=self.words.text(),
            touch_point=TouchPoint(self.point.value()),
            measure=measure,
            within_days=self.days.days() if measure in _WITH_DAYS else None,
        )

    def _fill(self, one: StandardRow | StandardDraft) -> None:
        self.words.setText(one.words)
        self.point.set_value(one.touch_point)
        self.measure.set_value(one.measure)
        self.days.set_value(one.within_days)
        self._show_days()

    def _said(self, name: str, value: Any) -> str:
        if name == "within_days":
            return self.days.words(value)
        return str(value) if name == "words" else label_of(value)

    def _chosen(self) -> Measure:
        return Measure(self.measure.value() or "")

    def _show_days(self) -> None:
        self._within.setVisible(self._chosen() in _WITH_DAYS)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if is_ctrl_enter(event) or (event.key() in ENTERS and self.days.hasFocus()):
            self.save()
        else:
            super().keyPressEvent(event)
