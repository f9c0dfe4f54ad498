"""Take two apart that were merged: in the customer's menu, for as long as they are one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from delight.domain.changes import Changes
from delight.domain.customers.customer import CustomerDetail
from delight.domain.duplicates.pairs import Unmerged
from delight.domain.leftovers import left_words
from delight.ui.kit.actions import give_key, tip_text
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.words.formats import saying
from delight.ui.kit.words.like_words import things
from delight.ui.kit.work.page import Page

KEY = "Shift+T"
_MOST = 3
"""So many are offered, the latest first."""


class ApartDoor(QObject):
    """An entry of the menu for everybody who was merged into the one who is shown."""

    def __init__(self, page: Page, menu: QMenu, current: Callable[[], CustomerDetail | None]) -> None:
        super().__init__(page)
        self._page, self._current = page, current
        self.actions = [self._action(menu) for _ in range(_MOST)]
        give_key(page, self.actions[0], KEY, QCoreApplication.translate("CustomersPage", "Customers"))

    def _action(self, menu: QMenu) -> QAction:
        action = QAction("", self)
        put_icon(action, "refresh")
        action.triggered.connect(lambda _on=False: self._take_apart(action))
        action.setVisible(False)
        menu.addAction(action)
        return action

    def show_merged(self, merged: Sequence[tuple[int, str]]) -> None:
        """Offer these, id and name, the latest first; of them the key takes."""
        for number, action in enumerate(self.actions):
            action.setVisible(number < len(merged))
            if number < len(merged):
                old_id, name = merged[number]
                action.setData(old_id)
                words = self.tr("Take apart from {name}").format(name=name.replace("&", "&&"))
                action.setText(words)
                action.setToolTip(tip_text(words, KEY if number == 0 else ""))

    def _take_apart(self, action: QAction) -> None:
        old_id, who, tools = int(action.data()), self._current(), self._page.tools
        if who is None:
            return
        done: list[Unmerged] = []

        def work() -> Changes:
            done.append(tools.services.duplicates.unmerge(old_id))
            return done[0].changes

        self._page.do(work, "", lambda changes: self._page.said.emit(self._words(who, done[0]), changes))

    def _words(self, who: CustomerDetail, done: Unmerged) -> str:
        words = self.tr("They are two again.")
        if done.stays:
            stays = self.tr("Stays with {name}: {things}.")
            words = f"{words} {stays.format(name=who.name, things=things(done.stays))}"
        if done.left:
            left = left_words(done.left, saying("Plain"))
            words = f"{words} {self.tr('Left as it is: {things}.').format(things=left)}"
        return words
