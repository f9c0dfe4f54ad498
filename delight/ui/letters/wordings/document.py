"""Passages as a text document and back: one block for each way to say something.

A block is the first way of a passage or another way of the passage above it. Whatever somebody does to the
blocks, they can be read: another way without a passage above it is a passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtGui import QFontMetrics, QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

from delight.domain.letters.wordings import Passage
from delight.ui.kit.look.theme import small_font
from delight.ui.letters.wordings.chips import CHIP, format_of, is_chip, piece_of, shown_as
from delight.ui.letters.wordings.pieces import Piece, pieces_of, way_of

Paragraphs = tuple[tuple[Passage, ...], ...]

_ROLE, _ONLY_IF, _OPTIONAL = (int(QTextFormat.Property.UserProperty.value) + n for n in (1, 2, 3))
_BETWEEN_PARAGRAPHS, _BETWEEN_PASSAGES, _BETWEEN_WAYS, _INDENT, _PAD = 22, 8, 6, 24, 10
_SEPARATOR = "\n"


class Role(IntEnum):
    """What a block is."""

    PASSAGE = 0
    PARAGRAPH = 1
    """A passage with which a paragraph begins."""
    OTHER_WAY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a block is, and when its passage is said."""

    role: Role = Role.PASSAGE
    only_if: tuple[str, ...] = ()
    optional: bool = False

    @property
    def depends(self) -> bool:
        """Return whether the passage is not always said."""
        return bool(self.only_if) or self.optional


def caption_height() -> int:
    """Return the height of the words above a passage that is not always said."""
    return QFontMetrics(small_font()).height() + 6


def fill(document: QTextDocument, paragraphs: Sequence[Sequence[Passage]], *, simple: bool = False) -> None:
    """Show these passages; what was done before cannot be undone any more.

    Args:
        document: where.
        paragraphs: what.
        simple: nothing in it is only said sometimes.
    """
    document.setUndoRedoEnabled(False)
    document.clear()
    _leave_room(document, conditional=not simple)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    blocks = list(_blocks_of(paragraphs)) or [(Look(role=Role.PARAGRAPH), "")]
    for place, (look, way) in enumerate(blocks):
        if place:
            cursor.insertBlock()
        cursor.setBlockFormat(block_format(look))
        insert(cursor, pieces_of(way))
    cursor.endEditBlock()
    settle_margins(document)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def read(document: QTextDocument) -> Paragraphs:
    """Return the passages; what says nothing stays, so that it is there while somebody writes."""
    paragraphs: list[list[Passage]] = []
    for block in blocks(document):
        look, way = look_of(block), way_in(block)
        if look.role is Role.OTHER_WAY and paragraphs:
            last = paragraphs[-1][-1]
            paragraphs[-1][-1] = replace(last, ways=(*last.ways, way))
            continue
        if look.role is not Role.PASSAGE or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(Passage(ways=(way,), only_if=look.only_if, optional=look.optional))
    return tuple(map(tuple, paragraphs))


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield every block."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def look_of(block: QTextBlock) -> Look:
    """Return what a block is."""
    made = block.blockFormat()
    only_if = str(made.property(_ONLY_IF) or "")
    return Look(
        role=Role(int(made.property(_ROLE) or 0)),
        only_if=tuple(only_if.split(_SEPARATOR)) if only_if else (),
        optional=bool(made.property(_OPTIONAL)),
    )


