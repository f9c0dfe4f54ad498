"""Showing much in steps, so that the window is painted in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

_MOMENT_MS = 8
"""Half of what a picture takes at 60 a second."""


class Steps(QObject):
    """Takes steps in their order; those that are left of before are forgotten when others are to be taken."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], object]] = []

    @property
    def is_done(self) -> bool:
        """Whether all of them are taken."""
        return not self._left

    def take(self, steps: Iterable[Callable[[], object]], *, at_once: bool = True) -> None:
        """Take these: as many as there is time for, the rest once the window has been painted.

        ``at_once``: begin with them now; else what was done until now took all the time there is.
        """
        self._left = list(steps)
        if at_once:
            self._go_on()
        elif self._left:
            QTimer.singleShot(0, self, self._go_on)

    def finish(self) -> None:
        """Take all that are left now: somebody wants what comes last."""
        while self._left:
            self._left.pop(0)()

    def _go_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        while self._left and clock.elapsed() < _MOMENT_MS:
            self._left.pop(0)()
        if self._left:
            QTimer.singleShot(0, self, self._go_on)
