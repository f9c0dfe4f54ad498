"""What takes long to make, made in pieces: the window is painted, and keys are heard, in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

Made = TypeVar("Made")
_MOST = 30
"""So many widgets are styled within a few milliseconds."""


class Piecewise(Generic[Made]):
    """Makes something by a generator that yields ``None`` after each piece, and at the end what was made."""

    def __init__(self, begin: Callable[[], Iterator[Made | None]]) -> None:
        self._begin = begin
        self._pieces: Iterator[Made | None] | None = None
        self._made: Made | None = None

    def make_next(self) -> bool:
        """Make one more piece, ahead of being asked for the whole; tell whether one is left."""
        return self._next() is None

    @property
    def is_made(self) -> bool:
        """Tell whether no piece is left."""
        return self._made is not None

    def whole(self) -> Made:
        """Make what is left at once and return what was made; the next time another one is."""
        while (made := self._next()) is None:
            pass
        self._made = self._pieces = None
        return made

    def _next(self) -> Made | None:
        if self._made is None:
            self._pieces = self._pieces or self._begin()
            self._made = next(self._pieces)
            # else each widget is styled in the next turn, and anew when its piece gets its place
            QCoreApplication.removePostedEvents(None, QEvent.Type.PolishRequest.value)  # type: ignore[arg-type]
        return self._made


def styling(root: QWidget) -> list[Callable[[], object]]:
    """Return steps that style a widget and all within it, a part each; Qt would style it as a whole."""

    def style(part: QWidget) -> None:
        if isValid(part):
            part.ensurePolished()

    return [lambda part=part: style(part) for part in _parts(root)]


def _parts(root: QWidget) -> Iterator[QWidget]:
    if len(root.findChildren(QWidget)) > _MOST:
        for child in root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            yield from _parts(child)
    yield root
