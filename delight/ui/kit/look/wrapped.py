"""A text that is broken into lines, a word longer than any line included."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from delight.ui.kit.look.theme import type_sizes

LONGEST, LONGEST_LARGE = 24, 12
"""Letters of a word that stay together, at the usual size and in a title."""
_MAY_BREAK = "\u200b"
_NARROWEST, _USUAL_TEXT = 140, 14
_LETTER = "[!-~\u00a1-\u052f]"
"""Greek and Cyrillic too, but no script whose letters join."""


class WrappedLabel(QLabel):
    """Never pushes its neighbours out, however long its longest word.

    Where the text cannot be copied, such a word is broken wherever the line ends; where it can, it is cut:
    an invisible break inside an e-mail address would be copied with it.
    """

    def __init__(self, *, breaks: bool, longest: int = LONGEST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self._said, self._breaks, self._longest = "", breaks, longest

    @override
    def setText(self, text: str, /) -> None:
        if text == self._said:
            return
        self._said = text
        super().setText(self._broken())

    @override
    def text(self) -> str:
        return self._said

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        """Break the words anew where the text got larger or smaller meanwhile."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self._breaks:
            super().setText(self._broken())

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(min(least.width(), _NARROWEST), least.height())

    def _broken(self) -> str:
        return breakable(self._said, _as_many(self._longest)) if self._breaks else self._said


def breakable(text: str, longest: int = LONGEST) -> str:
    """Return a text in which words of more than so many letters may end a line."""
    endless = f"{_LETTER}{{{longest}}}(?={_LETTER})"
    return re.sub(endless, lambda piece: piece[0] + _MAY_BREAK, text)


def _as_many(letters: int) -> int:
    """Return how many letters of large text are as wide as so many of the usual size."""
    return letters * _USUAL_TEXT // max(_USUAL_TEXT, type_sizes().base)
