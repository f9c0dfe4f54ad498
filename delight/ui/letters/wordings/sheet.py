"""The middle: the wording as a document, its name, the buttons above and below it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from delight.domain.letters.wordings import WordingDraft, WordingFormat, WordingRow
from delight.ui.kit.actions import ActionDef, action_button, add_actions
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import FlowLayout, column, label, row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone, small_font
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.words.labels import label_of
from delight.ui.letters.desk.strips import MEND_KEY, RemarkStrip
from delight.ui.letters.wordings.bar import PassageBar
from delight.ui.letters.wordings.notes import Note
from delight.ui.letters.wordings.sections import Sections
from delight.ui.letters.wordings.shelf import language_name

_LONGEST_NAME = 120


class WordingSheet(QWidget):
    """A wording to write in."""

    save_wanted = Signal()
    discard_wanted = Signal()
    restore_wanted = Signal()
    look_wanted = Signal()
    renamed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = LineField(name=self.tr("Name of the wording"))
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.textEdited.connect(lambda _text: self.renamed.emit())
        self.kind = Pill("")
        self.sections = Sections()
        self.bar = PassageBar(self.sections)
        self.note = label("", "small", wrap=True)
        self.remark = RemarkStrip()
        self.acts = self._actions()
        self.save = action_button(self.acts["save"], role="primary")
        self.look = action_button(self.acts["look"])
        self.discard = push_button(self.tr("Discard changes"), self.discard_wanted.emit, role="quiet")
        self.restore = push_button("", self.restore_wanted.emit, role="quiet", icon="undo")
        self._build()

    def show_draft(self, draft: WordingDraft) -> None:
        """Show a wording to be written."""
        self.name.setText(draft.title)
        self.name.setCursorPosition(0)
        self.sections.show_draft(draft)

    def draft(self, *, seen: bool = False) -> WordingDraft | None:
        """Return the wording as it is written now (see ``Sections.draft``)."""
        draft = self.sections.draft(seen=seen)
        return draft and replace(draft, title=" ".join(self.name.text().split()) or draft.title)

    def show_row(self, one: WordingRow) -> None:
        """Show what is known of the wording itself."""
        card = one.format is WordingFormat.CARD
        parts = (label_of(one.kind), label_of(one.format) if card else "", language_name(one.language))
        self.kind.set(" · ".join(filter(None, parts)), Tone.PLAIN)
        self.bar.choice.setVisible(one.language.split("-")[0] != "en")

    def show_state(self, one: WordingRow, *, unsaved: bool, stored: bool) -> None:
        """Show what can be done with the wording as it is now.

        Args:
            one: the wording.
            unsaved: something was written since it was saved.
            stored: it has been saved before, or comes with the app.
        """
        self.acts["save"].setEnabled(unsaved)
        self.discard.setVisible(unsaved)
        words = self.tr("Back to the ready-made one") if one.ready_made else self.tr("Delete this wording")
        self.restore.setText(words)
        self.restore.setAccessibleName(words)
        self.restore.setVisible(one.own and stored and not unsaved)

    def show_note(self, note: Note | None, otherwise: str = "") -> None:
        """Say what there is to say about the text at the cursor."""
        words = note.words if note else otherwise
        role = "problem" if note is not None and note.problem else "small"
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            _polish(self.note)
        if self.note.text() != words:
            self.note.setText(words)

    def _build(self) -> None:
        self.bar.add_to(self)
        named = YieldingRow(None, self.name, self.kind)
        head = row(None, named, self.bar.more, space=8)
        head.setStretch(0, 1)
        foot = QWidget()
        flow = FlowLayout(foot, space=6)
        for widget in (self.restore, self.discard, self.look, self.save):
            flow.addWidget(widget)
        column(self, head, self.bar, self.sections, self.note, self.remark, foot, space=8).setStretch(2, 1)
        self.look.hide()
        self.note.setMinimumHeight(QFontMetrics(small_font()).lineSpacing())

    def _actions(self) -> dict[str, QAction]:
        group = self.tr("Wordings")
        return add_actions(
            self,
            ActionDef(
                name="save", text=self.tr("Save"), do=self.save_wanted.emit, key="Ctrl+S",
                icon="save", group=group, tip=self.tr("Save the wording: the next letters use it"),
            ),
            ActionDef(
                name="look", text=self.tr("See the letter"), do=self.look_wanted.emit, key="Alt+L",
                icon="letter", group=group,
            ),
            ActionDef(
                name="put_back", text=self.tr("Put back how people can say no"), do=self.remark.mend,
                key=MEND_KEY, group=group,
            ),
        )  # fmt: skip


def _polish(widget: QLabel) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)
