"""Deeds that write: preview, issue, keep, print again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from delight.data.database import Session
from delight.data.entities import Case, Letter
from delight.data.queries import letters as query
from delight.data.queries.common import found
from delight.domain.calendar import local_day
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import ConflictError, DelightError, StorageError, UnknownError
from delight.domain.letters import Composed, LetterRow, letter_number
from delight.domain.paper import Envelope, LetterStyle, PagePicture, PaperSize, Rendered, Typeface
from delight.domain.shop import ShopDraft
from delight.domain.stages import CaseKind, Stage
from delight.domain.wordings import WordingFormat, WordingRow
from delight.domain.writing import LetterPreview, LetterRequest
from delight.letters.compose import compose, edited
from delight.letters.files import joined
from delight.letters.raster import pictures
from delight.letters.render import render
from delight.services.context import Context
from delight.services.files import check_file, write_file
from delight.services.letter_facts import Gathered, gather
from delight.services.sample import SampleLetter, sample_letter
from delight.services.wordings import Wordings


class LetterService:
    """Letters: what they would say, the pages, and the archive of what went out."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.ready_made = Wordings()

    def wordings(self, language: str = "") -> list[WordingRow]:
        """Return the wordings, of one language or all."""
        rows = self.ready_made.rows()
        return [row for row in rows if not language or row.language == language]

    def preview(self, request: LetterRequest) -> LetterPreview:
        """Return a letter with its gaps marked; nothing is stored.

        Raises:
            UnknownError: ``wording.unknown``, ``letter.for_nobody`` and what ``gather`` raises.
            DelightError: ``letters.characters``, ``letters.address_too_long``.
        """
        with self._context.db.read() as session:
            gathered, composed = self.composed(session, request)
        style = style_for(request, composed, gathered)
        rendered = render(composed, style, preview=True)
        welcome = gathered.customer.letters_welcome
        return LetterPreview(
            request=request,
            title=composed.title,
            salutation=composed.salutation,
            body=composed.body,
            missing=composed.missing,
            pages=rendered.pages,
            remark="" if welcome else "letters.not_welcome",
            pdf=rendered.pdf,
        )

    def sample(self, draft: ShopDraft) -> SampleLetter:
        """Return a letter to somebody invented on the paper of a shop that may not be stored yet."""
        return sample_letter(draft, self._context.today(), self.ready_made)

    def issue(self, request: LetterRequest) -> Changes:
        """Write a letter and keep its bytes for good; a new case with a letter is acknowledged.

        Raises:
            DelightError: ``letters.missing`` and what ``preview`` raises.
            ConflictError: ``letters.not_welcome`` where the customer wants no letters.
        """
        with self._context.deed(DeedName.LETTER_ISSUED) as deed:
            gathered, composed = self.composed(deed.session, request)
            if not gathered.customer.letters_welcome:
                raise ConflictError("letters.not_welcome", name=gathered.customer.name)
            style = style_for(request, composed, gathered)
            rendered = render(composed, style)
            record = _kept(composed, rendered, style, gathered, issued_at=deed.at)
            year = local_day(deed.at, self._context.zone).year
            record.number = letter_number(year, deed.next_number(f"letters.{year}"))
            record.staff_id = self._context.staff_id
            _answer(gathered, deed.at)
            deed.add(record)
            deed.about(record)
        return deed.changes

    def page(
        self, customer_id: int | None = None, case_id: int | None = None, offset: int = 0, limit: int = 100
    ) -> list[LetterRow]:
        """Return issued letters, the newest first."""
        with self._context.db.read() as session:
            return query.letters(
                session, customer_id=customer_id, case_id=case_id, offset=offset, limit=limit
            )

    def get(self, letter_id: int) -> LetterRow:
        """Return one issued letter (``letter.unknown``)."""
        with self._context.db.read() as session:
            return query.letter(session, letter_id)

    def find(self, text: str | int) -> int:
        """Return the id of the letter meant by its number or id (``letter.unknown``)."""
        wanted = str(text).strip()
        with self._context.db.read() as session:
            by_number = query.letter_id(session, wanted)
            if by_number is not None:
                return by_number
            if wanted.isascii() and wanted.isdecimal() and session.get(Letter, min(int(wanted), 2**62)):
                return int(wanted)
        raise UnknownError("letter.unknown", id=wanted)

    def pdf(self, letter_id: int) -> bytes:
        """Return an issued letter exactly as it went out.

        Raises:
            UnknownError: ``letter.unknown``.
            StorageError: ``letter.damaged`` where the bytes are not those that were kept.
        """
        with self._context.db.read() as session:
            pdf, sha256 = query.letter_pdf(session, letter_id)
        if hashlib.sha256(pdf).hexdigest() != sha256:
            raise StorageError("letter.damaged", id=letter_id)
        return pdf

    def never_sent(self, letter_id: int) -> Changes:
        """Mark a letter that did not go out; what it answered waits again (``letter.unknown``)."""
        with self._context.deed(DeedName.LETTER_NEVER_SENT) as deed:
            record: Letter = found(deed.session, Letter, letter_id, "letter.unknown")
            record.never_sent = True
            _take_answer_back(deed.session, record)
            deed.about(record)
        return deed.changes

    def joined(self, letter_ids: Sequence[int]) -> bytes:
        """Return issued letters as one file, their pages as they were kept (see ``pdf``)."""
        return joined([self.pdf(letter_id) for letter_id in letter_ids])

    def pictures(self, pdf: bytes, dpi: float, most: int | None = None) -> list[PagePicture]:
        """Return the pages of a PDF as pictures, or the first ``most`` of them."""
        return list(islice(pictures(pdf, dpi=dpi), most))

    def check_file(self, path: Path) -> None:
        """Make sure that a PDF can be written there, before anything is issued (``file.cannot_write``)."""
        check_file(path)

    def save(self, pdf: bytes, path: Path) -> None:
        """Write a PDF where the person wants it (``file.cannot_write``)."""
        write_file(path, pdf)

    def composed(self, session: Session, request: LetterRequest) -> tuple[Gathered, Composed]:
        """Return the records a letter is about and its text."""
        gathered = gather(self._context, session, request)
        wording = self.ready_made.wording(request.wording, gathered.facts.recipient.language)
        facts = replace(
            gathered.facts, recipient=replace(gathered.facts.recipient, language=wording.language)
        )
        composed = compose(
            wording,
            facts,
            seed=_seed(gathered, request),
            by_post=request.envelope not in {"", Envelope.NONE} and wording.format is WordingFormat.LETTER,
            avoid=query.written_to(session, gathered.customer.id),
        )
        return gathered, composed if request.body is None else edited(composed, request.body)


