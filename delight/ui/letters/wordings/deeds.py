"""What can be done to passages in a document; each is one step for undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from delight.domain.letters.wordings import Passage
from delight.ui.letters.wordings.document import (
    Look,
    Role,
    block_format,
    insert,
    look_of,
    other_ways,
    passage_of,
    pieces_in,
    way_in,
)
from delight.ui.letters.wordings.pieces import Piece, pieces_of
from delight.ui.letters.wordings.saying import opposite

if TYPE_CHECKING:
    from collections.abc import Iterator


def split(cursor: QTextCursor, *, paragraph: bool) -> None:
    """Begin a new passage at the cursor, with what stands after it; in another way, one more way.

    Args:
        cursor: goes to the beginning of the new passage.
        paragraph: it begins a paragraph too.
    """
    with one_step(cursor):
        cursor.removeSelectedText()
        old = look_of(cursor.block())
        tail = _cut_tail(cursor)
        if old.role is Role.OTHER_WAY:
            new = old
        else:
            role = Role.PARAGRAPH if paragraph else Role.PASSAGE
            new = replace(old, role=role) if tail else Look(role=role)
            cursor.setPosition(_end((other_ways(cursor.block()) or [cursor.block()])[-1]))
        _begin(cursor, new)
        insert(cursor, tail)
        cursor.setPosition(cursor.block().position())


def join_back(cursor: QTextCursor) -> bool:
    """Do what Backspace means at the beginning of a block; ``False`` where it is an ordinary key there."""
    block = cursor.block()
    if cursor.hasSelection() or not cursor.atBlockStart() or not block.previous().isValid():
        return False
    look, empty = look_of(block), not block.text().strip()
    if look.role is Role.OTHER_WAY:
        if empty:
            remove_block(cursor)
    elif look.role is Role.PARAGRAPH and not empty:
        _restyle(cursor, [block], lambda one: replace(one, role=Role.PASSAGE))
    elif not other_ways(block):
        _append_to(cursor, passage_of(block.previous()), empty=empty)
    return True


def join_ahead(cursor: QTextCursor) -> bool:
    """Do what Delete means at the end of a block; ``False`` where it is an ordinary key there."""
    if cursor.hasSelection() or not cursor.atBlockEnd():
        return False
    block = cursor.block()
    after = (other_ways(block) or [block])[-1].next() if block.isVisible() else block.next()
    if after.isValid():
        ahead = QTextCursor(after)
        join_back(ahead)
    return True


def append(cursor: QTextCursor, passages: Sequence[Passage]) -> None:
    """Put a paragraph below everything else; the cursor goes to its beginning."""
    with one_step(cursor):
        cursor.movePosition(QTextCursor.MoveOperation.End)
        start = cursor.position()
        for number, passage in enumerate(passages):
            role = Role.PASSAGE if number else Role.PARAGRAPH
            look = Look(role=role, only_if=passage.only_if, optional=passage.optional)
            for way in passage.ways:
                _begin(cursor, look)
                insert(cursor, pieces_of(way))
                look = replace(look, role=Role.OTHER_WAY)
        cursor.setPosition(min(start + 1, cursor.position()))


def add_way(cursor: QTextCursor) -> None:
    """Begin another way to say the passage at the cursor."""
    with one_step(cursor):
        head = passage_of(cursor.block())
        cursor.setPosition(_end((other_ways(head) or [head])[-1]))
        _begin(cursor, replace(look_of(head), role=Role.OTHER_WAY))


def remove_way(cursor: QTextCursor) -> None:
    """Take away the way the cursor is in; of a passage with one way, all of it."""
    block = cursor.block()
    rest = other_ways(block) if look_of(block).role is not Role.OTHER_WAY else []
    if rest:
        look = look_of(block)
        with one_step(cursor):
            remove_block(cursor)
            _set(rest[0], look)
        return
    if block.document().blockCount() > 1:
        remove_block(cursor)
    else:
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.removeSelectedText()


def remove_block(cursor: QTextCursor) -> None:
    """Take a block away; the cursor goes to the end of the one before, or stays where it is."""
    block = cursor.block()
    cursor.beginEditBlock()
    if block.previous().isValid():
        cursor.setPosition(block.previous().position() + block.previous().length() - 1)
        cursor.setPosition(_end(block), QTextCursor.MoveMode.KeepAnchor)
        kept = look_of(block.previous())
        cursor.removeSelectedText()
        _set(cursor.block(), kept)
    elif block.next().isValid():
        kept = replace(look_of(block.next()))
        cursor.setPosition(block.position())
        cursor.setPosition(block.next().position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        _set(cursor.block(), kept)
    cursor.endEditBlock()


def toggle_condition(cursor: QTextCursor, condition: str) -> None:
    """Make the passage depend on a condition, or no longer; its opposite goes."""

    def toggled(look: Look) -> Look:
        rest = tuple(c for c in look.only_if if c not in (condition, opposite(condition)))
        return replace(look, only_if=rest if condition in look.only_if else (*rest, condition))

    _restyle(cursor, _whole(cursor), toggled)


def toggle_optional(cursor: QTextCursor) -> None:
    """Leave the passage out where one of its fields is empty, or ask for it."""
    _restyle(cursor, _whole(cursor), lambda look: replace(look, optional=not look.optional))


def say_always(cursor: QTextCursor) -> None:
    """Let the passage depend on nothing."""
    _restyle(cursor, _whole(cursor), lambda look: replace(look, only_if=(), optional=False))


def put(cursor: QTextCursor, pieces: Iterable[Piece]) -> None:
    """Insert pieces instead of what is marked; the text after them is plain again."""
    with one_step(cursor):
        cursor.removeSelectedText()
        insert(cursor, list(pieces))


def paste(cursor: QTextCursor, text: str, *, own: bool, one_line: bool) -> None:
    """Insert text from elsewhere: fields in it become chips, each line a paragraph.

    Args:
        cursor: where.
        text: the words.
        own: they were copied here, so stars are type.
        one_line: everything goes into one line.
    """
    lines = [" ".join(line.split(" ")) for line in text.splitlines() if line.strip()]
    lines = [" ".join(line.strip() for line in lines)] if one_line or len(lines) < 2 else lines
    single = len(text.splitlines()) < 2
    with one_step(cursor):
        cursor.removeSelectedText()
        for place, line in enumerate([text] if single else lines):
            if place:
                split(cursor, paragraph=True)
            insert(cursor, pieces_of(line if own else line.replace("\\", "\\\\").replace("*", "\\*")))


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Take everything done meanwhile back with one undo."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def _whole(cursor: QTextCursor) -> list[QTextBlock]:
    head = passage_of(cursor.block())
    return [head, *other_ways(head)]


def _restyle(cursor: QTextCursor, blocks: Iterable[QTextBlock], change: Callable[[Look], Look]) -> None:
    with one_step(cursor):
        for block in blocks:
            _set(block, change(look_of(block)))


def _set(block: QTextBlock, look: Look) -> None:
    QTextCursor(block).setBlockFormat(block_format(look))


def _begin(cursor: QTextCursor, look: Look) -> None:
    cursor.insertBlock(block_format(look))
    cursor.block().setVisible(True)


def _cut_tail(cursor: QTextCursor) -> list[Piece]:
    """Take what stands after the cursor out of its block."""
    rest = QTextCursor(cursor)
    rest.setPosition(_end(cursor.block()), QTextCursor.MoveMode.KeepAnchor)
    before = cursor.positionInBlock()
    tail, seen = [], 0
    for piece in pieces_in(cursor.block()):
        length = len(piece.text.encode("utf-16-le")) // 2 if piece.kind == "text" else 1
        if seen + length > before:
            tail.append(piece if seen >= before else _after(piece, before - seen))
        seen += length
    rest.removeSelectedText()
    return tail


def _after(piece: Piece, units: int) -> Piece:
    return replace(piece, text=piece.text.encode("utf-16-le")[2 * units :].decode("utf-16-le", "replace"))


def _append_to(cursor: QTextCursor, head: QTextBlock, *, empty: bool) -> None:
    """Put a block's text at the end of a passage that is said under the same conditions."""
    block = cursor.block()
    one, other = look_of(head), look_of(block)
    if empty:
        remove_block(cursor)
        cursor.setPosition(_end(head))
        return
    if other_ways(head) or (one.only_if, one.optional) != (other.only_if, other.optional):
        return
    pieces = pieces_in(block)
    with one_step(cursor):
        remove_block(cursor)
        cursor.setPosition(_end(head))
        at = cursor.position()
        space = [Piece(text=" ")] if way_in(head) and not head.text().endswith(" ") else []
        insert(cursor, [*space, *pieces])
        cursor.setPosition(at)


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1
