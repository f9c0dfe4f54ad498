"""The column beside the page: which wording, to whom, the text, a line of one's own, and how it is set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from delight.domain.guards.writing import LetterPreview
from delight.domain.letters.wordings import WordingRow
from delight.domain.text import LONGEST_TEXT
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, label, row, scrolled
from delight.ui.kit.look.pills import Avatar
from delight.ui.kit.look.theme import base_font
from delight.ui.kit.rows.pressable import Leavable
from delight.ui.letters.words import length_words
from delight.ui.letters.write.body import BodyEdit
from delight.ui.letters.write.chooser import WordingChooser
from delight.ui.letters.write.draft import LetterDraft
from delight.ui.letters.write.paper_choices import PaperChoices, suited
from delight.ui.letters.write.plainer import NEXT_KEY, Plainer
from delight.ui.letters.write.told import ToldFields, told_name
from delight.ui.letters.write.topic import LetterTopic

_LEAST_LINES = 8


class LetterEditor(Leavable):
    """Everything about a letter that a person may choose or type; the page follows ``changed``."""

    changed = Signal(object)
    """The ``LetterDraft`` as it is now."""
    left = Signal()
    """Escape was pressed, and nothing else was there for it to close."""
    open_customer_requested = Signal()
    open_case_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: LetterDraft | None = None
        self._topic: LetterTopic | None = None
        self.avatar = Avatar("", 36)
        self.who = OneLine("", "heading")
        self.about = OneLine("", "small")
        self.customer_button = push_button(
            self.tr("Customer"), self.open_customer_requested.emit, role="link"
        )
        self.case_button = push_button("", self.open_case_requested.emit, role="link")
        self.wording = WordingChooser()
        self.body = BodyEdit(self.tr("Text"))
        self.length = label("", "small")
        self.plainer = Plainer(self.body)
        self.personal = SentenceField(placeholder=self.tr("Something only you would say"), longest=2_000)
        self.told = ToldFields()
        self.restore = push_button(self.tr("Back to the wording’s own text"), self._restore, role="link")
        self.more_button = push_button(
            self.tr("Paper and typeface"), self._toggle_more, role="quiet", icon="down"
        )
        self.more = PaperChoices()
        next_one = ActionDef(
            name="next_finding",
            text=self.tr("Go to what could be plainer"),
            do=self.body.go_to_next_finding,
            key=NEXT_KEY,
            group=self.tr("Letters"),
        )
        add_actions(self, next_one)
        self._build()
        self._connect()

    def show_topic(self, topic: LetterTopic) -> None:
        """Show to whom the letter goes and what it is about."""
        self._topic = topic
        self.avatar.set_name(topic.customer_name)
        self.who.set_line(topic.customer_name)
        self.about.set_line(topic.subject)
        self.about.setVisible(bool(topic.subject))
        self.case_button.setVisible(topic.case_id is not None)
        self.case_button.setText(topic.reference)
        self.case_button.setAccessibleName(self.tr("Open case {reference}").format(reference=topic.reference))
        self.customer_button.setAccessibleName(self.tr("Open {name}").format(name=topic.customer_name))

    def show_draft(self, draft: LetterDraft, wordings: Sequence[WordingRow]) -> None:
        """Show a letter to be written; its text comes with ``show_text`` unless somebody wrote it over."""
        self._draft, topic = None, self._topic
        if topic is not None:
            self.wording.set_choices(wordings, topic.purpose, topic.language)
        self.personal.setText(draft.request.personal)
        self._show_body(draft.asked.body or "")
        self._draft = draft
        self._show_state()

    def choose_wording(self, key: str) -> None:
        """Choose another wording, as a person would."""
        self._choose(wording=key)

    def show_text(self, preview: LetterPreview) -> None:
        """Fill in the wording's own text, unless somebody is writing over it; say how long it is."""
        draft = self._draft
        if draft is None:
            return
        if not draft.is_edited and self.body.text() != preview.body:
            self._draft = None
            self._show_body(preview.body)
            self._draft = draft
        self.length.setText(length_words(preview))
        asked = frozenset(map(told_name, preview.missing))
        self.told.show_told(self.wording.kind(), draft.request, asked)
        if self._topic is not None:
            self.wording.show_written_in(preview.language, self._topic.customer_name)

    def tell(self, name: str, words: str) -> None:
        """Take what only the writer knows, typed elsewhere on the desk."""
        if self._draft is not None:
            self._change(self._draft.telling(name, words))

    def add_paragraph(self, words: str) -> None:
        """Put a paragraph below the text, as if somebody had typed it."""
        cursor = self.body.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(f"\n\n{words}")
        self.body.setTextCursor(cursor)
        self.go_to_text()

    def go_to_text(self) -> None:
        """Put the keyboard into the text."""
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_personal(self) -> None:
        """Put the keyboard into the line of one's own."""
        self.personal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        links = row(None, self.customer_button, self.case_button, None, space=4, margins=(-5, 0, 0, 0))
        names = column(None, self.who, self.about, links, space=0)
        person = row(None, self.avatar, names, space=12)
        person.setStretch(1, 1)
        person.setAlignment(self.avatar, Qt.AlignmentFlag.AlignTop)
        self.more.hide()
        text = QWidget()
        name = label(self.tr("Text"), "label")
        name.setBuddy(self.body)
        column(text, row(None, name, None, self.length), self.body, space=4).setStretch(1, 1)
        text.setMinimumHeight(_LEAST_LINES * QFontMetrics(base_font()).lineSpacing() + 40)
        text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        under_text = column(None, self.plainer, self.restore, space=0)
        parts = (
            person,
            self.wording,
            text,
            under_text,
            self.told,
            Field(self.tr("A line of your own"), self.personal),
            self.more_button,
            self.more,
        )
        inner = QWidget()
        column(inner, *parts, space=10, margins=(2, 0, 10, 4)).setStretch(2, 1)
        column(self, scrolled(inner))

    def _connect(self) -> None:
        self.body.textChanged.connect(self._on_body)
        self.personal.edited.connect(self._on_personal)
        self.told.told.connect(self.tell)
        self.wording.picked.connect(lambda key: self._choose(wording=key))
        self.wording.language_picked.connect(lambda code: self._choose(language=code))
        self.more.picked.connect(lambda choices: self._choose(**choices))

    def _on_body(self) -> None:
        if self._draft is not None:
            self._change(self._draft.with_body(self.body.text()[: LONGEST_TEXT + 1]))

    def _on_personal(self, line: str) -> None:
        if self._draft is not None:
            self._change(self._draft.with_personal(line))
            self._follow_body()

    def _choose(self, **choices: Any) -> None:
        if self._draft is None:
            return
        draft = self._draft.choosing(**choices)
        form = self.wording.format_of(draft.request.wording)
        if form is not self.wording.format():
            draft = draft.choosing(**suited(draft.request, form))
        self._change(draft)
        self._follow_body()

    def _restore(self) -> None:
        if self._draft is not None:
            self._change(self._draft.with_body(None))
            self.go_to_text()

    def _change(self, draft: LetterDraft) -> None:
        self._draft = draft
        self._show_state()
        self.changed.emit(draft)

    def _follow_body(self) -> None:
        """Show the text that belongs to the wording chosen now, if somebody wrote one."""
        draft = self._draft
        if draft is not None and draft.is_edited:
            self._draft = None
            self._show_body(draft.asked.body or "")
            self._draft = draft

    def _show_body(self, text: str) -> None:
        if self.body.text() != text:
            self.body.setPlainText(text)

    def _show_state(self) -> None:
        draft, topic = self._draft, self._topic
        self.restore.setVisible(draft is not None and draft.is_edited)
        if draft is None or topic is None:
            return
        request = draft.request
        self.wording.show_choice(request.wording, request.language)
        self.more.show_choices(request, self.wording.format(), large=topic.large, letterhead=topic.letterhead)

    def _toggle_more(self) -> None:
        self.more.setVisible(self.more.isHidden())
        put_icon(self.more_button, "down" if self.more.isHidden() else "up")
