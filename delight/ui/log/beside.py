"""The customer beside the note: where the window is wide enough, nothing stands between what is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from delight.ui.kit.look.layouts import column, scrolled
from delight.ui.log.form import NoteForm

_LEAST_WIDTH, _CHARACTERS = 300, 40
_LINGER_MS = 250
"""While one customer is changed for another the column stays."""
_CHANGES = frozenset({QEvent.Type.ShowToParent, QEvent.Type.HideToParent})


class Beside(QFrame):
    """A column for the card and the remark, there while one of them has something to say.

    In a narrow window they stand among the fields instead, where the form has put them.
    """

    def __init__(self, form: NoteForm, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._wide = False
        self._homes = {form.card: form.card_home, form.guard: form.guard_home}
        body = QWidget()
        self._box = column(body, None, space=12, margins=(16, 16, 16, 16))
        column(self, scrolled(body))
        self.setFixedWidth(max(_LEAST_WIDTH, self.fontMetrics().averageCharWidth() * _CHARACTERS))
        self._timer = QTimer(self, singleShot=True, interval=_LINGER_MS)
        self._timer.timeout.connect(self.follow)
        for widget, home in self._homes.items():
            home.removeWidget(widget)
            widget.setParent(None)
            home.addWidget(widget)  # last among the fields, too: Tab goes on to what is asked next
            widget.hide()
            widget.installEventFilter(self)
        self.hide()

    def use_room(self, *, wide: bool) -> None:
        """Say whether there is room for it beside the note."""
        if wide == self._wide:
            return
        self._wide = wide
        for at, (widget, home) in enumerate(self._homes.items()):
            shown = not widget.isHidden()
            if wide:
                self._box.insertWidget(at, widget)
            else:
                home.addWidget(widget)
            widget.setVisible(shown)  # Qt hides what moves to another parent
        self.follow()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched in self._homes and event.type() in _CHANGES:
            self.follow() if self._has_words() else self._timer.start()
        return False

    def follow(self) -> None:
        """Be there if there is something to show, and go if not."""
        self._timer.stop()
        self.setVisible(self._wide and self._has_words())

    def _has_words(self) -> bool:
        return any(not widget.isHidden() for widget in self._homes)
