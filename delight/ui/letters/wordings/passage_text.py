"""Passages as they stand on the sheet: shown, folded, found; what hands do is in ``passage_edit``."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from delight.ui.letters.wordings.chips import ChipPainter, is_chip, piece_of
from delight.ui.letters.wordings.document import (
    Paragraphs,
    Role,
    blocks,
    caption_height,
    fill,
    look_of,
    other_ways,
    passage_of,
    read,
    settle_margins,
)
from delight.ui.letters.wordings.marks import paint_marks
from delight.ui.letters.wordings.pieces import Kind, Piece

_ENDLESS = 5_000


class PassageText(QTextEdit):
    """A text whose blocks are passages; as high as what is in it."""

    edited = Signal()
    """Somebody changed it, or what was changed was undone."""
    moved = Signal()
    """The cursor is elsewhere."""

    def __init__(
        self, *, name: str, simple: bool = False, public: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.is_simple, self.is_public = simple, public
        self._showing = False
        self.hint = ""
        self.setAccessibleName(name)
        self.setStyleSheet("QTextEdit { border: none; background: transparent; padding: 0; min-height: 0; }")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setMouseTracking(True)
        self.chips = ChipPainter(self.document())
        self.document().contentsChanged.connect(self._on_changed)
        self.document().blockCountChanged.connect(self._on_count)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self.cursorPositionChanged.connect(self._on_moved)
        self._grow()

    def show_passages(self, paragraphs: Paragraphs) -> None:
        """Show these; other ways are folded away."""
        self._showing = True
        longest = max((len(way) for p in paragraphs for one in p for way in one.ways), default=0)
        self.break_anywhere(anywhere=longest > _ENDLESS)
        fill(self.document(), paragraphs, simple=self.is_simple)
        for block in blocks(self.document()):
            if look_of(block).role is Role.OTHER_WAY:
                block.setVisible(False)
        self.laid_out_again()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._showing = False
        self._grow()

    def passages(self) -> Paragraphs:
        """Return what is written now."""
        return read(self.document())

    @property
    def is_mirrored(self) -> bool:
        """Whether the window runs from right to left."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def set_hint(self, words: str) -> None:
        """Say something where nothing is written yet."""
        self.hint = words
        self.setAccessibleDescription(words)

    def head(self) -> QTextBlock:
        """Return the block in which the passage at the cursor begins."""
        return passage_of(self.textCursor().block())

    def way_at_cursor(self) -> int:
        """Return which way of its passage the cursor is in, from 0."""
        here, head = self.textCursor().block(), self.head()
        return here.blockNumber() - head.blockNumber()

    def passage_at_cursor(self) -> int:
        """Return which passage the cursor is in, from 0."""
        last = self.head().blockNumber()
        heads = (block for block in blocks(self.document()) if look_of(block).role is not Role.OTHER_WAY)
        return sum(1 for block in heads if block.blockNumber() < last)

    def is_folded(self, head: QTextBlock) -> bool:
        """Return whether the other ways of a passage are hidden."""
        return any(not block.isVisible() for block in other_ways(head))

    def fold(self, head: QTextBlock, *, folded: bool) -> None:
        """Hide or show the other ways of a passage."""
        if folded and passage_of(self.textCursor().block()) == head:
            self.go_to(head)
        for block in other_ways(head):
            block.setVisible(not folded)
        self.laid_out_again(head)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self.viewport())
        paint_marks(painter, self, QRectF(event.rect()))
        painter.end()
        super().paintEvent(event)

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

    def block_at(self, y: float) -> QTextBlock:
        """Return the first block of the passage whose text or words above stand at this height."""
        for block in blocks(self.document()):
            if not block.isVisible() or look_of(block).role is Role.OTHER_WAY:
                continue
            rect = self.block_rect(block)
            top = rect.top() - (caption_height() if look_of(block).depends else 0)
            below = caption_height() if other_ways(block) else 0
            if top <= y <= rect.bottom() + below:
                return block
        return QTextBlock()

    def go_to(self, block: QTextBlock) -> None:
        cursor = self.textCursor()
        cursor.setPosition(block.position() + block.length() - 1)
        self.setTextCursor(cursor)

    def _on_changed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _on_count(self) -> None:
        if not self._showing:
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        if not self._showing:
            settle_margins(self.document())
            self._show_heads()

    def _show_heads(self) -> None:
        """What replaced everything stands in the last block, which may have been folded away."""
        hidden = [one for one in blocks(self.document()) if not one.isVisible() and passage_of(one) == one]
        for block in hidden:
            block.setVisible(True)
        if hidden:
            self.laid_out_again()

    def _on_moved(self) -> None:
        self.viewport().update()
        if not self._showing:
            self.moved.emit()

    def laid_out_again(self, head: QTextBlock | None = None) -> None:
        start = head.position() if head else 0
        self.document().markContentsDirty(start, self.document().characterCount() - start)
        self._grow()
        self.viewport().update()

    def _grow(self) -> None:
        wanted = max(36, round(self.document().size().height()) + 2)
        if self.height() != wanted:
            self.setFixedHeight(wanted)
            self.updateGeometry()

    def break_anywhere(self, *, anywhere: bool) -> None:
        """Qt looks for a place to break a word from its start in every line: seconds for an endless one."""
        mode = QTextOption.WrapMode
        self.setWordWrapMode(mode.WrapAnywhere if anywhere else mode.WrapAtWordBoundaryOrAnywhere)
