"""Whose something is: a link to them that takes the room there is, and no more."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import row
from delight.ui.surprises.loyalty.words import tr

_LEAST, _PADDING = 80, 12


class NameLink(QWidget):
    """Opens a customer; a name that does not fit ends in an ellipsis and is told whole in the tooltip."""

    def __init__(self, open_: Callable[[], object]) -> None:
        super().__init__()
        self._name = ""
        self.button = push_button("", open_, role="link")
        self.button.setProperty("flush", "true")
        self.button.setMinimumWidth(_LEAST)
        row(self, self.button, None, space=0)
        self.setMinimumWidth(_LEAST)

    def show_name(self, name: str) -> None:
        """Show a name; an empty one shows nothing."""
        self._name = " ".join(name.split())
        self.setVisible(bool(self._name))
        self.button.setToolTip(f"<p>{escape(self._name)}</p>")
        self.button.setAccessibleName(tr("Open customer {name}").format(name=self._name))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(_LEAST, self.width()) - _PADDING
        self.button.ensurePolished()
        cut = self.button.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.button.setText(cut.replace("&", "&&"))
