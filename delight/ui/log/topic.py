"""What it was about in the words of a letter, asked for once the case is saved; skipping it costs nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.cases.case import CaseDetail
from delight.domain.cases.stages import CaseKind
from delight.ui.kit.fields.forms import Field, LineField
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.notices import announce


class TopicOffer(Field):
    """One line; Enter or leaving it keeps the words, ``told`` carries them."""

    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.line = LineField()
        super().__init__(" ", self.line, parent=parent)
        self._told = ""
        self.line.editingFinished.connect(self._on_finished)
        self.line.textEdited.connect(lambda _text: self._say(""))
        self.hide()

    def offer(self, case: CaseDetail) -> None:
        """Ask, if somebody may get a letter about this case and what it was about is not said yet."""
        self._told = ""
        self.line.clear()
        self.show_problem("")
        self._say("")
        complaint = case.kind is CaseKind.COMPLAINT
        asked = (
            self.tr("In a few words, for the letter: we are sorry about …")
            if complaint
            else self.tr("In a few words, for the letter: thank you for …")
        )
        self.label.setText(asked)
        self.line.setAccessibleName(asked)
        self.line.setPlaceholderText(
            self.tr("the birthday cake with the wrong name") if complaint else self.tr("your kind words")
        )
        self.setVisible(case.customer_id is not None and not case.topic and _is_written_about(case))

    def words(self) -> str:
        """Return what was typed."""
        return self.line.text().strip()

    def kept(self) -> None:
        """Say that the words are stored."""
        self._say(self.tr("Noted for the letter."))
        announce(self.line, self.hint.text())

    def refuse(self, error: Exception) -> None:
        """Say what is wrong; what was typed stays, and Enter tries again."""
        self._told = ""
        self.show_problem(words_for(error).what)
        self.line.setFocus()

    def _on_finished(self) -> None:
        if self.words() != self._told:
            self._told = self.words()
            self.show_problem("")
            self.told.emit(self._told)

    def _say(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))


def _is_written_about(case: CaseDetail) -> bool:
    return case.kind is not CaseKind.SUGGESTION
