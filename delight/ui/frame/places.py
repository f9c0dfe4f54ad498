"""The stack of pages, each built when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QStackedWidget, QWidget
from typing_extensions import override

from delight.ui.kit.files.dropped_file import table_in
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.words.formats import number_text
from delight.ui.kit.work.page import Page, Place, Tools

_BLINK_MS = 600
_BAR_WIDTH = 320


class Places(QStackedWidget):
    """Shows one page at a time; ``built`` is emitted with every new page, to be wired."""

    built = Signal(object)
    file_dropped = Signal(Path)
    """Somebody let a table or contacts go over a page that has no use for files of its own."""

    waits = Signal()
    """There is nothing to go to: the shop takes long to be opened."""
    rested = Signal()
    """… and that failed or was stopped."""

    def __init__(self, build: Callable[[Place], Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build = build
        self._pages: dict[Place, Page] = {}
        self._others: dict[Place, Page] = {}
        """Those of whoever sees more, or less, than who is at the desk now."""
        self._sees_all = True
        self._blank = _Waiting()
        self._blank.revealed.connect(self.waits)
        self.setAcceptDrops(True)
        self.addWidget(self._blank)
        self._before: QWidget | None = None
        self.current: Place | None = None

    def listen_to(self, tools: Tools) -> None:
        """Show how far it is whenever a shop takes long to be made or opened."""
        tools.making.connect(self.show_making)
        tools.readying.connect(self.show_readying)
        tools.not_readied.connect(self.stop_making)

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

    def hand_over(self, *, sees_all: bool) -> None:
        """Show somebody pages of their own who sees more, or less, than whoever sat at the desk before.

        What stands on the others, such as a letter that is half written, nobody sees until they are back.
        """
        if sees_all == self._sees_all:
            return
        self._sees_all = sees_all
        self._pages, self._others = self._others, self._pages
        if self.current is not None:
            owners = self.current is Place.IMPORT and not sees_all
            self.go(Place.CUSTOMERS if owners else self.current).take_keyboard()

    def shown(self) -> Page | None:
        """Return the page that is shown, if it is one."""
        return None if self.current is None else self._pages[self.current]

    def show_instead(self, widget: QWidget) -> None:
        """Show something that is no page, such as the first start."""
        self.current = None
        if self.indexOf(widget) < 0:
            self.addWidget(widget)
        self.setCurrentWidget(widget)

    def show_making(self, done: int, total: int) -> None:
        """Say that the demo shop is being made, and how far it is."""
        if self.currentWidget() is not self._blank:
            self._before = self.currentWidget()
            self.setCurrentWidget(self._blank)
        self._blank.show_making(done, total)

    def show_readying(self, done: int, total: int) -> None:
        """Say that a shop of before is being brought up to date, and how far it is."""
        if self.currentWidget() is not self._blank:
            self._before = self.currentWidget()
            self.setCurrentWidget(self._blank)
        self._blank.show_readying(done, total)

    def stop_making(self) -> None:
        """Come back to what was shown before, as when the demo shop could not be made."""
        self._blank.rest()
        self.rested.emit()
        if self._before is not None:
            self.setCurrentWidget(self._before)

    def forget(self) -> None:
        """Drop all pages, as when another shop is opened."""
        self.setCurrentWidget(self._blank)
        self.current = self._before = None
        self._pages.clear()
        self._others.clear()
        for n in reversed(range(self.count())):
            widget = self.widget(n)
            if widget is not None and widget is not self._blank:
                self.removeWidget(widget)
                widget.deleteLater()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if self.current is not None and table_in(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        path = table_in(event)
        if self.current is not None and path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)


class _Waiting(QWidget):
    """What is seen until the shop is open; says so once it takes longer than a blink."""

    revealed = Signal()
    """It says how far a shop is brought up to date."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._more = label(self.tr("You may close Delight meanwhile: it goes on the next time."), "small")
        lines = (row(None, None, part, None) for part in (self._words, self._bar, self._more))
        column(self, None, *lines, None, space=16)
        self._told = False
        self.rest()
        self._timer = QTimer(self, singleShot=True, interval=_BLINK_MS)
        self._timer.timeout.connect(self._reveal)

    def show_making(self, done: int, total: int) -> None:
        """Say at once what takes long, and how far it is."""
        self._timer.stop()
        self._words.setText(self.tr("Making the demo shop: a year of it, about ten seconds …"))
        self._bar.setAccessibleName(self.tr("How far the demo shop is"))
        self._move_bar(done, total)
        self._words.show()
        self._bar.show()

    def show_readying(self, done: int, total: int) -> None:
        """Say how far a shop of before is brought up to date; a small one is ready within a blink."""
        words = self.tr("Getting your shop ready for the new version: {far} %")
        self._words.setText(words.format(far=number_text(100 * done // max(total, 1))))
        self._bar.setAccessibleName(self.tr("How far your shop is brought up to date"))
        self._move_bar(done, total)
        self._told = True
        if self._words.isVisible():
            self._reveal()

    def rest(self) -> None:
        """Say nothing until the next shop is opened."""
        self._words.setText(self.tr("One moment: the shop is being opened."))
        self._told = False
        for part in (self._words, self._bar, self._more):
            part.hide()

    def _reveal(self) -> None:
        self._words.show()
        self._bar.setVisible(self._told)
        self._more.setVisible(self._told)
        if self._told:
            self.revealed.emit()

    def _move_bar(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._timer.start()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self.rest()
