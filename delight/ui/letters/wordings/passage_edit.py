"""Passages to write in: one text with chips, bands where something is not always said, ways in the margin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from delight.ui.letters.wordings import deeds
from delight.ui.letters.wordings.chips import ChipPainter, is_chip, piece_of
from delight.ui.letters.wordings.document import (
    GUTTER,
    Paragraphs,
    Role,
    blocks,
    caption_height,
    fill,
    look_of,
    other_ways,
    passage_of,
    read,
    way_in,
)
from delight.ui.letters.wordings.marks import paint_marks
from delight.ui.letters.wordings.pieces import Kind, Piece

LONGEST_PASTE = 20_000
"""Characters; a long letter has 2,000."""
_ENDLESS = 5_000
_MIME = "application/x-delight-passages"
_BACKWARDS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace})
_MOVES = _BACKWARDS | {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End}


class PassageEdit(QTextEdit):
    """A text whose blocks are passages; as high as what is in it.

    Enter begins a paragraph, Shift+Enter a passage in the same one. Fields are inserted from a menu, which
    ``/`` and ``{`` open as well.
    """

    edited = Signal()
    """Somebody changed it, or what was changed was undone."""
    moved = Signal()
    """The cursor is elsewhere."""
    field_wanted = Signal(str)
    """``/`` or ``{`` was typed, and stands in the text."""
    choice_wanted = Signal(int)
    """The choice between two ways of address at this position is to be changed."""
    when_wanted = Signal()
    """The words above the passage were clicked."""
    cut_short = Signal()
    """More was pasted than any letter needs."""

    def __init__(
        self, *, name: str, simple: bool = False, public: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.is_simple, self.is_public = simple, public
        self._showing = False
        self.setAccessibleName(name)
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setMouseTracking(True)
        self.chips = ChipPainter(self.document())
        self.document().contentsChanged.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self.cursorPositionChanged.connect(self._on_moved)
        self._grow()

    def show_passages(self, paragraphs: Paragraphs) -> None:
        """Show these; other ways are folded away."""
        self._showing = True
        longest = max((len(way) for p in paragraphs for one in p for way in one.ways), default=0)
        self._break_anywhere(anywhere=longest > _ENDLESS)
        fill(self.document(), paragraphs)
        for block in blocks(self.document()):
            if look_of(block).role is Role.OTHER_WAY:
                block.setVisible(False)
        self._laid_out_again()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._showing = False
        self._grow()

    def passages(self) -> Paragraphs:
        """Return what is written now."""
        return read(self.document())

    def head(self) -> QTextBlock:
        """Return the block in which the passage at the cursor begins."""
        return passage_of(self.textCursor().block())

    def way_at_cursor(self) -> int:
        """Return which way of its passage the cursor is in, from 0."""
        here, head = self.textCursor().block(), self.head()
        return here.blockNumber() - head.blockNumber()

    def is_folded(self, head: QTextBlock) -> bool:
        """Return whether the other ways of a passage are hidden."""
        return any(not block.isVisible() for block in other_ways(head))

    def fold(self, head: QTextBlock, *, folded: bool) -> None:
        """Hide or show the other ways of a passage."""
        if folded and passage_of(self.textCursor().block()) == head:
            self._go_to(head)
        for block in other_ways(head):
            block.setVisible(not folded)
        self._laid_out_again(head)

    def add_way(self) -> None:
        """Begin another way to say the passage at the cursor."""
        self.fold(self.head(), folded=False)
        self.do(deeds.add_way)

    def do(self, deed: object) -> None:
        """Carry out a deed at the cursor, which it may move."""
        cursor = self.textCursor()
        deed(cursor)  # type: ignore[operator]
        self.setTextCursor(cursor)
        self._laid_out_again()
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
        block = self._block_at(event.position().y())
        if block.isValid() and event.button() is Qt.MouseButton.LeftButton:
            rect = self.block_rect(block)
            if event.position().x() > self.viewport().width() - GUTTER and other_ways(block):
                self.fold(block, folded=not self.is_folded(block))
                return
            if event.position().y() < rect.top() and look_of(block).depends:
                self._go_to(block)
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
        block = self._block_at(event.position().y())
        ways = block.isValid() and bool(other_ways(block))
        over = ways and event.position().x() > self.viewport().width() - GUTTER
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self.viewport())
        paint_marks(painter, self, QRectF(event.rect()))
        painter.end()
        super().paintEvent(event)

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
            self._break_anywhere(anywhere=True)
        own = source.hasFormat(_MIME)
        self.do(lambda cursor: deeds.paste(cursor, text, own=own, one_line=self.is_simple))

    @override
    def canInsertFromMimeData(self, source: QMimeData, /) -> bool:
        return source.hasText()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._grow()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._grow()

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 40)

    def choice_near(self, cursor: QTextCursor) -> int | None:
        """Return the position of a choice just before or after the cursor."""
        for at in (cursor.position() - 1, cursor.position()):
            piece = self.chip_at(at)
            if piece is not None and piece.kind is Kind.CHOICE:
                return at
        return None

    def chip_at(self, position: int) -> Piece | None:
        """Return the chip at a position of the text."""
        if position < 0 or position >= self.document().characterCount() - 1:
            return None
        after = QTextCursor(self.document())
        after.setPosition(position + 1)
        return piece_of(after.charFormat(), "") if is_chip(after.charFormat()) else None

    def block_rect(self, block: QTextBlock) -> QRectF:
        """Return where a block's text stands, as wide as the whole text."""
        rect = self.document().documentLayout().blockBoundingRect(block)
        return QRectF(0, rect.top(), self.viewport().width(), rect.height())

    def _takes(self, event: QKeyEvent) -> bool:
        """Use a key that means something of its own in passages; return whether it did."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
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
        self._laid_out_again()
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

    def _block_at(self, y: float) -> QTextBlock:
        """Return the first block of the passage whose text or words above stand at this height."""
        for block in blocks(self.document()):
            if not block.isVisible() or look_of(block).role is Role.OTHER_WAY:
                continue
            rect = self.block_rect(block)
            top = rect.top() - (caption_height() if look_of(block).depends else 0)
            if top <= y <= rect.bottom():
                return block
        return QTextBlock()

    def _go_to(self, block: QTextBlock) -> None:
        cursor = self.textCursor()
        cursor.setPosition(block.position() + block.length() - 1)
        self.setTextCursor(cursor)

    def _on_changed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _on_moved(self) -> None:
        self.viewport().update()
        if not self._showing:
            self.moved.emit()

    def _laid_out_again(self, head: QTextBlock | None = None) -> None:
        start = head.position() if head else 0
        self.document().markContentsDirty(start, self.document().characterCount() - start)
        self._grow()
        self.viewport().update()

    def _grow(self) -> None:
        wanted = max(40, round(self.document().size().height()) + 2)
        if self.height() != wanted:
            self.setFixedHeight(wanted)
            self.updateGeometry()

    def _break_anywhere(self, *, anywhere: bool) -> None:
        """Qt looks for a place to break a word from its start in every line: seconds for an endless one."""
        mode = QTextOption.WrapMode
        self.setWordWrapMode(mode.WrapAnywhere if anywhere else mode.WrapAtWordBoundaryOrAnywhere)
