"""Where the part stands in which a shop says something about the chapter that is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.insight.chapter import Topic
from delight.ui.insight.own.guess import GuessPart
from delight.ui.insight.own.papers import StandardsPart, TeamPart
from delight.ui.insight.own.part import OwnPart
from delight.ui.insight.own.people import PeoplePart
from delight.ui.insight.own.rates import RatesPart
from delight.ui.insight.own.winning import WinningPart
from delight.ui.insight.reading import Own
from delight.ui.kit.look.layouts import column
from delight.ui.kit.words.signing import works_alone
from delight.ui.kit.work.page import Page

_PARTS: dict[Topic, type[GuessPart | PeoplePart | RatesPart | StandardsPart | TeamPart | WinningPart]] = {
    Topic.REVENUE: WinningPart,
    Topic.ICEBERG: RatesPart,
    Topic.CONSISTENCY: PeoplePart,
    Topic.OURSELVES: GuessPart,
    Topic.PEOPLE: TeamPart,
    Topic.STANDARDS: StandardsPart,
}


class OwnPlace(QWidget):
    """Has no place where there is nothing to say; a part is made when its chapter is first opened."""

    let_through = Signal()
    """Somebody wants to see the answers without a guess."""
    team_wanted = Signal()
    """Somebody wants the sheet for the staff room."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.parts: dict[Topic, OwnPart] = {}
        self._box = column(self)

    def show_own(self, own: Own, topic: Topic) -> None:
        """Show what the shop has said about a chapter."""
        part = self.parts.get(topic) or self._made(topic)
        for made in self.parts.values():
            made.setVisible(made is part)
        self.setVisible(part is not None and _is_for_them(part, own))
        if part is not None:
            part.show_own(own)

    def _made(self, topic: Topic) -> OwnPart | None:
        kind = _PARTS.get(topic)
        if kind is None:
            return None
        part = self.parts[topic] = kind(self._page)
        if isinstance(part, GuessPart):
            part.let_through.connect(self.let_through)
        if isinstance(part, TeamPart):
            part.wanted.connect(self.team_wanted)
        self._box.addWidget(part)
        return part


def _is_for_them(part: OwnPart, own: Own) -> bool:
    """Return whether whoever is at the desk may use a part, and can."""
    if part.for_staff and works_alone():
        return False
    return part.is_of_use(own) and (own.sees_all or not part.for_owner)
