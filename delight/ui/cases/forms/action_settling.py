"""What is asked about an action before it goes on: its cost in the end, who agreed, a word with a no."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from PySide6.QtWidgets import QWidget

from delight.domain.cases.recovery import ActionRow
from delight.domain.staff.staff import Role
from delight.ui.cases.file import CaseFile
from delight.ui.cases.parts import Do
from delight.ui.cases.words import action_words, shown, tr
from delight.ui.kit.composer import Composer, NotYetError
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import AmountField, Field, Form
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.layouts import label


class Settling(Enum):
    """What is asked about an action."""

    COST = auto()
    PHONED = auto()
    NO = auto()


class SettleComposer(Composer):
    """What an action cost in the end, which owner agreed by phone, or a word with a no."""

    def __init__(self, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Done"), parent)
        self._do, self._about = do, Settling.COST
        self.action: ActionRow | None = None
        self._finish = False
        self.title = label("", "heading", wrap=True)
        self.cost, self.who = AmountField("", field="cost"), Choice()
        self.word = SentenceField(placeholder=self.tr("A voucher instead"))
        self.cost_field = Field(self.tr("What did it cost?"), self.cost)
        self.who_field = Field(self.tr("Which owner agreed?"), self.who)
        self.word_field = Field(self.tr("A word about it"), self.word, hint=self.tr("Only if you like"))
        self.fill(
            self.title,
            self.cost_field,
            self.who_field,
            self.word_field,
            form=Form(cost=self.cost_field, note=self.word_field),
        )

    def show_file(self, file: CaseFile) -> None:
        """Ask about actions of this case."""
        self.cost.set_currency(file.currency)
        self._currency = file.currency
        owners = [(person.id, person.name) for person in file.staff if person.role is Role.OWNER]
        chosen = self.who.value()
        self.who.set_values(owners)
        self.who.set_value(chosen if chosen in dict(owners) else (owners[0][0] if owners else None))

    @property
    def record(self) -> dict[str, Any]:
        return {"id": self.action.id, "how": self._about.name, "finish": self._finish} if self.action else {}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and bool(self.word.text().strip())

    def ask(self, action: ActionRow, about: Settling, *, finish: bool = False) -> None:
        """Open for an action, once what is being saved is stored; ``finish`` also marks it as done."""
        self.when_free(lambda: self._ask(action, about, finish=finish), about=action.id)

    def _ask(self, action: ActionRow, about: Settling, *, finish: bool) -> None:
        self.give_way()
        self.clear()
        self.action, self._about, self._finish = action, about, finish
        self.title.setText(_question(about).format(what=shown(action_words(action, self._currency), 160)))
        self.cost.set_minor(action.cost_minor)
        for field, asked in (
            (self.cost_field, Settling.COST),
            (self.who_field, Settling.PHONED),
            (self.word_field, Settling.NO),
        ):
            field.setVisible(about is asked)
        self.save_button.setText(_button(about, finish=finish))
        self.begin()

    def first_field(self) -> QWidget:
        fields = {Settling.COST: self.cost, Settling.PHONED: self.who, Settling.NO: self.word}
        return fields[self._about]

    def clear(self) -> None:
        self.action = None
        self.cost.clear()
        self.word.clear()

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        action = self.action
        if action is None:
            return
        if self._about is Settling.COST:
            cost = self.cost.minor()
            self._do(lambda s: s.recovery.action_done(action.id, cost), self.tr("Done."), then, fail)
        elif self._about is Settling.NO:
            word = self.word.text()
            self._do(lambda s: s.recovery.decline_action(action.id, word), self.tr("Said no."), then, fail)
        else:
            self._send_phoned(action, fail, then)

    def _send_phoned(
        self, action: ActionRow, fail: Callable[[Exception], None], then: Callable[[Any], None]
    ) -> None:
        owner = self.who.value()
        if owner is None:
            raise NotYetError("cost", self.tr("There is no owner to ask: see Settings, Staff."))
        said = self.tr("Noted: to be confirmed by the owner.")
        if self._finish:
            self._do(lambda s: s.recovery.action_done(action.id, phoned_id=owner), said, then, fail)
        else:
            self._do(lambda s: s.recovery.phone_action(action.id, owner), said, then, fail)


def _button(about: Settling, *, finish: bool) -> str:
    if about is Settling.NO:
        return tr("Say no")
    return tr("Done") if finish or about is Settling.COST else tr("Save")


def _question(about: Settling) -> str:
    return {
        Settling.COST: tr("Done: {what}"),
        Settling.PHONED: tr("Agreed by phone: {what}"),
        Settling.NO: tr("Say no: {what}"),
    }[about]
