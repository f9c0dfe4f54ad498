"""The typeface of letters: a few greetings on paper, each set in the face it stands for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget
from typing_extensions import override

from delight.domain.letters.paper import PagePicture, Typeface
from delight.ui.kit.look.layouts import FlowLayout
from delight.ui.kit.look.theme import LIGHT, RADIUS, base_font, colour, tokens
from delight.ui.kit.words.labels import label_of
from delight.ui.settings.scale import scaled

_WIDE, _HIGH = 128, 56
_DENSITY = 192 / 96
"""Points of a specimen to one of the screen, at the usual size of text."""


class FaceTile(QAbstractButton):
    """One face to choose: a greeting on white paper, and its name below."""

    def __init__(self, face: Typeface) -> None:
        super().__init__()
        self.face = face
        self._image = QImage()
        self.setText(label_of(face))
        self.setCheckable(True)
        self.setAccessibleName(label_of(face))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_image(self, image: QImage) -> None:
        """Show a greeting in this face."""
        self._image = image
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + 20
        return QSize(max(scaled(_WIDE), words), scaled(_HIGH) + self.fontMetrics().height() + 12)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, now = QPainter(self), tokens()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paper = QRectF(2, 2, self.width() - 4, scaled(_HIGH))
        marked = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(colour(now.accent if marked else now.border), 2 if marked else 1))
        painter.setBrush(colour(LIGHT.card))
        painter.drawRoundedRect(paper, RADIUS, RADIUS)
        if not self._image.isNull():
            self._paint_greeting(painter, paper.adjusted(8, 4, -8, -4))
        painter.setPen(colour(now.accent if self.isChecked() else now.ink))
        painter.setFont(base_font(strong=self.isChecked()))
        words = QRectF(0, paper.bottom() + 4, self.width(), self.height() - paper.bottom() - 4)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text())
        painter.end()

    def _paint_greeting(self, painter: QPainter, room: QRectF) -> None:
        size = self._image.size().toSizeF() / _DENSITY * (scaled(100) / 100)
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRectF(room.topLeft(), size)
        at.moveCenter(room.center())
        painter.drawImage(at, self._image)


class FaceField(QWidget):
    """The faces in a row; the arrows go through them."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.tiles = {face: FaceTile(face) for face in Typeface}
        flow = FlowLayout(self, space=8)
        for tile in self.tiles.values():
            self._group.addButton(tile)
            flow.addWidget(tile)
            tile.toggled.connect(lambda on: self.changed.emit() if on else None)
        self.setFocusProxy(self.tiles[Typeface.SERIF])

    def value(self) -> Typeface:
        """Return the face that is chosen."""
        return next((face for face, tile in self.tiles.items() if tile.isChecked()), Typeface.SERIF)

    def set_value(self, face: Typeface) -> None:
        """Choose a face."""
        self.tiles[Typeface(face)].setChecked(True)

    def show_specimens(self, specimens: dict[Typeface, PagePicture]) -> None:
        """Show a greeting in each."""
        for face, page in specimens.items():
            image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
            self.tiles[face].show_image(image.copy())
