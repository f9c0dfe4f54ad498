"""The list of cases: who, what, and how much it hurries, three lines each."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from delight.domain.cases import CaseRow
from delight.domain.stages import CaseKind
from delight.ui.cases.words import due_tone, what_words, whose_words
from delight.ui.kit.formats import due_words, sentence
from delight.ui.kit.icons import pixmap
from delight.ui.kit.labels import kind_mark, label_of, stage_mark
from delight.ui.kit.pills import paint_pill, pill_height, pill_width
from delight.ui.kit.row_paint import RowPainter
from delight.ui.kit.rows import RowLook, is_veiled
from delight.ui.kit.table import LOOK_ROLE
from delight.ui.kit.theme import Tone, base_font, colour, small_font, tokens

_PAD, _GAP, _ABOVE, _ICON = 14, 3, 9, 16


def case_look(case: CaseRow, now: datetime, zone: tzinfo | None) -> RowLook:
    """Return how the list shows a case: what hurries as a pill, else its stage; the stage is said once."""
    tone, icon = stage_mark(case.stage)
    stage = label_of(case.stage)
    pill, told = stage, ""
    if case.due_at is not None:
        urgent = due_tone(case.due_at, now, zone)
        pill, tone, icon, told = sentence(due_words(case.due_at, now, zone)), urgent, "clock", stage
        tone = Tone.PLAIN if urgent is Tone.ACCENT else urgent
    kind = "" if case.kind is CaseKind.COMPLAINT else kind_mark(case.kind)[1]
    return RowLook(
        title=whose_words(case),
        subtitle=what_words(case),
        meta=" · ".join(part for part in (case.reference, told, case.owner) if part),
        pill=pill,
        tone=tone,
        pill_icon=icon,
        icon=kind,
        icon_tone=kind_mark(case.kind)[0],
    )


class CaseDelegate(QStyledItemDelegate):
    """Paints a ``RowLook`` in three lines."""

    minds_guest = True

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any, /) -> None:
        look = index.data(LOOK_ROLE)
        if look is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = _CasePainter(painter, option)
        if is_veiled(option):
            row.rest(look, index.row())
        else:
            row.paint(look)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Any, /) -> QSize:
        lines = _first_height() + _high(base_font()) + _high(small_font())
        return QSize(240, lines + 2 * _GAP + 2 * _ABOVE)


class _CasePainter:
    """Places boxes as if read from the left, and mirrors them where people read from the right."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._row: QRect = option.rect  # type: ignore[attr-defined]
        self._mirrored = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        self._plain = RowPainter(painter, self._row, mirrored=self._mirrored)
        self._plain.ground(option.state)  # type: ignore[attr-defined]
        self._left, self._wide = self._row.left() + _PAD, self._row.width() - 2 * _PAD

    def paint(self, look: RowLook) -> None:
        top, first = self._row.top() + _ABOVE, _first_height()
        pill = min(pill_width(look.pill, look.pill_icon), self._wide * 3 // 5)
        at = self._box(self._left + self._wide - pill, top + (first - pill_height()) / 2, pill, pill_height())
        paint_pill(self._painter, at, look.pill, look.tone, look.pill_icon)
        self._paint_title(look, top, self._wide - pill - 10)
        top += first + _GAP
        line = self._box(self._left, top, self._wide, _high(base_font()))
        self._text(line, look.subtitle, base_font(), tokens().ink)
        top += _high(base_font()) + _GAP
        line = self._box(self._left, top, self._wide, _high(small_font()))
        self._text(line, look.meta, small_font(), tokens().quiet)

    def rest(self, look: RowLook, number: int) -> None:
        self._plain.rest(look, number)

    def _paint_title(self, look: RowLook, top: float, wide: float) -> None:
        left, high = float(self._left), _first_height()
        if look.icon:
            at = self._box(left, top + (high - _ICON) / 2, _ICON, _ICON)
            self._painter.drawPixmap(at.topLeft(), pixmap(look.icon, look.icon_tone.value, _ICON))
            left, wide = left + _ICON + 6, wide - _ICON - 6
        self._text(self._box(left, top, wide, high), look.title, base_font(strong=True), tokens().ink)

    def _box(self, left: float, top: float, wide: float, high: float) -> QRectF:
        at = QRectF(left, top, wide, high)
        if self._mirrored:
            at.moveLeft(self._row.right() + 1 - (at.right() - self._row.left()))
        return at

    def _text(self, at: QRectF, text: str, font: QFont, ink: str) -> None:
        one_line = " ".join(text[:500].split())
        cut = QFontMetrics(font).elidedText(one_line, Qt.TextElideMode.ElideRight, int(at.width()))
        self._painter.setFont(font)
        self._painter.setPen(colour(ink))
        self._painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, cut)


def _first_height() -> int:
    return max(pill_height(), _high(base_font(strong=True)))


def _high(font: QFont) -> int:
    return QFontMetrics(font).height()
