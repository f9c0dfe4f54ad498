"""Sentences of a chapter, each with a way to what it is about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.insight.chapter import Said, Topic
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Behind, Things
from delight.ui.insight.words import tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.look.touch import target
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.words.formats import counted

_LETTERS = 30
"""So many letters of a sentence stand beside its link at least."""


class Sentences(QWidget):
    """Sentences below each other; those that are about records open them."""

    opened = Signal(object, str)
    """The ``Behind`` of one, and its words."""

    def __init__(self, role: str = "", *, space: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._space = role, space
        self._box = column(self, space=space)
        self._lines: dict[tuple[str, int, bool], _Line] = {}

    def show_said(self, teller: Teller, topic: Topic | None, said: tuple[Said, ...]) -> None:
        """Show these, equally far apart; without any it has no place.

        What was said before in other numbers keeps its line, and with it the keyboard.
        """
        kept, self._lines = self._lines, {}
        while self._box.takeAt(0) is not None:
            pass
        opens = any(one.behind.ids for one in said)
        apart = self._apart() if opens else 0
        self._box.setSpacing(0 if opens else self._space)
        for one in said:
            line = self._line(one, kept)
            line.say(teller.sentence(topic, one), one.behind, apart)
            self._box.addWidget(line)
            line.raise_()  # Tab comes to them as one reads
        for line in kept.values():
            line.hide()
            line.deleteLater()
        self.setVisible(bool(said))

    def _line(self, said: Said, kept: dict[tuple[str, int, bool], _Line]) -> _Line:
        """Return the line of a sentence: the one it had, or a new one."""
        opens, times = bool(said.behind.ids), sum(code == said.code for code, _, _ in self._lines)
        key = (said.code, times, opens)
        line = kept.pop(key, None) or _Line(self._role, self.opened.emit if opens else None)
        self._lines[key] = line
        return line

    def _apart(self) -> int:
        """Return what is left free above a sentence and below it, so that one line is as high as a link.

        Large text is as high itself: half a line stands between its sentences.
        """
        line = self.fontMetrics().lineSpacing()
        return max(target() - line, line // 2) // 2


class OpenLink:
    """A link to what is behind a figure; it stays while that changes."""

    def __init__(self, open_: Callable[[Behind], object]) -> None:
        self._behind = Behind()
        self.button = push_button("", lambda: open_(self._behind), role="link")
        self.button.setProperty("flush", "true")

    def show_behind(self, behind: Behind) -> None:
        """Say how many it opens."""
        self._behind = behind
        words, spoken = behind_words(behind)
        self.button.setText(words)
        self.button.setToolTip(spoken)
        self.button.setAccessibleName(spoken)


def behind_words(behind: Behind) -> tuple[str, str]:
    """Return what the link to some records says, and what it says to who cannot see what it is about."""
    short, full = (tr("1 case"), "%n cases"), (tr("Show the case"), "Show the %n cases")
    if behind.of is Things.CUSTOMERS:
        short, full = (tr("1 customer"), "%n customers"), (tr("Show the customer"), "Show the %n customers")
    return counted(len(behind.ids), *short, "Insight"), counted(len(behind.ids), *full, "Insight")


class _Line(QWidget):
    """A sentence, and at the end of its line the way to what it is about, if it is about records."""

    def __init__(self, role: str, open_: Callable[[Behind, str], object] | None) -> None:
        super().__init__()
        self._words = label("", role, wrap=True, selectable=True)
        self._link = OpenLink(lambda behind: open_(behind, self._words.text())) if open_ is not None else None
        if self._link is None:
            column(self, self._words)
        else:
            YieldingRow(self, self._words, self._link.button, letters=_LETTERS, space=16)

    def say(self, words: str, behind: Behind, apart: int) -> None:
        """Say a sentence, with so much left free above and below."""
        self._words.setText(words)
        self._words.setContentsMargins(0, apart, 0, apart)
        if self._link is not None:
            self._link.show_behind(behind)
