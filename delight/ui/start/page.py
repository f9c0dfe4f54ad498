"""One page, thirty seconds: a new shop, a backup brought back, or a look around."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from delight.domain.backups import BackupRow
from delight.domain.shop import PictureUse
from delight.services.backups.restoring import look_into, restore
from delight.services.bundle import Services
from delight.services.letters.sample_people import opening
from delight.services.opening import create_shop, open_services
from delight.ui.kit.files.files import Purpose, ask_for_file
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row, scrolled
from delight.ui.kit.words.counts import holds_words
from delight.ui.kit.words.formats import date_text, time_text
from delight.ui.kit.work.dialogs import confirm
from delight.ui.kit.work.page import Page, Tools
from delight.ui.start.form import StartForm
from delight.ui.start.sketch import LetterSketch, Sketched

_FORM_WIDTH = 460


class StartPage(Page):
    """What anybody sees first."""

    SHOWS = frozenset()
    shop_made = Signal(object)
    """The ``Services`` of the new shop."""
    restored = Signal(object)
    """The ``Services`` of the shop that a backup brought back."""
    demo_requested = Signal()

    def __init__(self, tools: Tools, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._place = place
        self.setAcceptDrops(True)
        self.form = StartForm(tools)
        self.sketch = LetterSketch()
        self.open = push_button(self.tr("Open my shop"), self._open_shop, role="primary")
        self.open.setMinimumHeight(40)
        self.backup = push_button(self.tr("I have a backup"), self._choose_backup, icon="folder")
        self.demo = push_button(
            self.tr("Look around in the demo shop"), self.demo_requested.emit, icon="customers"
        )
        self.form.changed.connect(self._draw)
        self.form.finished.connect(self._open_shop)
        self._build()
        self._draw()

    @override
    def focus_first(self) -> None:
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        self.form.logo.dragEnterEvent(event)

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        self.form.logo.dropEvent(event)  # wherever on the page a picture is let go

    def look_into_backup(self, path: Path) -> None:
        """Say what a backup holds, and bring it back if that is wanted."""
        self.load(lambda: look_into(path), self._offer)

    def _build(self) -> None:
        logo = QLabel()
        logo.setPixmap(pixmap("logo", "accent", 28))
        hello = label(self.tr("Welcome to Delight"), "title")
        promise = self.tr(
            "Complaints made right, small surprises, and letters that are really for this person."
        )
        calm = self.tr("Half a minute, and nothing leaves this computer.")
        about = label(f"{promise} {calm}", "quiet", wrap=True)
        head = column(None, row(None, logo, hello, None, space=10), about, space=8)
        left = QWidget()
        left.setFixedWidth(_FORM_WIDTH)
        column(left, head, Card(self.form, 4, self.open, margin=24, space=16), None, space=16)
        others = column(
            None, label(self.tr("No time for this now?"), "small"), self.backup, self.demo, space=8
        )
        right = column(None, 78, self.sketch, 8, row(None, 12, others, None), None, space=0)
        page = QWidget()
        both = row(None, None, left, right, None, space=40)
        column(page, None, both, None, None, margins=(24, 24, 24, 24))
        column(self.content, scrolled(page))

    def _draw(self) -> None:
        form = self.form
        draft = form.draft()
        greeting, closing = opening(draft.country, draft.language)
        self.sketch.show_letter(
            Sketched(
                shop=form.name.text().strip(),
                address=form.address.toPlainText(),
                signed=form.signed_by(),
                logo=form.logo.image,
                greeting=greeting,
                closing=closing,
            )
        )

    def _open_shop(self) -> None:
        draft, staff, logo = self.form.draft(), self.form.staff(), self.form.logo.data
        self._wait(self.tr("One moment …"))

        def work() -> Services:
            made = create_shop(self._place, draft, staff)
            if logo:
                made.pictures.put(PictureUse.LOGO, logo)
            return made

        self.load(work, self.shop_made.emit, self._refused)

    def _refused(self, error: Exception) -> None:
        self._wait("")
        if not self.form.form.show_error(error):
            self.banner.show_error(error)

    def _wait(self, words: str) -> None:
        self.open.setEnabled(not words)
        self.open.setText(words or self.tr("Open my shop"))

    def _choose_backup(self) -> None:
        ask_for_file(
            self,
            self.tr("Choose the backup"),
            Purpose.COPIES,
            self.look_into_backup,
            filters=[self.tr("Backups (*.delightbackup)"), self.tr("All files (*)")],
            first=self._place / "backups",  # of a shop whose own file is gone
        )

    def _offer(self, found: BackupRow) -> None:
        made = found.made_at
        text = self.tr("It was made on {day} at {time} and holds {counts}.").format(
            day=date_text(made.astimezone().date()), time=time_text(made), counts=holds_words(found.counts)
        )
        title, button = self.tr("Bring this shop back?"), self.tr("Bring it back")
        if found.shop:
            title = self.tr("Bring “{shop}” back?").format(shop=found.shop)
        confirm(self.window(), title, text, button, lambda: self._bring_back(found.path))

    def _bring_back(self, path: Path) -> None:
        place, tools = self._place, self.tools

        def work() -> Services:
            restore(path, place)
            return tools.open(lambda progress: open_services(place, progress=progress))

        self.load(work, self.restored.emit)
