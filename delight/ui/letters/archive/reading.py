"""A letter of the archive on the desk: the very pages that went out."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSizeF, Signal

from delight.domain.letters.letter import LetterRow
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader
from delight.ui.letters.archive.kept import KeptLetter
from delight.ui.letters.archive.slip import SlipSheet
from delight.ui.letters.desk.desk import Desk
from delight.ui.letters.paper.pictures import Sheets, draw
from delight.ui.letters.paper.viewer import view_letter


class Reading(QObject):
    """Shows one kept letter."""

    noted = Signal(int)
    """The id of a letter whose slip came back."""
    no_email = Signal()
    """Whoever this letter is to asked not to be e-mailed."""

    def __init__(self, page: Page, desk: Desk, kept: KeptLetter) -> None:
        super().__init__(page)
        self._page, self._tools, self._desk, self._kept = page, page.tools, desk, kept
        self._loader, self._replies, self._whose = (Loader(page.tools.tasks, self) for _ in range(3))
        self.letter: LetterRow | None = None
        kept.open_customer_requested.connect(self._open_customer)
        kept.open_case_requested.connect(self._open_case)
        kept.view_requested.connect(self._view)
        kept.answer_requested.connect(self._note_answer)

    def show(self, letter: LetterRow) -> None:
        """Put a kept letter on the desk."""
        self.letter = letter
        self._kept.show_letter(letter, self._tools.now(), self._tools.zone)
        self._desk.title.set_line(letter.title)
        self._desk.subtitle.set_line(
            self.tr("To {name} · {number}").format(name=letter.customer_name, number=letter.number)
        )
        self._desk.status.set_line(counted(letter.pages, self.tr("1 page"), "%n pages"))
        self._desk.snags.show_snags(())
        if letter.reply_code:
            self._replies.load(
                lambda: self._tools.services.replies.find(letter.reply_code).replies,
                lambda replies: self._kept.show_replies(replies, self._tools.now(), self._tools.zone),
                self._page.banner.show_error,
            )
        self._ask_whether_e_mail_is_wanted(letter.customer_id)
        self.sharpen(self._desk.paper.sharp_dpi)

    def take_slip(self, code: str = "") -> None:
        """Ask what came back on a slip, with its code if that is known."""
        SlipSheet(self._page, self.noted.emit, code).open()

    def clear(self) -> None:
        """Take the letter off the desk."""
        for loader in (self._loader, self._replies, self._whose):
            loader.drop()
        self.letter = None

    def sharpen(self, dpi: float) -> None:
        """Draw the pages with so many dots to the inch."""
        letter = self.letter
        if letter is None:
            return

        def work() -> Sheets:
            services = self._tools.services
            return draw(services, services.letters.pdf(letter.id), dpi)

        self._loader.load(work, self._show_sheets, self._fail)

    def sheet(self) -> QSizeF:
        """Return the size of the first page in points."""
        return self._desk.paper.sheets.size()

    def _ask_whether_e_mail_is_wanted(self, customer_id: int | None) -> None:
        self._whose.drop()
        if customer_id is not None:
            self._whose.load(
                lambda: self._tools.services.customers.get(customer_id),
                lambda who: self.no_email.emit() if who.no_email else None,
                lambda _error: None,
            )

    def _show_sheets(self, sheets: Sheets) -> None:
        paper = self._desk.paper
        paper.show_sheets(sheets)
        self._desk.show_paper()
        if abs(sheets.dpi - paper.sharp_dpi) > 1:
            self.sharpen(paper.sharp_dpi)

    def _fail(self, error: Exception) -> None:
        plain = words_for(error)
        self._desk.show_nothing(" ".join(part for part in (plain.what, plain.holds, plain.remedy) if part))

    def _view(self) -> None:
        if self.letter is not None:
            view_letter(self._page, self.letter)

    def _note_answer(self) -> None:
        if self.letter is not None:
            self.take_slip(self.letter.reply_code)

    def _open_customer(self) -> None:
        if self.letter is not None and self.letter.customer_id is not None:
            self._page.open_customer_requested.emit(self.letter.customer_id)

    def _open_case(self) -> None:
        if self.letter is not None and self.letter.case_id is not None:
            self._page.open_case_requested.emit(self.letter.case_id)
