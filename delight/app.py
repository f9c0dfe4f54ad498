"""Composition root: which shop, which services, which window."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from delight import paths
from delight.ui import pages
from delight.ui.ending import Ending
from delight.ui.faults import FaultReporter
from delight.ui.kit import machine
from delight.ui.kit.look.icons import icon, retint
from delight.ui.kit.look.theme import STYLED, Scheme, apply_theme
from delight.ui.kit.work.page import Place, Tools
from delight.ui.main_window import MainWindow
from delight.ui.single import OneWindow

_ICON = 128
_BEYOND_READING = frozenset(
    {"storage.damaged", "storage.not_a_shop", "storage.missing", "storage.disk_error"}
)

if TYPE_CHECKING:
    from delight.domain.backups import SecondPlace
    from delight.services.bundle import Services
    from delight.ui.frame.leaving import Leaving
    from delight.ui.frame.reminding import Reminding
    from delight.ui.frame.safekeeping import Safekeeper


def open_window(place: Path | None = None) -> int:
    """Open the window on the shop in ``place`` (by default this machine's) and return the exit code.

    A second start for the same shop raises the window that is open, and ends.
    """
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setProperty(STYLED, True)  # noqa: FBT003 - Qt's signature
    _introduce(app)
    folder = place or paths.shop_folder()
    lock = OneWindow(folder)
    if not lock.claim():
        _knock(lock)
        return 0
    window = make_window(app, folder)
    host = Host(window, lock)
    ending = Ending(app)
    ending.asked.connect(window.tools.tasks.stop)  # nobody is there to be asked
    ending.asked.connect(app.quit)
    window.ready.connect(_collect_again)
    window.not_opened.connect(_collect_again)
    window.show()
    window.activateWindow()
    code = app.exec()
    ended = host.close()
    ending.close()
    if not ended:
        _leave(code)
    return code


def _leave(code: int) -> None:
    """End the process beside work that does not end, as on a stick that does not answer.

    A window that goes would wait for that work, and the work for Python's lock, which the window's end holds.
    What was half written is taken back at the next start, as after a power cut; what was to be said is.
    """
    os._exit(code)


def make_window(app: QApplication, place: Path) -> MainWindow:
    """Return the window, dressed and wired, not yet shown."""
    wear_theme(app)
    app.setWindowIcon(icon("logo", "accent", _ICON))
    tools = Tools()
    window = MainWindow(tools, place, lambda wanted: open_shop(wanted, tools))
    tools.setParent(window)
    FaultReporter(window, paths.log_file()).install()
    window.theme_changed.connect(lambda: wear_theme(app))
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: window.theme_changed.emit())
    return window


def open_shop(place: Path, tools: Tools) -> Services | None:
    """Open the shop in a folder, ``None`` if there never was one; called on the worker, with all its imports.

    The demo shop is made first if need be; ``tools.making`` tells it at once, and then how far it is.
    """
    from delight.services.lending import KEPT, take_back
    from delight.services.opening import has_copies, open_services, shop_exists

    if place == paths.demo_folder() and not _is_of_today(place):
        from delight.services.demo import ready_demo

        if not shop_exists(place):
            tools.making.emit(0, 1)
        ready_demo(place, date.today(), tools.making.emit)  # noqa: DTZ011 - the day on this machine's clock is meant
    if not shop_exists(place) and not has_copies(place):
        return None
    take_back(older=KEPT)
    return tools.open(lambda progress: open_services(place, progress=progress))


def wear_theme(app: QApplication) -> None:
    """Dress the application as this machine's settings say; counter mode dresses itself."""
    settings = machine.load()
    apply_theme(app, Scheme(settings.theme), text_scale=settings.text_scale, touch=settings.touch)
    retint(app.allWidgets())


class Host(QObject):
    """Keeps one window to one shop: its lock, its door, and both anew when another shop is opened.

    What keeps copies, and asks before long work is left, comes once the window is painted: before, no shop is
    open.
    """

    def __init__(self, window: MainWindow, lock: OneWindow) -> None:
        super().__init__(window)
        self._window, self._lock = window, lock
        self._door: QObject | None = None
        self._keeper: Safekeeper | None = None
        self._leaving: Leaving | None = None
        self._reminding: Reminding | None = None
        window.painted.connect(self._move_in)
        window.not_opened.connect(self._offer_copies)
        window.own_shop_wanted.connect(lambda: self.leave_for(paths.shop_folder()))
        window.demo_wanted.connect(lambda: self.leave_for(paths.demo_folder()))

    def leave_for(self, place: Path) -> None:
        """Open another shop here, once there is a copy of the one that is left and nothing goes on in it."""
        keeper, leaving = self._keeper, self._leaving
        if keeper is not None and leaving is not None:
            leaving.first(lambda: keeper.copy_first(lambda: self.switch(place)))

    def switch(self, place: Path) -> None:
        """Open another shop here, or raise the window that has it open already."""
        lock = OneWindow(place)
        if not lock.claim():
            _knock(lock)
            return
        self._lock.release()
        self._lock = lock
        self._listen()
        self._window.open_shop(place)

    def close(self) -> bool:
        """Let what is being saved be saved, stop all else, then let go of the shop.

        Returns:
            whether all work has ended by then.
        """
        if self._keeper is not None:
            self._keeper.stop()
        if self._reminding is not None:
            self._reminding.stop()
        tools = self._window.tools
        tools.leaving = True
        tools.tasks.stop()
        ended = tools.tasks.wait()
        if tools.is_open:
            tools.services.close()
            _take_back_what_was_lent()
        self._lock.release()
        return ended

    def _move_in(self) -> None:
        from delight.ui.frame.leaving import Leaving
        from delight.ui.frame.reminding import Reminding
        from delight.ui.frame.safekeeping import Safekeeper

        counter = self._window.counter
        self._reminding = Reminding(
            self._window.tools, self._window, rests=lambda: counter.is_on or machine.load().counter
        )  # the machine may be about to be a counter again
        counter.left.connect(self._reminding.look)
        self._reminding.said.connect(self._window.say)
        self._reminding.wanted.connect(self._show_today)
        self._window.plate.counted.connect(self._reminding.show_count)
        self._keeper = Safekeeper(self._window.tools, self._window)
        self._keeper.outside.connect(self._remind)
        self._keeper.failed.connect(self._window.banner.show_error)
        self._leaving = Leaving(self._window.tools, self._window)
        self._listen()

    def _show_today(self) -> None:
        self._come_forward()
        self._window.go(Place.TODAY)

    def _listen(self) -> None:
        from delight.ui.knock import Door

        if self._door is not None:
            self._door.deleteLater()
        door = Door(self._lock.name, self)
        door.knocked.connect(self._come_forward)
        self._door = door

    def _remind(self, second: SecondPlace) -> None:
        from delight.ui.settings.safety_words import reminder

        counter = self._window.counter
        if counter.is_on:  # for no guest to read
            counter.left.connect(lambda: self._remind(second), Qt.ConnectionType.SingleShotConnection)
            return
        words = reminder(second, self._window.tools.now())
        if words:
            self._window.say(words)

    def _offer_copies(self, error: Exception, place: Path) -> None:
        """Offer the copies there are of a shop whose file is beyond reading."""
        if getattr(error, "code", "") not in _BEYOND_READING:
            return
        for chrome in (self._window.rail, self._window.top):
            chrome.hide()
        page = pages.build_rescue(self._window.tools, place)
        self._window.places.built.emit(page)
        self._window.places.show_instead(page)

    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def _take_back_what_was_lent() -> None:
    from delight.services.lending import OPENING, take_back

    take_back(older=OPENING, mine=True)


def _is_of_today(place: Path) -> bool:
    """Tell whether the files of a shop were written today: looking closer means opening it twice."""
    written = max((file.stat().st_mtime for file in place.glob("*")), default=0.0)
    return date.fromtimestamp(written) >= date.today()  # noqa: DTZ011, DTZ012 - this machine's clock is meant


def _knock(lock: OneWindow) -> None:
    from delight.ui.knock import knock

    knock(lock.name)


def _collect_again(*_why_not: object) -> None:
    gc.freeze()
    gc.enable()


def _introduce(app: QApplication) -> None:
    app.setApplicationName("delight")
    app.setApplicationDisplayName("Delight")
    app.setDesktopFileName("delight")
    if QLocale().language() is QLocale.Language.C:  # a machine without a language: British, as our words are
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)
