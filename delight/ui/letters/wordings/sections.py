"""The parts of a wording on one sheet: the letter, its closing, the short texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from delight.domain.letters.wordings import Passage, WordingDraft, WordingFormat
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import column, label, scrolled
from delight.ui.letters.wordings.document import Paragraphs
from delight.ui.letters.wordings.passage_edit import PassageEdit

_SEEN_AROUND = 60


class Sections(QWidget):
    """Every text of a wording, one below the other on a white sheet."""

    edited = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: WordingDraft | None = None
        self.subject = PassageEdit(name=self.tr("Line above the salutation"), simple=True)
        self.body = PassageEdit(name=self.tr("The letter"))
        self.closing = PassageEdit(name=self.tr("Closing"), simple=True)
        self.message = PassageEdit(name=self.tr("As a message to copy"))
        self.public = PassageEdit(name=self.tr("As a public reply"), public=True)
        self.body.set_hint(self.tr("Write as you would to a neighbour. Type / for a field."))
        self.subject.set_hint(self.tr("None"))
        self.closing.set_hint(self.tr("As usual: warm wishes, in the letter’s language"))
        self.message.set_hint(self.tr("None yet"))
        self.public.set_hint(self.tr("None yet. Anybody can read it: nothing private."))
        self._now: PassageEdit = self.body
        self._shorts: list[QWidget] = []
        self.area = self._build()
        for edit in self.all():
            edit.edited.connect(self.edited.emit)
            edit.moved.connect(lambda edit=edit: self._on_moved(edit))

    @property
    def now(self) -> PassageEdit:
        """The text that has the keyboard, or had it last."""
        return self._now

    def all(self) -> Iterator[PassageEdit]:
        """Yield every text in the order of the sheet."""
        yield from (self.subject, self.body, self.closing, self.message, self.public)

    def show_draft(self, draft: WordingDraft) -> None:
        """Show a wording."""
        self._draft, self._now = draft, self.body
        self.subject.show_passages(((draft.subject,),) if draft.subject else ())
        self.body.show_passages(draft.paragraphs)
        self.closing.show_passages(((Passage(ways=draft.closing),),) if draft.closing else ())
        self.message.show_passages((draft.message,) if draft.message else ())
        self.public.show_passages((draft.public,) if draft.public else ())
        short = draft.format is WordingFormat.LETTER or bool(draft.message or draft.public)
        for widget in self._shorts:
            widget.setVisible(short)
        self.area.verticalScrollBar().setValue(0)

    def draft(self, *, seen: bool = False) -> WordingDraft | None:
        """Return the wording as it is written now.

        Args:
            seen: of the passage somebody is in, only the way they are in.
        """
        if self._draft is None:
            return None
        texts = {edit: edit.passages() for edit in self.all()}
        if seen:
            texts[self.now] = _only_way(self.now, texts[self.now])
        closing = _first(texts[self.closing])
        return replace(
            self._draft,
            subject=_first(texts[self.subject]),
            paragraphs=_said(texts[self.body]),
            closing=closing.ways if closing else (),
            message=_flat(texts[self.message]),
            public=_flat(texts[self.public]),
        )

    @override
    def setFocus(self, *_reason: object) -> None:
        self.body.setFocus()

    def _build(self) -> QScrollArea:
        sheet = self._sheet = Card(space=2, margin=14)
        parts = (
            (self.tr("Above the salutation"), self.subject),
            (self.tr("The letter, after the salutation"), self.body),
            (self.tr("Closing"), self.closing),
            (self.tr("As a message to copy"), self.message),
            (self.tr("As a public reply"), self.public),
        )
        for words, edit in parts:
            heading = label(words, "small")
            heading.setBuddy(edit)
            heading.setContentsMargins(10, 4, 0, 0)
            sheet.body.addWidget(heading)
            sheet.body.addWidget(edit)
            if edit in (self.message, self.public):
                self._shorts += [heading, edit]
        sheet.body.addStretch(1)
        area = scrolled(sheet)
        column(self, area)
        return area

    def _on_moved(self, edit: PassageEdit) -> None:
        if edit.hasFocus():
            self._now = edit
            rect = edit.cursorRect()
            at = edit.viewport().mapTo(self._sheet, QPoint(rect.x(), rect.center().y()))
            self.area.ensureVisible(0, at.y(), 0, _SEEN_AROUND)
        self.moved.emit()


def tidy(draft: WordingDraft) -> WordingDraft:
    """Return a draft without what nobody wrote anything into, as it is stored."""
    return replace(
        draft,
        subject=draft.subject and _tidy(draft.subject),
        paragraphs=_said(draft.paragraphs),
        closing=tuple(way for way in draft.closing if way.strip()),
        message=_flat((draft.message,)),
        public=_flat((draft.public,)),
    )


def _tidy(passage: Passage) -> Passage | None:
    ways = tuple(way for way in passage.ways if way.strip())
    return replace(passage, ways=ways) if ways else None


def _said(paragraphs: Paragraphs) -> Paragraphs:
    found = (tuple(filter(None, map(_tidy, paragraph))) for paragraph in paragraphs)
    return tuple(filter(None, found))


def _flat(paragraphs: Paragraphs) -> tuple[Passage, ...]:
    return tuple(passage for paragraph in _said(paragraphs) for passage in paragraph)


def _first(paragraphs: Paragraphs) -> Passage | None:
    return next(iter(_flat(paragraphs)), None)


def _only_way(edit: PassageEdit, paragraphs: Paragraphs) -> Paragraphs:
    """Return the passages with one way for that at the cursor: the one somebody is writing."""
    at, way = edit.passage_at_cursor(), edit.way_at_cursor()
    number, found = 0, []
    for paragraph in paragraphs:
        passages = []
        for passage in paragraph:
            here = number == at and way < len(passage.ways) and passage.ways[way].strip()
            passages.append(replace(passage, ways=(passage.ways[way],)) if here else passage)
            number += 1
        found.append(tuple(passages))
    return tuple(found)
