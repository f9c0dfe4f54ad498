"""Bringing a copy back: first what it would change, then the swap, on the worker."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from delight.domain.backups import Preview, RepairReport
from delight.domain.errors import StorageError
from delight.domain.progress import ProgressFn
from delight.domain.staff.rights import OwnersView
from delight.domain.staff.staff import StaffRow
from delight.services.backups.repairing import repair
from delight.services.backups.restoring import restore
from delight.services.bundle import Services
from delight.services.opening import open_services
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.words.counts import holds_words, mended_words
from delight.ui.kit.words.formats import date_text, time_text
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.page import Page, Tools
from delight.ui.kit.work.tasks import UNASKED
from delight.ui.settings.safety_words import what_happens

T = TypeVar("T")


class Restorer(QObject):
    """Asks, and swaps the shop's file for the one in a copy."""

    restored = Signal(object)
    """The ``Services`` of the shop as it was then."""
    looking = Signal()
    """A copy is being compared with the shop that is here, which may take a moment."""
    looked = Signal()
    """… and that is over."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def look_into(self, path: Path) -> None:
        """Show what bringing a copy back would change, and bring it back if that is wanted."""
        tools = self._page.tools
        self.looking.emit()

        def show(preview: Preview) -> None:
            self.looked.emit()
            self._ask(preview)

        def fail(error: Exception) -> None:
            self.looked.emit()
            self._page.banner.show_error(error)

        tools.tasks.run_long(
            lambda _progress: tools.services.backups.preview(path), show, fail, called=UNASKED, owner=self
        )

    def _ask(self, preview: Preview) -> None:
        copy = preview.backup
        title = self.tr("Bring back the copy of {when}?").format(when=self._when(preview))
        holds = label(self.tr("It holds {what}.").format(what=holds_words(copy.counts)), "quiet", wrap=True)
        kept = label(self._kept(preview), "quiet", wrap=True)
        told = [_told(icon, words) for icon, words in what_happens(preview)]
        sheet = Sheet(title, self._page.window(), holds, *told, kept, width=500)

        def agree() -> None:
            sheet.close()
            self._bring_back(preview)

        sheet.add_button(self.tr("Cancel"), role="quiet")
        sheet.add_button(self.tr("Bring it back"), agree, role="danger")
        sheet.open()

    def _kept(self, preview: Preview) -> str:
        if preview.readable:
            return self.tr("The shop as it is now becomes a copy as well: with that one you take this back.")
        return self.tr("The file that is here now is kept beside it.")

    def _bring_back(self, preview: Preview) -> None:
        tools = self._page.tools
        path = preview.backup.path
        self._page.load(
            lambda: swap(tools, lambda before: restore(path, before.place, clock=before.context.clock))[1],
            lambda services: self._brought_back(preview, services),
        )

    def mend(self) -> None:
        """Mend the shop's file, and open it again."""
        tools = self._page.tools

        def mended(answer: tuple[RepairReport, Services]) -> None:
            self._page.said.emit(mended_words(answer[0]), None)
            self.restored.emit(answer[1])

        def work() -> tuple[RepairReport, Services]:
            return swap(tools, lambda before: repair(before.place, clock=before.context.clock))

        self._page.load(work, mended)

    def _brought_back(self, preview: Preview, services: Services) -> None:
        said = self.tr("The shop is as it was on {when}.").format(when=self._when(preview))
        kept = f" {self.tr('What was here until now is the newest copy.')}" if preview.readable else ""
        self._page.said.emit(f"{said}{kept}", None)
        self.restored.emit(services)

    def _when(self, preview: Preview) -> str:
        made = preview.backup.made_at
        day = date_text(made.astimezone().date())
        return self.tr("{day}, {time}").format(day=day, time=time_text(made))


def swap(tools: Tools, change: Callable[[Services], T]) -> tuple[T, Services]:
    """Close the shop, have its file changed and open it again; called on the worker.

    If ``change`` raises, the shop is opened again as it was.

    Returns:
        What ``change`` returned, and the shop as it is now.

    Raises:
        StorageError: ``backup.*`` and ``storage.*``.
        DelightError: ``owner.needed``.
    """
    before = tools.services
    before.context.check_owner(OwnersView.RESTORE)
    desk = None
    with suppress(StorageError):  # of a file that cannot be read
        desk = before.staff.at_desk()
    tools.adopt(None)
    try:
        changed = change(before)
    finally:
        now = tools.open(partial(_opened_again, before))
        _sit_down_again(now, desk)
        tools.adopt(now)
    return changed, now


def _opened_again(before: Services, progress: ProgressFn) -> Services:
    return open_services(before.place, clock=before.context.clock, zone=before.zone, progress=progress)


def _sit_down_again(services: Services, desk: StaffRow | None) -> None:
    """Put whoever was at the desk there again, if they worked here then."""
    same = [person.id for person in services.staff.list() if desk is not None and person.uid == desk.uid]
    if same:
        services.staff.sit_down(same[0])
    services.staff.desk()  # whoever did not work here then has to say who they are


def _told(icon: str, words: str) -> QWidget:
    """Return a sentence beside its picture."""
    box, picture = QWidget(), QLabel()
    tone = {"trash": "overdue", "warning": "due", "done": "done"}.get(icon, "accent")
    picture.setPixmap(pixmap(icon, tone, 20))
    picture.setFixedSize(QSize(20, 20))
    line = row(box, picture, column(None, label(words, wrap=True)), space=10)
    line.setStretch(1, 1)
    line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    return box
