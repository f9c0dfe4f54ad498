"""Improvements: causes and changes, ideas, what the shop lacks, and small things counted; four tabs."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from delight.domain.changes import Changes, Noun
from delight.ui.cases.improvements.causes import CausesPane
from delight.ui.cases.improvements.ideas import IdeasPane
from delight.ui.cases.improvements.lacks import LacksPane
from delight.ui.cases.improvements.tally import TallyPane
from delight.ui.cases.improvements.words import tr
from delight.ui.cases.parts import doing
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.work.page import Page, Tools

_CAUSES, _IDEAS, _LACKS, _TALLY = "causes", "ideas", "lacks", "tally"


class ImprovementsView(Page):
    """What came out of cases, as a view of the Cases page."""

    SHOWS = frozenset(
        {Noun.CASE, Noun.IMPROVEMENT, Noun.IDEA, Noun.LETTER, Noun.CUSTOMER, Noun.TALLY, Noun.STAFF}
    )

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        words = {
            _CAUSES: tr("Causes"),
            _IDEAS: tr("Ideas"),
            _LACKS: tr("What we lack"),
            _TALLY: tr("Small things"),
        }  # fmt: skip
        self.tabs = OneOf(list(words.items()), name=tr("Improvements"), tabs=True)
        self.tabs.take(_CAUSES)
        self.causes, self.ideas = CausesPane(self, doing(self)), IdeasPane(self, doing(self))
        self.lacks, self.tally = LacksPane(self, doing(self)), TallyPane(self, doing(self))
        self._panes = {_CAUSES: self.causes, _IDEAS: self.ideas, _LACKS: self.lacks, _TALLY: self.tally}
        self._stale_panes = set(self._panes)
        self.stack = QStackedWidget()
        for pane in self._panes.values():
            self.stack.addWidget(pane)
        column(self.content, row(None, self.tabs, None), self.stack, space=12).setStretch(1, 1)
        self.tabs.changed.connect(self._turn)

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        self._stale_panes = set(self._panes)
        self._read_shown()

    @override
    def focus_first(self) -> None:
        self._panes[self.shown].focus_first()

    @property
    def shown(self) -> str:
        """Which of the tabs is shown."""
        return str(self.tabs.value())

    def show_tab(self, key: str) -> None:
        """Show one of the tabs: ``causes``, ``ideas``, ``lacks`` or ``tally``."""
        self.tabs.take(key)
        self._turn()

    def _turn(self) -> None:
        self.stack.setCurrentWidget(self._panes[self.shown])
        self._read_shown()

    def _read_shown(self) -> None:
        """Read what is shown, if anything happened since it was read."""
        if self.shown in self._stale_panes:
            self._stale_panes.discard(self.shown)
            self._panes[self.shown].refresh()
