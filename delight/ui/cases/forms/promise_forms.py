"""The forms of promises: one more, correct one; kept, broken, or told that it takes longer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.cases.promises import PromiseDraft, PromiseEdit, PromiseRow
from delight.domain.errors import InputError
from delight.domain.staff.staff import StaffRow
from delight.ui.cases.file import CaseFile
from delight.ui.cases.forms.saving import PartSaver
from delight.ui.cases.parts import Do
from delight.ui.cases.words import shown, tr
from delight.ui.kit.composer import Composer, NotYetError
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.days import MomentField
from delight.ui.kit.fields.forms import Field, Form
from delight.ui.kit.fields.pair import Pair
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.fields.suggest import SuggestBox
from delight.ui.kit.look.layouts import label
from delight.ui.kit.work.page import Tools


class PromiseComposer(Composer):
    """What was promised, by when, and who keeps it; also corrects a promise that is there."""

    def __init__(
        self,
        tools: Tools,
        do: Do,
        saver: PartSaver,
        *,
        whom: SuggestBox | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the form; with ``whom`` it asks to whom a promise without a case is made."""
        super().__init__(tr("Add"), parent)
        self._do, self._saver, self.whom = do, saver, whom
        self.case_id: int | None = None
        self.base: PromiseRow | None = None
        self.what = SentenceField(placeholder=self.tr("Ring them about the new cake"))
        self.due = MomentField(name=self.tr("By when?"), now=tools.now, zone=lambda: tools.zone)
        self.owner = Choice([(None, self.tr("Whoever is at the desk"))])
        what = Field(self.tr("What did we promise?"), self.what)
        due = Field(self.tr("By when?"), self.due)
        self.owner_field = Field(self.tr("Who keeps it?"), self.owner)
        self.whom_field = Field(self.tr("To whom?"), whom) if whom is not None else None
        named = {"customer": self.whom_field} if self.whom_field else {}
        self.fill(
            *named.values(),
            what,
            Pair(due, self.owner_field),
            form=Form(promise=what, promise_by=due, owner=self.owner_field, **named),
        )

    @property
    def record(self) -> dict[str, Any]:
        return _record(self.base) if self.base else {}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        before = self.base.what if self.base else ""
        words = self.what.text()
        return not self.isHidden() and bool(words.strip()) and words != before

    def show_file(self, file: CaseFile) -> None:
        """Promise something on this case."""
        self.case_id = file.case.id
        self.show_staff(file.staff)

    def show_staff(self, staff: Sequence[StaffRow]) -> None:
        """Offer these people to keep it."""
        chosen = self.owner.value()
        people = [(person.id, person.name) for person in staff]
        self.owner.set_values([(None, self.tr("Whoever is at the desk")), *people])
        self.owner.set_value(chosen if chosen in dict(people) else None)
        self.owner_field.setVisible(len(people) > 1)

    def begin(self) -> None:
        """Open for one more, once what is being saved is stored; what was typed for it is still there."""
        self.when_free(self._begin)

    def _begin(self) -> None:
        if self.base is not None:
            self.give_way()
            self.clear()
        if self.whom_field is not None:
            self.whom_field.show()
        self.save_button.setText(self.tr("Add"))
        super().begin()

    def change(self, promise: PromiseRow) -> None:
        """Open to correct a promise, once what is being saved is stored."""
        self.when_free(lambda: self._change(promise), about=promise.id)

    def _change(self, promise: PromiseRow) -> None:
        self.give_way()
        self.clear()
        self.base = promise
        if self.whom_field is not None:
            self.whom_field.hide()
        self.what.setText(promise.what)
        self.due.set_moment(promise.due_at)
        self.owner.set_value(promise.owner_id)
        self.save_button.setText(self.tr("Save"))
        super().begin()
        if promise.owner_left:
            self.owner_field.show()
            self.owner_field.show_problem(
                tr("{name} no longer works here: who takes over?").format(name=promise.owner)
            )

    def first_field(self) -> QWidget:
        return self.whom if self.whom is not None and self.base is None else self.what

    def clear(self) -> None:
        self.base = None
        if self.whom is not None:
            self.whom.set_taken(None, "")
        self.what.clear()
        self.due.set_moment(None)
        self.owner.set_value(None)

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        due = self.due.moment()
        if due is None:
            raise InputError("promise.day_missing", "promise_by")
        if self.base is not None:
            self._send_change(self.base, fail, then)
            return
        if self.whom is not None and self.whom.value() is None:
            raise NotYetError("customer", self.tr("Please choose one of your customers."))
        draft = PromiseDraft(
            case_id=self.case_id,
            customer_id=self.whom.value() if self.whom is not None else None,
            what=self.what.text(),
            due_at=due,
            owner_id=self.owner.value(),
        )
        self._do(
            lambda services: services.recovery.make_promise(draft), self.tr("Promise noted."), then, fail
        )

    def _send_change(
        self, base: PromiseRow, fail: Callable[[Exception], None], then: Callable[[Any], None]
    ) -> None:
        due, owner = self.due.moment(), self.owner.value()
        shown = base.due_at.replace(second=0, microsecond=0)
        edit = PromiseEdit(
            what=self.what.text() if self.what.text() != base.what else None,
            due_at=due if due != shown else None,
            owner_id=owner if owner != base.owner_id else None,
            emptied=frozenset({"owner_id"}) if owner is None and base.owner_id is not None else frozenset(),
        )
        if not edit.wanted():
            then(None)
            return
        self._saver.save(
            edit,
            base,
            lambda services, e, seen: services.recovery.edit_promise(base.id, e, seen),
            lambda services: services.recovery.promise(base.id),
            then,
            fail,
        )


