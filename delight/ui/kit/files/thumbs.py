"""Photos and files as small pictures with their names: arrows go from one to the next, Enter looks at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.cases.attachments import ending_of
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import FlowLayout, empty
from delight.ui.kit.look.theme import RADIUS, base_font, colour, small_font, tokens
from delight.ui.kit.menus import Deed, menu_of, wants_menu
from delight.ui.kit.rows.pressable import Pressable

USUAL, SMALL = 104, 72
"""Width and height of a picture, in pixels at the usual size of text."""
_USUAL_TEXT = 14
_PAD, _GAP = 2, 4
_ICONS = {"pdf": "pdf", "eml": "mail"}


class Kept(Protocol):
    """What a small picture shows: a photo or file, wherever it lies."""

    @property
    def name(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def preview(self) -> bytes: ...


def size_text(size: int) -> str:
    """Return how large a file is, such as ``240 kB``."""
    shown = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale().formattedDataSize(size, 0 if size < 1_000_000 else 1, shown)


def icon_of(name: str) -> str:
    """Return the icon of a file that is no photo."""
    return "mail" if name.lower().startswith("e-mail") else _ICONS.get(ending_of(name), "paperclip")


class Thumb(Pressable):
    """One photo or file; Delete takes it off."""

    key_pressed = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(self, kept: Kept, side: int) -> None:
        super().__init__()
        self.kept, self._side = kept, round(side * QFontMetrics(base_font()).height() / 18)
        self._image = QImage.fromData(kept.preview) if kept.preview else QImage()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        told = _tr("{name}, {size}").format(name=kept.name, size=size_text(kept.size))
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        line = QFontMetrics(small_font()).height()
        return QSize(self._side + 2 * _PAD, self._side + line + _GAP + 2 * _PAD)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if wants_menu(event):
            self.key_pressed.emit(Qt.Key.Key_Menu)
        elif event.key() in _STEERS:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        self.menu_wanted.emit(event.globalPos())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, now = QPainter(self), tokens()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(_PAD, _PAD, self._side, self._side)
        frame = QPainterPath()
        frame.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(frame, colour(now.hover))
        painter.save()
        painter.setClipPath(frame)
        self._paint_picture(painter, box)
        painter.restore()
        marked = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(colour(now.accent if marked else now.hairline), 2 if self.hasFocus() else 1))
        painter.drawPath(frame)
        self._paint_name(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        if self._image.isNull():
            side = self._side // 3
            at = QPoint(round(box.center().x() - side / 2), round(box.center().y() - side / 2 - 6))
            painter.drawPixmap(at, pixmap(icon_of(self.kept.name), "quiet", side))
            painter.setPen(colour(tokens().quiet))
            painter.setFont(small_font())
            below = box.adjusted(0, 0, 0, -6)
            where = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(below, where, ending_of(self.kept.name).upper())
            return
        whole = self._image.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(0, 0, whole.width(), whole.height())
        target.moveCenter(box.center())
        painter.drawImage(target, self._image)

    def _paint_name(self, painter: QPainter) -> None:
        painter.setFont(small_font())
        painter.setPen(colour(tokens().ink if self.hasFocus() else tokens().quiet))
        words = QRectF(_PAD, _PAD + self._side + _GAP, self._side, QFontMetrics(small_font()).height())
        name = painter.fontMetrics().elidedText(self.kept.name, Qt.TextElideMode.ElideMiddle, self._side)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, name)


class ThumbGrid(QWidget):
    """Photos and files side by side; it is one stop for Tab, the arrows go on from there."""

    looked_at = Signal(int)
    """Its place among those shown."""
    take_off_wanted = Signal(int)

    def __init__(self, name: str, *, side: int = USUAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._thumbs: list[Thumb] = []
        self.more: Callable[[int], Sequence[Deed]] = lambda _place: ()
        """What else can be done with one, for its menu."""
        self._flow = FlowLayout(self, space=4)
        self.setAccessibleName(name)
        self.hide()

    @property
    def thumbs(self) -> list[Thumb]:
        """What is shown, in its order."""
        return list(self._thumbs)

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Show these; the keyboard stays at the same place."""
        at = self._focused()
        empty(self._flow)
        self._thumbs = [self._thumb(one, place) for place, one in enumerate(kept)]
        for thumb in self._thumbs:
            self._flow.addWidget(thumb)
            thumb.show()
        self.setVisible(bool(kept))
        if self._thumbs:
            self._stop_at(min(max(at, 0), len(kept) - 1), focus=at >= 0)
        self.updateGeometry()

    def focus_at(self, place: int) -> None:
        """Put the keyboard on one of them."""
        if self._thumbs:
            self._stop_at(max(0, min(place, len(self._thumbs) - 1)), focus=True)

    def deeds(self, place: int) -> list[Deed]:
        """Return what can be done with one, the usual first."""
        look = Deed(text=_tr("Look at it"), do=lambda: self.looked_at.emit(place))
        off = Deed(text=_tr("Take off"), do=lambda: self.take_off_wanted.emit(place), key=Qt.Key.Key_Delete)
        return [look, *self.more(place), off]

    def _thumb(self, kept: Kept, place: int) -> Thumb:
        thumb = Thumb(kept, self._side)
        thumb.pressed.connect(lambda: self.looked_at.emit(place))
        thumb.key_pressed.connect(lambda key: self._steer(place, key))
        thumb.menu_wanted.connect(lambda at: menu_of(thumb, self.deeds(place)).popup(at))
        return thumb

    def _focused(self) -> int:
        return next((n for n, thumb in enumerate(self._thumbs) if thumb.hasFocus()), -1)

    def _stop_at(self, place: int, *, focus: bool) -> None:
        for n, thumb in enumerate(self._thumbs):
            thumb.setFocusPolicy(Qt.FocusPolicy.StrongFocus if n == place else Qt.FocusPolicy.ClickFocus)
        if focus:
            self._thumbs[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _steer(self, place: int, key: int) -> None:
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.take_off_wanted.emit(place)
        elif key == Qt.Key.Key_Menu:
            thumb = self._thumbs[place]
            menu_of(thumb, self.deeds(place)).popup(thumb.mapToGlobal(QPoint(8, thumb.height())))
        else:
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self._stop_at(self._beside(place, key, mirrored=mirrored), focus=True)

    def _beside(self, place: int, key: int, *, mirrored: bool) -> int:
        row = sum(thumb.y() == self._thumbs[0].y() for thumb in self._thumbs)
        step = {
            Qt.Key.Key_Left: 1 if mirrored else -1, Qt.Key.Key_Right: -1 if mirrored else 1,
            Qt.Key.Key_Up: -row, Qt.Key.Key_Down: row,
            Qt.Key.Key_Home: -len(self._thumbs), Qt.Key.Key_End: len(self._thumbs),
        }[Qt.Key(key)]  # fmt: skip
        there, last = place + step, len(self._thumbs) - 1
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not 0 <= there <= last:
            return place
        return max(0, min(there, last))


_STEERS = frozenset(
    {
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
        Qt.Key.Key_Delete, Qt.Key.Key_Backspace,
    }
)  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)
