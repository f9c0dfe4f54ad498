"""A picture of the shop's own: chosen, dropped or pasted, kept at once, and taken away again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.letters.paper import Picture
from delight.domain.shop import PictureUse
from delight.ui.kit.files.picture_file import choose_picture
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import LIGHT, RADIUS, colour, small_font, tokens
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.rows.pressable import Pressable
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Page
from delight.ui.settings.scale import scaled

_WIDE, _NARROW, _HIGH, _PAD = 240, 150, 96, 12
_SHARP_DPI = 200
_ROOM_MM = {PictureUse.LOGO: (70.0, 18.0), PictureUse.SIGNATURE: (60.0, 18.0)}
"""How large each stands on a letter at most, in millimetres."""


class PictureFrame(Pressable):
    """A piece of white paper with the picture on it, or an invitation to drop one."""

    brought = Signal(object)
    """What was dropped or pasted: a ``Path`` or a ``QImage``."""

    def __init__(self, name: str, invitation: str) -> None:
        super().__init__()
        self._name, self._invitation = name, invitation
        self._image = QImage()
        self._over = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_image(QImage())

    @property
    def image(self) -> QImage:
        """What is shown; null where there is none."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show another picture; a null one shows the invitation."""
        self._image = image
        size = self.tr("{name}, {width} × {height} points")
        told = size.format(name=self._name, width=image.width(), height=image.height())
        self.setAccessibleName(self._name if image.isNull() else told)
        self.setAccessibleDescription(self._invitation)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDE), scaled(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_NARROW), scaled(_HIGH))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if brought_in(event.mimeData()) is not None:
            self._over = True
            self.update()
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent, /) -> None:
        self._over = False
        self.update()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        self._over = False
        self.update()
        brought = brought_in(event.mimeData())
        if brought is not None:
            event.acceptProposedAction()
            self.brought.emit(brought)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            brought = brought_in(QGuiApplication.clipboard().mimeData())
            if brought is not None:
                self.brought.emit(brought)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, now = QPainter(self), tokens()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        empty, marked = self._image.isNull(), self._over or self.hasFocus()
        line = Qt.PenStyle.DashLine if empty else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour(now.accent if marked else now.border), 2 if marked else 1, line))
        painter.setBrush(colour(now.hover if self._over else now.card if empty else LIGHT.card))
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        if empty:
            self._paint_invitation(painter, area)
        else:
            painter.drawImage(_fitted(self._image, area.adjusted(_PAD, _PAD, -_PAD, -_PAD)), self._image)
        painter.end()

    def _paint_invitation(self, painter: QPainter, area: QRectF) -> None:
        size = scaled(20)
        top = area.center().y() - size * 1.3
        painter.drawPixmap(round(area.center().x() - size / 2), round(top), pixmap("plus", "quiet", size))
        painter.setPen(colour(tokens().quiet))
        painter.setFont(small_font())
        words = area.adjusted(8, area.height() / 2, -8, 0)
        where = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, where, self._invitation)


class PictureBox(QWidget):
    """The frame with its buttons; every change is a deed that Undo takes back."""

    def __init__(self, page: Page, use: PictureUse, said: tuple[str, str], *, hint: str = "") -> None:
        """Make it.

        Args:
            page: does the deeds.
            use: which picture.
            said: what the bar says when it is saved, and when it is gone.
            hint: a quiet line below.
        """
        super().__init__()
        self._page, self._use, self._said, self._hint = page, use, said, hint
        self.frame = PictureFrame(label_of(use), self.tr("Drop a picture here, or choose one"))
        self.frame.pressed.connect(self.choose)
        self.frame.brought.connect(self.bring)
        self.choose_button = push_button(self.tr("Choose …"), self.choose)
        self.choose_button.setAccessibleName(self.tr("Choose: {picture}").format(picture=label_of(use)))
        self.remove_button = push_button(self.tr("Remove"), self.remove, role="quiet")
        self.remove_button.setAccessibleName(self.tr("Remove: {picture}").format(picture=label_of(use)))
        self.hint = label(hint, "small", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        frame, buttons = QWidget(), QWidget()
        row(frame, self.frame, None)
        column(buttons, self.choose_button, self.remove_button, None, space=4)
        both = YieldingRow(None, frame, buttons, space=12)
        column(self, row(None, both, None), self.hint, self.problem, space=6)
        self._show(None)

    def refresh(self) -> None:
        """Show what is kept."""
        tools = self._page.tools
        self._page.load(lambda: tools.services.pictures.get(self._use), self._show)

    def choose(self) -> None:
        """Ask for the file."""
        choose_picture(self._page, self.frame.accessibleName(), self.bring)

    def bring(self, brought: Path | QImage) -> None:
        """Keep the picture in a file, or the one that was pasted."""
        pictures, use = lambda: self._page.tools.services.pictures, self._use

        def work() -> object:
            if isinstance(brought, Path):
                return pictures().put_file(use, brought)
            return pictures().put(use, png_of(brought))

        self._do(work, self._said[0])

    def remove(self) -> None:
        """Do without the picture."""
        self._do(lambda: self._page.tools.services.pictures.remove(self._use), self._said[1])

    def _do(self, work: Callable[[], object], said: str) -> None:
        self._page.do(work, said, lambda _changes: self._say(""), self._refused)  # type: ignore[arg-type]

    def _refused(self, error: Exception) -> None:
        plain = words_for(error)
        self._say(f"{plain.what} {plain.remedy}")

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.hint.setVisible(bool(self.hint.text()) and not problem)

    def _show(self, picture: Picture | None) -> None:
        image = QImage.fromData(picture.data) if picture else QImage()
        self.frame.show_image(image)
        had_keyboard = self.remove_button.hasFocus()
        self.remove_button.setVisible(picture is not None)
        if had_keyboard and picture is None:
            self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hint.setText(self._too_few(picture) if picture else self._hint)
        self._say("")

    def _too_few(self, picture: Picture) -> str:
        """Return a kind word where a picture has too few points for its place, else nothing."""
        if is_sharp(picture, self._use):
            return ""
        return self.tr(
            "It has {width} × {height} points, which is little for paper: it is printed small, so that it"
            " stays sharp. A larger file would look better."
        ).format(width=picture.width, height=picture.height)


def is_sharp(picture: Picture, use: PictureUse) -> bool:
    """Return whether a picture has points enough to fill its place on a letter."""
    wide, high = _ROOM_MM[use]
    millimetres = min(wide / picture.width, high / picture.height)
    return 25.4 / millimetres >= _SHARP_DPI


def brought_in(data: QMimeData) -> Path | QImage | None:
    """Return the file or the picture that is dropped or pasted, if it is either."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return files[0]
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def png_of(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue] - its stub wants bytes
    return bytes(held.data())


def _fitted(image: QImage, area: QRectF) -> QRectF:
    size = image.size().toSizeF() / image.devicePixelRatioF()
    if size.width() > area.width() or size.height() > area.height():
        size = size.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    at = QRectF(area.topLeft(), size)
    at.moveCenter(area.center())
    return at
