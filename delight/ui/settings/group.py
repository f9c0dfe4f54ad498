"""One group of the settings: cards below each other, not wider than one can read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from delight.ui.kit.look.layouts import column, row, scrolled
from delight.ui.settings.scale import scaled
from delight.ui.settings.shop_card import ShopCard

_WIDTH, _GAP = 600, 16


class Group(QWidget):
    """Cards in a column, and perhaps something beside them."""

    for_everybody = False
    """Whether the front desk sees it too; all else is the owner's."""
    typed_changed = Signal()
    """Whether something here waits to be saved may have changed."""

    def __init__(self, *cards: QWidget, beside: QWidget | None = None) -> None:
        super().__init__()
        self.shop_cards: list[ShopCard] = []
        self._left = QWidget()
        self._body = column(self._left, None, space=16)
        self.beside = beside
        line = row(self, self._left, space=16, margins=(8, 16, 16, 24))
        line.setStretch(0, 1)
        line.addStretch(0)
        self._left.setMaximumWidth(scaled(_WIDTH))
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

    def placed(self) -> QWidget:
        """Return the cards in an area that scrolls, and what is beside them standing still."""
        place = QWidget()
        self.area = scrolled(self)
        line = row(place, self.area, space=0)
        line.setStretch(0, 1)
        if self.beside is not None:
            holder = column(None, self.beside, None, margins=(0, 16, 8, 0))
            line.addLayout(holder)
        return place

    def refresh(self) -> None:
        """Read again what is shown here besides the shop's own values."""

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._left.setMaximumWidth(scaled(_WIDTH))


class Pairs(QWidget):
    """Fields two by two, or one below the other where two would be too narrow."""

    def __init__(self, *fields: QWidget, least: int = 130) -> None:
        """Hold ``fields``; each wants ``least`` pixels at the usual size of text."""
        super().__init__()
        self._fields, self._least = fields, least
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(12)
        self._arrange(2)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        needed = 2 * scaled(self._least) + _GAP
        self._arrange(2 if self.width() >= needed else 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _arrange(self, columns: int) -> None:
        """Put the fields in columns; one that is left over has its row to itself."""
        if columns == self._columns:
            return
        self._columns = columns
        for number, field in enumerate(self._fields):
            alone = number == len(self._fields) - 1 and number % columns == 0
            span = columns if alone else 1
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(field, number // columns, number % columns, 1, span, top)
        for column_ in range(2):
            self._grid.setColumnStretch(column_, 1 if column_ < columns else 0)
