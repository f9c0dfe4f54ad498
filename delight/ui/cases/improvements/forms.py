"""Small forms of the improvements: what was changed and since when; an idea."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.causes import CauseRow
from delight.domain.improvements import WHAT_LONGEST, IdeaDraft, IdeaEdit, IdeaRow, IdeaState
from delight.ui.cases.improvements.words import tr
from delight.ui.cases.parts import Composer, Do, pair
from delight.ui.kit.choice import Choice
from delight.ui.kit.days import DayField
from delight.ui.kit.forms import Field, Form
from delight.ui.kit.page import Tools
from delight.ui.kit.sentences import SentenceField


class ChangeComposer(Composer):
    """What the shop changed about a cause, and since when; without a day it is only planned."""

    def __init__(self, tools: Tools, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save"), parent)
        self._do, self._cause = do, ""
        self._base: tuple[str, date | None] = ("", None)
        self.what = SentenceField(placeholder=tr("We now bake twice a day."), longest=WHAT_LONGEST)
        self.since = DayField(name=tr("Since when?"), today=tools.today, past=True)
        what = Field(
            tr("What did you change?"), self.what, hint=tr("As a letter to your customers tells it.")
        )
        since = Field(tr("Since when?"), self.since, hint=tr("Leave it empty while you only plan it."))
        self.fill(what, since, form=Form(what=what, since=since))
        self.what.entered.connect(self.submit)

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and (self.what.text(), self.since.day()) != self._base

    def show_cause(self, row: CauseRow) -> None:
        """Ask about this cause."""
        self._cause, said = row.words, row.improvement
        self._base = (said.what if said else "", said.changed_on if said else None)
        self.clear()

    @override
    def first_field(self) -> QWidget:
        return self.what

    @override
    def clear(self) -> None:
        self.what.setText(self._base[0])
        self.since.set_day(self._base[1])

    @override
    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        cause, what, since = self._cause, self.what.text(), self.since.day()
        self._do(
            lambda services: services.improvements.save(cause, what, since),
            tr("What you changed is kept."),
            then,
            fail,
        )


class IdeaComposer(Composer):
    """An idea, and what became of it."""

    def __init__(self, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save"), parent)
        self._do = do
        self._case_id: int | None = None
        self._base: IdeaRow | None = None
        self.what = SentenceField(placeholder=tr("Oat milk for the coffee"))
        self.state = Choice(IdeaState)
        self.note = SentenceField(placeholder=tr("What you think of it"))
        what, note = Field(tr("The idea"), self.what), Field(tr("A note"), self.note)
        self._rest = pair(Field(tr("What became of it"), self.state), note)
        self.fill(what, self._rest, form=Form(what=what, note=note))
        for field in (self.what, self.note):
            field.entered.connect(self.submit)

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        base = self._base
        was = (base.what, base.state, base.note) if base else ("", IdeaState.OPEN, "")
        return not self.isHidden() and (self.what.text(), self.state.value(), self.note.text()) != was

    def of_case(self, case_id: int | None) -> None:
        """Note ideas that come with a case."""
        self._case_id = case_id

    def change(self, row: IdeaRow | None) -> None:
        """Open for an idea that is there, or for a new one."""
        self._base = row
        self.clear()
        self._rest.setVisible(row is not None)
        self.begin()

    @override
    def first_field(self) -> QWidget:
        return self.state if self._base else self.what

    @override
    def clear(self) -> None:
        base = self._base
        self.what.setText(base.what if base else "")
        self.state.set_value(base.state if base else IdeaState.OPEN)
        self.note.setText(base.note if base else "")

    @override
    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        base, what, note = self._base, self.what.text(), self.note.text()
        state, case_id = IdeaState(self.state.value()), self._case_id
        if base is None:
            draft = IdeaDraft(what=what, case_id=case_id)
            self._do(lambda services: services.ideas.add(draft), tr("The idea is noted."), then, fail)
            return
        edit = IdeaEdit(what=what, state=state, note=note)
        seen = base.version
        self._do(
            lambda services: services.ideas.edit(base.id, edit, seen), tr("The idea is saved."), then, fail
        )
