"""What hangs at the mouse while a card is dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from delight.domain.cases.case import CaseRow
from delight.ui.cases.board.cards import CardList
from delight.ui.kit.look.layouts import column, label

_HANGS = QPoint(16, 10)


class Ghost(QWidget):
    """The picture of the card, and what is asked where it would land."""

    def __init__(self, board: QWidget) -> None:
        super().__init__(board)
        self._board = board
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture, self.leads = QLabel(), label("", "small")
        column(self, self._picture, self.leads, space=2)
        self.hide()

    def take(self, cards: CardList, case: CaseRow) -> None:
        """Hang a card at the mouse."""
        index = cards.cards.index(cards.cards.find(case.id), 0)
        self._picture.setPixmap(cards.viewport().grab(cards.visualRect(index)))
        self.raise_()
        self.show()

    def follow(self, at: QPoint, leads: str) -> None:
        """Follow the mouse, which is at ``at`` in global pixels."""
        self.leads.setText(leads)
        self.leads.setVisible(bool(leads))
        self.adjustSize()
        self.move(self._board.mapFromGlobal(at) + _HANGS)
