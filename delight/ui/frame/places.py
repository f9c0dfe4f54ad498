"""The stack of pages, each built when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from delight.ui.kit.page import Page, Place


class Places(QStackedWidget):
    """Shows one page at a time; ``built`` is emitted with every new page, to be wired."""

    built = Signal(object)

    def __init__(self, build: Callable[[Place], Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build = build
        self._pages: dict[Place, Page] = {}
        self._blank = QWidget()
        self.addWidget(self._blank)
        self.current: Place | None = None

    def page(self, place: Place) -> Page:
        """Return a page, built now if it was not."""
        if place not in self._pages:
            page = self._build(place)
            self._pages[place] = page
            self.addWidget(page)
            self.built.emit(page)
        return self._pages[place]

    def go(self, place: Place) -> Page:
        """Show a page and return it."""
        page = self.page(place)
        self.current = place
        self.setCurrentWidget(page)
        return page

    def show_instead(self, widget: QWidget) -> None:
        """Show something that is no page, such as the first start."""
        self.current = None
        if self.indexOf(widget) < 0:
            self.addWidget(widget)
        self.setCurrentWidget(widget)

    def forget(self) -> None:
        """Drop all pages, as when another shop is opened."""
        self.setCurrentWidget(self._blank)
        self.current = None
        self._pages.clear()
        for n in reversed(range(self.count())):
            widget = self.widget(n)
            if widget is not None and widget is not self._blank:
                self.removeWidget(widget)
                widget.deleteLater()
