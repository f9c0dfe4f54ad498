"""Chapters as cards: the four R's with their number, the others with their first sentence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.insight.cards import CardWords, card_words
from delight.domain.insight.chapter import FOUR, Chapter, Figure, Topic, Verdict
from delight.domain.insight.period import Against
from delight.domain.insight.telling import Teller
from delight.ui.insight.glimpse import Glimpse
from delight.ui.insight.words import ICONS
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import RADIUS, colour, tokens, type_sizes
from delight.ui.kit.rows.pressable import Pressable

_ICON, _USUAL_BASE = 18, 14
_DIFFERS = frozenset({Verdict.HIGHER, Verdict.LOWER})
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class TopicCard(Pressable):
    """A chapter; pressed, it opens."""

    arrowed = Signal(int)
    """An arrow was pressed here, by Qt's number."""

    def __init__(self, topic: Topic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.topic, self._says = topic, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title = label("", "heading", wrap=True)
        self.sentence = label("", wrap=True)
        self.glimpse = Glimpse()
        head = row(None, _Icon(ICONS[topic]), self.title, space=6)
        head.setStretch(1, 1)
        self.head = head

    def show_chapter(self, teller: Teller, chapter: Chapter, against: Against) -> None:
        """Show what a chapter says in one breath."""
        words = card_words(teller, chapter, against)
        self.title.setText(teller.title(chapter.topic))
        self.glimpse.show_chapter(chapter)
        self._says = _says_all(chapter.figure)
        self._say(words)
        self._stress(on=chapter.figure is not None and chapter.figure.verdict in _DIFFERS)
        self.setAccessibleName(f"{self.title.text()}: {words.spoken}")

    def ask(self, teller: Teller) -> None:
        """Show only what the chapter asks, for it is to be guessed first."""
        self.title.setText(teller.title(self.topic))
        self.sentence.setText(teller.text(self.topic, "question"))
        self.glimpse.hide()
        self.setAccessibleName(f"{self.title.text()}: {self.sentence.text()}")

    def _say(self, words: CardWords) -> None:
        self.sentence.setText(words.sentence)

    def _stress(self, *, on: bool) -> None:
        """Say louder that something is not as usual."""

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.arrowed.emit(event.key())  # else the area around it would scroll
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        now, painter, focus = tokens(), QPainter(self), self.hasFocus()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen, half = painter.pen(), 1.0 if focus else 0.5
        pen.setColor(colour(now.accent if focus else now.border if self.underMouse() else now.hairline))
        pen.setWidthF(half * 2)
        painter.setPen(pen)
        painter.setBrush(colour(now.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)
        painter.end()


class FigureCard(TopicCard):
    """One of the four R's: the number first, then what is usual and how sure it is."""

    def __init__(self, topic: Topic, parent: QWidget | None = None) -> None:
        super().__init__(topic, parent)
        self.big, self.what = label("", "figure", wrap=True), label("", wrap=True)
        self.usual, self.between = label("", "small", wrap=True), label("", "small", wrap=True)
        self.verdict = label("", "small", wrap=True)
        words = column(None, self.big, self.what, space=0)
        small = column(None, self.between, self.usual, self.verdict, space=1)
        parts = (self.head, words, self.sentence, None, self.glimpse, small)
        column(self, *parts, space=6, margins=(14, 12, 14, 10))

    @override
    def _say(self, words: CardWords) -> None:
        told = {
            self.big: words.big,
            self.what: words.what,
            self.usual: words.usual,
            self.between: words.between,
            self.verdict: words.verdict,
            self.sentence: "" if self._says else words.sentence,
        }
        for part, text in told.items():
            part.setText(text)
            part.setVisible(bool(text))

    @override
    def _stress(self, *, on: bool) -> None:
        self.verdict.setProperty("role", "label" if on else "small")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)


class QuietCard(TopicCard):
    """Another chapter: its title, one sentence, and the shape of its chart."""

    def __init__(self, topic: Topic, parent: QWidget | None = None) -> None:
        super().__init__(topic, parent)
        column(self, self.head, self.sentence, None, self.glimpse, space=4, margins=(14, 10, 14, 8))


def _says_all(figure: Figure | None) -> bool:
    """Whether a number says it; of nothing a sentence says what one may do."""
    if figure is None:
        return False
    return bool(figure.value.value if figure.value is not None else figure.some)


def card_for(topic: Topic) -> TopicCard:
    """Return a card for a chapter."""
    return FigureCard(topic) if topic in FOUR else QuietCard(topic)


class _Icon(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        side = _ICON * type_sizes().base // _USUAL_BASE
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, pixmap(self._name, "accent", self.width()))
        painter.end()
