"""What is said about a wording's text: braces that mean nothing, and what could be plainer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from delight.domain.letters.plainness import Finding
from delight.ui.kit.look.theme import colour, tokens
from delight.ui.letters.wordings.document import blocks, pieces_in
from delight.ui.letters.wordings.passage_edit import PassageEdit
from delight.ui.letters.wordings.pieces import Kind, Piece, strays
from delight.ui.letters.wordings.saying import field_words
from delight.ui.letters.wordings.words import PUBLIC_FIELDS
from delight.ui.letters.words import finding_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A sentence about a stretch of one text, which moves along while somebody writes before it.

    A ``problem`` keeps the wording from being saved.
    """

    edit: PassageEdit
    place: QTextCursor
    words: str
    problem: bool = False

    @property
    def end(self) -> int:
        """Return where the stretch ends now."""
        return self.place.selectionEnd()

    def is_at(self, position: int) -> bool:
        """Return whether a position lies in the stretch; one that was deleted is nowhere."""
        return self.place.hasSelection() and self.place.selectionStart() <= position <= self.end


def ways_in(edits: Iterable[PassageEdit]) -> list[str]:
    """Return what every block says, chips in their notation, to be looked through."""
    return [_unstyled(pieces_in(block)) for _edit, block in _written(edits)]


def problems_in(edits: Iterable[PassageEdit]) -> list[Note]:
    """Return what cannot be kept as it is."""
    return [note for edit, block in _written(edits) for note in _problems(edit, block)]


def findings_in(edits: Iterable[PassageEdit], found: Sequence[Sequence[Finding]]) -> list[Note]:
    """Return what could be said better; ``found`` is for each of ``ways_in``."""
    notes = []
    for (edit, block), findings in zip(_written(edits), found, strict=False):
        if not findings:
            continue
        places = _places(pieces_in(block))
        for finding in findings:
            if finding.end <= len(places):
                start, end = places[finding.start], places[finding.end - 1] + 1
                words = finding_words(finding)
                notes.append(Note(edit=edit, place=_place(block, start, end), words=words))
    return notes


def underline(edit: PassageEdit, notes: Iterable[Note]) -> None:
    """Underline the notes on one text: softly what could be plainer, in red what cannot be kept."""
    marks = []
    for note in notes:
        mark = QTextEdit.ExtraSelection()
        made = QTextCharFormat()
        styles = QTextCharFormat.UnderlineStyle
        made.setUnderlineStyle(styles.WaveUnderline if note.problem else styles.DotLine)
        made.setUnderlineColor(colour(tokens().overdue if note.problem else tokens().due))
        mark.cursor, mark.format = note.place, made  # type: ignore[attr-defined]
        marks.append(mark)
    edit.setExtraSelections(marks)


def note_at(notes: Sequence[Note], edit: PassageEdit) -> Note | None:
    """Return the note at the cursor, else the first problem, else the first of all."""
    at = edit.textCursor().position()
    here = next((note for note in notes if note.edit is edit and note.is_at(at)), None)
    return here or next((note for note in notes if note.problem), None) or next(iter(notes), None)


def _written(edits: Iterable[PassageEdit]) -> Iterator[tuple[PassageEdit, QTextBlock]]:
    for edit in edits:
        for block in blocks(edit.document()):
            if block.length() > 1:
                yield edit, block


def _unstyled(pieces: Sequence[Piece]) -> str:
    return "".join(p.text if p.kind is Kind.TEXT else f"{{{p.text}}}" for p in pieces)


def _places(pieces: Sequence[Piece]) -> list[int]:
    """Return for each character of the notation its place in the block, in the units that Qt counts in."""
    found: list[int] = []
    at = 0
    for piece in pieces:
        if piece.kind is not Kind.TEXT:
            found += [at] * (len(piece.text) + 2)
            at += 1
            continue
        for character in piece.text:
            found.append(at)
            at += 1 if ord(character) < 0x10000 else 2
    return found


def _problems(edit: PassageEdit, block: QTextBlock) -> Iterator[Note]:
    text = block.text()
    if "{" in text or "}" in text:
        places = [n for n, c in enumerate(text) for _ in range(1 if ord(c) < 0x10000 else 2)]
        moved = {index: unit for unit, index in reversed(list(enumerate(places)))}
        for stray in strays(text):
            start, end = moved[stray.start], moved[stray.end - 1] + 1
            yield _problem(edit, block, start, end, _stray_words(stray.text))
    if edit.is_public:
        at = 0
        for piece in pieces_in(block):
            if piece.kind is Kind.FIELD and piece.text not in PUBLIC_FIELDS:
                yield _problem(edit, block, at, at + 1, _private_words(piece.text))
            at += len(piece.text.encode("utf-16-le")) // 2 if piece.kind is Kind.TEXT else 1


def _problem(edit: PassageEdit, block: QTextBlock, start: int, end: int, words: str) -> Note:
    return Note(edit=edit, place=_place(block, start, end), words=words, problem=True)


def _place(block: QTextBlock, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _stray_words(text: str) -> str:
    if len(text) > 1:
        return _tr("“{text}” is no field. Type / to choose one.").format(text=text)
    return _tr("A single “{text}” means nothing here. Type / for a field, or take it out.").format(text=text)


def _private_words(name: str) -> str:
    words = _tr("Anybody can read a public reply: “{field}” would tell something private.")
    return words.format(field=field_words(name))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wordings", text)
