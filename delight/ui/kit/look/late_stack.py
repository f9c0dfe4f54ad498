"""Pages one behind the other, of which the first is styled once, where it is to be seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override


class LateStack(QStackedWidget):
    """Shows a page when it is styled itself.

    Qt shows the first page at once, and styles it for that, and anew at each parent that the stack gets
    (``LateArea``). Until then an empty page stands in front, behind all that are added.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blank: QWidget | None = QWidget()
        self._chosen: QWidget | None = None
        super().addWidget(self._blank)

    @override
    def addWidget(self, w: QWidget, /) -> int:
        if self._blank is None:
            return super().addWidget(w)
        self._chosen = self._chosen or w
        return self.insertWidget(super().count() - 1, w)

    @override
    def currentWidget(self) -> QWidget | None:  # type: ignore[override]
        return self._chosen if self._blank and self._chosen else super().currentWidget()

    @override
    def setCurrentWidget(self, w: QWidget, /) -> None:
        if self._blank is None:
            super().setCurrentWidget(w)
        else:
            self._chosen = w

    @override
    def setCurrentIndex(self, index: int, /) -> None:
        page = self.widget(index)
        if page is not None:
            self.setCurrentWidget(page)

    @override
    def event(self, event: QEvent, /) -> bool:
        taken = super().event(event)
        if event.type() == QEvent.Type.Polish:
            self._show_chosen()
        return taken

    def _show_chosen(self) -> None:
        blank, self._blank = self._blank, None
        if blank is not None:
            if self._chosen is not None:
                self.setCurrentWidget(self._chosen)
            self.removeWidget(blank)
            blank.deleteLater()
