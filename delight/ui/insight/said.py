"""Sentences of a chapter, each with a way to what it is about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from delight.domain.insight.chapter import Said, Topic
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Behind, Things
from delight.ui.insight.words import tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, empty, label
from delight.ui.kit.look.touch import target
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.words.formats import counted

_LETTERS = 30
"""So many letters of a sentence stand beside its link at least."""


class Sentences(QWidget):
    """Sentences below each other; those that are about records open them."""

    opened = Signal(object)
    """The ``Behind`` of one."""

    def __init__(self, role: str = "", *, space: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._space = role, space
        self._box = column(self, space=space)

    def show_said(self, teller: Teller, topic: Topic | None, said: tuple[Said, ...]) -> None:
        """Show these, equally far apart; without any it has no place."""
        empty(self._box)
        links = [open_link(one.behind, self.opened.emit) for one in said]
        apart = self._apart() if any(links) else 0
        self._box.setSpacing(0 if apart else self._space)
        for one, link in zip(said, links, strict=True):
            words = label(teller.sentence(topic, one), self._role, wrap=True, selectable=True)
            words.setContentsMargins(0, apart, 0, apart)
            self._box.addWidget(words if link is None else _Line(words, link))
        self.setVisible(bool(said))

    def _apart(self) -> int:
        """Return what is left free above a sentence and below it, so that one line is as high as a link."""
        return max(0, target() - self.fontMetrics().lineSpacing()) // 2


def open_link(behind: Behind, open_: Callable[[Behind], object]) -> QPushButton | None:
    """Return a link to what is behind a figure, if anything is."""
    if not behind.ids:
        return None
    words, spoken = behind_words(behind)
    link = push_button(words, lambda: open_(behind), role="link", tip=spoken)
    link.setAccessibleName(spoken)
    link.setProperty("flush", "true")
    return link


def behind_words(behind: Behind) -> tuple[str, str]:
    """Return what the link to some records says, and what it says to who cannot see what it is about."""
    short, full = (tr("1 case"), "%n cases"), (tr("Show the case"), "Show the %n cases")
    if behind.of is Things.CUSTOMERS:
        short, full = (tr("1 customer"), "%n customers"), (tr("Show the customer"), "Show the %n customers")
    return counted(len(behind.ids), *short, "Insight"), counted(len(behind.ids), *full, "Insight")


class _Line(QWidget):
    """A sentence, and at the end of its line the way to what it is about."""

    def __init__(self, words: QWidget, link: QWidget) -> None:
        super().__init__()
        YieldingRow(self, words, link, letters=_LETTERS, space=16)
