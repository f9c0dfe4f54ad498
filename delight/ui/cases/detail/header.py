"""The head of a case: who, which, how far; and what is due now with the one button that does it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget
from typing_extensions import override

from delight.domain.cases.case import CaseDetail
from delight.domain.cases.stages import OPEN_STAGES
from delight.ui.cases.file import CaseFile
from delight.ui.cases.next_step import NextStep, Step
from delight.ui.cases.words import button_words, due_tone, step_words, tr, when_words, whose_words
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.fields.people import wishes
from delight.ui.kit.guest import let_guest_see
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.pills import Avatar, Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.words.formats import coming_day, due_words, relative_day, sentence
from delight.ui.kit.words.labels import label_of, stage_mark

_ICONS = {
    Step.GET_BACK: "call", Step.KEEP_PROMISE: "promise", Step.ACT: "done", Step.AGREE: "clock",
    Step.AWAIT: "clock", Step.FIND_REMEDY: "idea",
    Step.PLAYBOOK: "list", Step.PROMISE: "promise", Step.RESOLVE: "check", Step.CHECK: "call",
    Step.CAME_BACK: "return", Step.CLOSE: "check", Step.THANK: "heart", Step.TELL: "check",
    Step.NOTHING: "check",
}  # fmt: skip


class CaseHeader(QWidget):
    """Who it is about, the reference, the stage."""

    open_customer_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._customer_id: int | None = None
        self.avatar = Avatar("", 44)
        self.name = OneLine("", "title")
        self.about = label("", "small", wrap=True)
        self.stage = Pill("")
        self.open_button = push_button(
            "", self.open_customer, role="quiet", icon="person", tip=tr("Open this customer  (O)")
        )
        below = row(None, self.stage, self.about, space=10)
        below.setStretch(1, 1)
        below.setAlignment(self.stage, Qt.AlignmentFlag.AlignTop)
        words = column(None, self.name, below, space=2)
        line = row(self, self.avatar, words, self.open_button, space=12)
        line.setStretch(1, 1)
        for theirs in (self.avatar, self.name):
            let_guest_see(theirs)

    def show_file(self, file: CaseFile) -> None:
        """Show a case."""
        case = file.case
        self._customer_id = case.customer_id
        name = whose_words(case)
        self.avatar.set_name(case.customer_name)
        self.name.set_line(name[:500])
        self.about.setText(" · ".join(_about(case, file)))
        self.stage.set(label_of(case.stage), *stage_mark(case.stage))
        self.open_button.setVisible(case.customer_id is not None)
        self.open_button.setAccessibleName(tr("Open customer {name}").format(name=name[:120]))

    def open_customer(self) -> None:
        if self._customer_id is not None:
            self.open_customer_requested.emit(self._customer_id)


class NextStrip(QFrame):
    """What is due now, and one button."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._picture = QLabel()
        self._icon, self._tone = "", Tone.PLAIN
        self.words = label("", "heading", wrap=True)
        self.when = label("", "small", wrap=True)
        self.button = push_button("", self.wanted.emit, role="primary")
        self.button.setAutoDefault(True)
        words = QWidget()
        column(words, self.words, self.when, space=2)
        both = YieldingRow(None, words, self.button, space=12)
        line = row(self, self._picture, both, space=12, margins=(14, 10, 10, 10))
        line.setStretch(1, 1)

    def show_step(self, step: NextStep, file: CaseFile) -> None:
        """Show the next step of a case."""
        tone = Tone.OVERDUE if _late(step, file) else due_tone(step.due, file.now, file.zone)
        tone = Tone.DONE if step.step is Step.NOTHING else tone
        self._icon, self._tone = _ICONS[step.step], tone
        self._paint_picture()
        self.words.setText(step_words(step, file))
        self.when.setText(_when(step, file))
        self.when.setVisible(bool(self.when.text()))
        self.button.setText(button_words(step.step))
        self.button.setVisible(step.step is not Step.NOTHING)
        self.setAccessibleName(f"{self.words.text()} {self.when.text()}".strip())
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            self.style().unpolish(self)
            self.style().polish(self)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._icon:
            self._paint_picture()

    def _paint_picture(self) -> None:
        self._picture.setPixmap(pixmap(self._icon, self._tone.value, 22))


def _about(case: CaseDetail, file: CaseFile) -> list[str]:
    day = relative_day(case.received_at.astimezone(file.zone).date(), file.today)
    asked = wishes(file.customer) if file.customer else []
    theirs = [tr("elsewhere {number}").format(number=case.their_reference)] if case.their_reference else []
    alone = [tr("for the owner alone")] if case.owner_only else []
    return [case.reference, *theirs, label_of(case.kind), *alone, day, *asked]


def _late(step: NextStep, file: CaseFile) -> datetime | None:
    """Return by when the case should have been put right, if that is over and the step is due later."""
    due = file.case.resolve_by
    over = file.case.stage in OPEN_STAGES and due is not None and due < file.now
    return due if over and due != step.due and not (step.due and step.due < file.now) else None


def _when(step: NextStep, file: CaseFile) -> str:
    until = file.case.snoozed_until
    parts = [when_words(step.due, file, promised=step.step is Step.KEEP_PROMISE)]
    late = _late(step, file)
    if late is not None:
        parts.append(tr("the case is {late}").format(late=due_words(late, file.now, file.zone)))
    if until is not None and until > file.now:
        day = coming_day(until.astimezone(file.zone).date(), file.today)
        parts.append(tr("snoozed until {day}").format(day=day))
    return sentence(" · ".join(part for part in parts if part))
