"""A field for codes, which a scanner types as a keyboard would."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from delight.domain.marks import has_scanned_letters
from delight.ui.kit.fields.forms import LineField


class ScannedLine(LineField):
    """Takes Tab behind a code for its end, as some scanners send it; the next Tab goes on as ever."""

    scanned = Signal()
    """A whole code was typed, and Tab behind it."""

    def __init__(self, *, name: str = "", placeholder: str = "") -> None:
        super().__init__(name=name, placeholder=placeholder)
        self._is_taken = False
        self.textChanged.connect(lambda _text: self._take(taken=False))

    def take(self) -> None:
        """Note that what stands here is looked up: another Tab does not ask again."""
        self._take(taken=True)

    @override
    def focusNextPrevChild(self, next_: bool, /) -> bool:
        if next_ and not self._is_taken and has_scanned_letters(self.text()):
            self.scanned.emit()
            return True
        return super().focusNextPrevChild(next_)

    def _take(self, *, taken: bool) -> None:
        self._is_taken = taken
