"""Groups by filter from the page's menu: a new one, or the one that is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from delight.ui.customers.grouping.filter import GroupFilter
from delight.ui.customers.grouping.sheet import GroupSheet, Known, read_known
from delight.ui.kit.work.page import Page


class GroupDesk:
    """Opens the sheet, and shows the group that was saved."""

    def __init__(self, page: Page, shown: GroupFilter, menu: QMenu, actions: Mapping[str, QAction]) -> None:
        self._page, self._shown = page, shown
        self._saved: frozenset[str] = frozenset()
        self.sheet: GroupSheet | None = None
        self._menu, self.change = menu, actions["regroup"]
        menu.aboutToShow.connect(self._offer)

    def start(self, name: str = "") -> None:
        """Open the sheet for a group, or for a new one."""
        self._page.load(read_known(self._page, name), self._open)

    def change_shown(self) -> None:
        """Open the sheet for the group that is shown, if it is one by filter."""
        self._ask_for_saved(self._start_shown)

    def _offer(self) -> None:
        """Name the group that is shown, if it is one by filter; asked for when the menu comes up."""
        name = self._shown.group()
        self.change.setText(self._page.tr("Change “{name}” …").format(name=name.replace("&", "&&")))
        self._put_into_menu()
        self._ask_for_saved(self._put_into_menu)

    def _put_into_menu(self) -> None:
        """Stand in the menu or not; an action that is hidden would not have its key either."""
        if self._shown.group() in self._saved:
            self._menu.addAction(self.change)
        else:
            self._menu.removeAction(self.change)

    def _start_shown(self) -> None:
        if self._shown.group() in self._saved:
            self.start(self._shown.group())

    def _ask_for_saved(self, then: Callable[[], None]) -> None:
        def take(saved: frozenset[str]) -> None:
            self._saved = saved
            then()

        groups = self._page.tools.services.groups
        self._page.load(lambda: frozenset(row.name for row in groups.saved()), take)

    def _open(self, known: Known) -> None:
        sheet = self.sheet = GroupSheet(self._page, known)
        sheet.saved.connect(self._shown.show_group)
        sheet.destroyed.connect(lambda _gone: setattr(self, "sheet", None))
        sheet.open()
