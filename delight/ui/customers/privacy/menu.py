"""What people may ask about their data: all of it as a file, and to be erased; in the customer's menu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from delight.domain.changes import Changes
from delight.domain.customers.customer import CustomerDetail
from delight.domain.days.calendar import local_day
from delight.ui.customers.privacy.erase import EraseSheet
from delight.ui.kit.files.files import Purpose, ask_where_to_save, plain_name
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import label
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.page import Page


class PrivacyDoor(QObject):
    """Two entries of the menu, and the sheets behind them."""

    def __init__(self, page: Page, menu: QMenu, current: Callable[[], CustomerDetail | None]) -> None:
        super().__init__(page)
        self._page, self._current = page, current
        self.data = self._action(self.tr("Their data …"), "save", self.show_data)
        self.erase = self._action(self.tr("Erase for good …"), "trash", self.start_erasing)
        menu.addSeparator()
        menu.addActions([self.data, self.erase])
        menu.aboutToShow.connect(self._show_whose)

    def show_data(self) -> Sheet | None:
        """Offer everything that is kept on them as a file."""
        who = self._current()
        return DataSheet(self._page, who, self._save) if who is not None else None

    def start_erasing(self) -> EraseSheet | None:
        """Ask whether they are to be erased."""
        who = self._current()
        if who is None:
            return None
        sheet = EraseSheet(self._page, who, self._today())
        sheet.erased.connect(self._erased)
        sheet.open()
        return sheet

    def save(self, customer_id: int, path: Path) -> None:
        """Write a customer's data to a file, and say so."""
        tools = self._page.tools

        def done(data: object) -> None:
            others = getattr(data, "others", ())
            said = self.tr("Saved: {file}").format(file=path.name)
            if others:
                named = self.tr("Blacked out in it: {names}.").format(names=", ".join(others))
                said = f"{said}. {named}"
            self._page.said.emit(said, None)

        # The dialog asked whether what is there may go.
        self._page.load(lambda: tools.services.privacy.save(customer_id, path, replace=True), done)

    def _save(self, who: CustomerDetail, kind: str) -> None:
        ask_where_to_save(
            self._page,
            self.tr("Save their data"),
            Purpose.EXPORTS,
            lambda path: self.save(who.id, path),
            name=plain_name(who.name, f".{kind}"),
        )

    def _erased(self, changes: Changes, words: str) -> None:
        self._page.tools.bus.changed.emit(changes)
        self._page.said.emit(words, None)

    def _show_whose(self) -> None:
        sees_all = self._page.tools.services.context.sees_all
        for action in (self.data, self.erase):
            action.setVisible(sees_all)

    def _today(self) -> date:
        tools = self._page.tools
        return local_day(tools.now(), tools.services.zone)

    def _action(self, words: str, picture: str, do: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        put_icon(action, picture)
        action.triggered.connect(lambda _checked=False: do())
        return action


class DataSheet(Sheet):
    """Everything on one person: as a sheet to read, or for another program."""

    def __init__(self, page: Page, who: CustomerDetail, save: Callable[[CustomerDetail, str], None]) -> None:
        words = label(
            self.tr(
                "All of it: who they are, what they allow, notes, cases, letters, visits, and who changed "
                "what. As a sheet to read, or as JSON for another program."
            ),
            wrap=True,
        )
        others = label(
            self.tr("Where others are named in it, their names are blacked out, and we tell you who it was."),
            "quiet",
            wrap=True,
        )
        super().__init__(self.tr("Everything on {name}").format(name=who.name), page, words, others)
        self.add_button(self.tr("Cancel"), role="quiet")
        self.add_button(self.tr("Save as JSON …"), lambda: self._go(save, who, "json"))
        self.add_button(self.tr("Save as PDF …"), lambda: self._go(save, who, "pdf"), role="primary")
        self.open()

    def _go(self, save: Callable[[CustomerDetail, str], None], who: CustomerDetail, kind: str) -> None:
        self.close()
        save(who, kind)
