"""The form of a recovery action: one more, or change one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from delight.domain.cases.authority import Room
from delight.domain.cases.recovery import ActionDraft, ActionEdit, ActionKind, ActionRow, Approval
from delight.domain.errors import InputError
from delight.domain.playbooks.playbook import SuggestedRemedy
from delight.domain.staff.staff import Role, StaffRow
from delight.ui.cases.file import CaseFile
from delight.ui.cases.forms.saving import PartSaver
from delight.ui.cases.parts import Do
from delight.ui.cases.words import tr
from delight.ui.kit.composer import Composer
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.days import DayField
from delight.ui.kit.fields.forms import AmountField, Field, Form
from delight.ui.kit.fields.pair import Pair
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.layouts import hug, label
from delight.ui.kit.words.formats import money_text
from delight.ui.kit.work.page import Tools


class ActionComposer(Composer):
    """Kind, cost, by when, who, a note; or done already. Also changes an action that is there."""

    def __init__(self, tools: Tools, do: Do, saver: PartSaver, parent: QWidget | None = None) -> None:
        super().__init__(tr("Add"), parent)
        self._do, self._saver = do, saver
        self._case_id, self._currency, self._room = 0, "", Room(limit=None)
        self.base: ActionRow | None = None
        self.kind = Choice(ActionKind)
        self.cost = AmountField("", field="cost")
        self.due = DayField(name=self.tr("By when?"), today=tools.today)
        self.owner = Choice([(None, self.tr("Whoever is at the desk"))])
        self.phoned = Choice([(None, self.tr("Not asked yet"))])
        self.note = SentenceField(placeholder=self.tr("What exactly"))
        self.now_done = Check(self.tr("It is done already"))
        self.may = label("", "small", wrap=True)
        self._make_fields()
        self.now_done.toggled.connect(self.due_field.setDisabled)
        self.cost.textChanged.connect(self._weigh)
        self.fill(
            Pair(self.kind_field, self.cost_field),
            self.may,
            self.phoned_field,
            self.note_field,
            Pair(self.due_field, self.owner_field),
            self.now_done,
            form=Form(
                cost=self.cost_field,
                note=self.note_field,
                kind=self.kind_field,
                owner=self.owner_field,
                due=self.due_field,
            ),
        )

    def show_file(self, file: CaseFile) -> None:
        """Add to this case."""
        self._case_id, self._room = file.case.id, file.room
        if file.currency != self._currency:
            self._currency = file.currency
            self.cost.set_currency(file.currency)
        self._offer(file.staff)
        self._weigh()

    @property
    def record(self) -> dict[str, Any]:
        return {"id": self.base.id} if self.base else {}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        if self.isHidden():
            return False
        if self.base is not None:
            return self._typed_differs(self.base)
        return bool(self.note.text().strip() or self.cost.text().strip())

    def begin(self) -> None:
        """Open for one more, once what is being saved is stored; what was typed for it is still there."""
        self.when_free(self._begin)

    def _begin(self) -> None:
        if self.base is not None:
            self.give_way()
            self.clear()
        self.save_button.setText(self.tr("Add"))
        super().begin()

    def change(self, action: ActionRow) -> None:
        """Open to change an action, once what is being saved is stored."""
        self.when_free(lambda: self._change(action), about=action.id)

    def _change(self, action: ActionRow) -> None:
        self.give_way()
        self.clear()
        self.base = action
        self.kind.set_value(action.kind)
        self.cost.set_minor(action.cost_minor)
        self.note.setText(action.note)
        self.due.set_day(action.due_on)
        self.owner.set_value(action.owner_id)
        self.now_done.hide()
        self.due_field.setDisabled(action.done_at is not None)
        self.save_button.setText(self.tr("Save"))
        super().begin()
        self._ask_who_takes_over(action)
        self._weigh()

    def fill_in(self, remedy: SuggestedRemedy) -> None:
        """Take over a remedy that is suggested, to be looked at and changed."""
        self.when_free(lambda: self._fill_in(remedy))

    def _fill_in(self, remedy: SuggestedRemedy) -> None:
        if self.isHidden():  # what was being saved has closed it
            self._begin()
        self.kind.set_value(remedy.kind)
        self.note.setText(remedy.note)
        self.cost.set_minor(remedy.cost_minor)
        self.cost.setFocus()

    def first_field(self) -> QWidget:
        return self.kind

    def clear(self) -> None:
        self.base = None
        self.kind.setCurrentIndex(0)
        for field in (self.cost, self.note):
            field.clear()
        self.due.set_day(None)
        self.owner.set_value(None)
        self.phoned.set_value(None)
        self.now_done.setChecked(False)
        self.now_done.show()
        self.due_field.setEnabled(True)
        self._weigh()

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        if self.base is not None:
            self._send_change(self.base, fail, then)
            return
        draft = ActionDraft(
            case_id=self._case_id,
            kind=self.kind.value(),
            note=self.note.text(),
            cost_minor=self.cost.minor(),
            owner_id=self.owner.value(),
            due_on=None if self.now_done.isChecked() else self.due.day(),
            done=self.now_done.isChecked(),
            phoned_id=None if self.phoned_field.isHidden() else self.phoned.value(),
        )
        self._do(lambda services: services.recovery.add_action(draft), self.tr("Action added."), then, fail)

    def _send_change(
        self, base: ActionRow, fail: Callable[[Exception], None], then: Callable[[Any], None]
    ) -> None:
        cost, due, owner = self.cost.minor(), self.due.day(), self.owner.value()
        emptied = [("cost_minor", cost), ("due_on", due), ("owner_id", owner)]
        edit = ActionEdit(
            kind=self.kind.value() if self.kind.value() != base.kind else None,
            note=self.note.text() if self.note.text() != base.note else None,
            cost_minor=cost if cost != base.cost_minor else None,
            owner_id=owner if owner != base.owner_id else None,
            due_on=due if due != base.due_on else None,
            emptied=frozenset(n for n, value in emptied if value is None and getattr(base, n) is not None),
        )
        if edit == ActionEdit():
            then(None)
            return
        self._saver.save(
            edit,
            base,
            lambda services, e, seen: services.recovery.edit_action(base.id, e, seen),
            lambda services: services.recovery.action(base.id),
            then,
            fail,
        )

    def _typed_differs(self, base: ActionRow) -> bool:
        shown = (self.kind.value(), self.note.text(), self.due.day(), self.owner.value())
        before = AmountField(self._currency)
        before.set_minor(base.cost_minor)
        same = before.text().strip() == self.cost.text().strip()
        return not same or shown != (base.kind, base.note, base.due_on, base.owner_id)

    def _weigh(self) -> None:
        """Say how much may be decided alone, and ask who agreed where it is more."""
        room = self._room
        if self.base is not None and self.base.approval is Approval.NOT_NEEDED:
            room = replace(room, given=max(0, room.given - (self.base.cost_minor or 0)))
        try:
            fits = room.fits(self.cost.minor())
        except InputError:
            fits = True
        self.may.setText(may_words(room, self._currency, fits=fits))
        self.may.setVisible(room.limit is not None)
        self.phoned_field.setVisible(not fits and self.base is None and self.phoned.count() > 1)

    def _make_fields(self) -> None:
        self.kind_field = Field(self.tr("What do we do?"), self.kind)
        self.cost_field = Field(self.tr("What does it cost?"), self.cost)
        self.due_field = Field(self.tr("By when?"), hug(self.due))
        self.owner_field = Field(self.tr("Who does it?"), self.owner)
        self.phoned_field = Field(self.tr("Did an owner agree by phone?"), self.phoned)
        self.note_field = Field(self.tr("Note"), self.note)

    def _offer(self, staff: Sequence[StaffRow]) -> None:
        chosen, phoned = self.owner.value(), self.phoned.value()
        people = [(person.id, person.name) for person in staff]
        owners = [(person.id, person.name) for person in staff if person.role is Role.OWNER]
        self.owner.set_values([(None, self.tr("Whoever is at the desk")), *people])
        self.owner.set_value(chosen if chosen in dict(people) else None)
        self.phoned.set_values([(None, self.tr("Not asked yet")), *owners])
        self.phoned.set_value(phoned if phoned in dict(owners) else None)
        self.owner_field.setVisible(len(people) > 1)

    def _ask_who_takes_over(self, action: ActionRow) -> None:
        if action.owner_left:
            self.owner_field.show()
            self.owner_field.show_problem(
                tr("{name} no longer works here: who takes over?").format(name=action.owner)
            )


def may_words(room: Room, currency: str, *, fits: bool = True) -> str:
    """Return how much may be decided alone, and what becomes of more."""
    if room.limit is None:
        return ""
    words = tr("You may decide up to {amount}.").format(amount=money_text(room.limit, currency))
    if room.given:
        left = money_text(room.left or 0, currency)
        words = f"{words} {tr('On this case {amount} of it is left.').format(amount=left)}"
    return words if fits else f"{words} {tr('This is more: it waits for the owner.')}"
