"""The column beside the page: which wording, to whom, the text, a line of one's own, and how it is set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.paper import Envelope, PaperSize, Typeface
from delight.domain.text import LONGEST_TEXT
from delight.domain.wordings import WordingRow
from delight.domain.writing import LetterPreview
from delight.ui.kit.cards import push_button
from delight.ui.kit.forms import Choice, Field, LineField, PlainArea
from delight.ui.kit.icons import put_icon
from delight.ui.kit.labels import label_of
from delight.ui.kit.layouts import column, row, scrolled
from delight.ui.kit.oneline import OneLine
from delight.ui.kit.pills import Avatar
from delight.ui.kit.theme import base_font
from delight.ui.letters.draft import LetterDraft
from delight.ui.letters.topic import LetterTopic
from delight.ui.letters.words import wording_choices

_LEAST_LINES = 8


class BodyEdit(PlainArea):
    """The letter's text; as high as there is room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)


class LetterEditor(QWidget):
    """Everything about a letter that a person may choose or type; the page follows ``changed``."""

    changed = Signal(object)
    """The ``LetterDraft`` as it is now."""
    left = Signal()
    """Escape was pressed."""
    open_customer_requested = Signal()
    open_case_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: LetterDraft | None = None
        self.avatar = Avatar("", 36)
        self.who = OneLine("", "heading")
        self.about = OneLine("", "small")
        self.customer_button = push_button(
            self.tr("Customer"), self.open_customer_requested.emit, role="link"
        )
        self.case_button = push_button("", self.open_case_requested.emit, role="link")
        self.wording = Choice(name=self.tr("Wording"))
        self.body = BodyEdit(self.tr("Text"))
        self.personal = LineField(placeholder=self.tr("Something only you would say"))
        self.personal.setMaxLength(2_000)
        self.restore = push_button(self.tr("Back to the wording’s own text"), self._restore, role="link")
        self.more_button = push_button(
            self.tr("Paper and typeface"), self._toggle_more, role="quiet", icon="down"
        )
        self.paper, self.envelope, self.typeface = _choice(PaperSize), _choice(Envelope), _choice(Typeface)
        self._build()
        self._connect()

    def show_topic(self, topic: LetterTopic) -> None:
        """Show to whom the letter goes and what it is about."""
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
        self._draft = None
        self.wording.set_values(wording_choices(wordings))
        self._show_choices(draft)
        self.personal.setText(draft.request.personal)
        self._show_body(draft.asked.body or "")
        self._draft = draft
        self._show_state()

    def choose_wording(self, key: str) -> None:
        """Choose another wording, as a person would."""
        self.wording.set_value(key)
        self._choose(wording=key)

    def show_text(self, preview: LetterPreview) -> None:
        """Fill in the wording's own text, unless somebody is writing over it."""
        draft = self._draft
        if draft is not None and not draft.is_edited and self.body.toPlainText() != preview.body:
            self._draft = None
            self._show_body(preview.body)
            self._draft = draft

    def go_to_text(self) -> None:
        """Put the keyboard into the text."""
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_personal(self) -> None:
        """Put the keyboard into the line of one's own."""
        self.personal.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        links = row(None, self.customer_button, self.case_button, None, space=4)
        names = column(None, self.who, self.about, links, space=0)
        person = row(None, self.avatar, names, space=12)
        person.setStretch(1, 1)
        person.setAlignment(self.avatar, Qt.AlignmentFlag.AlignTop)
        self.more = QWidget()
        set_as = (
            Field(self.tr("Paper"), self.paper),
            Field(self.tr("Envelope"), self.envelope),
            Field(self.tr("Typeface"), self.typeface),
        )
        column(self.more, *set_as, space=8)
        self.more.hide()
        text = Field(self.tr("Text"), self.body)
        inner = QWidget()
        box = column(
            inner,
            person,
            Field(self.tr("Wording"), self.wording),
            text,
            self.restore,
            Field(self.tr("A line of your own"), self.personal),
            self.more_button,
            self.more,
            space=10,
            margins=(2, 0, 10, 4),
        )
        box.setStretch(2, 1)
        text.setMinimumHeight(_LEAST_LINES * QFontMetrics(base_font()).lineSpacing() + 40)
        text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column(self, scrolled(inner))

    def _connect(self) -> None:
        self.body.textChanged.connect(self._on_body)
        self.personal.textEdited.connect(self._on_personal)
        self.wording.picked.connect(lambda value: self._choose(wording=value))
        self.paper.picked.connect(lambda value: self._choose(paper=value))
        self.envelope.picked.connect(lambda value: self._choose(envelope=value))
        self.typeface.picked.connect(lambda value: self._choose(typeface=value))

    def _show_choices(self, draft: LetterDraft) -> None:
        request = draft.request
        for choice, value in (
            (self.wording, request.wording),
            (self.paper, request.paper),
            (self.envelope, request.envelope),
            (self.typeface, request.typeface),
        ):
            choice.set_value(value)

    def _on_body(self) -> None:
        if self._draft is not None:
            self._change(self._draft.with_body(self.body.toPlainText()[: LONGEST_TEXT + 1]))

    def _on_personal(self, line: str) -> None:
        if self._draft is not None:
            self._change(self._draft.with_personal(line))
            self._follow_body()

    def _choose(self, **choices: str) -> None:
        if self._draft is not None:
            self._change(self._draft.choosing(**choices))
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
        if self.body.toPlainText() != text:
            self.body.setPlainText(text)

    def _show_state(self) -> None:
        self.restore.setVisible(self._draft is not None and self._draft.is_edited)

    def _toggle_more(self) -> None:
        self.more.setVisible(self.more.isHidden())
        put_icon(self.more_button, "down" if self.more.isHidden() else "up")


def _choice(kind: type[PaperSize] | type[Envelope] | type[Typeface]) -> Choice:
    usual = QCoreApplication.translate("Letters", "As usual")
    return Choice([("", usual), *((member.value, label_of(member)) for member in kind)])
