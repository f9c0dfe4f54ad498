"""The one place where pages hear that something changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeBus(QObject):
    """Carries each ``delight.domain.changes.Changes`` from the deed to the pages that show it."""

    changed = Signal(object)
