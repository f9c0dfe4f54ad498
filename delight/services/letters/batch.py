"""Many letters in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from delight.data.database import Session
from delight.data.entities import Case, Customer, Letter
from delight.data.journal import Writer
from delight.data.queries import letters as query
from delight.data.queries.common import found, together
from delight.domain.changes import DeedName
from delight.domain.errors import DelightError, StoppedError, StorageError
from delight.domain.guards.writing import DueLetters, LeftOut, LetterRequest, OtherLanguage, PutOut
from delight.domain.letters.letter import Missing
from delight.domain.letters.paper import Rendered
from delight.domain.progress import ProgressFn, silent
from delight.letters.render import render, render_many
from delight.services.context import Context
from delight.services.house import House, house
from delight.services.letters.drawing_up import DrawnUp, check_owed, check_welcome, draw_up, record_of
from delight.services.letters.due import DueLetterService
from delight.services.letters.issuing import is_free, number, with_code
from delight.services.letters.wordings import WordingService

_AT_ONCE = 20
"""Letters kept in one deed: Cancel is heard between deeds, and a save at the counter waits for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A letter to look at as a PDF.

    Attributes:
        pdf: its pages.
        other_language: where it is in another language than its reader's.
        unobjected: it advertises and does not say that people may say no.
    """

    pdf: bytes
    other_language: OtherLanguage | None
    unobjected: bool


class BatchService:
    """Letters by the dozen: to read through, or put out."""

    def __init__(self, context: Context, due: DueLetterService, wordings: WordingService) -> None:
        self._context = context
        self._due = due
        self._wordings = wordings

    def write_due(self, progress: ProgressFn = silent) -> DueLetters:
        """Return every due letter in one PDF, without putting out any.

        A letter that lacks something, or has a character that no face can draw, is left out and named.

        Raises:
            DelightError: ``letters.none_due``, where none could be written.
            StoppedError: when the person pressed Cancel.
        """
        due = self._due.list()
        found = self._set([letter.request for letter in due], progress)
        ready = [
            (letter, item[0]) for letter, item in zip(due, found, strict=True) if isinstance(item, tuple)
        ]
        incomplete = [
            (letter, item.missing or (Missing(field=item.code, where="customer"),))
            for letter, item in zip(due, found, strict=True)
            if isinstance(item, LeftOut)
        ]
        if not ready:
            raise DelightError("letters.none_due", incomplete=len(incomplete))
        rendered = render_many([(drawn.composed, drawn.style) for _, drawn in ready])
        return DueLetters(
            written=tuple(letter for letter, _ in ready),
            incomplete=tuple(incomplete),
            pages=rendered.pages,
            pdf=rendered.pdf,
        )

    def pages(
        self, requests: Sequence[LetterRequest], progress: ProgressFn = silent
    ) -> list[Looked | LeftOut]:
        """Return each letter to look at, in order, or why it cannot go out; none is put out.

        Raises:
            StoppedError: when the person pressed Cancel.
        """
        return [
            item
            if isinstance(item, LeftOut)
            else Looked(pdf=item[1].pdf, other_language=item[0].other_language, unobjected=item[0].unobjected)
            for item in self._set(requests, progress)
        ]

    def put_out(self, requests: Sequence[LetterRequest], progress: ProgressFn = silent) -> PutOut:
        """Write letters and keep their bytes; they wait until somebody says that they came out.

        What cannot be written is left out and named. Cancel, and an error (such as a full disk), end it
        between two letters: what was put out is kept and listed, the rest is as due as before.

        Args:
            requests: which letters, in the order of their pages.
            progress: hears how far it is, and may stop it.
        """
        kept: list[PutOut] = []
        stopped, problem = False, None
        for start in range(0, len(requests), _AT_ONCE):
            try:
                progress(start, len(requests))
                kept.append(self._keep(requests[start : start + _AT_ONCE]))
            except StoppedError:
                stopped = True
                break
            except DelightError as error:
                problem = error
                break
        return PutOut(
            rows=tuple(row for part in kept for row in part.rows),
            requests=tuple(request for part in kept for request in part.requests),
            left_out=tuple(left for part in kept for left in part.left_out),
            other_language=tuple(other for part in kept for other in part.other_language),
            unobjected=sum(part.unobjected for part in kept),
            stopped=stopped,
            problem=problem,
        )

    def _set(
        self, requests: Sequence[LetterRequest], progress: ProgressFn
    ) -> list[tuple[DrawnUp, Rendered] | LeftOut]:
        found: list[tuple[DrawnUp, Rendered] | LeftOut] = []
        for item in self._drawn(requests):
            progress(len(found), len(requests))
            found.append(_rendered(item))
        return found

    def _keep(self, requests: Sequence[LetterRequest]) -> PutOut:
        found = [_rendered(item) for item in self._drawn(requests)]
        left = [item for item in found if isinstance(item, LeftOut)]
        ready = [(item[0], record_of(*item)) for item in found if not isinstance(item, LeftOut)]
        records: list[Letter] = []
        written: list[DrawnUp] = []
        if not ready:
            return PutOut(rows=(), requests=(), left_out=tuple(left))
        with self._context.deed(DeedName.LETTER_PUT_OUT) as deed:
            people = together(deed.session, Customer, (record.customer_id for _, record in ready))
            for drawn, record in ready:
                try:
                    records.append(self._checked(deed, drawn, record, records))
                    written.append(drawn)
                except DelightError as error:
                    left.append(_left_out(drawn.request, drawn.gathered.customer.name, error))
            deed.add(*records)
            # Read in the deed: once they are kept, nothing can fail that would hide them.
            rows = tuple(query.letter(deed.session, record.id or 0) for record in records)
            del people
        return PutOut(
            rows=rows,
            requests=tuple(drawn.request for drawn in written),
            left_out=tuple(left),
            other_language=tuple(drawn.other_language for drawn in written if drawn.other_language),
            unobjected=sum(drawn.unobjected for drawn in written),
        )

    def _checked(self, deed: Writer, drawn: DrawnUp, record: Letter, beside: Sequence[Letter]) -> Letter:
        """Return a letter as it is stored, if nothing that happened while it was set speaks against it."""
        session = deed.session
        customer = found(session, Customer, drawn.gathered.customer.id or 0, "customer.unknown")
        check_welcome(self._context, session, customer, drawn.composed.kind)
        check_owed(self._context, session, drawn, beside)
        taken = [letter.reply_code for letter in beside]
        if record.reply_code and not is_free(session, record.reply_code, taken):
            drawn = with_code(session, drawn, taken)
            record = record_of(drawn, render(drawn.composed, drawn.style))
        record.waiting = True
        number(self._context, deed, record)
        return record

    def _drawn(self, requests: Sequence[LetterRequest]) -> list[DrawnUp | LeftOut]:
        """Return the letters before they are set: no save has to wait while pages are drawn."""
        with self._context.db.read() as session:
            shared = house(self._context, session)
            cases = together(session, Case, (request.case_id for request in requests))
            whom = [*(request.customer_id for request in requests), *(case.customer_id for case in cases)]
            read = (cases, together(session, Customer, whom))
            drawn = [self._draw_up(session, request, shared) for request in requests]
            del read  # a session forgets what nobody holds
        return drawn

    def _draw_up(self, session: Session, request: LetterRequest, shared: House) -> DrawnUp | LeftOut:
        name = ""
        try:
            drawn = draw_up(self._context, session, self._wordings, request, shared=shared)
            name = drawn.gathered.customer.name
            check_welcome(self._context, session, drawn.gathered.customer, drawn.composed.kind)
            return with_code(session, drawn)
        except DelightError as error:
            return _left_out(request, name, error)


def _rendered(drawn: DrawnUp | LeftOut) -> tuple[DrawnUp, Rendered] | LeftOut:
    """Return a letter with its pages, or why it cannot go out."""
    if isinstance(drawn, LeftOut):
        return drawn
    try:
        return drawn, render(drawn.composed, drawn.style)
    except DelightError as error:
        name = drawn.composed.facts.recipient.name
        return _left_out(drawn.request, name, error, drawn.composed.missing)


def _left_out(
    request: LetterRequest, name: str, error: DelightError, missing: tuple[Missing, ...] = ()
) -> LeftOut:
    if isinstance(error, StorageError):
        raise error
    return LeftOut(request=request, customer_name=name, error=error, missing=missing)
