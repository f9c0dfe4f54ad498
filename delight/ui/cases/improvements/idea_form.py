"""The form of an idea: what it is, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.improvements.improvement import IdeaDraft, IdeaEdit, IdeaRow
from delight.domain.improvements.states import IdeaState
from delight.ui.cases.improvements.words import tr
from delight.ui.cases.parts import Do
from delight.ui.kit.composer import Composer
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field, Form
from delight.ui.kit.fields.pair import Pair
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.meanwhile import Both, is_changed_elsewhere, joined, tell_clashes
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader


class IdeaComposer(Composer):
    """An idea, and what became of it."""

    def __init__(self, tools: Tools, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save"), parent)
        self._tools, self._do, self._loader = tools, do, Loader(tools.tasks, self)
        self._base: IdeaRow | None = None
        self.what = SentenceField(placeholder=tr("Oat milk for the coffee"))
        self.state = Choice(IdeaState)
        self.note = SentenceField(placeholder=tr("What you think of it"))
        what, note = Field(tr("The idea"), self.what), Field(tr("A note"), self.note)
        state = Field(tr("What became of it"), self.state)
        self._rest = Pair(state, note)
        self.fill(what, self._rest, form=Form(what=what, state=state, note=note))

    @property
    def record(self) -> dict[str, Any]:
        return {"id": self._base.id, "case_id": self._base.case_id} if self._base else {}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        base = self._base
        was = (base.what, base.state, base.note) if base else ("", IdeaState.OPEN, "")
        return not self.isHidden() and (self.what.text(), self.state.value(), self.note.text()) != was

    def change(self, row: IdeaRow | None) -> None:
        """Open for an idea that is there, or for a new one, once what is being saved is stored."""
        self.when_free(lambda: self._open(row))

    def _open(self, row: IdeaRow | None) -> None:
        self.give_way()
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
        if base is None:
            draft = IdeaDraft(what=what)
            self._do(lambda services: services.ideas.add(draft), tr("The idea is noted."), then, fail)
            return
        self._store(IdeaEdit(what=what, state=IdeaState(self.state.value()), note=note), base, fail, then)

    def _store(
        self, edit: IdeaEdit, base: IdeaRow, fail: Callable[[Exception], None], then: Callable[[Any], None]
    ) -> None:
        """Save an idea; what somebody else changed meanwhile is kept, too."""
        said = tr("The idea is saved.")

        def settle(theirs: IdeaRow) -> None:
            both = joined(edit, base, theirs)
            if both.clashes:
                self._show_both(both, theirs)
            else:
                self._store(both.draft, theirs, fail, then)

        def refused(error: Exception) -> None:
            if is_changed_elsewhere(error):
                self._loader.load(lambda: self._tools.services.ideas.get(base.id), settle, fail)
            else:
                fail(error)

        self._do(lambda services: services.ideas.edit(base.id, edit, base.version), said, then, refused)

    def _show_both(self, both: Both, theirs: IdeaRow) -> None:
        """Say what somebody else wrote; the form was not given to another idea while this one was saved."""
        self._base = theirs
        self.what.setText(both.draft.what)
        self.state.set_value(both.draft.state)
        self.note.setText(both.draft.note)
        tell_clashes(self.form, both.clashes, lambda name, v: label_of(v) if name == "state" else str(v))
        self.stay()
