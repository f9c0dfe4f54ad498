"""Vouchers and stamp cards, as a tab of the Surprises page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from delight.domain.changes import Noun
from delight.ui.kit.work.page import Page, Tools


class LoyaltyView(Page):
    """Vouchers and stamp cards: what is out, and what they are worth.

    ``head`` stands at the right of the page's title while this is shown.
    """

    SHOWS = frozenset({Noun.VOUCHER, Noun.REDEMPTION, Noun.STAMP_CARD, Noun.STAMP})

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.head = QWidget()
