"""A veil over the window while it waits to close."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import scrim
from delight.ui.kit.work.notices import announce


class Veil(QWidget):
    """Says that a copy is being saved, and lets whoever is in a hurry go without."""

    skipped = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        words = self.tr("Saving a copy …")
        bar = QProgressBar(textVisible=False, maximum=0)
        bar.setAccessibleName(words)
        self.skip = push_button(self.tr("Go on without it"), self.skipped.emit, role="quiet")
        self._card = Card(
            label(words, "heading"), bar, row(None, None, self.skip), space=12, margin=20, parent=self
        )
        self._card.setMinimumWidth(300)
        column(self, None, row(None, None, self._card, None), None)
        host.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Come up over the whole window."""
        host = self.parentWidget()
        assert host is not None  # noqa: S101 - it is made with one
        self.setGeometry(host.rect())
        self.show()
        self.raise_()
        self.skip.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.tr("Saving a copy …"))

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        event.accept()  # nothing behind the veil is typed into any more

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), scrim())
        painter.end()
