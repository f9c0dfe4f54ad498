"""The stack of pages, each built when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from delight.ui.kit.layouts import column, label, row
from delight.ui.kit.page import Page, Place

_BLINK_MS = 600


class Places(QStackedWidget):
    """Shows one page at a time; ``built`` is emitted with every new page, to be wired."""

    built = Signal(object)

    def __init__(self, build: Callable[[Place], Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build = build
        self._pages: dict[Place, Page] = {}
        self._blank = _Waiting()
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
        at = QApplication.focusWidget()
        if at is not None and self.isAncestorOf(at) and not page.isAncestorOf(at):
            at.clearFocus()  # else Qt moves the keyboard to the page's first button, and it would stay there
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


class _Waiting(QWidget):
    """What is seen until the shop is open; says so once it takes longer than a blink."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label(self.tr("One moment: the shop is being opened."), "quiet")
        self._words.hide()
        column(self, None, row(None, None, self._words, None), None)
        self._timer = QTimer(self, singleShot=True, interval=_BLINK_MS)
        self._timer.timeout.connect(self._words.show)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._timer.start()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self._words.hide()
