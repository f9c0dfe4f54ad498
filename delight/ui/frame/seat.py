"""Where the window was last time, and where it goes now."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from delight.ui.frame.rail import ON_RAIL
from delight.ui.kit import machine
from delight.ui.kit.work.page import Place

FIRST_SIZE = (1200, 800)
LEAST_SIZE = (1024, 640)


def take_seat(window: QWidget, settings: machine.MachineSettings) -> None:
    """Put the window where it was, unless that screen is gone; never larger than the screen."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    window.setMinimumSize(min(LEAST_SIZE[0], screen.width()), min(LEAST_SIZE[1], screen.height()))
    window.resize(min(FIRST_SIZE[0], screen.width()), min(FIRST_SIZE[1], screen.height()))
    kept = QRect(*settings.window) if settings.window else QRect()
    if any(s.availableGeometry().intersects(kept) for s in QGuiApplication.screens()):
        window.setGeometry(kept)
    if settings.maximised:
        window.showMaximized()


def first_page(file: Path | None, hidden: Collection[Place]) -> Place:
    """Return the page of last time if it is on the rail and not ``hidden``, else Today."""
    kept = machine.load(file).page
    return Place(kept) if kept in set(ON_RAIL) - set(hidden) else Place.TODAY


def keep_seat(window: QWidget, file: Path | None, page: str) -> None:
    """Remember where the window is, and its page."""
    at = window.normalGeometry()
    place = (at.x(), at.y(), at.width(), at.height())
    machine.change(file, window=place, maximised=window.isMaximized(), page=page)
