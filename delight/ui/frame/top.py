"""The top of the window: one search over everything, and Log."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from delight.ui.frame.search import SearchField
from delight.ui.kit.actions import action_button, icon_button
from delight.ui.kit.guest import GuestView, guest_sees
from delight.ui.kit.look.layouts import row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.work.page import Tools

_SEARCH_NEEDS = 480
"""Pixels that the search and the buttons beside it need first."""


class TopBar(QFrame):
    """Search in the middle, the one primary button at the right."""

    chosen = Signal(object)
    """What was chosen among the results, for ``search.open_found``."""

    def __init__(self, tools: Tools, log: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self.search = SearchField(tools)
        self.search.taken.connect(self.chosen)
        self.log = action_button(log, role="primary")
        self.note = Pill(self.tr("What others told us stays covered."), Tone.ACCENT)
        self.note.hide()
        parts = (self.search, None, self.note, self.log)
        self._bar = row(self, *parts, space=16, margins=(24, 10, 24, 10))
        self._bar.setStretch(0, 3)
        self._bar.setStretch(1, 1)

    def offer_guest(self, action: QAction, guest: GuestView) -> None:
        """Put the button beside Log that hides from a guest what is not theirs."""
        self.guest = icon_button(action)
        self.guest.setCheckable(True)
        self.guest.setChecked(guest.is_on)
        guest.changed.connect(self.guest.setChecked)
        guest.changed.connect(lambda _on: self._show_note())
        self._show_note()
        self._bar.insertWidget(3, self.guest)

    def _show_note(self) -> None:
        """Say why so much is covered, where there is room for it beside the search."""
        roomy = self.width() >= self.note.sizeHint().width() + _SEARCH_NEEDS
        self.note.setVisible(guest_sees() and roomy)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._show_note()