def block_format(look: Look, *, several: bool = False, below_several: bool = False) -> QTextBlockFormat:
    """Return the format of a block that is this; its margins leave room for what is painted around it.

    Args:
        look: what it is.
        several: there are other ways to say the same, which is told below it.
        below_several: there are other ways to say the passage above it.
    """
    other = look.role is Role.OTHER_WAY
    gap = {
        Role.PARAGRAPH: _BETWEEN_PARAGRAPHS,
        Role.PASSAGE: _BETWEEN_PASSAGES,
        Role.OTHER_WAY: _BETWEEN_WAYS,
    }[look.role]
    made = QTextBlockFormat()
    made.setProperty(_ROLE, int(look.role))
    made.setProperty(_ONLY_IF, _SEPARATOR.join(look.only_if))
    made.setProperty(_OPTIONAL, look.optional)
    made.setTopMargin(gap + _room_above(look, below_several=below_several))
    made.setBottomMargin((4 if look.depends else 0) + (caption_height() if several and not other else 0))
    made.setLeftMargin(_PAD + (_INDENT if other else 0))
    made.setRightMargin(_PAD)
    made.setLineHeight(2, int(QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value))
    return made


def _room_above(look: Look, *, below_several: bool) -> int:
    """Return the room for words between two passages: Qt takes the larger of their margins, not both."""
    if look.role is Role.OTHER_WAY:
        return 0
    return (caption_height() + 2 if look.depends else 0) + (caption_height() if below_several else 0)


def pieces_in(block: QTextBlock) -> list[Piece]:
    """Return what a block says, chip by chip."""
    found: list[Piece] = []
    part = block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        made = fragment.charFormat()
        if is_chip(made):
            found += [piece_of(made, "")] * fragment.text().count(CHIP)
        else:
            found.append(piece_of(made, fragment.text().replace(CHIP, "")))
        part += 1
    return found


def way_in(block: QTextBlock) -> str:
    """Return what a block says, in the notation it is kept in."""
    return way_of(pieces_in(block)).strip(" ")


def insert(cursor: QTextCursor, pieces: Sequence[Piece]) -> None:
    """Insert pieces where the cursor is."""
    for piece in pieces:
        cursor.insertText(shown_as(piece), format_of(piece))


def settle_margins(document: QTextDocument) -> None:
    """Leave room below the passages that are said in several ways, as part of the last step for undo."""
    cursor = QTextCursor(document)
    cursor.joinPreviousEditBlock()
    below_several = False
    for block in blocks(document):
        look = look_of(block)
        several = look.role is not Role.OTHER_WAY and _is_other(block.next())
        wanted, now = block_format(look, several=several, below_several=below_several), block.blockFormat()
        if (wanted.topMargin(), wanted.bottomMargin()) != (now.topMargin(), now.bottomMargin()):
            QTextCursor(block).setBlockFormat(wanted)
        below_several = several or look.role is Role.OTHER_WAY
    cursor.endEditBlock()


def _is_other(block: QTextBlock) -> bool:
    return block.isValid() and look_of(block).role is Role.OTHER_WAY


def passage_of(block: QTextBlock) -> QTextBlock:
    """Return the block in which the passage of ``block`` begins."""
    while look_of(block).role is Role.OTHER_WAY and block.previous().isValid():
        block = block.previous()
    return block


def other_ways(block: QTextBlock) -> list[QTextBlock]:
    """Return the blocks with the other ways of the passage that begins in ``block``."""
    found: list[QTextBlock] = []
    block = block.next()
    while block.isValid() and look_of(block).role is Role.OTHER_WAY:
        found.append(block)
        block = block.next()
    return found


def _leave_room(document: QTextDocument, *, conditional: bool) -> None:
    """Qt gives the first block no margin above: the frame has to leave room for its words."""
    document.setDocumentMargin(0)
    frame = document.rootFrame()
    made = frame.frameFormat()
    made.setTopMargin(caption_height() + 6 if conditional else 6)
    made.setBottomMargin(8)
    frame.setFrameFormat(made)


def _blocks_of(paragraphs: Sequence[Sequence[Passage]]) -> Iterator[tuple[Look, str]]:
    for paragraph in paragraphs:
        for place, passage in enumerate(paragraph):
            role = Role.PASSAGE if place else Role.PARAGRAPH
            look = Look(role=role, only_if=passage.only_if, optional=passage.optional)
            yield look, passage.ways[0] if passage.ways else ""
            for way in passage.ways[1:]:
                yield replace(look, role=Role.OTHER_WAY), way