class Answering(Enum):
    """What is said about a promise."""

    KEPT = auto()
    BROKEN = auto()
    LONGER = auto()


class AnswerComposer(Composer):
    """A word how it was kept or why not; or a new day that they were told."""

    put_off = Signal(object)
    """It takes longer: the promise as it was."""

    def __init__(self, tools: Tools, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save"), parent)
        self._do, self._answer = do, Answering.BROKEN
        self.promise: PromiseRow | None = None
        self.title = label("", "heading", wrap=True)
        self.due = MomentField(name=self.tr("Until when?"), now=tools.now, zone=lambda: tools.zone)
        self.word = SentenceField(placeholder=self.tr("The oven broke down"))
        self.due_field = Field(self.tr("Until when does it take?"), self.due)
        self.word_field = Field(self.tr("Why?"), self.word, hint=self.tr("A word, only if you like"))
        note = label(
            self.tr("The old promise counts as not kept; the new day is a new promise."), "small", wrap=True
        )
        self.note = note
        self.fill(
            self.title,
            self.due_field,
            self.word_field,
            note,
            form=Form(promise_by=self.due_field, note=self.word_field),
        )

    @property
    def record(self) -> dict[str, Any]:
        return {**_record(self.promise), "how": self._answer.name} if self.promise else {}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and bool(self.word.text().strip())

    def ask(self, promise: PromiseRow, answer: Answering) -> None:
        """Open for a promise, once what is being saved is stored."""
        self.when_free(lambda: self._ask(promise, answer), about=promise.id)

    def _ask(self, promise: PromiseRow, answer: Answering) -> None:
        self.give_way()
        self.clear()
        self.promise, self._answer = promise, answer
        self.title.setText(_question(answer).format(what=shown(promise.what, 160)))
        self.due_field.setVisible(answer is Answering.LONGER)
        self.note.setVisible(answer is Answering.LONGER)
        words = {Answering.LONGER: tr("They know"), Answering.BROKEN: tr("Not kept")}
        self.save_button.setText(words.get(answer, tr("Kept")))
        self.begin()

    def first_field(self) -> QWidget:
        return self.due if self._answer is Answering.LONGER else self.word

    def clear(self) -> None:
        self.promise = None
        self.word.clear()
        self.due.set_moment(None)

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        promise, word = self.promise, self.word.text()
        if promise is None:
            return
        if self._answer is Answering.LONGER:
            self._send_longer(promise, word, fail, then)
            return
        kept = self._answer is Answering.KEPT
        said = self.tr("Promise kept.") if kept else self.tr("Noted: the promise was broken.")
        self._do(lambda s: s.recovery.settle_promise(promise.id, kept=kept, note=word), said, then, fail)

    def _send_longer(
        self,
        promise: PromiseRow,
        word: str,
        fail: Callable[[Exception], None],
        then: Callable[[Any], None],
    ) -> None:
        due = self.due.moment()
        if due is None:
            raise InputError("promise.day_missing", "promise_by")

        def told(changes: Any) -> None:
            then(changes)
            self.put_off.emit(promise)

        self._do(
            lambda s: s.recovery.postpone_promise(promise.id, due, word),
            self.tr("A new promise takes its place."),
            told,
            fail,
        )


def _record(promise: PromiseRow) -> dict[str, Any]:
    """Return which promise it is, and by what erasing a customer finds words about it."""
    return {"id": promise.id, "case_id": promise.case_id, "customer_id": promise.customer_id}


def _question(answer: Answering) -> str:
    return {
        Answering.KEPT: tr("Kept: {what}"),
        Answering.BROKEN: tr("Not kept: {what}"),
        Answering.LONGER: tr("It takes longer: {what}"),
    }[answer]
