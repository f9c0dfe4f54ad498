"""The list of cases: who, what, and how much it hurries, three lines each."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from delight.domain.cases.case import CaseRow
from delight.domain.cases.stages import CaseKind
from delight.ui.cases.words import due_of, due_tone, what_words, whose_words
from delight.ui.kit.guest import guest_sees
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.pills import paint_pill, pill_height, pill_width
from delight.ui.kit.look.theme import Tone, base_font, colour, small_font, tokens
from delight.ui.kit.rows.row_paint import RowPainter
from delight.ui.kit.rows.rows import RowDelegate, RowLook
from delight.ui.kit.words.labels import kind_mark, label_of, stage_mark
from delight.ui.kit.words.signing import by_whom

_PAD, _GAP, _ABOVE, _ICON = 14, 3, 9, 16
_BESIDE = 30
"""A list less than so many letters wide has no room for a name and, beside it, what hurries."""


def case_look(case: CaseRow, now: datetime, zone: tzinfo | None) -> RowLook:
    """Return how the list shows a case: what hurries as a pill, else its stage; the stage is said once."""
    tone, icon = stage_mark(case.stage)
    stage = label_of(case.stage)
    pill, told = stage, ""
    if case.due_at is not None:
        urgent = due_tone(case.due_at, now, zone)
        pill, tone, icon, told = due_of(case, now, zone), urgent, "clock", stage
        tone = Tone.PLAIN if urgent is Tone.ACCENT else urgent
    kind = "" if case.kind is CaseKind.COMPLAINT else kind_mark(case.kind)[1]
    return RowLook(
        title=whose_words(case),
        subtitle=what_words(case),
        meta=" · ".join(part for part in (case.reference, told, by_whom(case.owner)) if part),
        pill=pill,
        tone=tone,
        pill_icon=icon,
        icon=kind,
        icon_tone=kind_mark(case.kind)[0],
    )


class CaseDelegate(RowDelegate):
    """Paints a ``RowLook`` in three lines; what hurries stands in a fourth where letters are large."""

    minds_guest = True

    @override
    def paint_look(
        self, painter: QPainter, option: QStyleOptionViewItem, look: RowLook, resting: int | None
    ) -> None:
        row = _CasePainter(painter, option)
        if resting is None:
            row.paint(look)
        else:
            row.rest(look, resting)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Any, /) -> QSize:
        lines = _first_height() + _high(base_font()) + _high(small_font())
        foot = pill_height() + 2 * _GAP if _has_foot(option) else 0
        return QSize(240, lines + 2 * _GAP + 2 * _ABOVE + foot)


class _CasePainter:
    """Places boxes as if read from the left, and mirrors them where people read from the right."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._row: QRect = option.rect  # type: ignore[attr-defined]
        self._mirrored = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        self._plain = RowPainter(painter, self._row, mirrored=self._mirrored)
        self._plain.ground(option.state)  # type: ignore[attr-defined]
        self._left, self._wide = self._row.left() + _PAD, self._row.width() - 2 * _PAD
        self._has_foot = _has_foot(option)

    def paint(self, look: RowLook) -> None:
        """Paint a row; how it stands and whose it is is no matter of a guest's."""
        top, shows_all = self._row.top() + _ABOVE, not guest_sees()
        beside = shows_all and not self._has_foot
        pill = self._paint_pill(look, top) + 10 if beside else 0
        self._paint_title(look, top, self._wide - pill)
        top += _first_height() + _GAP
        line = self._box(self._left, top, self._wide, _high(base_font()))
        self._text(line, look.subtitle, base_font(), tokens().ink)
        top += _high(base_font()) + _GAP
        line = self._box(self._left, top, self._wide, _high(small_font()))
        if shows_all:
            self._text(line, look.meta, small_font(), tokens().quiet)
        if shows_all and self._has_foot:
            self._paint_foot(look, top + _high(small_font()) + 2 * _GAP)

    def rest(self, look: RowLook, number: int) -> None:
        self._plain.rest(look, number)

    def _paint_pill(self, look: RowLook, top: float) -> int:
        """Paint what hurries at the end of the first line; return how much of it that takes."""
        wide = min(pill_width(look.pill, look.pill_icon), self._wide * 3 // 5)
        top += (_first_height() - pill_height()) / 2
        at = self._box(self._left + self._wide - wide, top, wide, pill_height())
        paint_pill(self._painter, at, look.pill, look.tone, look.pill_icon)
        return wide

    def _paint_foot(self, look: RowLook, top: float) -> None:
        """Paint what hurries at the beginning of a line of its own, as the board's cards have it."""
        wide = min(pill_width(look.pill, look.pill_icon), self._wide)
        at = self._box(self._left, top, wide, pill_height())
        paint_pill(self._painter, at, look.pill, look.tone, look.pill_icon)

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


def _has_foot(option: QStyleOptionViewItem) -> bool:
    """Tell whether what hurries stands at the foot of a row; the same of all rows, which are equally high."""
    shown_in: QWidget = option.widget  # type: ignore[attr-defined]
    return shown_in.width() < _BESIDE * QFontMetrics(base_font()).averageCharWidth()


def _first_height() -> int:
    return max(pill_height(), _high(base_font(strong=True)))


def _high(font: QFont) -> int:
    return QFontMetrics(font).height()
