"""Lists whose rows read like a notebook: a picture, two lines, what hurries at the right."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from delight.ui.kit.icons import pixmap
from delight.ui.kit.pills import paint_avatar, paint_pill, pill_height, pill_width
from delight.ui.kit.table import LOOK_ROLE, Ask, Column, TableModel
from delight.ui.kit.tasks import Tasks
from delight.ui.kit.theme import RADIUS, Tone, base_font, colour, small_font, tokens

_PAD, _PICTURE, _LINE_GAP = 12, 36, 3
_WORDS_NEED = 150
"""Less room than this for the words, and a pill shrinks to its icon; the tooltip has the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """How a list shows one row.

    Attributes:
        title: first line, bold if ``strong``.
        subtitle: second line, quiet; empty makes a row of one line.
        meta: small words at the right of the first line, such as a date.
        pill: a word at the right, with its tone and icon.
        avatar: a name whose initials stand at the left; or ``icon`` with ``icon_tone``.
    """

    title: str
    subtitle: str = ""
    meta: str = ""
    pill: str = ""
    tone: Tone = Tone.PLAIN
    pill_icon: str = ""
    avatar: str | None = None
    icon: str = ""
    icon_tone: Tone = Tone.PLAIN
    strong: bool = True

    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        return ", ".join(part for part in (self.title, self.subtitle, self.pill, self.meta) if part)

    def told(self) -> str:
        """Return the row as its tooltip tells it, where the list may have cut it; never markup."""
        text = "\n".join(part[:500] for part in (self.title, self.subtitle, self.pill) if part)
        return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"


class RowDelegate(QStyledItemDelegate):
    """Paints a ``RowLook``."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any, /) -> None:
        look = index.data(LOOK_ROLE)
        if look is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        _paint_ground(painter, rect, option)
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        inner = _paint_picture(painter, inner, look)
        inner = _paint_right(painter, inner, look)
        _paint_words(painter, inner, look)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Any, /) -> QSize:
        look = index.data(LOOK_ROLE)
        height = QFontMetrics(base_font()).height()
        if look is not None and look.subtitle:
            height += QFontMetrics(small_font()).height() + _LINE_GAP
        least = _PICTURE if look is not None and (look.avatar is not None or look.icon) else pill_height()
        return QSize(200, max(height, least) + 2 * 9)


class RowList(QListView):
    """A list of ``RowLook`` rows over a ``TableModel``; keeps what is selected over a reload.

    Up, Down, Home, End and typing move; Enter or a double click emits ``opened``.
    """

    chosen = Signal(object)
    """The row now selected, or ``None``."""
    opened = Signal(object)

    def __init__(self, model: TableModel[Any], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self._kept: Hashable = None
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self))
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.activated.connect(lambda index: self.opened.emit(model.row(index)))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentChanged.connect(self._on_current)

    def current(self) -> Any:
        """Return the selected row, or ``None``."""
        return self.rows.row(self.currentIndex())

    def choose(self, key: Hashable) -> bool:
        """Select the row with this key, if it is here."""
        at = self.rows.find(key)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at, 0))
        return at >= 0

    def choose_later(self, key: Hashable) -> None:
        """Select the row with this key now, or as soon as the next rows have come."""
        self._kept = key
        if self.choose(key):
            self._kept = None

    def _on_current(self, index: QModelIndex | QPersistentModelIndex, _previous: object) -> None:
        row = self.rows.row(index)
        self.chosen.emit(row)

    def _remember(self) -> None:
        row = self.current()
        if row is not None and self._kept is None:
            self._kept = self.rows.key_of(row)

    def _restore(self) -> None:
        kept, self._kept = self._kept, None
        if kept is None or not self.choose(kept):
            self.chosen.emit(None)


def row_model(
    fetch: Callable[[Ask], Sequence[Any]],
    look: Callable[[Any], RowLook],
    *,
    tasks: Tasks | None = None,
    key: Callable[[Any], Hashable] | None = None,
    parent: QWidget | None = None,
) -> TableModel[Any]:
    """Return a model for a ``RowList``: one column whose text is the row as it is spoken."""
    only = Column(title="", text=lambda row: look(row).spoken())
    return TableModel([only], fetch, tasks=tasks, key=key, look=look, parent=parent)


def _paint_ground(painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
    state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
    now, box = tokens(), QRectF(rect).adjusted(4, 1, -4, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(colour(now.accent_soft))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour(now.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(colour(now.hover))
        painter.drawRoundedRect(box, RADIUS, RADIUS)


def _paint_picture(painter: QPainter, rect: QRect, look: RowLook) -> QRect:
    """Paint the picture at the left and return what is left of the row."""
    if look.avatar is None and not look.icon:
        return rect
    circle = QRectF(rect.left(), rect.center().y() - _PICTURE / 2 + 0.5, _PICTURE, _PICTURE)
    if look.avatar is not None:
        paint_avatar(painter, circle, look.avatar)
    else:
        ink, ground = look.icon_tone, tokens().of(look.icon_tone)[1]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawEllipse(circle)
        tint = "quiet" if ink is Tone.PLAIN else ink.value
        at = circle.center()
        painter.drawPixmap(QPoint(round(at.x() - 9), round(at.y() - 9)), pixmap(look.icon, tint, 18))
    return rect.adjusted(_PICTURE + 12, 0, 0, 0)


def _paint_right(painter: QPainter, rect: QRect, look: RowLook) -> QRect:
    """Paint pill and small words at the right and return what is left of the row."""
    right = rect.right()
    if look.pill:
        wide = pill_width(look.pill, look.pill_icon)
        short = bool(look.pill_icon) and rect.width() - wide < _WORDS_NEED
        text, wide = ("", pill_height()) if short else (look.pill, min(wide, rect.width() // 2))
        top = rect.center().y() - pill_height() / 2 + 0.5
        at = QRectF(right - wide, top, wide, pill_height())
        paint_pill(painter, at, text, look.tone, look.pill_icon)
        right -= wide + 10
    if look.meta:
        metrics = QFontMetrics(small_font())
        width = min(metrics.horizontalAdvance(look.meta) + 2, rect.width() // 3)
        painter.setFont(small_font())
        painter.setPen(colour(tokens().quiet))
        box = QRect(right - width, rect.top(), width, rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, look.meta)
        right -= width + 10
    return QRect(rect.left(), rect.top(), max(0, right - rect.left()), rect.height())


def _paint_words(painter: QPainter, rect: QRect, look: RowLook) -> None:
    title, small = base_font(strong=look.strong), small_font()
    title_height, small_height = QFontMetrics(title).height(), QFontMetrics(small).height()
    total = title_height + (small_height + _LINE_GAP if look.subtitle else 0)
    top = rect.top() + (rect.height() - total) // 2
    _draw(painter, QRect(rect.left(), top, rect.width(), title_height), look.title, title, tokens().ink)
    if look.subtitle:
        below = QRect(rect.left(), top + title_height + _LINE_GAP, rect.width(), small_height)
        _draw(painter, below, look.subtitle, small, tokens().quiet)


def _draw(painter: QPainter, rect: QRect, text: str, font: QFont, ink: str) -> None:
    one_line = " ".join(text[:500].split())
    painter.setFont(font)
    painter.setPen(colour(ink))
    cut = QFontMetrics(font).elidedText(one_line, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