def style_for(request: LetterRequest, composed: Composed, gathered: Gathered) -> LetterStyle:
    """Return how a letter is set: as asked for, else as the shop likes it.

    Raises:
        DelightError: ``letters.unknown_paper`` or ``letters.unknown_envelope`` with ``name``.
    """
    card = composed.format is WordingFormat.CARD
    paper = request.paper or (PaperSize.A6 if card else gathered.shop.paper)
    envelope = request.envelope or (Envelope.NONE if card else gathered.shop.envelope)
    if paper not in set(PaperSize):
        raise DelightError("letters.unknown_paper", name=paper)
    if envelope not in set(Envelope):
        raise DelightError("letters.unknown_envelope", name=envelope)
    return LetterStyle(
        paper=PaperSize(paper),
        envelope=Envelope(envelope),
        typeface=Typeface(request.typeface or Typeface.SERIF),
    )


def _seed(gathered: Gathered, request: LetterRequest) -> int:
    about = [record.uid for record in (gathered.customer, gathered.case, gathered.gesture) if record]
    return int.from_bytes(hashlib.sha256("|".join([request.wording, *about]).encode()).digest()[:4], "big")


def _answer(gathered: Gathered, at: datetime) -> None:
    """A letter tells the customer that they were heard: a new case is acknowledged or thanked with it."""
    case = gathered.case
    if case is None or case.stage is not Stage.NEW:
        return
    case.stage = Stage.ACKNOWLEDGED if case.kind is CaseKind.COMPLAINT else Stage.THANKED
    case.acknowledged_at = case.acknowledged_at or at


def _take_answer_back(session: Session, letter: Letter) -> None:
    """A case that only this letter acknowledged or thanked for has not been answered after all."""
    case = session.get(Case, letter.case_id) if letter.case_id is not None else None
    if case is None or case.acknowledged_at != letter.issued_at:
        return
    if case.stage in {Stage.ACKNOWLEDGED, Stage.THANKED}:
        case.stage, case.acknowledged_at = Stage.NEW, None


def _kept(
    composed: Composed, rendered: Rendered, style: LetterStyle, gathered: Gathered, *, issued_at: datetime
) -> Letter:
    return Letter(
        number="",
        customer_id=gathered.customer.id,
        case_id=gathered.case.id if gathered.case else None,
        gesture_id=gathered.gesture.id if gathered.gesture else None,
        wording=composed.wording,
        kind=composed.kind,
        title=composed.title,
        variants=composed.variants,
        language=composed.language,
        paper=style.paper,
        envelope=style.envelope,
        body=rendered.text,
        pages=rendered.pages,
        issued_at=issued_at,
        sha256=hashlib.sha256(rendered.pdf).hexdigest(),
        pdf=rendered.pdf,
    )
