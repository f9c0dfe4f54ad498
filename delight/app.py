"""Composition root: which shop, which services, which window."""

from __future__ import annotations

import gc
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from delight import paths
from delight.ui.faults import FaultReporter
from delight.ui.kit import machine
from delight.ui.kit.icons import retint
from delight.ui.kit.page import Tools
from delight.ui.kit.theme import Scheme, apply_theme
from delight.ui.main_window import MainWindow
from delight.ui.single import OneWindow

if TYPE_CHECKING:
    from delight.services.bundle import Services


def open_window(place: Path | None = None) -> int:
    """Open the window on the shop in ``place`` (by default this machine's) and return the exit code.

    A second start for the same shop raises the window that is open, and ends.
    """
    app = QApplication(sys.argv[:1])
    _introduce(app)
    folder = place or paths.shop_folder()
    one = OneWindow(folder)
    if not one.claim():
        from delight.ui.knock import knock

        knock(one.name)
        return 0
    gc.disable()  # until the shop is open: everything that start-up makes stays
    window = make_window(app, folder)
    window.painted.connect(lambda: _listen(window, one))
    window.ready.connect(_collect_again)
    window.show()
    code = app.exec()
    _close(window, one)
    return code


def make_window(app: QApplication, place: Path) -> MainWindow:
    """Return the window, dressed and wired, not yet shown."""
    wear_theme(app)
    tools = Tools()
    window = MainWindow(tools, place, open_shop)
    tools.setParent(window)
    faults = FaultReporter(window, paths.log_file())
    faults.install()
    window.theme_changed.connect(lambda: wear_theme(app))
    window.own_shop_wanted.connect(lambda: window.open_shop(paths.shop_folder()))
    window.demo_wanted.connect(lambda: window.open_shop(paths.demo_folder()))
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: wear_theme(app))
    return window


def open_shop(place: Path) -> Services | None:
    """Open the shop in a folder; called on the worker, where all the imports happen too."""
    from delight.services.bundle import open_services, shop_exists

    if place == paths.demo_folder():
        from delight.services.demo import ready_demo

        ready_demo(place, today=date.today())  # noqa: DTZ011 - the day on this machine's clock is meant
    return open_services(place) if shop_exists(place) else None


def wear_theme(app: QApplication) -> None:
    """Dress the application as this machine's settings say."""
    settings = machine.load()
    apply_theme(app, Scheme(settings.theme), text_scale=settings.text_scale)
    retint(app)


def _introduce(app: QApplication) -> None:
    app.setApplicationName("delight")
    app.setApplicationDisplayName("Delight")
    app.setDesktopFileName("delight")
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)


def _listen(window: MainWindow, one: OneWindow) -> None:
    from delight.ui.knock import Door

    Door(one.name, window).knocked.connect(lambda: _raise(window))


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def _raise(window: MainWindow) -> None:
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _close(window: MainWindow, one: OneWindow) -> None:
    """Let work under way finish, then let go of the shop."""
    tools = window.tools
    tools.tasks.wait()
    if tools.is_open:
        tools.services.close()
    one.release()
