"""What all answers tell: a sentence, and at first and now as bars with how far off they may be."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.customers.pulse import Answers
from delight.domain.customers.recommending import Opinion
from delight.domain.intervals.shares import share_between
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import FlowLayout, column, label, row
from delight.ui.kit.look.legend import Legend
from delight.ui.kit.look.theme import colour, tokens
from delight.ui.surprises.answers.words import all_words, days_words, parts_words, share_words, tr

_HIGH, _BAR, _PEN = 16, 8, 2
_TINTS = {Opinion.WOULD: "accent", Opinion.MIGHT: "border", Opinion.WOULD_NOT: "overdue"}


class Figures(Card):
    """At first, and now where there is enough to compare."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(space=10, margin=16, parent=parent)
        self.sentence = label("", wrap=True, selectable=True)
        self.first, self.now = ShareBar(tr("At first")), ShareBar(tr("Now"))
        self.bars = QWidget()
        line = row(self.bars, self.first, self.now, space=32)
        for at, bar in enumerate((self.first, self.now)):
            line.setStretch(at, 1)  # as long as each other, so that one can compare them
            line.setAlignment(bar, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.bars)
        self._tells = False

    def show_answers(self, first: Answers, now: Answers, today: date) -> None:
        """Show what the first ones said, and the latest."""
        self.sentence.setText(all_words(first, now))
        self._tells = not first.is_too_few
        self.first.show_answers(first, today)
        self.now.show_answers(now, today)
        self.now.setVisible(not now.is_too_few)

    def make_room(self, *, roomy: bool) -> None:
        """Leave the bars out where there is little room: the sentence says the same."""
        self.bars.setVisible(roomy and self._tells)


class ShareBar(QWidget):
    """Would, might, would not, side by side; a thin line says how far the first of them may be off."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.when = label("", "label", wrap=True)
        self.bar = _Bar()
        self.parts = {opinion: Legend(tint) for opinion, tint in _TINTS.items()}
        self.share = label("", "small", wrap=True)
        legend = QWidget()
        flow = FlowLayout(legend, space=16)
        for part in self.parts.values():
            flow.addWidget(part)
        column(self, self.when, self.bar, legend, self.share, space=4)

    def show_answers(self, some: Answers, today: date) -> None:
        """Show some answers."""
        self.when.setText(" · ".join(part for part in (self._title, days_words(some, today)) if part))
        told = parts_words(some)
        for opinion, words in told.items():
            self.parts[opinion].say(words)
        self.share.setText(share_words(some))
        self.bar.show_answers(some)
        self.setAccessibleName(f"{self.when.text()}: {', '.join(told.values())}. {self.share.text()}")


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._shares: list[tuple[float, str]] = []
        self._between = (0.0, 0.0)
        self.setFixedHeight(_HIGH)

    def show_answers(self, some: Answers) -> None:
        counts = (some.promoters, some.passives, some.detractors)
        self._shares = [
            (n / max(1, some.count), tint) for n, tint in zip(counts, _TINTS.values(), strict=True)
        ]
        self._between = share_between(some.promoters, some.count)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, wide = QPainter(self), float(self.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(wide, 0)
            painter.scale(-1, 1)
        self._paint_shares(painter, wide)
        self._paint_between(painter, wide)
        painter.end()

    def _paint_shares(self, painter: QPainter, wide: float) -> None:
        rounded, left = QPainterPath(), 0.0
        rounded.addRoundedRect(QRectF(0, (_HIGH - _BAR) / 2, wide, _BAR), _BAR / 2, _BAR / 2)
        painter.setClipPath(rounded)
        for share, tint in self._shares:
            painter.fillRect(QRectF(left, 0, share * wide, _HIGH), colour(getattr(tokens(), tint)))
            left += share * wide
        painter.setClipping(False)

    def _paint_between(self, painter: QPainter, wide: float) -> None:
        low, high = (end * wide for end in self._between)
        ink, middle = colour(tokens().ink), _HIGH / 2
        painter.fillRect(QRectF(low, middle - _PEN / 2, high - low, _PEN), ink)
        for end in (low, high - _PEN):
            painter.fillRect(QRectF(end, middle - _HIGH / 2, _PEN, _HIGH), ink)
