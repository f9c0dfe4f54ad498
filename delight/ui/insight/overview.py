"""The report on one screen: the four R's, whose visits are known, and all other chapters."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLayoutItem, QPushButton, QScrollArea, QWidget

from delight.domain.insight.cards import coverage_words
from delight.domain.insight.chapter import FOUR, Chapter, Report, Said, Topic
from delight.domain.insight.telling import Teller
from delight.ui.insight.card import TopicCard, card_for
from delight.ui.insight.said import Sentences
from delight.ui.insight.tiles import Tiles
from delight.ui.insight.words import tr
from delight.ui.kit.look.layouts import column, label, scrolled
from delight.ui.kit.work.steps import Steps

_FOUR_LETTERS, _QUIET_LETTERS = 22, 27
_ALONG: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ACROSS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Overview(QWidget):
    """Cards that arrows go between and Enter opens."""

    opened = Signal(object)
    """A ``Topic``."""
    looked_into = Signal(object, str)
    """Show what is ``Behind`` something that was counted apart, and what that is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[Topic, TopicCard] = {}
        self._kept: dict[Topic, TopicCard] = {}
        """Cards that wait for their turn."""
        self._apart: tuple[Said, ...] | None = None
        self.steps = Steps(self)
        self._four, self._others = QWidget(), QWidget()
        self._tiles = {
            True: Tiles(self._four, least=_FOUR_LETTERS),
            False: Tiles(self._others, least=_QUIET_LETTERS),
        }
        self.coverage = label("", "small", wrap=True, selectable=True)
        self.apart = Sentences("small", space=0)
        self.apart.opened.connect(lambda behind, _: self.looked_into.emit(behind, tr("Counted apart")))
        body = QWidget()
        parts = (self._four, self.coverage, self._others, self.apart, None)
        column(body, *parts, space=12, margins=(24, 4, 12, 20))
        self.area: QScrollArea = scrolled(body)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # cards stay as wide
        column(self, self.area)

    def show_report(self, report: Report, teller: Teller, *, holds: bool = False) -> None:
        """Show a report; cards that were there stay, and with them the keyboard.

        ``holds``: how the shop sees itself is not told before somebody has guessed.
        """
        self._make_way([chapter.topic for chapter in report.chapters])
        self.coverage.setText(coverage_words(teller, report.coverage))
        self.coverage.setVisible(bool(self.coverage.text()))
        if report.apart != self._apart:
            self._apart = report.apart
            self.apart.show_said(teller, None, report.apart)
        held = Topic.OURSELVES if holds else None
        cards = [
            partial(self._show_card, report, teller, chapter, asks=chapter.topic is held)
            for chapter in report.chapters
        ]
        self.steps.take([*cards, self._order_tabs])

    def tiles(self, *, four: bool) -> list[QLayoutItem]:
        """Return the four, or the others, as they are laid out."""
        return [item for line in self._tiles[four].rows(self.width()) for item in line]

    def focus_card(self, topic: Topic | None = None) -> None:
        """Put the keyboard on a card, else on the first."""
        card = self.cards.get(topic) if topic else None
        card = card or next(iter(self.cards.values()), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(card, 0, 24)

    def _go_on(self, at: TopicCard, key: int) -> None:
        beside = self._next(at, _ALONG[key]) if key in _ALONG else self._above(at, _ACROSS[key])
        if beside is not None:
            self.focus_card(beside.topic)

    def _next(self, card: TopicCard, step: int) -> TopicCard | None:
        """Return the card before or after one, as one reads."""
        cards = list(self.cards.values())
        place = cards.index(card) + (-step if self.isRightToLeft() else step)
        return cards[place] if 0 <= place < len(cards) else None

    def _above(self, card: TopicCard, way: int) -> TopicCard | None:
        """Return the card above one, or below it."""
        here = self._middle(card)
        others = {other.topic: self._middle(other) - here for other in self.cards.values()}
        beyond = [topic for topic, off in others.items() if off.y() * way > card.height() // 2]
        nearest = min(
            beyond, key=lambda topic: (abs(others[topic].y()), abs(others[topic].x())), default=None
        )
        return None if nearest is None else self.cards[nearest]

    def _middle(self, card: TopicCard) -> QPoint:
        return card.mapTo(self, card.rect().center())

    def _make_way(self, topics: Sequence[Topic]) -> None:
        """Put cards away that no chapter has, and all of them where their order is another one."""
        if list(self.cards) == list(topics):
            return
        for tiles in self._tiles.values():
            while tiles.takeAt(0) is not None:
                pass
        self._kept |= self.cards
        self.cards = {}
        for topic in [topic for topic in self._kept if topic not in topics]:
            card = self._kept.pop(topic)
            card.hide()
            card.deleteLater()

    def _show_card(self, report: Report, teller: Teller, chapter: Chapter, *, asks: bool) -> None:
        topic = chapter.topic
        if topic not in self.cards:
            card = self._kept.pop(topic, None) or self._made(topic)
            self.cards[topic] = card
            self._tiles[topic in FOUR].addWidget(card)
            card.show()
        if asks:
            self.cards[topic].ask(teller)
        else:
            self.cards[topic].show_chapter(teller, chapter, report.against)
        self._tiles[topic in FOUR].invalidate()

    def _order_tabs(self) -> None:
        """Let Tab come to the cards in their order, then to what was counted apart."""
        stops = [*self.cards.values(), *self.apart.findChildren(QPushButton)]
        for one, other in itertools.pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _made(self, topic: Topic) -> TopicCard:
        card = card_for(topic)
        card.pressed.connect(lambda: self.opened.emit(topic))
        card.arrowed.connect(lambda key: self._go_on(card, key))
        return card
