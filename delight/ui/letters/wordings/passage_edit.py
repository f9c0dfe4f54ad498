"""Passages to write in: the keys, the mouse and the clipboard of a text with chips."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
    QTextDocument,
)
from typing_extensions import override

from delight.ui.kit.keys import ENTERS
from delight.ui.letters.wordings import deeds
from delight.ui.letters.wordings.document import (
    blocks,
    look_of,
    other_ways,
    passage_of,
    way_in,
)
from delight.ui.letters.wordings.marks import ways_rect
from delight.ui.letters.wordings.passage_text import PassageText
from delight.ui.letters.wordings.saying import when_words

LONGEST_PASTE = 20_000
"""Characters; a long letter has 2,000."""
_ENDLESS = 5_000
_MIME = "application/x-delight-passages"
_BACKWARDS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace})
_MOVES = _BACKWARDS | {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End}


class PassageEdit(PassageText):
    """A text whose blocks are passages; as high as what is in it.

    Enter begins a paragraph, Shift+Enter a passage in the same one. Fields are inserted from a menu, which
    ``/`` and ``{`` open as well.
    """

    field_wanted = Signal(str)
    """``/`` or ``{`` was typed, and stands in the text."""
    choice_wanted = Signal(int)
    """The choice between two ways of address at this position is to be changed."""
    when_wanted = Signal()
    """The words above the passage were clicked."""
    cut_short = Signal()
    """More was pasted than any letter needs."""

    def add_way(self) -> None:
        """Begin another way to say the passage at the cursor."""
        self.fold(self.head(), folded=False)
        self.do(deeds.add_way)

    def do(self, deed: object) -> None:
        """Carry out a deed at the cursor, which it may move; the keyboard goes on there."""
        cursor = self.textCursor()
        deed(cursor)  # type: ignore[operator]
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.laid_out_again()
        self.ensureCursorVisible()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self._takes(event):
            event.accept()
            return
        super().keyPressEvent(event)
        self._leave_hidden(event)
        if event.text() in {"/", "{"} and self._begins_a_field(event.text()):
            self.field_wanted.emit(event.text())

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        block = self.block_at(event.position().y())
        if block.isValid() and event.button() is Qt.MouseButton.LeftButton:
            rect = self.block_rect(block)
            if other_ways(block) and ways_rect(self, block).contains(event.position()):
                self.fold(block, folded=not self.is_folded(block))
                return
            if event.position().y() < rect.top() and look_of(block).depends:
                self.go_to(block)
                self.when_wanted.emit()
                return
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        super().mouseReleaseEvent(event)
        at = self.choice_near(self.cursorForPosition(event.position().toPoint()))
        if at is not None and not self.textCursor().hasSelection() and self._is_over(event, at):
            self.choice_wanted.emit(at)

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        super().mouseMoveEvent(event)
        block = self.block_at(event.position().y())
        ways = block.isValid() and bool(other_ways(block))
        over = ways and ways_rect(self, block).contains(event.position())
        above = block.isValid() and event.position().y() < self.block_rect(block).top()
        look = look_of(block) if above else None
        words = when_words(look.only_if, optional=look.optional) if look else ""
        self.viewport().setToolTip(words)  # the line above the passage may have been cut
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        part = QTextDocument()
        QTextCursor(part).insertFragment(self.textCursor().selection())
        text = "\n".join(way_in(block) for block in blocks(part))
        data = QMimeData()
        data.setText(text)
        data.setData(_MIME, text.encode("utf-8", "replace"))
        return data

    @override
    def insertFromMimeData(self, source: QMimeData, /) -> None:
        text = source.text()
        if len(text) > LONGEST_PASTE:
            text = text[:LONGEST_PASTE]
            self.cut_short.emit()
        if len(text) > _ENDLESS:
            self.break_anywhere(anywhere=True)
        own = source.hasFormat(_MIME)
        self.do(lambda cursor: deeds.paste(cursor, text, own=own, one_line=self.is_simple))

    @override
    def canInsertFromMimeData(self, source: QMimeData, /) -> bool:
        return source.hasText()

    def _takes(self, event: QKeyEvent) -> bool:
        """Use a key that means something of its own in passages; return whether it did."""
        key = event.key()
        if key in ENTERS:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            same = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if not self.is_simple:
                self.do(lambda cursor: deeds.split(cursor, paragraph=not same))
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        joins = {Qt.Key.Key_Backspace: deeds.join_back, Qt.Key.Key_Delete: deeds.join_ahead}
        join = joins.get(Qt.Key(key))
        cursor = self.textCursor()
        if join is None or not join(cursor):
            return False
        self.setTextCursor(cursor)
        self.laid_out_again()
        return True

    def _leave_hidden(self, event: QKeyEvent) -> None:
        """The cursor steps over ways that are folded away; undo shows them instead."""
        block = self.textCursor().block()
        if block.isVisible():
            return
        if event.key() not in _MOVES:
            self.fold(passage_of(block), folded=False)
            return
        back = event.key() in _BACKWARDS
        cursor = self.textCursor()
        while block.isValid() and not block.isVisible():
            block = block.previous() if back else block.next()
        if not block.isValid():
            block = self.head()
            back = True
        mark = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        mode = QTextCursor.MoveMode.KeepAnchor if mark else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(block.position() + (block.length() - 1 if back else 0), mode)
        self.setTextCursor(cursor)

    def _begins_a_field(self, typed: str) -> bool:
        """A brace always does, a stroke only where a word could begin: "and/or" is a word."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock() - 1]
        return typed == "{" or not before or before[-1].isspace()

    def _is_over(self, event: QMouseEvent, position: int) -> bool:
        after = QTextCursor(self.document())
        after.setPosition(position)
        left = self.cursorRect(after)
        after.setPosition(position + 1)
        right = self.cursorRect(after)
        return left.united(right).adjusted(2, 0, -2, 0).contains(event.position().toPoint())
