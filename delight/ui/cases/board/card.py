"""A case as a card: who, what in two lines, by when, whose it is."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from delight.domain.cases.case import CaseRow, Severity
from delight.ui.cases.words import due_of, due_tone, what_words, whose_words
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.pills import paint_avatar, pill_height
from delight.ui.kit.look.theme import RADIUS, Tone, base_font, colour, small_font, tokens
from delight.ui.kit.rows.table import ROW_ROLE
from delight.ui.kit.words.formats import due_day_words, sentence
from delight.ui.kit.words.signing import by_whom

_PAD, _GAP, _BETWEEN, _ICON, _FACE = 10, 4, 8, 14, 22
_LINES = 2


class CardDelegate(QStyledItemDelegate):
    """Paints the cards of a column; all are of one height, so that a thousand of them scroll at once."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self.now: datetime | None = None
        self.zone: tzinfo | None = None

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any, /) -> None:
        case = index.data(ROW_ROLE)
        if case is None or self.now is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _CardPainter(painter, option, self.now, self.zone).paint(case)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Any, /) -> QSize:
        words = _high(base_font(strong=True)) + _LINES * _high(small_font())
        foot = max(pill_height(), _FACE)
        return QSize(120, words + foot + 2 * _PAD + 2 * _GAP + _BETWEEN)


class _CardPainter:
    """Places boxes as if read from the left, and mirrors them where people read from the right."""

    def __init__(
        self, painter: QPainter, option: QStyleOptionViewItem, now: datetime, zone: tzinfo | None
    ) -> None:
        self._painter, self._now, self._zone = painter, now, zone
        row: QRect = option.rect  # type: ignore[attr-defined]
        self._state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        self._mirrored = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        self._card = QRectF(row).adjusted(1, 1, -1, 1 - _BETWEEN)

    def paint(self, case: CaseRow) -> None:
        self._ground(case)
        left, wide = self._card.left() + _PAD, self._card.width() - 2 * _PAD
        top = self._card.top() + _PAD
        high = _high(base_font(strong=True))
        self._title(case, left, top, wide)
        top += high + _GAP
        self._what(case, QRectF(left, top, wide, _LINES * _high(small_font())))
        self._foot(case, left, self._card.bottom() - _PAD - max(pill_height(), _FACE), wide)

    def _ground(self, case: CaseRow) -> None:
        now, painter = tokens(), self._painter
        chosen = bool(self._state & QStyle.StateFlag.State_Selected)
        over = bool(self._state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(colour(now.accent if chosen else now.hairline))
        painter.setBrush(colour(now.accent_soft if chosen else now.hover if over else now.card))
        box = self._card.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if chosen and self._state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)

    def _title(self, case: CaseRow, left: float, top: float, wide: float) -> None:
        high = _high(base_font(strong=True))
        if case.grave is not None or case.severity is Severity.HIGH:
            tone = Tone.OVERDUE if case.grave is not None else Tone.DUE
            at = self._box(left, top + (high - _ICON) / 2, _ICON, _ICON)
            self._painter.drawPixmap(at.topLeft(), pixmap("warning", tone.value, _ICON))
            left, wide = left + _ICON + 5, wide - _ICON - 5
        self._line(self._box(left, top, wide, high), whose_words(case), base_font(strong=True), tokens().ink)

    def _what(self, case: CaseRow, at: QRectF) -> None:
        font, text = small_font(), " ".join(what_words(case).split())
        layout = QTextLayout(text, font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(self._painter.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(at.width())
        layout.endLayout()
        end = first.textLength()
        box = self._box(at.left(), at.top(), at.width(), at.height())
        self._line(
            QRectF(box.left(), box.top(), box.width(), box.height() / 2), text[:end], font, tokens().quiet
        )
        rest = QRectF(box.left(), box.center().y(), box.width(), box.height() / 2)
        self._line(rest, text[end:], font, tokens().quiet)

    def _foot(self, case: CaseRow, left: float, top: float, wide: float) -> None:
        high = max(pill_height(), _FACE)
        owner = by_whom(case.owner)
        face = _FACE if owner else 0
        if owner:
            at = self._box(left + wide - _FACE, top + (high - _FACE) / 2, _FACE, _FACE)
            paint_avatar(self._painter, at, owner)
        if case.due_at is None:
            self._line(
                self._box(left, top, wide - face - 4, high), case.reference, small_font(), tokens().quiet
            )
            return
        room = wide - face - (4 if face else 0)
        tone = due_tone(case.due_at, self._now, self._zone)
        tone = Tone.PLAIN if tone is Tone.ACCENT else tone
        at = self._box(left, top, room, high)  # no pill: beside a face it would fit on every second card only
        self._line(at, self._words(case, room), small_font(strong=True), tokens().of(tone)[0])

    def _words(self, case: CaseRow, room: float) -> str:
        """Return when it is due, to the hour where there is room for that."""
        words = due_of(case, self._now, self._zone)
        if QFontMetrics(small_font(strong=True)).horizontalAdvance(words) <= room:
            return words
        return sentence(due_day_words(case.due_at, self._now, self._zone)) if case.due_at else ""

    def _line(self, at: QRectF, text: str, font: QFont, ink: str) -> None:
        cut = QFontMetrics(font).elidedText(text[:300].strip(), Qt.TextElideMode.ElideRight, int(at.width()))
        self._painter.setFont(font)
        self._painter.setPen(colour(ink))
        self._painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, cut)

    def _box(self, left: float, top: float, wide: float, high: float) -> QRectF:
        at = QRectF(QPointF(left, top), QPointF(left + wide, top + high))
        if self._mirrored:
            at.moveLeft(self._card.right() - (at.right() - self._card.left()))
        return at


def _high(font: QFont) -> int:
    return QFontMetrics(font).height()
