"""Painting one row of a list, from both ends towards the middle; mirrored where people read so."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle

from delight.ui.kit.guest import paint_bar
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.pills import paint_avatar, paint_pill, pill_height, pill_width
from delight.ui.kit.look.theme import RADIUS, Tone, base_font, colour, small_font, tokens

PICTURE, LINE_GAP, PAD, GAP = 36, 3, 12, 10
_ICON = 18
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_WORDS_NEED = 150
"""Less room than this for the words, and a pill shrinks to its icon; the tooltip has its word."""


class Look(Protocol):
    """What is painted of a ``rows.RowLook``."""

    @property
    def title(self) -> str: ...
    @property
    def subtitle(self) -> str: ...
    @property
    def marks(self) -> tuple[tuple[int, int], ...]: ...
    @property
    def meta(self) -> str: ...
    @property
    def pill(self) -> str: ...
    @property
    def tone(self) -> Tone: ...
    @property
    def pill_icon(self) -> str: ...
    @property
    def avatar(self) -> str | None: ...
    @property
    def icon(self) -> str: ...
    @property
    def icon_tone(self) -> Tone: ...
    @property
    def strong(self) -> bool: ...


class RowPainter:
    """Paints into ``row``; ``_left`` and ``_right`` are what is still free, as if read from the left."""

    def __init__(self, painter: QPainter, row: QRect, *, mirrored: bool) -> None:
        self._painter, self._row, self._mirrored = painter, row, mirrored
        self._left, self._right = row.left() + PAD, row.right() - PAD

    def ground(self, state: QStyle.StateFlag) -> None:
        """Paint what shows that the row is selected, has the keyboard or is under the mouse."""
        painter, now = self._painter, tokens()
        box = QRectF(self._row).adjusted(4, 1, -4, -1)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour(now.accent_soft if selected else now.hover))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour(now.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def picture(self, look: Look) -> None:
        """Paint the round picture at the beginning, if there is one."""
        if look.avatar is None and not look.icon:
            return
        circle = self._place(self._left, PICTURE, PICTURE)
        if look.avatar is not None:
            paint_avatar(self._painter, circle, look.avatar)
        else:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(colour(tokens().of(look.icon_tone)[1]))
            self._painter.drawEllipse(circle)
            tint = "quiet" if look.icon_tone is Tone.PLAIN else look.icon_tone.value
            left, top = circle.center().x() - _ICON / 2, circle.center().y() - _ICON / 2
            self._painter.drawPixmap(round(left), round(top), pixmap(look.icon, tint, _ICON))
        self._left += PICTURE + PAD

    def pill(self, look: Look) -> None:
        """Paint the word at the end; only its icon where the words need the room."""
        if not look.pill:
            return
        free, wide = self._right - self._left, pill_width(look.pill, look.pill_icon)
        short = bool(look.pill_icon) and (free - wide < _WORDS_NEED or wide > free // 2)
        text, wide = ("", pill_height()) if short else (look.pill, min(wide, free // 2))
        at = self._place(self._right - wide, wide, pill_height())
        paint_pill(self._painter, at, text, look.tone, look.pill_icon)
        self._right -= wide + GAP

    def meta(self, look: Look) -> None:
        """Paint the small words before the pill; in two lines where one has no room for them."""
        if not look.meta:
            return
        metrics = QFontMetrics(small_font())
        whole, room = metrics.horizontalAdvance(look.meta) + 2, (self._right - self._left) * 2 // 5
        wide = min(whole, room)
        at = self._place(self._right - wide, wide, self._row.height())
        if whole > room and look.subtitle.strip() and _fits_wrapped(metrics, look.meta, at):
            self._painter.setFont(small_font())
            self._painter.setPen(colour(tokens().quiet))
            self._painter.drawText(at, _WRAPPED | Qt.AlignmentFlag.AlignTrailing, look.meta)
        else:
            self._text(at, look.meta, small_font(), tokens().quiet, Qt.AlignmentFlag.AlignTrailing)
        self._right -= wide + GAP

    def words(self, look: Look) -> None:
        """Paint the two lines into what is left."""
        title, small = base_font(strong=look.strong), small_font()
        high, low = QFontMetrics(title).height(), QFontMetrics(small).height()
        second = bool(look.subtitle.strip())
        total = high + (low + LINE_GAP if second else 0)
        top = self._row.top() + (self._row.height() - total) // 2
        at = self._place(self._left, max(0, self._right - self._left), high)
        at.moveTop(top)
        self._text(at, look.title, title, tokens().ink)
        if second:
            at = QRectF(at.left(), top + high + LINE_GAP, at.width(), low)
            self._text(at, look.subtitle, small, tokens().quiet, marks=look.marks)

    def rest(self, look: Look, number: int) -> None:
        """Paint soft bars where picture and words would be; they tell nothing of what stands there."""
        if look.avatar is not None or look.icon:
            paint_bar(self._painter, self._place(self._left, PICTURE, PICTURE))
            self._left += PICTURE + PAD
        room = max(0, self._right - self._left)
        first, second = (
            self._place(self._left, room * (part + number * step % 3) / 10, high)
            for part, step, high in ((3, 2, 11), (5, 1, 9))
        )
        first.translate(0, -9)
        second.translate(0, 9)
        paint_bar(self._painter, first)
        paint_bar(self._painter, second)

    def _place(self, left: float, wide: float, high: float) -> QRectF:
        """Return a box in the middle of the row's height, mirrored if people read from the right."""
        row = QRectF(self._row)
        at = QRectF(left, row.center().y() - high / 2, wide, high)
        if self._mirrored:
            at.moveLeft(row.right() - (at.right() - row.left()))
        return at

    def _text(
        self,
        at: QRectF,
        text: str,
        font: QFont,
        ink: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        marks: tuple[tuple[int, int], ...] = (),
    ) -> None:
        one_line = " ".join(text[:500].split())
        cut = QFontMetrics(font).elidedText(one_line, Qt.TextElideMode.ElideRight, int(at.width()))
        self._painter.setFont(font)
        self._painter.setPen(colour(ink))
        if marks and one_line == text:
            paint_marked(self._painter, at, cut, marks)
        else:
            self._painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | side, cut)


def _fits_wrapped(metrics: QFontMetrics, text: str, at: QRectF) -> bool:
    box = metrics.boundingRect(at.toRect(), _WRAPPED, text)
    return box.width() <= at.width() and box.height() <= at.height()


def paint_marked(painter: QPainter, at: QRectF, text: str, marks: tuple[tuple[int, int], ...]) -> None:
    """Paint one line with some of its words marked, whichever way it is read."""
    layout = QTextLayout(text, painter.font())
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setTextDirection(painter.layoutDirection())
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_marked(text, start, end) for start, end in marks if start < len(text)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(at.width())
    layout.endLayout()
    layout.draw(painter, QPointF(at.left(), at.center().y() - line.height() / 2))


def _marked(text: str, start: int, end: int) -> QTextLayout.FormatRange:
    """Return the format of a marked word; Qt counts in halves of UTF-16."""
    ground = QTextCharFormat()
    ground.setForeground(colour(tokens().ink))
    ground.setFontWeight(QFont.Weight.DemiBold)
    ground.setBackground(colour(tokens().of(Tone.DUE)[1]))
    marked = QTextLayout.FormatRange()
    marked.start = _halves(text[:start])
    marked.length = _halves(text[start:end])
    marked.format = ground
    return marked


def _halves(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
