"""The views of the Cases page on top of each other; each is made when it is first looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.cases.case import CaseFilter
from delight.ui.cases.searched import SearchedView
from delight.ui.cases.switch import LIST_TITLE, ViewSwitch, view_key
from delight.ui.cases.views import LIST, VIEWS, ViewDef
from delight.ui.cases.words import tr
from delight.ui.kit import machine
from delight.ui.kit.actions import ActionDef, set_letter_keys
from delight.ui.kit.look.late_stack import LateStack
from delight.ui.kit.work.page import Page


class ViewStack(LateStack):
    """The list and what can stand in its place."""

    turned = Signal(bool)
    """Another view is shown; whether it follows the search and the chips."""

    def __init__(self, page: Page, listed: QWidget) -> None:
        super().__init__()
        self._page, self._which = page, CaseFilter()
        self._made: dict[str, QWidget] = {LIST: listed}
        self.addWidget(listed)
        self.switch = ViewSwitch(VIEWS)
        self.switch.turned.connect(self._turn)

    @property
    def shown(self) -> Page | None:
        """The view in place of the list, if there is one."""
        at = self.currentWidget()
        return at if isinstance(at, Page) else None

    def show_view(self, key: str) -> None:
        """Show the list or one of ``VIEWS``."""
        if self._made.get(key) is not self.currentWidget():
            self.switch.turn_to(key)

    def narrow(self, which: CaseFilter) -> None:
        """Let the views that follow the filters show only these."""
        self._which = which
        for made in self._made.values():
            if isinstance(made, SearchedView):
                made.narrow(which)

    def find_useful(self) -> None:
        """Ask which views have something to show, and show their tabs."""
        services = self._page.tools
        self._page.load(
            lambda: [view.key for view in VIEWS if view.useful(services.services)], self.switch.show_useful
        )

    def definitions(self, group: str) -> list[ActionDef]:
        """Return the keys that go to each view."""
        titles = {LIST: LIST_TITLE} | {view.key: view.title for view in VIEWS}
        return [
            ActionDef(
                name=f"view-{key}",
                text=tr(title),
                key=view_key(n),
                do=lambda key=key: self.show_view(key),
                group=group,
            )
            for n, (key, title) in enumerate(titles.items())
        ]

    def _turn(self, key: str) -> None:
        view = next((view for view in VIEWS if view.key == key), None)
        if view is not None and key not in self._made:
            self._made[key] = self._make(view)
        self.setCurrentWidget(self._made[key])
        self.turned.emit(view is None or view.searched)

    def _make(self, view: ViewDef) -> QWidget:
        made = view.make(self._page.tools)
        self._page.pass_on(made)
        set_letter_keys(made, on=machine.load().letter_keys)
        if isinstance(made, SearchedView):
            made.narrow(self._which)
        self.addWidget(made)
        return made
