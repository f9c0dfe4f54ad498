"""A week without a suggestion: why, and the one button that helps."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from delight.domain.surprises.reasons import Empty
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.surprises.words.saying import tr

_PICTURE = 28
CHANGE, ADD, CUSTOMERS, SURPRISE = "change", "add", "customers", "surprise"
"""What helps: change the shop's wishes, add a gesture, go to the customers, surprise somebody by hand."""
_HELPS: dict[Empty, tuple[str, Any]] = {
    Empty.OFF: (CHANGE, QT_TRANSLATE_NOOP("Surprises", "Ask for a few a week")),
    Empty.NO_BUDGET: (CHANGE, QT_TRANSLATE_NOOP("Surprises", "Change the budget")),
    Empty.BUDGET: (CHANGE, QT_TRANSLATE_NOOP("Surprises", "Change the budget")),
    Empty.NO_GESTURES: (ADD, QT_TRANSLATE_NOOP("Surprises", "Add a gesture")),
    Empty.NO_CUSTOMERS: (CUSTOMERS, QT_TRANSLATE_NOOP("Surprises", "Go to Customers")),
}
_OTHERWISE: tuple[str, Any] = (SURPRISE, QT_TRANSLATE_NOOP("Surprises", "Surprise someone"))
_OWNERS = frozenset({CHANGE, ADD})


class EmptyWeek(Card):
    """One or two sentences beside a picture, and a button."""

    helped = Signal(str)
    """What helps was pressed: ``CHANGE``, ``ADD``, ``CUSTOMERS`` or ``SURPRISE``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self._help = SURPRISE
        self.words, self.remedy = label("", wrap=True), label("", "quiet", wrap=True)
        self.button = push_button("", lambda: self.helped.emit(self._help), role="link")
        self.button.setProperty("flush", "true")
        self._picture = QLabel()
        self._picture.setFixedSize(_PICTURE, _PICTURE)
        words = column(None, self.words, self.remedy, self.button, space=4)
        words.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft)
        line = row(None, self._picture, words, space=14)
        line.setStretch(1, 1)
        line.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        self.hide()

    def show_why(self, why: Empty, words: str, remedy: str, *, may_change: bool) -> None:
        """Say why there is nobody, and offer what helps, if whoever looks may do it."""
        self._help, button = _HELPS.get(why, _OTHERWISE)
        if self._help in _OWNERS and not may_change:
            self._help, button = _OTHERWISE
        self._picture.setPixmap(pixmap("gift", "border", _PICTURE))
        self.words.setText(words)
        self.remedy.setText(remedy)
        self.remedy.setVisible(bool(remedy))
        self.button.setText(tr(button))
        self.show()
