"""The page as it will be printed, as large as there is room beside the stories."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.ui.insight.words import tr
from delight.ui.kit.look.theme import colour, tokens

_LEAST, _USUAL = QSize(200, 260), QSize(400, 566)


class PagePicture(QWidget):
    """A sheet of paper; empty while the first one is being made."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setAccessibleName(tr("The sheet as it will be printed"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Show another page."""
        self.image = image
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return _USUAL

    @override
    def minimumSizeHint(self) -> QSize:
        return _LEAST

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self.image.isNull():
            return
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self.image)
        painter.setPen(QPen(colour(tokens().hairline), 1))
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
