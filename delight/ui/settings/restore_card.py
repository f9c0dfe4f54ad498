"""The card with the copies there are, or another file, to be brought back."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.backups import Safety
from delight.ui.kit.copies import CopyList
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.words.formats import counted


class RestoreCard(Card):
    """The newest copies first, all of them on demand, or another file."""

    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(space=12)
        self.list = CopyList()
        self.wanted = self.list.wanted
        self.other = push_button(self.tr("Choose a file …"), self.file_wanted.emit)
        self.aside = label("", "small", wrap=True)
        about = label(
            self.tr("You see first what it would change. The shop as it is now becomes a copy itself."),
            "quiet",
            wrap=True,
        )
        head = QWidget()
        words = column(None, label(self.tr("Bring a copy back"), "heading"), about, space=2)
        row(head, words, self.other, space=8).setStretch(0, 1)
        self.body.addWidget(head)
        self.body.addWidget(self.list)
        self.body.addWidget(self.aside)

    def show_copies(self, safety: Safety, now: datetime, zone: tzinfo | None) -> None:
        """Show the copies."""
        words = self.tr("1 copy turned out to be damaged and is set aside; it counts no more.")
        many = "%n copies turned out to be damaged and are set aside; they count no more."
        self.aside.setText(counted(safety.set_aside, words, many, "RestoreCard"))
        self.aside.setVisible(bool(safety.set_aside))
        self.list.setVisible(bool(safety.rows))
        self.list.show_copies(safety.rows, now, zone)
