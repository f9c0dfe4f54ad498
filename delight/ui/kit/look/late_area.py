"""An area that scrolls, whose content is styled and measured once, where it is to be seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override


class LateArea(QScrollArea):
    """Takes its content in when it is styled itself.

    Qt measures what is put into an area at once, and styles it for that. Below a stylesheet of the
    application all of it is then styled anew each time that something around it gets a parent: most of the
    time that making a page took.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waits: QWidget | None = content
        content.setParent(self.viewport())

    @override
    def widget(self) -> QWidget | None:  # type: ignore[override]
        return self._waits or super().widget()

    @override
    def setWidget(self, widget: QWidget, /) -> None:
        self._waits = None
        super().setWidget(widget)

    @override
    def ensureWidgetVisible(self, childWidget: QWidget, xmargin: int = 50, ymargin: int = 50) -> None:
        self._take_in()
        super().ensureWidgetVisible(childWidget, xmargin, ymargin)

    @override
    def sizeHint(self) -> QSize:
        self._take_in()
        return super().sizeHint()

    @override
    def event(self, event: QEvent, /) -> bool:
        taken = super().event(event)
        if event.type() == QEvent.Type.Polish:
            self._take_in()
        return taken

    def _take_in(self) -> None:
        if self._waits is not None:
            self.setWidget(self._waits)
