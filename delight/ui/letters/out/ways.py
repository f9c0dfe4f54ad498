"""How letters leave the shop: on paper, as files, by e-mail; and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter

from delight.domain.customers.consents import ConsentAbout
from delight.domain.errors import DelightError, StoppedError
from delight.domain.guards.writing import LeftOut, LetterRequest, OtherLanguage
from delight.domain.letters.letter import LetterRow
from delight.domain.progress import ProgressFn
from delight.ui.letters.paper.printing import file_of, print_letters, print_pdf
from delight.ui.letters.words import plain_file_name

if TYPE_CHECKING:
    from delight.services.bundle import Services


class How(StrEnum):
    """What happened to letters; ``earlier`` is before this page was opened."""

    PRINTED = "printed"
    SAVED = "saved"
    EMAILED = "emailed"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way out.

    Attributes:
        carry: brings letters out, on a worker, and returns files that are to be opened now.
        check: makes sure that it can, before anything is kept.
        place: the name of the file or folder.
        sure: once it is done, nobody has to be asked whether they came out.
    """

    how: How
    carry: Callable[[Services, Sequence[LetterRow], ProgressFn], Sequence[Path]]
    check: Callable[[Services], object] = lambda _services: None
    place: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it.

    Attributes:
        letters: those that are kept.
        requests: what these letters were asked for with, in their order; empty for letters of the archive.
        left_out: what could not be written.
        other_language: those that are not in their reader's own.
        unobjected: how many advertise and do not say that people may say no.
        due: how many were not reached, and are as due as before.
        stopped: somebody pressed Cancel.
        problem: what ended it, such as a full disk or a printer that refuses.
        files: to be opened now.
        sure: they came out.
        unasked: it is an e-mail to somebody of whom nobody has noted whether they may be e-mailed.
    """

    how: How
    place: str = ""
    letters: tuple[LetterRow, ...] = ()
    requests: tuple[LetterRequest, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    other_language: tuple[OtherLanguage, ...] = ()
    unobjected: int = 0
    due: int = 0
    stopped: bool = False
    problem: Exception | None = None
    files: tuple[Path, ...] = ()
    sure: bool = False
    unasked: bool = False

    @property
    def is_out(self) -> bool:
        """Whether everything that is kept went its way."""
        return not self.stopped and self.problem is None

    @property
    def lacks_program(self) -> bool:
        """Whether there was no mail program: a draft may still be sent from elsewhere."""
        return isinstance(self.problem, DelightError) and self.problem.code == "file.no_program"


def by_printer(printer: QPrinter) -> Way:
    """Return the way through a printer that was chosen, as one job; its dialog can save instead."""

    def carry(services: Services, letters: Sequence[LetterRow], progress: ProgressFn) -> Sequence[Path]:
        pdfs = [services.letters.pdf(letter.id) for letter in letters]
        if len(pdfs) == 1:
            print_pdf(services, printer, pdfs[0], letters[0].number, progress)
        else:
            print_letters(services, printer, pdfs, letters[0].number, progress)
        return ()

    file = file_of(printer)
    return Way(how=How.SAVED if file else How.PRINTED, carry=carry, place=file)


def into_file(path: Path, *, sure: bool = False) -> Way:
    """Return the way into one PDF."""

    def carry(services: Services, letters: Sequence[LetterRow], _progress: ProgressFn) -> Sequence[Path]:
        services.letters.save(_pages(services, letters), path, replace=True)  # the dialog asked
        return ()

    return Way(
        how=How.SAVED,
        carry=carry,
        check=lambda services: services.letters.check_file(path, replace=True),
        place=path.name,
        sure=sure,
    )


def into_folder(folder: Path) -> Way:
    """Return the way into a folder, a PDF for each letter."""

    def carry(services: Services, letters: Sequence[LetterRow], progress: ProgressFn) -> Sequence[Path]:
        for done, letter in enumerate(letters):
            progress(done, len(letters))
            services.letters.save(services.letters.pdf(letter.id), folder / file_name(letter))
        return ()

    return Way(
        how=How.SAVED,
        carry=carry,
        check=lambda services: services.letters.check_file(folder / ".Letter.pdf"),
        place=folder.name,
    )


def by_email(customer_id: int | None = None) -> Way:
    """Return the way through the mail program, as a draft with the PDF; to a customer not written to yet."""

    def check(services: Services) -> None:
        if customer_id is not None:
            services.letters.check_email(customer_id)

    def carry(services: Services, letters: Sequence[LetterRow], _progress: ProgressFn) -> Sequence[Path]:
        return [services.letters.email(letter.id, services.mail) for letter in letters]

    return Way(how=How.EMAILED, carry=carry, check=check)


def file_name(letter: LetterRow) -> str:
    """Return what the PDF of a kept letter is called."""
    return plain_file_name(f"{letter.number} {letter.customer_name}")


def put_out(
    services: Services, requests: Sequence[LetterRequest], way: Way, writing: ProgressFn, leaving: ProgressFn
) -> Outcome:
    """Write letters, keep them and bring them out, on a worker; Cancel and failures are told, not raised.

    Args:
        services: of the open shop.
        requests: which letters, in their order.
        way: how they leave.
        writing: hears how many are written.
        leaving: hears how many have left.

    Raises:
        DelightError: what ``way.check`` raises; nothing is kept then.
    """
    way.check(services)
    put = services.batch.put_out(requests, writing)
    outcome = Outcome(
        how=way.how,
        place=way.place,
        letters=put.rows,
        requests=put.requests,
        left_out=put.left_out,
        other_language=put.other_language,
        unobjected=put.unobjected,
        due=len(requests) - len(put.rows) - len(put.left_out),
        stopped=put.stopped,
        problem=put.problem,
    )
    return bring_out(services, outcome, way, leaving) if outcome.letters and outcome.is_out else outcome


def bring_out(services: Services, outcome: Outcome, way: Way, leaving: ProgressFn) -> Outcome:
    """Bring letters that are kept out, on a worker (see ``put_out``)."""
    try:
        leaving(0, len(outcome.letters))
        files = tuple(way.carry(services, outcome.letters, leaving))
        waiting = [letter.id for letter in outcome.letters if letter.waiting]
        if way.sure and waiting:
            services.letters.came_out(waiting)
    except StoppedError:
        return replace(outcome, stopped=True)
    except Exception as error:  # noqa: BLE001 - what is kept is asked about, whatever happened to it
        return replace(outcome, problem=error)
    return replace(outcome, files=files, sure=way.sure, unasked=_is_unasked(services, outcome))


def _is_unasked(services: Services, outcome: Outcome) -> bool:
    who = outcome.letters[0].customer_id
    if outcome.how is not How.EMAILED or who is None:
        return False
    return not any(state.about is ConsentAbout.EMAIL and state.counts for state in services.consents.of(who))


def _pages(services: Services, letters: Sequence[LetterRow]) -> bytes:
    if len(letters) == 1:
        return services.letters.pdf(letters[0].id)
    return services.letters.joined([letter.id for letter in letters])
