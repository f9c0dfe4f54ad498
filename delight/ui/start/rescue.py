"""What is shown instead of a shop that cannot be opened: the copies there are of it, to be brought back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.backups import BackupRow, RepairReport
from delight.domain.changes import Changes
from delight.services.backups.repairing import repair
from delight.services.backups.restoring import copies_at, look_into, restore
from delight.services.bundle import Services
from delight.services.opening import open_services, shop_exists
from delight.ui.kit.copies import CopyList
from delight.ui.kit.files.files import ask_for_copy
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, label, row, scrolled
from delight.ui.kit.words.counts import holds_words, mended_words
from delight.ui.kit.words.formats import date_text, time_text
from delight.ui.kit.work.dialogs import confirm
from delight.ui.kit.work.page import Page, Tools

_WIDTH = 560


class RescuePage(Page):
    """Two clicks back to the shop as it was when it was last copied."""

    SHOWS = frozenset()
    restored = Signal(object)
    """The ``Services`` of the shop that a copy brought back."""
    new_shop_wanted = Signal()
    """The shop is gone, and its copies are not wanted: a new one."""

    def __init__(self, tools: Tools, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._place = place
        self.list = CopyList()
        self.list.wanted.connect(self.look_into)
        self.mend = push_button(self.tr("Mend the file"), self._mend, role="primary")
        self.other = push_button(self.tr("Choose a file …"), self._choose)
        self.none = label(self.tr("There is no copy in its folder."), "quiet", wrap=True)
        self.how = label("", "quiet", wrap=True)
        first = Card(self._line(self.tr("Try to mend it"), self.how, self.mend), margin=24)
        self.anew = push_button(self.tr("Start a new shop instead"), self.new_shop_wanted.emit, role="link")
        gone = not shop_exists(place)
        first.setVisible(not gone)
        self.anew.setVisible(gone)
        title = self.tr("Your shop’s file is gone") if gone else self.tr("Your shop’s file is damaged")
        what = self.tr("Bring a copy back") if gone else self.tr("Or bring a copy back")
        self.about = label(self._copies(gone=gone), "quiet", wrap=True)
        self.about.hide()
        self.none.hide()
        second = Card(self._line(what, self.about, self.other), self.list, self.none, margin=24, space=16)
        both = column(None, label(title, "title"), first, second, row(None, self.anew, None), space=16)
        inner, middle = QWidget(), QWidget()
        middle.setFixedWidth(_WIDTH)
        middle.setLayout(both)
        column(inner, None, row(None, None, middle, None), None, None, margins=(24, 24, 24, 24))
        column(self.content, scrolled(inner))

    def _copies(self, *, gone: bool) -> str:
        each = self.tr("Each copy is the whole shop as it was then.")
        return each if gone else f"{each} {self.tr('The damaged file is kept, too.')}"

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        self.load(lambda: copies_at(self._place), self._show)

    def look_into(self, path: Path) -> None:
        """Say what a copy holds, and bring it back if that is wanted."""
        self.load(lambda: look_into(path), self._offer)

    def _choose(self) -> None:
        ask_for_copy(self, self._place, self.look_into)

    def _show(self, rows: list[BackupRow]) -> None:
        kept = self.tr("Everything in it that can be read is kept.")
        both = self.tr("Everything in it that can be read is kept; what cannot comes out of the newest copy.")
        self.how.setText(both if rows else kept)
        self.about.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.show_copies(rows, self.tools.now(), None)

    def _offer(self, found: BackupRow) -> None:
        title = self.tr("Bring back the copy of {when}?").format(when=_when(found.made_at))
        text = self.tr("It holds {what}.").format(what=holds_words(found.counts))
        if shop_exists(self._place):
            text = f"{text} {self.tr('The file that is here now is kept beside it.')}"
        confirm(self.window(), title, text, self.tr("Bring it back"), lambda: self._bring_back(found.path))

    def _line(self, title: str, about: QWidget, *buttons: QWidget) -> QWidget:
        box = QWidget()
        words = column(None, label(title, "heading"), about, space=2)
        row(box, words, *buttons, space=12).setStretch(0, 1)
        return box

    def _mend(self) -> None:
        place = self._place
        self.mend.setEnabled(False)

        def work() -> tuple[RepairReport, Services]:
            return repair(place), self._opened()

        def mended(answer: tuple[RepairReport, Services]) -> None:
            report, services = answer
            self.restored.emit(services)
            self.said.emit(mended_words(report), None)

        def failed(error: Exception) -> None:
            self.mend.setEnabled(True)
            self.banner.show_error(error)

        self.load(work, mended, failed)

    def _bring_back(self, path: Path) -> None:
        place = self._place

        def work() -> Services:
            restore(path, place)
            return self._opened()

        self.load(work, self.restored.emit)

    def _opened(self) -> Services:
        return self.tools.open(lambda progress: open_services(self._place, progress=progress))


def _when(made_at: datetime) -> str:
    return f"{date_text(made_at.astimezone().date())}, {time_text(made_at)}"
