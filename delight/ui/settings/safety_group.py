"""The shop's data: its copies, bringing one back, taking it along, where it is and whether it is whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.backups import BackupReport, CheckReport, HistoryGap, Safety
from delight.domain.errors import StorageError
from delight.domain.shop import ShopRow
from delight.services.bundle import Services
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.files.files import Purpose, ask_for_copy, ask_for_folder
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, label, line, row, show_beginning
from delight.ui.kit.words.counts import holds_words
from delight.ui.kit.words.formats import counted, date_text
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import UNASKED
from delight.ui.settings.copies_card import CopiesCard
from delight.ui.settings.export_card import ExportCard
from delight.ui.settings.group import Group
from delight.ui.settings.import_card import ImportCard
from delight.ui.settings.outcome import Outcome
from delight.ui.settings.restore_card import RestoreCard
from delight.ui.settings.restoring import Restorer

_MEGABYTE = 1_000_000
_MENDED = frozenset({"check.file", "check.reference", "check.record", "check.derived", "check.letter"})
_MENDED_FILES = frozenset({"storage.damaged", "storage.not_a_shop"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    place: Path
    shop: ShopRow | None
    problem: StorageError | None
    safety: Safety
    now: datetime
    zone: Any


class SafetyGroup(Group):
    """The cards of the data."""

    own_shop_wanted = Signal()

    def __init__(self, page: Page, restorer: Restorer) -> None:
        super().__init__()
        self._page, self._restorer = page, restorer
        self._folder = self._backup = Path()
        self.copies, self.restore, self.export = CopiesCard(), RestoreCard(), ExportCard(page)
        cards = (self.copies, self.restore, ImportCard(page), self.export, self._file_card())
        self.add(self._demo_card(), *cards)
        self._listen()

    @override
    def refresh(self) -> None:
        tools = self._page.tools

        def read(_progress: object) -> _Read:
            services = tools.services
            shop, problem = _shop_or_why(services)
            return _Read(
                place=services.place,
                shop=shop,
                problem=problem,
                safety=services.backups.safety(),
                now=services.now(),
                zone=services.zone,
            )

        # On the long worker: a stick may take its time, and saves must not wait for it.
        tools.tasks.run_long(read, self._show, self._page.banner.show_error, called=UNASKED, owner=self)

    def _listen(self) -> None:
        copies = self.copies
        self.export.grown.connect(
            lambda part: QTimer.singleShot(0, part, lambda: show_beginning(self.area, part))
        )
        copies.back_up_wanted.connect(lambda: self._back_up(None))
        copies.elsewhere_wanted.connect(lambda: self._choose_folder(self.tr("Back up to"), self._back_up))
        copies.second_wanted.connect(
            lambda: self._choose_folder(self.tr("A second place for copies"), self._keep_second)
        )
        copies.second_unwanted.connect(self._forget_second)
        copies.done.add_button(self.tr("Open the folder"), lambda: _open(self._backup.parent))
        self.restore.wanted.connect(self._restorer.look_into)
        self.restore.file_wanted.connect(self._choose_backup)
        self._restorer.looking.connect(lambda: self.restore.setEnabled(False))
        self._restorer.looked.connect(lambda: self.restore.setEnabled(True))

    def _demo_card(self) -> Card:
        start = push_button(self.tr("Start my own shop"), self.own_shop_wanted.emit, role="primary")
        about = label(self.tr("Its people are invented. Your own shop starts empty."), "quiet", wrap=True)
        self.demo = Card(_line(self.tr("This is the demo shop"), about, start))
        self.demo.hide()
        return self.demo

    def _file_card(self) -> Card:
        self.check = push_button(self.tr("Check it"), self._check)
        self.check.setAccessibleName(self.tr("Check the shop’s file"))
        self.sound = Outcome()
        self.mend = self.sound.add_button(self.tr("Mend it"), self._restorer.mend)
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

    def _show(self, read: _Read) -> None:
        self._folder = read.place
        self.place.set_line(str(read.place))
        is_demo = read.shop is not None and read.shop.is_demo
        self.demo.setVisible(is_demo)
        if read.shop is not None:
            self.export.set_shop(read.shop.name)
        self.copies.show_safety(read.safety, read.now, is_demo=is_demo)
        self.restore.show_copies(read.safety, read.now, read.zone)
        if read.problem is not None:
            self._show_unreadable(read.problem)

    def _show_unreadable(self, problem: StorageError) -> None:
        """Offer what helps where the file was damaged, or is gone, while the shop is open."""
        if problem.code not in _MENDED_FILES:
            self._page.banner.show_error(problem)
            return
        self._page.banner.show_error(problem, self.tr("Mend it"), self._restorer.mend)
        self.mend.show()
        self.sound.warn(self.tr("The shop’s file cannot be read."), self._advice())

    def _advice(self) -> str:
        return self.tr("What can be read is kept; what cannot comes out of the newest copy.")

    def _back_up(self, target: Path | None) -> None:
        tools = self._page.tools
        self._run(
            lambda: tools.services.backups.backup(target),
            self._backed_up,
            busy=(self.copies.back_up, self.tr("Backing up …")),
        )

    def _backed_up(self, report: BackupReport) -> None:
        size = self.locale().toString(max(0.1, report.size / _MEGABYTE), "f", 1)
        self._backup = report.path
        self.copies.done.tell(
            self.tr("Backed up, and read back to be sure."),
            self.tr("{counts}, {size} MB.").format(counts=holds_words(report.counts), size=size),
            str(report.path),
        )
        self.refresh()

    def _keep_second(self, folder: Path) -> None:
        tools = self._page.tools
        self._run(
            lambda: tools.services.backups.choose_second(folder),
            lambda _second: self.refresh(),
            busy=(self.copies.choose, self.tr("Copying …")),
        )

    def _forget_second(self) -> None:
        tools = self._page.tools
        self._run(
            tools.services.backups.forget_second,
            lambda _second: self.refresh(),
            busy=(self.copies.stop, self.copies.stop.text()),
        )

    def _check(self) -> None:
        tools = self._page.tools
        self._run(
            lambda: tools.services.backups.check(), self._checked, busy=(self.check, self.tr("Checking …"))
        )

    def _checked(self, report: CheckReport) -> None:
        codes = {code for code, _detail in report.problems}
        self.mend.setVisible(not codes.isdisjoint(_MENDED))
        if report.sound:
            self.sound.tell(self.tr("Everything is whole."), self._whole(report))
        elif codes.isdisjoint(_MENDED):
            advice = self.tr("Bring the last copy back, or ask us for help first.")
            self.sound.warn(" ".join(map(self._problem, sorted(codes))), advice)
        else:
            self.sound.warn(" ".join(map(self._problem, sorted(codes))), self._advice())

    def _whole(self, report: CheckReport) -> str:
        copies = counted(report.copies, self.tr("1 copy"), "%n copies", "SafetyGroup")
        held = holds_words(report.counts)
        told = [self.tr("{held}; {copies} read as well.").format(held=held, copies=copies)]
        return " ".join([*told, *map(self._gap, report.gaps)])

    def _gap(self, gap: HistoryGap) -> str:
        lacking = counted(
            gap.lost, self.tr("1 line of the history"), "%n lines of the history", "SafetyGroup"
        )
        text = self.tr(
            "{lacking} could not be read by the repair of {day}; the others are as they were written."
        )
        return text.format(lacking=lacking, day=date_text(gap.noted_at.astimezone().date()))

    def _problem(self, code: str) -> str:
        return {
            "check.file": self.tr("Part of the file is damaged."),
            "check.reference": self.tr("A record points to one that is gone."),
            "check.record": self.tr("A record holds what cannot be read."),
            "check.derived": self.tr("What is counted of the records cannot be read; the records can."),
            "check.history": self.tr("The history is damaged, or was changed from outside."),
            "check.letter": self.tr("A letter in the archive is not as it went out."),
            "check.voucher": self.tr("What was taken of a voucher does not fit what it is worth."),
        }.get(code, code)

    def _run(
        self, work: Callable[[], Any], then: Callable[[Any], None], *, busy: tuple[QWidget, str]
    ) -> None:
        """Run long work; meanwhile its button says so, and nothing here starts another."""
        button: Any = busy[0]
        words, buttons = button.text(), (*self.copies.buttons(), self.restore, self.check)
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
            if isinstance(error, StorageError) and error.code in _MENDED_FILES:
                self._show_unreadable(error)
                return
            self._page.banner.show_error(
                error, self.tr("Try again"), lambda: self._run(work, then, busy=busy)
            )

        self._page.tools.tasks.run_long(
            lambda _progress: work(), done, failed, called=busy[1].removesuffix(" …"), owner=self
        )

    def _choose_folder(self, title: str, then: Callable[[Path], None]) -> None:
        ask_for_folder(self._page, title, Purpose.COPIES, then)

    def _choose_backup(self) -> None:
        ask_for_copy(self._page, self._folder, self._restorer.look_into)


def _line(title: str, about: QWidget, *buttons: QWidget) -> QWidget:
    """Return what can be done, in words at one side and with its buttons at the other."""
    box = QWidget()
    words = column(None, label(title, "heading"), about, space=2)
    row(box, words, *buttons, space=8).setStretch(0, 1)
    return box


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _shop_or_why(services: Services) -> tuple[ShopRow | None, StorageError | None]:
    """Return what the shop says of itself, or why that cannot be read."""
    try:
        return services.shop.row(), None
    except StorageError as error:
        return None, error
