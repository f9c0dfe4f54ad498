"""One thing that follows from what was just done, offered quietly; not now is an answer, too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.work.notices import announce


class Offer(QFrame):
    """A sentence, the button that does it, and "Not now"; hidden until there is something to offer."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.ACCENT.value)
        self._deed: Callable[[], object] | None = None
        self.words = label("", wrap=True)
        self.do = push_button("", self._do)
        self.no = push_button(self.tr("Not now"), self.hide, role="quiet")
        column(self, self.words, row(None, self.do, self.no, None), margins=(12, 10, 12, 10))
        self.hide()

    def ask(self, words: str, button: str, deed: Callable[[], object]) -> None:
        """Offer ``deed``."""
        self._deed = deed
        self.words.setText(words)
        self.do.setText(button)
        self.show()
        self.do.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _do(self) -> None:
        self.hide()
        if self._deed is not None:
            self._deed()
