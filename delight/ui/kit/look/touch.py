"""How large anything that is pressed has to be: for a mouse, or for fingers on a tablet or a till."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractScrollArea, QScroller

TARGET, TOUCH_TARGET = 32, 44
"""Least height and width of what is pressed, in pixels: by mouse, and by finger (interface.md, Access)."""
TOUCH = "delight-touch"
"""Says of an application that it is pressed by fingers."""
LARGE = "delight-large"
"""Says of an application how large text is while it is a counter, in pixels."""


def large_text() -> int:
    """Return how large ordinary text is while the whole screen is a counter, in pixels; 0 in the window."""
    app = QCoreApplication.instance()
    return int(app.property(LARGE) or 0) if app is not None else 0


def is_touch() -> bool:
    """Return whether what is made now is pressed by fingers: in the touch layout, and at a counter."""
    app = QCoreApplication.instance()
    return app is not None and (bool(app.property(TOUCH)) or large_text() > 0)


def target() -> int:
    """Return the least height and width of what is pressed now, in pixels."""
    return TOUCH_TARGET if is_touch() else TARGET


def scroll_by_finger(area: QAbstractScrollArea) -> None:
    """Let a finger push what is in an area, as on every tablet; a mouse does as before."""
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
