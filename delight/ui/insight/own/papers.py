"""Paper that belongs to a chapter: the sheet for the staff room, and the card of the shop's standards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from delight.ui.insight.own.part import OwnPart
from delight.ui.insight.reading import Own
from delight.ui.insight.words import tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import row
from delight.ui.kit.paper_wish import standards_wish
from delight.ui.kit.work.page import Page


class TeamPart(OwnPart):
    """The way to the sheet for the staff room."""

    for_staff = True
    wanted = Signal()

    def __init__(self, page: Page) -> None:
        about = tr(
            "The month’s best recoveries and kindest words on one page, without a customer’s name: what some"
            " of you do that others can learn."
        )
        super().__init__(page, tr("For the staff room"), about)
        self.open = push_button(tr("Sheet for the staff room …"), self.wanted.emit, icon="print")
        self.body.addLayout(row(None, self.open, None))

    @override
    def show_own(self, own: Own) -> None:
        """There is nothing to set."""


class StandardsPart(OwnPart):
    """The standards on paper: with how often each was met for the back room, without it for the counter."""

    for_owner = False

    @staticmethod
    @override
    def is_of_use(own: Own) -> bool:
        return own.has_standards

    def __init__(self, page: Page) -> None:
        about = tr("With how often each was met in the back room, without figures at the counter.")
        super().__init__(page, tr("Standards on paper"), about)
        self.back_room = push_button(
            tr("For the back room …"), lambda: self._print(measured=True), icon="print"
        )
        self.counter = push_button(tr("For the counter …"), lambda: self._print(measured=False), icon="print")
        self.body.addLayout(row(None, self.back_room, self.counter, None))

    @override
    def show_own(self, own: Own) -> None:
        """There is nothing to set."""

    def _print(self, *, measured: bool) -> None:
        self._page.paper_requested.emit(standards_wish(self._page.tools, measured=measured))
