"""Ideas that came with a case: one field, and the list below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.improvements.improvement import IdeaDraft, IdeaRow
from delight.domain.improvements.states import IdeaState
from delight.ui.cases.file import CaseFile
from delight.ui.cases.parts import Do, ItemRow, Section, mark
from delight.ui.cases.words import tr
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.messages import words_for

_TONES = {IdeaState.PLANNED: Tone.DUE, IdeaState.DONE: Tone.DONE}


class IdeasSection(Section):
    """What a customer's words gave the shop to think of."""

    closed = Signal()
    """What was typed is kept, or taken back."""

    def __init__(self, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(tr("Ideas"), parent=parent)
        self._do, self._case_id = do, 0
        self.what = SentenceField(
            name=tr("An idea that came with it"), placeholder=tr("An idea for a product or a service?")
        )
        self.field = Field("", self.what)
        self.button = push_button(tr("Note it"), self.note)
        self.button.setEnabled(False)
        line = row(None, self.field, self.button, space=8)
        line.setStretch(0, 1)
        line.setAlignment(self.button, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(line)
        self.what.edited.connect(lambda words: self.button.setEnabled(bool(words.strip())))
        self.what.entered.connect(self.note)

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return bool(self.what.text().strip())

    def show_file(self, file: CaseFile) -> None:
        """Show a case's ideas."""
        self._case_id = file.case.id
        self.show_rows([_row(idea) for idea in file.ideas])

    def close_form(self) -> None:
        """Take back what is typed."""
        typed = self.is_typed
        self._clear()
        if typed:
            self.closed.emit()

    def note(self) -> None:
        """Keep the idea."""
        words = self.what.text()
        if not words.strip():
            return
        self.field.show_problem("")
        draft = IdeaDraft(what=words, case_id=self._case_id)
        self._do(
            lambda services: services.ideas.add(draft),
            tr("The idea is noted. All of them stand under Improvements."),
            lambda _changes: self._clear(),
            lambda error: self.field.show_problem(str(words_for(error))),
        )

    def _clear(self) -> None:
        self.what.setText("")
        self.field.show_problem("")
        self.button.setEnabled(False)


def _row(idea: IdeaRow) -> ItemRow:
    pill = Pill(label_of(idea.state), _TONES.get(idea.state, Tone.PLAIN))
    thanked = tr("thanked") if idea.thanked else ""
    return ItemRow(mark("idea"), idea.what, " · ".join(one for one in (idea.note, thanked) if one), pill=pill)
