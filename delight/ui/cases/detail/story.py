"""What happened, in the words it was told in; edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.cases.case import CaseDetail
from delight.domain.cases.figures import is_figure
from delight.ui.cases.words import story_words, tr
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.fields.forms import Field, TextArea
from delight.ui.kit.guest import let_guest_see
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.words.messages import words_for


class StoryBox(QWidget):
    """The story; as soon as it differs from what is stored, Save and Cancel stand below it."""

    save_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self.base: CaseDetail | None = None
        self.text = TextArea(name=tr("What happened"), least=1, most=14)
        self.text.setProperty("role", "bare")
        self.text.document().setDocumentMargin(0)  # it begins where all else on the page does
        self.field = Field("", self.text)
        self.save_button = push_button(tr("Save"), self.save, role="primary", tip="Ctrl+Enter")
        self.cancel_button = push_button(tr("Cancel"), self.cancel, role="quiet", tip="Esc")
        self.bar = QWidget()
        row(self.bar, self.save_button, self.cancel_button, None)
        column(self, self.field, self.bar, space=8)
        let_guest_see(self)  # their own words
        key = add_actions(
            self, ActionDef(name="story-save", text=tr("Save the story"), do=self.save, key="Ctrl+Return")
        )["story-save"]
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.text.textChanged.connect(self._on_changed)
        self._on_changed()

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return self.text.toPlainText() != self._stored

    @property
    def stored(self) -> str:
        """What is stored, as it stands here."""
        return self._stored

    def show_case(self, case: CaseDetail) -> None:
        """Show a case's story; what somebody is just changing stays as it is."""
        if self.base is not None and self.base.id == case.id and self.is_typed:
            return
        self.base = case
        self.text.setReadOnly(is_figure(case.reference))  # no word about them comes back
        self.text.setPlainText(story_words(case))
        self._stored = self.text.toPlainText()
        self._on_changed()

    def show_stored(self, case: CaseDetail) -> None:
        """Show what is stored, whatever stands here."""
        self.saved()
        self.show_case(case)

    def save(self) -> None:
        """Ask for what was typed to be stored."""
        if self.is_typed:
            self.field.show_problem("")
            self.save_wanted.emit(self.text.toPlainText())

    def saved(self) -> None:
        """What stands here is what is stored."""
        self._stored = self.text.toPlainText()
        self._on_changed()

    def cancel(self) -> None:
        """Show what is stored again."""
        self.text.setPlainText(self._stored)
        self.field.show_problem("")

    def failed(self, error: Exception) -> None:
        """Say what is wrong; every word stays."""
        self.field.show_problem(str(words_for(error)))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        self.bar.setVisible(self.is_typed)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_typed:
            self.cancel()
        else:
            super().keyPressEvent(event)
