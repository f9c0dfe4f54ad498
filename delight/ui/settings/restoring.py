"""Bringing a backup back: first what it holds beside what is here, then the swap, on the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from delight.domain.staff import StaffRow
from delight.services.backups.restoring import look_into, restore
from delight.services.bundle import Services, open_services
from delight.ui.kit.dialogs import Sheet
from delight.ui.kit.formats import counted, date_text, number_text, time_text
from delight.ui.kit.layouts import label
from delight.ui.kit.page import Page, Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A backup, and how much it holds beside what is here now; counts by table."""

    path: Path
    made_at: datetime
    held: Mapping[str, int]
    here: Mapping[str, int]

    @property
    def since(self) -> int:
        """How many deeds were done since; 0 where it cannot be told."""
        return max(0, self.here.get("deeds", 0) - self.held.get("deeds", 0))


class Restorer(QObject):
    """Asks, and swaps the shop's file for the one in a backup."""

    restored = Signal(object)
    """The ``Services`` of the shop as it was then."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def look_into(self, path: Path) -> None:
        """Show what a backup holds, and bring it back if that is wanted."""
        tools = self._page.tools

        def read() -> Found:
            found, here = look_into(path), tools.services.backups.counts()
            return Found(path=path, made_at=found.made_at, held=found.counts, here=here)

        self._page.load(read, self._ask)

    def _ask(self, found: Found) -> None:
        title = self.tr("Bring this backup back?")
        words = label(self._what_happens(found), wrap=True)
        sheet = Sheet(title, self._page.window(), _beside(found, self._page), words, width=480)

        def agree() -> None:
            sheet.close()
            self._bring_back(found)

        sheet.add_button(self.tr("Cancel"), role="quiet")
        sheet.add_button(self.tr("Bring it back"), agree, role="danger")
        sheet.open()

    def _what_happens(self, found: Found) -> str:
        lost = counted(
            found.since,
            self.tr("One thing done since is not in it."),
            "%n things done since are not in it.",
            "Restorer",
        )
        kept = self.tr("The shop becomes as it was then; the file that is here now is kept beside it.")
        return f"{lost} {kept}" if found.since else kept

    def _bring_back(self, found: Found) -> None:
        tools = self._page.tools
        self._page.load(lambda: swap(tools, found.path), lambda services: self._brought_back(found, services))

    def _brought_back(self, found: Found, services: Services) -> None:
        said = self.tr("The shop is as it was on {day}, {time}.").format(
            day=date_text(found.made_at.astimezone().date()), time=time_text(found.made_at)
        )
        self._page.said.emit(said, None)
        self.restored.emit(services)


def swap(tools: Tools, backup: Path) -> Services:
    """Close the shop, put a backup in its place and open that; called on the worker.

    If the backup cannot be taken, the shop is opened again as it was.

    Raises:
        StorageError: ``backup.*`` and ``storage.*``.
    """
    before = tools.services
    desk = before.staff.at_desk()
    before.close()
    tools.adopt(None)
    try:
        restore(backup, before.place)
    finally:
        now = open_services(before.place, clock=before.context.clock, zone=before.zone)
        _sit_down_again(now, desk)
        tools.adopt(now)
    return now


def _sit_down_again(services: Services, desk: StaffRow | None) -> None:
    """Put whoever was at the desk there again, if they worked here then."""
    same = [person.id for person in services.staff.list() if desk is not None and person.uid == desk.uid]
    if same:
        services.staff.sit_down(same[0])


def _beside(found: Found, page: Page) -> QWidget:
    """Return a small table: the backup beside what is here."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(6)
    made = f"{date_text(found.made_at.astimezone().date())}, {time_text(found.made_at)}"
    lines = [
        ("", page.tr("In the backup"), page.tr("Here now")),
        (page.tr("As of"), made, page.tr("now")),
        *(
            (words, number_text(found.held.get(name, 0)), number_text(found.here.get(name, 0)))
            for name, words in (
                ("customers", page.tr("Customers")),
                ("cases", page.tr("Cases")),
                ("letters", page.tr("Letters")),
                ("gestures", page.tr("Surprises")),
            )
        ),
    ]
    for number, line in enumerate(lines):
        for place, words in enumerate(line):
            role = "label" if number == 0 else "quiet" if place == 0 else ""
            grid.addWidget(label(words, role), number, place, Qt.AlignmentFlag.AlignLeading)
    grid.setColumnStretch(3, 1)
    return table
