"""How to reach somebody, who belongs to them, and what is known of them: one card of two columns."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout
from typing_extensions import override

from delight.ui.customers.details.about import About, Addressed
from delight.ui.customers.details.consents import ConsentBlock
from delight.ui.customers.person.loyalty_block import LoyaltyBlock
from delight.ui.customers.person.people_list import PeopleList
from delight.ui.customers.person.ways import Ways
from delight.ui.customers.person.whole import Whole
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.work.page import Page

_TWO_COLUMNS, _USUAL_BASE = 520, 14
_WAYS, _REST = 5, 4
"""Parts of the width: an e-mail is a long word."""


class Overview(Card):
    """How to reach them at the left, what is known of them and who belongs to them at the right."""

    def __init__(self, page: Page) -> None:
        super().__init__(margin=8)
        self.ways, self.people = Ways(page), PeopleList(page)
        self.about, self.addressed, self.consents = About(), Addressed(), ConsentBlock(page)
        self.loyalty = LoyaltyBlock(page)
        left = column(None, self.ways, self.addressed, self.loyalty, None, space=4)
        right = column(None, self.about, self.people, self.consents, None, space=4)
        self._sides = row(None, left, right, space=16)
        self._sides.setStretch(0, _WAYS)
        self._sides.setStretch(1, _REST)
        self.body.addLayout(self._sides)

    def show_customer(self, whole: Whole, today: date, *, new: bool) -> None:
        """Show somebody; ``new`` where somebody else was shown before."""
        who = whole.who
        self.ways.show_ways(who, whole.reaches, whole.first_labels, new=new)
        self.people.show_people(who, whole.links, new=new)
        self.about.show_about(who, today)
        self.addressed.begin(who)
        self.consents.show_customer(who.id, today, new=new)
        self.loyalty.show_customer(who.id, who.name, new=new)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS * type_sizes().base // _USUAL_BASE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() is not way:
            self._sides.setDirection(way)
