"""The shop's own letter, drawn anew with every key, and what of it shows in the envelope's window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.errors import DelightError
from delight.domain.letters.wordings import WordingFormat
from delight.domain.shop import ShopDraft
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.look.layouts import Item, column, label, row
from delight.ui.kit.look.theme import LIGHT, colour
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader
from delight.ui.settings.scale import scaled

if TYPE_CHECKING:
    from delight.services.letters.sample import SampleLetter

_GATHER_MS = 40
_EDGE, _TOP = 10, 1
_LEAST, _MOST, _SHARE, _ROOM = 190, 300, 0.34, 380
_CARD, _CARD_SHARE = 297.64, 0.72
"""How wide a card is in points, and how wide it is shown beside a letter."""
_PAD = 0.014
"""Room around the address, as a part of the sheet's width: a window is larger than what always shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A page as a picture, and where the envelope's window lies on it, as parts of it."""

    image: QImage
    window: tuple[float, float, float, float] | None


class Sheet(QWidget):
    """A sheet of paper; it is white in every theme."""

    def __init__(self) -> None:
        super().__init__()
        self._width = _LEAST
        self._drawn: Drawn | None = None
        self.shows_window = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Your letter as it will be printed"))

    @property
    def drawn(self) -> Drawn | None:
        """What is shown."""
        return self._drawn

    def show_drawn(self, drawn: Drawn) -> None:
        """Show another page."""
        self._drawn = drawn
        self.updateGeometry()
        self.update()

    def set_width(self, width: int) -> None:
        """Show the page as wide as this."""
        self._width = width
        self.updateGeometry()

    @property
    def pixels(self) -> int:
        """How wide the page is on this screen, in dots."""
        return round(self._width * self.devicePixelRatioF())

    @override
    def sizeHint(self) -> QSize:
        ratio = 297 / 210
        if self._drawn is not None and self._drawn.image.width():
            ratio = self._drawn.image.height() / self._drawn.image.width()
        return QSize(self._width + 2 * _EDGE, round(self._width * ratio) + _TOP + _EDGE)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        sheet = QRectF(self.rect()).adjusted(_EDGE, _TOP, -_EDGE, -_EDGE)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(1, 7):
            painter.setBrush(_shade())
            painter.drawRoundedRect(sheet.adjusted(-step, 2 - step, step, 2 + step), 3 + step, 3 + step)
        painter.setBrush(colour(LIGHT.card))
        painter.drawRect(sheet)
        if self._drawn is not None:
            painter.drawImage(sheet, self._drawn.image)
            if self.shows_window and self._drawn.window is not None:
                self._paint_window(painter, sheet, self._drawn.window)
        painter.end()

    def _paint_window(
        self, painter: QPainter, sheet: QRectF, part: tuple[float, float, float, float]
    ) -> None:
        left, top, wide, high = part
        pad = _PAD * sheet.width()
        window = QRectF(
            sheet.left() + left * sheet.width() - 2 * pad,
            sheet.top() + top * sheet.height() - pad,
            wide * sheet.width() + 3 * pad,
            high * sheet.height() + 2 * pad,
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(LIGHT.accent), 1.4, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(window, 5, 5)


class LiveSheet(QWidget):
    """The sheet with a line below it: what it is, or why it cannot be drawn."""

    def __init__(self, tools: Tools, *, shows_window: bool = False) -> None:
        super().__init__()
        self._tools = tools
        self._loader = Loader(tools.tasks, self)
        self._wanted: ShopDraft | None = None
        self._which = WordingFormat.LETTER
        self._timer = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._timer.timeout.connect(self._draw)
        self.sheet = Sheet()
        self.sheet.shows_window = shows_window
        self.words = label("", "small", wrap=True)
        self.words.setContentsMargins(_EDGE, 0, _EDGE, 0)
        self.fit(0)
        above: list[Item] = []
        if shows_window:
            self.chips = OneOf(
                [(which, label_of(which)) for which in WordingFormat], name=self.tr("Shown as")
            )
            self.chips.take(WordingFormat.LETTER)
            self.chips.changed.connect(lambda: self.show_as(WordingFormat(str(self.chips.value()))))
            above = [row(None, _EDGE, self.chips, space=0), 4]
        column(self, *above, self.sheet, self.words, None, space=4)

    def fit(self, room: int) -> None:
        """Take a good part of so many pixels, shared with the fields; none where there are too few."""
        self.setVisible(room >= scaled(_ROOM))
        width = max(_LEAST, min(_MOST, round(room * _SHARE)))
        if self.width() != width + 2 * _EDGE:
            self._width = width
            self._size_sheet()
            self.setFixedWidth(width + 2 * _EDGE)
            self._timer.start()

    def _size_sheet(self) -> None:
        card = self._which is WordingFormat.CARD
        self.sheet.set_width(round(self._width * _CARD_SHARE) if card else self._width)

    def redraw(self) -> None:
        """Draw the same letter again: a picture on it has changed."""
        self._timer.start()

    def show_as(self, which: WordingFormat) -> None:
        """Show a letter or a card."""
        self._which = which
        self._size_sheet()
        self._timer.start()

    def ask(self, draft: ShopDraft) -> None:
        """Draw this shop's letter soon."""
        if draft != self._wanted:
            self._wanted = draft
            self._timer.start()

    def _draw(self) -> None:
        draft, which, pixels = self._wanted, self._which, self.sheet.pixels
        if draft is None:
            return
        services = self._tools

        def work() -> Drawn:
            return draw(services.services.letters, draft, which, pixels)

        self._loader.load(work, self._on_drawn, self._on_failed)

    def _on_drawn(self, drawn: Drawn) -> None:
        self.sheet.show_drawn(drawn)
        window = self.sheet.shows_window and drawn.window is not None
        self.words.setText(
            self.tr("The dashed line is what shows in the envelope’s window.")
            if window
            else self.tr("A card to somebody invented.")
            if self._which is WordingFormat.CARD
            else self.tr("A letter to somebody invented.")
        )

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DelightError):
            plain = words_for(error)
            self.words.setText(f"{plain.what} {plain.remedy}")
        else:
            self.words.setText(self.tr("This letter cannot be drawn."))


def draw(letters: object, draft: ShopDraft, which: WordingFormat, pixels: int) -> Drawn:
    """Return the first page of a shop's letter, ``pixels`` dots wide; called on a worker."""
    sample: SampleLetter = letters.sample(draft, which)  # type: ignore[attr-defined]
    points = _CARD if which is WordingFormat.CARD else {"Letter": 612.0}.get(draft.paper, 595.28)
    first = letters.pictures(sample.pdf, pixels * 72 / points)[0]  # type: ignore[attr-defined]
    image = QImage(first.pixels, first.width, first.height, first.stride, QImage.Format.Format_RGB32)
    return Drawn(image=image.copy(), window=sample.window)


def _shade() -> QColor:
    shade = QColor(colour(LIGHT.ink))
    shade.setAlphaF(0.022)
    return shade
