"""Something went wrong, or a kind word: the Log panel, alone on the screen."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from delight.domain.cases.stages import CaseKind
from delight.ui.counter.sheet import CounterSheet
from delight.ui.kit.look.layouts import row
from delight.ui.kit.look.touch import scroll_by_finger
from delight.ui.kit.work.page import Tools

_WIDEST = 900


class Panel(Protocol):
    """The Log panel, as far as the counter knows it."""

    closed: Any
    logged_here: Any
    brought_back: Any

    def stand_at_counter(self, *, on: bool) -> None:
        """Be without what leads away from here."""
        ...

    def begin(self, kind: str) -> None:
        """Begin a note of a kind, or go on with it."""
        ...

    def use_room(self, width: int) -> None:
        """Say how wide it may be."""
        ...


class LogSheet(CounterSheet):
    """Holds the panel while the window is in counter mode; the words in it are kept as ever."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, "", parent)
        self._kind = CaseKind.COMPLAINT.value
        self._panel: Any = None
        self._middle = row(None, None, None, space=0)
        self.frame.addLayout(self._middle, 1)

    def be_about(self, kind: str) -> None:
        """Be for notes of a kind."""
        self._kind = kind
        kind_word = kind == CaseKind.COMPLIMENT.value
        words = self.tr("A kind word") if kind_word else self.tr("Something went wrong")
        self.title.setText(words)
        self.setAccessibleName(words)

    def take_in(self, panel: Any) -> None:
        """Show the panel here."""
        self._panel = panel
        panel.setMaximumWidth(_WIDEST)
        if panel.parentWidget() is not self:
            self._middle.insertWidget(1, panel, 100)
        panel.use_room(0)
        if self.isVisible() or panel.isHidden():  # else it is shown, and styled, with all around it
            panel.show()
        for area in panel.findChildren(QScrollArea):
            scroll_by_finger(area)

    @override
    def focus_first(self) -> None:
        self._panel.begin(self._kind)
