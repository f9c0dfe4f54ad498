"""Where the keyboard is while a list is built anew, so that it can be given back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget


def holds(part: QWidget) -> bool:
    """Return whether the keyboard is in ``part``."""
    focus = part.window().focusWidget()
    return focus is not None and (focus is part or part.isAncestorOf(focus))


def held(parts: Mapping[int, QWidget]) -> int | None:
    """Return the id of the part in which the keyboard is."""
    return next((number for number, part in parts.items() if holds(part)), None)
