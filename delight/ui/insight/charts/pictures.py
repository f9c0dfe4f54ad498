"""A chart as a file: PNG for a slide or a message, SVG with its words as words."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from delight.domain.charts.draw import draw, natural_height
from delight.domain.charts.shapes import Drawing, Role
from delight.domain.charts.sketch import Canvas
from delight.domain.charts.words import ChartWords
from delight.domain.insight.period import Period
from delight.ui.insight.charts.painter import Brushwork, chart_font, colours_of, lettering
from delight.ui.kit.look.theme import LIGHT, base_font, colour

WIDTH = 880
"""How wide a picture is, in points of its own."""
SCALE = 2
"""So many pixels a point has in a PNG, so that it is sharp on any screen: 1,760 across."""
_MARGIN, _DPI, _TITLE, _LETTERS = 32, 96, 20, 14


class ChartPicture:
    """A chart with its title above and its period below, in light colours: it leaves the shop as it is.

    Everything is laid out once; both kinds of file show the same.
    """

    def __init__(self, words: ChartWords, below: str, *, days: Period | None, right_to_left: bool) -> None:
        """Lay out the chart of ``words``; ``below`` tells the period and whose figures they are."""
        self._words, self._below, self._right_to_left = words, below, right_to_left
        self._title_font = _sized(base_font(strong=True), _TITLE)
        self._small, self._strong = _sized(chart_font(), _LETTERS), _sized(chart_font(strong=True), _LETTERS)
        letters = lettering(self._small, self._strong)
        inner = WIDTH - 2 * _MARGIN
        height = natural_height(words.chart, letters, inner, words)
        canvas = Canvas(width=inner, height=height, lettering=letters, right_to_left=right_to_left, days=days)
        self._drawing: Drawing = draw(words.chart, canvas, words)
        self._head = QFontMetricsF(self._title_font).lineSpacing() + _MARGIN / 2
        self._foot = letters.line + _MARGIN / 2
        self.size = QSize(WIDTH, ceil(2 * _MARGIN + self._head + height + self._foot))

    def png(self) -> bytes:
        """Return it as a PNG of twice its size."""
        image = QImage(self.size * SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SCALE)
        image.setDotsPerMeterX(round(_DPI * SCALE / 0.0254))
        image.setDotsPerMeterY(round(_DPI * SCALE / 0.0254))
        image.fill(colour(LIGHT.card))
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        buffer = _buffer()
        image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType] - Qt's stub
        return bytes(buffer.data().data())

    def svg(self) -> bytes:
        """Return it as SVG; its words stay words that can be searched and read aloud."""
        buffer = _buffer()
        made = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        made.setOutputDevice(buffer)
        made.setResolution(_DPI)
        made.setSize(self.size)
        made.setViewBox(QRect(0, 0, self.size.width(), self.size.height()))
        made.setTitle(self._words.title)
        made.setDescription(self._below)
        painter = QPainter(made)
        painter.fillRect(QRect(0, 0, self.size.width(), self.size.height()), colour(LIGHT.card))
        self._paint(painter)
        painter.end()
        return bytes(buffer.data().data())

    def _paint(self, painter: QPainter) -> None:
        width = WIDTH - 2 * _MARGIN
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        flags |= Qt.AlignmentFlag.AlignRight if self._right_to_left else Qt.AlignmentFlag.AlignLeft
        painter.setPen(colour(LIGHT.ink))
        painter.setFont(self._title_font)
        painter.drawText(
            QRect(_MARGIN, _MARGIN, width, round(self._head - _MARGIN / 2)), flags, self._words.title
        )
        painter.save()
        painter.translate(QPointF(_MARGIN, _MARGIN + self._head))
        colours = colours_of(LIGHT)
        Brushwork(colours, self._small, self._strong, outlined=True).paint(painter, self._drawing)
        painter.restore()
        painter.setPen(colours[Role.QUIET])
        painter.setFont(self._small)
        bottom = self.size.height() - _MARGIN - round(self._foot - _MARGIN / 2)
        painter.drawText(QRect(_MARGIN, bottom, width, round(self._foot - _MARGIN / 2)), flags, self._below)


def _sized(font: QFont, pixels: int) -> QFont:
    """Return a font of a fixed size: how large somebody likes text on the screen is theirs alone."""
    font.setPixelSize(pixels)
    return font


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
