"""One photo or file, large: arrows go to the next, Escape or Space closes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from delight.domain.cases.attachments import is_photo, opens
from delight.ui.kit.actions import ActionDef, add_actions, icon_button
from delight.ui.kit.fields.forms import PlainArea
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.files.thumbs import Kept, icon_of, size_text
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import RADIUS, base_font, colour, tokens
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.tasks import Loader, Tasks

_FAR, _ICON = 0.92, 64
_MOST_TEXT = 200_000
_LEAST = QSize(480, 400)
Read = Callable[[int], bytes]
"""Returns the bytes of the one at a place; called on the worker."""


class Picture(QWidget):
    """A photo as large as there is room, never larger than it is; or the icon of a file and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._image, self._icon, self._words = QImage(), "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def image(self) -> QImage:
        """What is shown; null for a file."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show a photo."""
        self._image, self._icon = image, ""
        self.update()

    def show_words(self, icon: str, words: str) -> None:
        """Show what a file is."""
        self._image, self._icon, self._words = QImage(), icon, words
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        if not self._image.isNull():
            painter.drawImage(self._fitted(area), self._image)
        elif self._icon:
            painter.setBrush(colour(tokens().hover))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area, RADIUS, RADIUS)
            top = area.center().y() - _ICON
            painter.drawPixmap(
                round(area.center().x() - _ICON / 2), round(top), pixmap(self._icon, "quiet", _ICON)
            )
            painter.setPen(colour(tokens().quiet))
            painter.setFont(base_font())
            below = area.adjusted(32, area.height() / 2 + 16, -32, -16)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._words)
        painter.end()

    def _fitted(self, area: QRectF) -> QRectF:
        size = self._image.size().toSizeF()
        if size.width() > area.width() or size.height() > area.height():
            size = size.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRectF(area.topLeft(), size)
        at.moveCenter(area.center())
        return at


class LargeView(QDialog):
    """A window above the page, nearly as large; it says which one of how many is seen."""

    open_wanted = Signal(int)
    save_wanted = Signal(int)
    take_off_wanted = Signal(int)

    def __init__(
        self, kept: Sequence[Kept], read: Read, tasks: Tasks, parent: QWidget, *, lends: bool = True
    ) -> None:
        """Make it.

        Args:
            kept: all that can be gone through.
            read: returns the bytes of one, on the worker.
            tasks: the workers.
            parent: whose window it stands above.
            lends: whether it can be opened with another program, and saved as a copy.
        """
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._kept, self._read, self._lends = list(kept), read, lends
        self._loader = Loader(tasks, self)
        self.place = 0
        self.picture, self.words = Picture(), _reading()
        self.shown = QStackedWidget()
        self.shown.addWidget(self.picture)
        self.shown.addWidget(self.words)
        self.name, self.far = OneLine("", "heading"), label("", "small")
        self.keys = add_actions(self, *self._definitions())
        self.open_button = push_button(_tr("Open"), lambda: self.open_wanted.emit(self.place))
        self.save_button = push_button(_tr("Save a copy …"), lambda: self.save_wanted.emit(self.place))
        self.off_button = push_button(_tr("Take off"), self._take_off, role="quiet", icon="trash")
        self._lay_out()
        self._fit(parent.window())

    def look(self, place: int) -> None:
        """Open on one of them."""
        self._show(place)
        self.open()
        self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, step: int) -> None:
        """Go on to the next one, or the one before."""
        there = self.place + step
        if 0 <= there < len(self._kept):
            self._show(there)

    def _definitions(self) -> list[ActionDef]:
        group = _tr("Photos and files")
        named = [
            ("back", _tr("The one before"), "Left", "back", lambda: self.go(-1)),
            ("next", _tr("The next one"), "Right", "forward", lambda: self.go(1)),
            ("close", _tr("Close"), "", "close", self.close),
        ]
        return [
            ActionDef(name=name, text=text, key=key, icon=icon, do=do, group=group)
            for name, text, key, icon, do in named
        ]

    def _lay_out(self) -> None:
        head = row(None, self.name, self.far, icon_button(self.keys["close"]), space=12)
        head.setStretch(0, 1)
        middle = row(
            None, icon_button(self.keys["back"]), self.shown, icon_button(self.keys["next"]), space=8
        )
        middle.setStretch(1, 1)
        foot = row(None, self.off_button, None, self.open_button, self.save_button)
        column(self, head, middle, foot, space=12, margins=(16, 12, 16, 16)).setStretch(1, 1)

    def _fit(self, window: QWidget) -> None:
        size = (window.size() * _FAR).expandedTo(_LEAST)
        self.resize(size)
        self.move(window.mapToGlobal(window.rect().center()) - self.rect().center())

    def _show(self, place: int) -> None:
        self.place, kept = place, self._kept[place]
        self.name.set_line(kept.name)
        many = _tr("{number} of {count} · {size}") if len(self._kept) > 1 else "{size}"
        self.far.setText(many.format(number=place + 1, count=len(self._kept), size=size_text(kept.size)))
        self.setWindowTitle(kept.name)
        self.keys["back"].setEnabled(place > 0)
        self.keys["next"].setEnabled(place + 1 < len(self._kept))
        self.open_button.setVisible(self._lends and opens(kept.name))
        self.save_button.setVisible(self._lends)
        self.picture.setAccessibleName(kept.name)
        announce(self, f"{kept.name}, {self.far.text()}")
        self._loader.drop()
        self.shown.setCurrentWidget(self.picture)
        if is_photo(kept.media_type, kept.preview):
            self.picture.show_image(QImage.fromData(kept.preview))
            self._load(QImage.fromData, self.picture.show_image)
        else:
            self.picture.show_words(icon_of(kept.name), self._why_not_shown(kept.name))
        if kept.media_type == "text/plain":
            self._load(lambda data: data[:_MOST_TEXT].decode("utf-8", "replace"), self._show_text)

    def _load(self, made: Callable[[bytes], Any], then: Callable[[Any], None]) -> None:
        place = self.place
        self._loader.load(lambda: made(self._read(place)), then, self._on_failed)

    def _show_text(self, text: str) -> None:
        self.words.setPlainText(text)
        self.shown.setCurrentWidget(self.words)

    def _why_not_shown(self, name: str) -> str:
        if not self._lends:
            return _tr("It will be kept with the case as it is.")
        if opens(name):
            return _tr("Open shows it with the program that this computer has for it.")
        return _tr(
            "This kind of file can do more than be looked at."
            " Save a copy, and open it only if you trust who sent it."
        )

    def _on_failed(self, _error: Exception) -> None:
        """It may have been taken off elsewhere: its small picture stays."""

    def _take_off(self) -> None:
        place = self.place
        self.close()
        self.take_off_wanted.emit(place)

    @override
    def done(self, result: int, /) -> None:
        super().done(result)
        owner = self.parentWidget()
        if owner is not None:
            owner.activateWindow()  # not every desktop gives the keyboard back by itself

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._take_off()
        elif event.key() == Qt.Key.Key_Space:  # a button that has the keyboard takes it first
            self.close()
        else:
            super().keyPressEvent(event)


def _reading() -> PlainArea:
    """Return where words are read: the arrows go on to the next file, and do not move in the text."""
    area = PlainArea(name=_tr("What it says"))
    area.setReadOnly(True)
    area.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)
