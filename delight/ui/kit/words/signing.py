"""Whose name stands beside a thing: nobody's where one person works alone, since nobody else could be."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from delight.domain.staff.staff import Desk

_ALONE = "worksAlone"


def show_desk(desk: Desk) -> None:
    """Take note of who works here, before any page tells who did what."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_ALONE, desk.staff[0].name if len(desk.staff) == 1 else "")


def by_whom(name: str) -> str:
    """Return the name of whoever did something or is to do it; empty for somebody alone (I0)."""
    return "" if name == _alone() else name


def works_alone() -> bool:
    """Tell whether one person works here alone, and needs nothing that tells people apart."""
    return bool(_alone())


def _alone() -> str:
    application = QCoreApplication.instance()
    return (application.property(_ALONE) if application is not None else None) or ""
