"""A chart as a file: PNG for a slide or a message, SVG with its words as words."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from delight.domain.charts.picture import LETTERS, TITLE, picture
from delight.domain.charts.shapes import Drawing, Text
from delight.domain.charts.svg import svg
from delight.domain.charts.words import ChartWords
from delight.domain.insight.period import Period
from delight.ui.insight.charts.painter import Brushwork, chart_font, colours_of, lettering
from delight.ui.kit.look.theme import LIGHT, base_font, colour

SCALE = 2
"""So many pixels a point has in a PNG, so that it is sharp on any screen: 1,760 across."""
_DPI, _INCH = 96, 0.0254


class ChartPicture:
    """A chart with its title above and its period below, in light colours: it leaves the shop as it is.

    Everything is laid out once (``domain.charts.picture``); both kinds of file show the same.
    """

    def __init__(self, words: ChartWords, source: str, *, days: Period | None, right_to_left: bool) -> None:
        """Lay out the chart of ``words``; ``source`` tells the period and whose figures they are."""
        self._title = _sized(base_font(strong=True), TITLE)
        self._plain, self._strong = _sized(chart_font(), LETTERS), _sized(chart_font(strong=True), LETTERS)
        self._picture = picture(
            words,
            source,
            letters=lettering(self._plain, self._strong),
            title=lettering(self._title, self._title),
            days=days,
            right_to_left=right_to_left,
        )
        ways = Qt.LayoutDirection
        self._way = ways.LayoutDirectionAuto if right_to_left else ways.LeftToRight
        self.size = QSize(ceil(self._picture.width), ceil(self._picture.height))

    def png(self) -> bytes:
        """Return it as a PNG of twice its size."""
        image = QImage(self.size * SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SCALE)
        image.setDotsPerMeterX(round(_DPI * SCALE / _INCH))
        image.setDotsPerMeterY(round(_DPI * SCALE / _INCH))
        image.setText("Title", self._picture.name)
        image.setText("Description", self._picture.told)
        image.fill(colour(LIGHT.card))
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType] - Qt's stub
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        """Return it as SVG in UTF-8."""
        colours = {role: shade.name() for role, shade in colours_of(LIGHT).items()}
        return svg(self._picture, colours, family=self._plain.family()).encode()

    def _paint(self, painter: QPainter) -> None:
        made, colours = self._picture, colours_of(LIGHT)
        painter.setLayoutDirection(self._way)  # else each name goes its own way, unlike in window and SVG
        brushes = Brushwork(colours, self._plain, self._strong, outlined=True)
        Brushwork(colours, self._title, self._title).paint(painter, self._around(made.title))
        brushes.paint(painter, self._around(made.below))
        painter.translate(QPointF(made.left, made.top))
        brushes.paint(painter, made.drawing)

    def _around(self, words: tuple[Text, ...]) -> Drawing:
        return Drawing(width=self._picture.width, height=self._picture.height, shapes=words)


def _sized(font: QFont, pixels: int) -> QFont:
    """Return a font of a fixed size: how large somebody likes text on the screen is theirs alone."""
    font.setPixelSize(pixels)
    return font
