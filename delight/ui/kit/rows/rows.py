"""Lists whose rows read like a notebook: a picture, two lines, what hurries at the right."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from delight.ui.kit.guest import guest_sees, let_guest_see
from delight.ui.kit.look.pills import pill_height
from delight.ui.kit.look.theme import Tone, base_font, small_font
from delight.ui.kit.look.touch import is_touch, scroll_by_finger, target
from delight.ui.kit.rows.row_paint import LINE_GAP, PICTURE, RowPainter
from delight.ui.kit.rows.table import LOOK_ROLE, Ask, Column, TableModel
from delight.ui.kit.work.tasks import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """How a list shows one row.

    Attributes:
        title: first line, bold if ``strong``.
        subtitle: second line, quiet; empty makes a row of one line, a blank one line in the middle of
            a row that is as high as those with two.
        marks: where in the second line words stand that somebody looks for.
        meta: small words at the right of the first line, such as a date.
        pill: a word at the right, with its tone and icon.
        avatar: a name whose initials stand at the left; or ``icon`` with ``icon_tone``.
    """

    title: str
    subtitle: str = ""
    marks: tuple[tuple[int, int], ...] = ()
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
        safe = text.replace("&", "&amp;").replace("<", "&lt;")
        return f"<p style='white-space:pre-wrap'>{safe}</p>"


class RowDelegate(QStyledItemDelegate):
    """Paints a ``RowLook``."""

    row_painter: type[RowPainter] = RowPainter
    minds_guest = True
    """Rows rest while a guest sees the screen; whoever paints in another way has to say so anew."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any, /) -> None:
        look = index.data(LOOK_ROLE)
        if look is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_look(painter, option, look, index.row() if is_veiled(option) else None)
        painter.restore()

    def paint_look(
        self, painter: QPainter, option: QStyleOptionViewItem, look: RowLook, resting: int | None
    ) -> None:
        """Paint a row; ``resting`` is its number where it tells nothing, as before a guest."""
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        row = self.row_painter(painter, option.rect, mirrored=mirrored)  # type: ignore[attr-defined]
        row.ground(option.state)  # type: ignore[attr-defined]
        if resting is not None:
            row.rest(look, resting)
            return
        row.picture(look)
        if not guest_sees():
            row.pill(look)
            row.meta(look)
        row.words(look)

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Any, /
    ) -> bool:
        """Tell nobody in a tooltip what the row itself hides."""
        return is_veiled(option) or super().helpEvent(event, view, option, index)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Any, /) -> QSize:
        look = index.data(LOOK_ROLE)
        height = QFontMetrics(base_font()).height()
        if look is not None and look.subtitle:
            height += QFontMetrics(small_font()).height() + LINE_GAP
        least = PICTURE if look is not None and (look.avatar is not None or look.icon) else pill_height()
        return QSize(200, max(target(), max(height, least) + 2 * 9))


def is_veiled(option: QStyleOptionViewItem) -> bool:
    """Tell whether a row is hidden because a guest sees the screen: all are, but for the chosen one."""
    chosen = option.state & QStyle.StateFlag.State_Selected  # type: ignore[attr-defined]
    return guest_sees() and not chosen


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
        if is_touch():
            scroll_by_finger(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.activated.connect(lambda index: self.opened.emit(model.row(index)))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentChanged.connect(self._on_current)

    @override
    def setItemDelegate(self, delegate: QAbstractItemDelegate, /) -> None:
        """Paint by another delegate; one that rests before a guest says so by ``minds_guest``."""
        super().setItemDelegate(delegate)
        let_guest_see(self, on=type(delegate).__dict__.get("minds_guest", False))

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Take the keyboard; before a guest Qt may not select the first row on its own."""
        if guest_sees() and not self.currentIndex().isValid():
            self.viewport().update()
        else:
            super().focusInEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Lay out anew where rows of another width are of another height, of which Qt does not think."""
        super().resizeEvent(event)
        if self.sizeHintForRow(0) not in {-1, self.visualRect(self.rows.index(0, 0)).height()}:
            self.scheduleDelayedItemsLayout()

    def current(self) -> Any:
        """Return the selected row, or ``None``."""
        return self.rows.row(self.currentIndex())

    def choose(self, key: Hashable) -> bool:
        """Select the row with this key, if it is here."""
        at = self.rows.find(key)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at, 0))
        return at >= 0

    def choose_first(self) -> None:
        """Select the first row of a list just filled; none before a guest, whom it may not be about."""
        if not guest_sees():
            self.setCurrentIndex(self.rows.index(0, 0))

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
