"""Letting letters out: issue first, then print or save the very bytes that were kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtPrintSupport import QPrinter

from delight.domain.changes import Changes
from delight.domain.letters import LetterRow
from delight.domain.writing import LetterRequest
from delight.ui.kit.page import Page
from delight.ui.letters.pictures import POINTS, draw
from delight.ui.letters.printing import choose_file, choose_printer, print_pdf, printer_for

_Kept = tuple[Changes, LetterRow, bytes]
_Next = Callable[[LetterRow, bytes], None]


class Outbox(QObject):
    """Prints and saves letters.

    What leaves the shop is what is kept: once the printer or the file has been chosen, the letter is issued,
    and its bytes are read back from the archive and printed or saved. So a cancelled dialog, a missing field
    or a file that cannot be written issue nothing, nothing half-filled leaves, and the copy on the customer's
    table is the one in the archive. Whether it came out is asked afterwards: it is then printed again from
    the same bytes, or marked "never sent", which makes it due once more.
    """

    issued = Signal(object, object)
    """The ``LetterRow`` of a letter that has just got its number, and its ``LetterRequest``."""
    printed = Signal(object)
    """A ``LetterRow`` whose pages went to the printer."""
    saved = Signal(object, object)
    """A ``LetterRow`` and the ``Path`` that now holds it."""
    failed = Signal(object)
    """An error before anything was issued."""
    stuck = Signal(object, object)
    """A ``LetterRow`` that is issued but did not come out, and why."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._tools = page, page.tools
        self.choose_printer = choose_printer
        self.choose_file = choose_file

    def print_new(self, request: LetterRequest, size: QSizeF, title: str) -> None:
        """Ask for a printer, then issue the letter and print it; ``size`` of the sheet in points."""
        printer = printer_for(size, title)
        self.choose_printer(
            self._page,
            printer,
            lambda: self._issue(request, lambda letter, pdf: self._print(printer, letter, pdf)),
        )

    def save_new(self, request: LetterRequest, name: str) -> None:
        """Ask for a file, then issue the letter and save it there."""

        def go(path: Path) -> None:
            self._issue(request, lambda letter, pdf: self._save(path, letter, pdf), path)

        self.choose_file(self._page, name, go)

    def print_again(self, letter: LetterRow) -> None:
        """Print an issued letter once more, out of the archive."""

        def work() -> tuple[bytes, QSizeF]:
            pdf = self._tools.services.letters.pdf(letter.id)
            return pdf, draw(self._tools.services, pdf, POINTS, 1).size()

        self._tools.tasks.run(
            work, lambda found: self._ask_and_print(letter, *found), self.failed.emit, owner=self
        )

    def save_again(self, letter: LetterRow, name: str) -> None:
        """Save an issued letter once more, out of the archive."""

        def go(path: Path) -> None:
            self._tools.tasks.run(
                lambda: self._tools.services.letters.pdf(letter.id),
                lambda pdf: self._save(path, letter, pdf),
                self.failed.emit,
                owner=self,
            )

        self.choose_file(self._page, name, go)

    def _issue(self, request: LetterRequest, then: _Next, path: Path | None = None) -> None:
        def work() -> _Kept:
            letters = self._tools.services.letters
            if path is not None:
                letters.check_file(path)
            changes = letters.issue(request)
            return changes, letters.get(changes.record), letters.pdf(changes.record)

        self._tools.tasks.run(
            work, lambda kept: self._on_issued(request, kept, then), self.failed.emit, owner=self
        )

    def _on_issued(self, request: LetterRequest, kept: _Kept, then: _Next) -> None:
        changes, letter, pdf = kept
        self.issued.emit(letter, request)
        self._tools.bus.changed.emit(changes)
        then(letter, pdf)

    def _ask_and_print(self, letter: LetterRow, pdf: bytes, size: QSizeF) -> None:
        printer = printer_for(size, letter.number)
        self.choose_printer(self._page, printer, lambda: self._print(printer, letter, pdf))

    def _print(self, printer: QPrinter, letter: LetterRow, pdf: bytes) -> None:
        printer.setFullPage(True)
        self._tools.tasks.run_long(
            lambda progress: print_pdf(self._tools.services, printer, pdf, letter.number, progress),
            lambda _done: self.printed.emit(letter),
            lambda error: self.stuck.emit(letter, error),
            owner=self,
        )

    def _save(self, path: Path, letter: LetterRow, pdf: bytes) -> None:
        self._tools.tasks.run(
            lambda: self._tools.services.letters.save(pdf, path),
            lambda _done: self.saved.emit(letter, path),
            lambda error: self.stuck.emit(letter, error),
            owner=self,
        )
