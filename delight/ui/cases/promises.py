"""What the customer was told, and by when: kept or broken, never forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from delight.domain.errors import InputError
from delight.domain.promises import PromiseDraft, PromiseRow
from delight.domain.recovery import PromiseState
from delight.ui.cases.file import CaseFile
from delight.ui.cases.parts import Composer, Do, ItemRow, Section, mark
from delight.ui.cases.words import due_tone, tr
from delight.ui.kit.cards import push_button
from delight.ui.kit.days import MomentField
from delight.ui.kit.formats import ago, due_words, sentence
from delight.ui.kit.forms import Field, Form, LineField
from delight.ui.kit.labels import label_of
from delight.ui.kit.page import Tools
from delight.ui.kit.pills import Pill
from delight.ui.kit.theme import Tone

_TONES = {PromiseState.KEPT: (Tone.DONE, "done"), PromiseState.BROKEN: (Tone.OVERDUE, "warning")}


class PromisesSection(Section):
    """The promises of a case, and a form for one more."""

    def __init__(self, tools: Tools, do: Do, parent: QWidget | None = None) -> None:
        self.add_button = push_button(
            tr("Add"), self.add, role="quiet", icon="plus", tip=tr("Add a promise  (P)")
        )
        self.add_button.setAccessibleName(tr("Add a promise"))
        super().__init__(tr("What we promised"), self.add_button, parent=parent)
        self._do = do
        self.composer = PromiseComposer(tools, do)
        self.box.addWidget(self.composer)

    def show_file(self, file: CaseFile) -> None:
        """Show a case's promises."""
        self.composer.case_id = file.case.id
        self.show_rows([self._row(promise, file) for promise in file.promises], self.tr("Nothing yet."))

    def add(self) -> None:
        """Open the form for one more."""
        self.composer.begin()

    def settle(self, promise: PromiseRow, *, kept: bool) -> None:
        """Say that a promise was kept, or could not be."""
        self._do(
            lambda services: services.recovery.settle_promise(promise.id, kept=kept),
            self.tr("Promise kept.") if kept else self.tr("Noted: the promise was broken."),
            None,
            None,
        )

    def _row(self, promise: PromiseRow, file: CaseFile) -> ItemRow:
        what = promise.what[:2000]
        if promise.state is not PromiseState.OPEN:
            tone, icon = _TONES[promise.state]
            when = ago(promise.settled_at, file.now, file.zone) if promise.settled_at else ""
            below = " · ".join(part for part in (label_of(promise.state), when) if part)
            return ItemRow(mark(icon, tone), what, below)
        tone = due_tone(promise.due_at, file.now, file.zone)
        due = sentence(due_words(promise.due_at, file.now, file.zone))
        kept = push_button(self.tr("Kept"), lambda: self.settle(promise, kept=True))
        broken = push_button(self.tr("Broken"), lambda: self.settle(promise, kept=False), role="quiet")
        kept.setAccessibleName(self.tr("Kept: {what}").format(what=what[:80]))
        broken.setAccessibleName(self.tr("Could not keep it: {what}").format(what=what[:80]))
        pill = Pill(due, Tone.PLAIN if tone is Tone.ACCENT else tone, "clock")
        return ItemRow(mark("promise"), what, promise.staff, kept, broken, pill=pill)


class PromiseComposer(Composer):
    """What was promised, and by when."""

    def __init__(self, tools: Tools, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Add"), parent)
        self._do = do
        self.case_id = 0
        self.what = LineField(placeholder=self.tr("Ring them about the new cake"))
        self.due = MomentField(name=self.tr("By when?"), now=tools.now)
        what = Field(self.tr("What did we promise?"), self.what)
        due = Field(self.tr("By when?"), self.due)
        self.fill(what, due, form=Form(promise=what, promise_by=due))

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and bool(self.what.text().strip())

    def first_field(self) -> QWidget:
        return self.what

    def clear(self) -> None:
        self.what.clear()
        self.due.set_moment(None)

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        due = self.due.moment()
        if due is None:
            raise InputError("promise.day_missing", "promise_by")
        draft = PromiseDraft(case_id=self.case_id, what=self.what.text(), due_at=due)
        self._do(
            lambda services: services.recovery.make_promise(draft), self.tr("Promise noted."), then, fail
        )
