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
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.words.formats import counted


class Sentences(QWidget):
    """Sentences below each other; those that are about records open them."""

    opened = Signal(object)
    """The ``Behind`` of one."""

    def __init__(self, role: str = "", *, space: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._box = column(self, space=space)

    def show_said(self, teller: Teller, topic: Topic | None, said: tuple[Said, ...]) -> None:
        """Show these; without any it has no place."""
        empty(self._box)
        for one in said:
            self._box.addWidget(label(teller.sentence(topic, one), self._role, wrap=True, selectable=True))
            link = open_link(one.behind, self.opened.emit)
            if link is not None:
                self._box.addLayout(row(None, link, None))
        self.setVisible(bool(said))


def open_link(behind: Behind, open_: Callable[[Behind], object]) -> QPushButton | None:
    """Return a link to what is behind a figure, if anything is."""
    if not behind.ids:
        return None
    link = push_button(behind_words(behind), lambda: open_(behind), role="link")
    link.setProperty("flush", "true")
    return link


def behind_words(behind: Behind) -> str:
    """Return what the link to some records says."""
    one, many = tr("Show the case"), "Show the %n cases"
    if behind.of is Things.CUSTOMERS:
        one, many = tr("Show the customer"), "Show the %n customers"
    return counted(len(behind.ids), one, many, "Insight")
