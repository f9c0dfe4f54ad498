"""One group of the settings: cards below each other, not wider than one can read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from delight.ui.kit.layouts import column, row
from delight.ui.settings.shop_card import ShopCard

WIDTH = 600


class Group(QWidget):
    """Cards in a column, and perhaps something beside them."""

    typed_changed = Signal()
    """Whether something here waits to be saved may have changed."""

    def __init__(self, *cards: QWidget, beside: QWidget | None = None) -> None:
        super().__init__()
        self.shop_cards: list[ShopCard] = []
        left = QWidget()
        left.setMaximumWidth(WIDTH)
        self._body = column(left, None, space=16)
        line = row(self, left, space=16, margins=(8, 16, 24, 24))
        line.setStretch(0, 1)
        if beside is not None:
            line.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(0)
        self.add(*cards)

    @property
    def is_typed(self) -> bool:
        """Whether something here waits to be saved."""
        return any(card.is_typed for card in self.shop_cards)

    def add(self, *cards: QWidget) -> None:
        """Put more cards below those that are here."""
        for card in cards:
            self._body.insertWidget(self._body.count() - 1, card)
            if isinstance(card, ShopCard):
                self.shop_cards.append(card)
                card.typed.connect(self.typed_changed)

    def refresh(self) -> None:
        """Read again what is shown here besides the shop's own values."""


def pairs(*fields: QWidget) -> QGridLayout:
    """Return fields two by two; one that is left over has its row to itself."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)
    for number, field in enumerate(fields):
        alone = number == len(fields) - 1 and number % 2 == 0
        grid.addWidget(field, number // 2, number % 2, 1, 2 if alone else 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid
