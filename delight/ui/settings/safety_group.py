"""Keeping the shop safe: backups, bringing one back, whether the file is whole, where it all is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from delight.domain.backups import BackupReport, CheckReport
from delight.domain.shop import ShopRow
from delight.ui.kit.cards import Card, push_button
from delight.ui.kit.counts import holds_words
from delight.ui.kit.formats import ago
from delight.ui.kit.layouts import column, label, line, row
from delight.ui.kit.oneline import OneLine
from delight.ui.kit.page import Page
from delight.ui.settings.group import Group
from delight.ui.settings.outcome import Outcome
from delight.ui.settings.restoring import Restorer

_MEGABYTE = 1_000_000


class SafetyGroup(Group):
    """The cards of the data."""

    own_shop_wanted = Signal()

    def __init__(self, page: Page, restorer: Restorer) -> None:
        super().__init__()
        self._page, self._restorer = page, restorer
        self._folder = self._backup = Path()
        self.add(self._demo_card(), self._backup_card(), self._file_card())

    @override
    def refresh(self) -> None:
        tools = self._page.tools

        def read() -> tuple[Path, ShopRow, datetime | None, datetime]:
            services = tools.services
            newest = services.backups.newest()
            return services.place, services.shop.row(), newest.made_at if newest else None, services.now()

        self._page.load(read, lambda answer: self._show(*answer))

    def _demo_card(self) -> Card:
        start = push_button(self.tr("Start my own shop"), self.own_shop_wanted.emit, role="primary")
        about = label(self.tr("Its people are invented. Your own shop starts empty."), "quiet", wrap=True)
        self.demo = Card(_line(self.tr("This is the demo shop"), about, start))
        self.demo.hide()
        return self.demo

    def _backup_card(self) -> Card:
        self.back_up = push_button(self.tr("Back up now"), lambda: self._back_up(None), role="primary")
        self.elsewhere = push_button(self.tr("Back up to …"), self._choose_folder)
        self.elsewhere.setToolTip(self.tr("Such as a stick that you take home"))
        self.restore = push_button(self.tr("Choose a backup …"), self._choose_backup)
        self.last = label("", "quiet", wrap=True)
        self.backed = Outcome()
        self.backed.add_button(self.tr("Open the folder"), self._open_backup)
        about = label(
            self.tr("The shop becomes as it was then; the file that is here now is kept beside it."),
            "quiet",
            wrap=True,
        )
        return Card(
            _line(self.tr("Back up"), self.last, self.elsewhere, self.back_up),
            self.backed,
            line(),
            _line(self.tr("Bring a backup back"), about, self.restore),
            space=12,
        )

    def _file_card(self) -> Card:
        self.check = push_button(self.tr("Check it"), self._check)
        self.check.setAccessibleName(self.tr("Check the shop’s file"))
        self.sound = Outcome()
        self.place = OneLine("", "quiet")
        opens = push_button(self.tr("Open the folder"), lambda: _open(self._folder))
        opens.setAccessibleName(self.tr("Open the folder of the shop"))
        about = label(
            self.tr("Reads everything: the records, their history, every letter."), "quiet", wrap=True
        )
        return Card(
            _line(self.tr("Where the shop is"), self.place, opens),
            line(),
            _line(self.tr("Is the shop’s file whole?"), about, self.check),
            self.sound,
            space=12,
        )

    def _show(self, place: Path, shop: ShopRow, newest: datetime | None, now: datetime) -> None:
        self._folder = place
        self.place.set_line(str(place))
        self.demo.setVisible(shop.is_demo)
        if newest is None:
            words = self.tr("There is no backup yet. One file holds everything, letters and photos too.")
        else:
            when = ago(min(newest, now), now)
            words = self.tr("One file holds everything. The last backup: {when}.").format(when=when)
        self.last.setText(words)

    def _back_up(self, target: Path | None) -> None:
        tools = self._page.tools
        self._run(
            lambda: tools.services.backups.backup(target),
            self._backed_up,
            busy=(self.back_up, self.tr("Backing up …")),
        )

    def _backed_up(self, report: BackupReport) -> None:
        size = self.locale().toString(max(0.1, report.size / _MEGABYTE), "f", 1)
        self._backup = report.path
        self.backed.tell(
            self.tr("Backed up, and read back to be sure."),
            self.tr("{counts}, {size} MB.").format(counts=holds_words(report.counts), size=size),
            str(report.path),
        )
        self.refresh()

    def _check(self) -> None:
        tools = self._page.tools
        self._run(
            lambda: tools.services.backups.check(), self._checked, busy=(self.check, self.tr("Checking …"))
        )

    def _checked(self, report: CheckReport) -> None:
        if report.sound:
            self.sound.tell(self.tr("Everything is whole."), holds_words(report.counts) + ".")
            return
        told = sorted({self._problem(code) for code, _detail in report.problems})
        self.sound.warn(" ".join(told), self.tr("Bring the last backup back, or ask us for help first."))

    def _problem(self, code: str) -> str:
        return {
            "check.file": self.tr("Part of the file is damaged."),
            "check.reference": self.tr("A record points to one that is gone."),
            "check.history": self.tr("The history was changed from outside."),
            "check.letter": self.tr("A letter in the archive is not as it went out."),
        }.get(code, code)

    def _run(
        self, work: Callable[[], Any], then: Callable[[Any], None], *, busy: tuple[QWidget, str]
    ) -> None:
        """Run long work; meanwhile its button says so, and nothing here starts another."""
        button: Any = busy[0]
        words, buttons = button.text(), (self.back_up, self.elsewhere, self.restore, self.check)
        button.setText(busy[1])
        for each in buttons:
            each.setEnabled(False)

        def free() -> None:
            button.setText(words)
            for each in buttons:
                each.setEnabled(True)

        def done(answer: Any) -> None:
            free()
            then(answer)

        def failed(error: Exception) -> None:
            free()
            self._page.banner.show_error(
                error, self.tr("Try again"), lambda: self._run(work, then, busy=busy)
            )

        self._page.tools.tasks.run_long(lambda _progress: work(), done, failed, owner=self)

    def _choose_folder(self) -> None:
        dialog = self._dialog(self.tr("Back up to"), QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self._back_up(Path(name)))
        dialog.open()

    def _choose_backup(self) -> None:
        dialog = self._dialog(self.tr("Choose the backup"), QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Backups (*.delightbackup)"), self.tr("All files (*)")])
        backups = self._folder / "backups"
        dialog.setDirectory(str(backups if backups.is_dir() else self._folder))
        dialog.fileSelected.connect(lambda name: self._restorer.look_into(Path(name)))
        dialog.open()

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._page, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        return dialog

    def _open_backup(self) -> None:
        _open(self._backup.parent)


def _line(title: str, about: QWidget, *buttons: QWidget) -> QWidget:
    """Return what can be done, in words at one side and with its buttons at the other."""
    box = QWidget()
    words = column(None, label(title, "heading"), about, space=2)
    row(box, words, *buttons, space=8).setStretch(0, 1)
    return box


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
