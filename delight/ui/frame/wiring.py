"""Connecting what pages wish for with what the window does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

Wishes = dict[str, Callable[..., Any]]
"""Names of signals, and what answers them."""


def wire(page: QObject, wishes: Wishes) -> None:
    """Connect those signals that the page has."""
    for name, answer in wishes.items():
        signal = getattr(page, name, None)
        if signal is not None and hasattr(signal, "connect"):
            signal.connect(answer)


def ask(page: QWidget | None, name: str, *values: object) -> Any:
    """Ask something of a page that it may or may not know how to do; return its answer, or ``None``."""
    deed = getattr(page, name, None)
    return None if deed is None else deed(*values)
