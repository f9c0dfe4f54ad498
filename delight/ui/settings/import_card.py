"""The card that leads to bringing a file of another program in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.work.page import Page


class ImportCard(Card):
    """Customers, past cases and visits out of other programs."""

    def __init__(self, page: Page) -> None:
        super().__init__(space=12)
        self.bring = push_button(self.tr("Bring in …"), lambda: page.import_requested.emit(None))
        self.bring.setAccessibleName(self.tr("Bring in a file of another program"))
        words = self.tr(
            "Customers, past cases and sales: Excel, CSV, contacts. You see first what would happen."
        )
        line = QWidget()
        told = column(
            None,
            label(self.tr("Bring in a file of another program"), "heading"),
            label(words, "quiet", wrap=True),
            space=2,
        )
        row(line, told, self.bring, space=8).setStretch(0, 1)
        self.body.addWidget(line)
