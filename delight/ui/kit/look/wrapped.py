"""A text that is broken into lines, a word longer than any line included."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from delight.ui.kit.look.theme import type_sizes

LONGEST, LONGEST_LARGE = 24, 12
"""Letters of a word that stay together, at the usual size and in a title."""
_MAY_BREAK = "\u200b"
_NARROWEST, _USUAL_TEXT = 140, 14
_MEASURED = 120
"""A word of more letters is broken without a ruler, as measuring takes long."""
_LETTER = "[!-~\u00a1-\u052f]"
"""Greek and Cyrillic too, but no script whose letters join."""


class WrappedLabel(QLabel):
    """Never pushes its neighbours out, however long its longest word.

    Where the text cannot be copied, such a word is broken wherever the line ends. Where it can, it is broken
    only while it does not fit, and is not to be copied then: the invisible breaks would be copied with it.
    """

    def __init__(self, *, breaks: bool, longest: int = LONGEST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self._said, self._breaks, self._longest = "", breaks, longest
        self._copied, self._wide = Qt.TextInteractionFlag.NoTextInteraction, 0

    @override
    def setText(self, text: str, /) -> None:
        if text != self._said:
            self._said = text
            self._break()

    @override
    def text(self) -> str:
        return self._said

    @override
    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag, /) -> None:
        self._copied = flags
        super().setTextInteractionFlags(flags)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._wide = self.contentsRect().width()
        if not self._breaks:
            self._break()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        """Break the words anew where the text got larger or smaller meanwhile."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._break()

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(min(least.width(), _NARROWEST), least.height())

    def _break(self) -> None:
        if self._breaks:
            super().setText(breakable(self._said, _as_many(self._longest)))
            return
        shown = self._fitted()
        super().setText(shown)
        read_only = Qt.TextInteractionFlag.NoTextInteraction
        super().setTextInteractionFlags(self._copied if shown == self._said else read_only)

    def _fitted(self) -> str:
        """Return the text with breaks in the words that are longer than a line, as far as that is known."""
        if not self._wide:
            return self._said
        measured, fewer = self.fontMetrics().horizontalAdvance, _as_many(LONGEST_LARGE)
        words = rf"(?:(?!-){_LETTER}){{{fewer},}}-?"
        return re.sub(words, lambda word: _in_lines(word[0], self._wide, measured), self._said)


def breakable(text: str, longest: int = LONGEST) -> str:
    """Return a text in which words of more than so many letters may end a line."""
    endless = f"{_LETTER}{{{longest}}}(?={_LETTER})"
    return re.sub(endless, lambda piece: piece[0] + _MAY_BREAK, text)


def _as_many(letters: int) -> int:
    """Return how many letters of large text are as wide as so many of the usual size."""
    return letters * _USUAL_TEXT // max(_USUAL_TEXT, type_sizes().base)


def _in_lines(word: str, wide: int, measured: Callable[[str], int]) -> str:
    """Return a word with a break wherever it has filled a line of so many pixels."""
    if len(word) > _MEASURED:
        return breakable(word)
    lines = []
    while measured(word) > wide:
        end = max(1, bisect_right(range(len(word)), wide, key=lambda letters: measured(word[:letters])) - 1)
        lines.append(word[:end])
        word = word[end:]
    return _MAY_BREAK.join((*lines, word))
