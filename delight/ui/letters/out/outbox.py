"""Letting letters out: keep them first, then print, save or e-mail the very bytes that were kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSizeF, Signal, SignalInstance
from PySide6.QtPrintSupport import QPrinter

from delight.domain.changes import Changes, DeedName
from delight.domain.errors import DelightError, StoppedError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.letter import LetterRow
from delight.domain.progress import ProgressFn, silent
from delight.ui.kit.words.formats import counted
from delight.ui.kit.work.page import Page
from delight.ui.letters.out.ways import (
    How,
    Outcome,
    Way,
    bring_out,
    by_email,
    by_printer,
    into_file,
    into_folder,
    put_out,
)
from delight.ui.letters.paper.choosing import choose_folder
from delight.ui.letters.paper.pictures import POINTS, draw
from delight.ui.letters.paper.printing import choose_file, choose_printer, printer_for
from delight.ui.letters.paper.viewer import show_file


class Job(QObject):
    """Letters on their way out: how far they are, and the way to stop them."""

    wrote = Signal(int, int)
    left = Signal(int, int)
    done = Signal(object)
    """An ``Outcome``."""
    failed = Signal(object)
    """An error before anything was kept."""
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stopped = False
        self._tell: ProgressFn = silent

    def stop(self) -> None:
        """Stop at the next step; what is kept by then stays kept."""
        self._stopped = True

    def tell(self, progress: ProgressFn) -> None:
        """Tell ``progress`` too how far they are; it may stop them."""
        self._tell = progress

    def hear(self, signal: SignalInstance) -> ProgressFn:
        """Return what the work on the worker reports to."""

        def heard(done: int, total: int) -> None:
            if self._stopped:
                raise StoppedError
            self._tell(done, total)
            signal.emit(done, total)

        return heard


class Outbox(QObject):
    """Prints, saves and e-mails letters.

    What leaves the shop is what is kept: once the printer or the file has been chosen, the letters are put
    out, and their bytes are read back from the archive. So a cancelled dialog, a missing field or a file that
    cannot be written keep nothing, nothing half-filled leaves, and the copy on the customer's table is the
    one in the archive. A letter then waits until somebody says that it came out: it counts as issued, is
    printed again from the same bytes, or is marked "never sent", which makes it due once more.
    """

    went = Signal(object)
    """An ``Outcome``; its letters are kept."""
    failed = Signal(object)
    """An error before anything was kept."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._tools = page, page.tools
        self._jobs: list[Job] = []
        self.choose_printer, self.choose_file, self.choose_folder = choose_printer, choose_file, choose_folder

    @property
    def is_busy(self) -> bool:
        """Whether letters are on their way out."""
        return bool(self._jobs)

    def print_new(
        self,
        requests: Sequence[LetterRequest],
        size: QSizeF,
        title: str,
        on_job: Callable[[Job], object] | None = None,
    ) -> None:
        """Ask for a printer, then put the letters out and print them; ``size`` of a sheet in points."""
        printer = printer_for(size, title)
        self.choose_printer(self._page, printer, lambda: self._send(requests, _paper(printer), on_job))

    def save_new(
        self,
        requests: Sequence[LetterRequest],
        name: str,
        on_job: Callable[[Job], object] | None = None,
        *,
        sure: bool = False,
    ) -> None:
        """Ask for a file, then put the letters out and save them there; ``sure`` counts them as issued."""
        self.choose_file(
            self._page, name, lambda path: self._send(requests, into_file(path, sure=sure), on_job)
        )

    def save_each(
        self, requests: Sequence[LetterRequest], on_job: Callable[[Job], object] | None = None
    ) -> None:
        """Ask for a folder, then put the letters out and save each as a PDF there."""
        self.choose_folder(self._page, lambda folder: self._send(requests, into_folder(folder), on_job))

    def email_new(self, request: LetterRequest, customer_id: int) -> None:
        """Put a letter out and hand it to the mail program."""
        self._send([request], by_email(customer_id), None)

    def print_again(self, letters: Sequence[LetterRow]) -> None:
        """Print kept letters once more, out of the archive."""

        def work() -> QSizeF:
            pdf = self._tools.services.letters.pdf(letters[0].id)
            return draw(self._tools.services, pdf, POINTS, 1).size()

        self._tools.tasks.run(
            work, lambda size: self._ask_and_print(letters, size), self.failed.emit, owner=self
        )

    def save_again(self, letter: LetterRow, name: str) -> None:
        """Save a kept letter once more, out of the archive."""
        self.choose_file(
            self._page, name, lambda path: self._bring([letter], into_file(path, sure=not letter.never_sent))
        )

    def email_again(self, letter: LetterRow) -> None:
        """Hand a kept letter to the mail program once more."""
        self._bring([letter], by_email(letter.customer_id))

    def _ask_and_print(self, letters: Sequence[LetterRow], size: QSizeF) -> None:
        printer = printer_for(size, letters[0].number)
        self.choose_printer(self._page, printer, lambda: self._bring(letters, _paper(printer)))

    def _send(
        self, requests: Sequence[LetterRequest], way: Way, on_job: Callable[[Job], object] | None
    ) -> None:
        job = self._job()
        # Whoever watches does so before the work begins: it may be quicker than the rest of this call.
        if on_job is not None:
            on_job(job)
        else:
            job.failed.connect(self.failed.emit)
            job.done.connect(self._tell_left_out)
        self._start(
            job,
            lambda: put_out(self._tools.services, requests, way, job.hear(job.wrote), job.hear(job.left)),
            len(requests),
        )

    def _bring(self, letters: Sequence[LetterRow], way: Way) -> None:
        job, kept = self._job(), Outcome(how=way.how, place=way.place, letters=tuple(letters))

        def work() -> Outcome:
            way.check(self._tools.services)
            return bring_out(self._tools.services, kept, way, job.hear(job.left))

        job.failed.connect(self.failed.emit)
        self._start(job, work, len(letters))

    def _job(self) -> Job:
        job = Job(self)
        self._jobs.append(job)
        return job

    def _start(self, job: Job, work: Callable[[], Outcome], count: int) -> None:
        def begin(progress: ProgressFn) -> Outcome:
            job.tell(progress)
            return work()

        self._tools.tasks.run_long(
            begin,
            lambda outcome: self._end(job, outcome),
            lambda error: self._break_off(job, error),
            called=counted(count, self.tr("Letting 1 letter out"), "Letting %n letters out", "Outbox"),
            owner=self,
            if_stopped=self.tr(
                "Stop it, and the letters written so far wait; the rest are as due as before."
            ),
        )

    def _end(self, job: Job, outcome: Outcome) -> None:
        self._jobs.remove(job)
        if outcome.letters:
            self.went.emit(self._opened(outcome))
            self._tools.bus.changed.emit(Changes(deed="", name=DeedName.LETTER_PUT_OUT))
        job.done.emit(outcome)
        self._close(job)

    def _break_off(self, job: Job, error: Exception) -> None:
        self._jobs.remove(job)
        job.failed.emit(error)
        self._close(job)

    def _close(self, job: Job) -> None:
        job.ended.emit()
        job.deleteLater()

    def _tell_left_out(self, outcome: Outcome) -> None:
        problem = outcome.problem if not outcome.letters else None
        for error in [item.error for item in outcome.left_out] or ([problem] if problem else []):
            self.failed.emit(error)

    def _opened(self, outcome: Outcome) -> Outcome:
        """Open the files that are to be opened now."""
        try:
            for file in outcome.files:
                show_file(file)
        except DelightError as error:
            return _troubled(outcome, error)
        return outcome


def _paper(printer: QPrinter) -> Way:
    printer.setFullPage(True)
    return by_printer(printer)


def _troubled(outcome: Outcome, error: DelightError) -> Outcome:
    return Outcome(how=How.EMAILED, letters=outcome.letters, requests=outcome.requests, problem=error)
