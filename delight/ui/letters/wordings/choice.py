"""Two ways of address, changed in a small bubble below the word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from delight.ui.kit.fields.forms import Field, LineField
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, row
from delight.ui.letters.wordings.passage_edit import PassageEdit

_WIDTH = 320
_KEPT_OUT = str.maketrans(dict.fromkeys("{}|\n", " "))


class ChoiceBubble(QFrame):
    """Both sides of a choice; Enter keeps them, Escape leaves them as they were."""

    def __init__(self, edit: PassageEdit, text: str, then: Callable[[str], object]) -> None:
        window = edit.window()
        super().__init__(window)
        self._edit, self._then = edit, then
        formal, _, familiar = text.partition("|")
        self.setProperty("role", "sheet")
        self.setAutoFillBackground(True)
        self.formal = LineField(formal, name=self.tr("Said formally"), placeholder=self.tr("Sie"))
        self.familiar = LineField(familiar, name=self.tr("Said familiarly"), placeholder=self.tr("du"))
        keep = push_button(self.tr("Keep"), self._keep, role="primary")
        leave = push_button(self.tr("Cancel"), self._leave, role="quiet")
        fields = row(
            None,
            Field(self.tr("Formally"), self.formal),
            Field(self.tr("Familiarly"), self.familiar),
            space=8,
        )
        column(self, fields, row(None, None, leave, keep), space=8, margins=(12, 10, 12, 10))
        self.setFixedWidth(_WIDTH)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self.formal.selectAll()
        (self.familiar if formal and not familiar else self.formal).setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in ENTERS:
            self._keep()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        sides = [side.text().translate(_KEPT_OUT) for side in (self.formal, self.familiar)]
        self.close()
        self.deleteLater()
        if any(side.strip() for side in sides):
            self._then("|".join(sides))
        else:
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.close()
        self.deleteLater()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        window = self._edit.window()
        below = self._edit.viewport().mapTo(window, self._edit.cursorRect().bottomLeft() + QPoint(-20, 6))
        left = max(8, min(below.x(), window.width() - _WIDTH - 8))
        top = min(below.y(), window.height() - self.height() - 8)
        self.move(left, max(8, top))
