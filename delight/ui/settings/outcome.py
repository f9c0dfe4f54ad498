"""What came of something that was asked for: a tick or a warning, a sentence, and where."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from typing_extensions import override

from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.work.notices import announce


class Outcome(QFrame):
    """Hidden until there is something to tell; told to screen readers as well."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._picture, self._tone = QLabel(), Tone.DONE
        self.what = label("", "heading", wrap=True)
        self.more = label("", wrap=True)
        self.where = OneLine("", "small")
        words = column(None, self.what, self.more, self.where, space=2)
        self._line = row(self, self._picture, words, space=10, margins=(12, 10, 12, 10))
        self._line.setStretch(1, 1)
        self._line.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def add_button(self, text: str, on_click: Callable[[], object]) -> QPushButton:
        """Put a button at the end, and return it."""
        button = push_button(text, on_click, role="quiet")
        self._line.addWidget(button)
        return button

    def tell(self, what: str, more: str = "", where: str = "") -> None:
        """Say what went well."""
        self._say(Tone.DONE, what, more, where)

    def warn(self, what: str, more: str = "") -> None:
        """Say what is wrong."""
        self._say(Tone.OVERDUE, what, more, "")

    def _say(self, tone: Tone, what: str, more: str, where: str) -> None:
        self._tone = tone
        self.setProperty("tone", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.what.setText(what)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.where.set_line(where)
        self.where.setVisible(bool(where))
        self._paint()
        self.show()
        announce(self, f"{what} {more}")

    def _paint(self) -> None:
        name = "done" if self._tone is Tone.DONE else "warning"
        self._picture.setPixmap(pixmap(name, self._tone.value, 20))

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()
