"""Deeds that write: preview, put out, issue, keep, print again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from delight.data.entities import Letter
from delight.data.journal import Writer
from delight.data.queries import letters as query
from delight.data.queries import shop as shop_query
from delight.data.queries.common import found
from delight.domain.changes import Changes, DeedName
from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import ConflictError, InputError, StorageError, UnknownError
from delight.domain.guards.writing import LetterPreview, LetterRequest
from delight.domain.letters.letter import LetterRow
from delight.domain.letters.paper import PagePicture, Typeface
from delight.domain.letters.replies import SAMPLE_CODE
from delight.domain.letters.wordings import ShortText, WordingFormat, WordingRow
from delight.domain.shop import ShopDraft
from delight.letters.pdf.files import joined
from delight.letters.pdf.raster import pictures
from delight.letters.render import render
from delight.letters.words.wording import Wording
from delight.services.context import Context
from delight.services.letters.advice import advise
from delight.services.letters.drawing_up import (
    check_email,
    check_owed,
    check_short,
    check_welcome,
    draw_up,
    record_of,
    short_words,
    unwelcome,
)
from delight.services.letters.greeting import Greeting, greet
from delight.services.letters.issuing import answer, number, take_answer_back, wait, with_code
from delight.services.letters.mail import Mail
from delight.services.letters.sample import SampleLetter, sample_letter, specimen
from delight.services.letters.wordings import WordingService
from delight.services.ours import Made, check_made, save_made


class LetterService:
    """Letters: what they would say, the pages, and the archive of what went out.

    A letter is put out (rendered, numbered and kept), then printed, and counts as issued when somebody says
    that it came out. What never did is marked so, and what it answered is owed again.
    """

    def __init__(self, context: Context, wordings: WordingService) -> None:
        self._context = context
        self._wordings = wordings

    def wordings(self, language: str = "") -> list[WordingRow]:
        """Return the wordings, of one language or all."""
        return self._wordings.rows(language)

    def preview(self, request: LetterRequest, *, wording: Wording | None = None) -> LetterPreview:
        """Return a letter with its gaps marked; nothing is stored.

        Args:
            request: which letter.
            wording: one that is still being written, instead of the stored one.

        Raises:
            UnknownError: ``wording.unknown``, ``letter.for_nobody`` and what ``gather`` raises.
            DelightError: ``letters.characters``, ``letters.address_too_long``.
        """
        with self._context.db.read() as session:
            drawn = draw_up(self._context, session, self._wordings, request, wording=wording)
        if request.reply_slip:
            drawn = replace(drawn, composed=replace(drawn.composed, reply_code=SAMPLE_CODE))
        rendered = render(drawn.composed, drawn.style, preview=True)
        with self._context.db.read() as session:
            advice = advise(self._context, session, drawn, rendered.pages, self._wordings.ready_made)
            remark = unwelcome(session, drawn.gathered.customer, drawn.composed.kind)
        composed = drawn.composed
        return LetterPreview(
            request=request,
            title=composed.title,
            salutation=composed.salutation,
            body=composed.body,
            missing=composed.missing,
            pages=rendered.pages,
            language=composed.language,
            words=len(composed.body.split()),
            advice=advice,
            remark=remark,
            other_language=drawn.other_language,
            pdf=rendered.pdf,
        )

    def short(self, request: LetterRequest, which: ShortText) -> str:
        """Return the wording as a text to copy.

        Raises:
            DelightError: ``letters.missing`` with the ``fields``; ``wording.no_short`` where it has none;
                ``owner.needed`` to part ways.
            ConflictError: ``letters.admits``; ``letters.not_welcome``, ``letters.died`` for a message.
        """
        with self._context.db.read() as session:
            drawn = draw_up(self._context, session, self._wordings, request)
            wording = self._wordings.wording(session, request.wording, drawn.composed.language)
        check_short(self._context, drawn, which)
        return short_words(drawn, wording, which)

    def sample(self, draft: ShopDraft, which: WordingFormat = WordingFormat.LETTER) -> SampleLetter:
        """Return a letter to somebody invented, as a shop would send it that may not be stored yet."""
        return sample_letter(self._context, draft, self._wordings.ready_made, which)

    def greeting(self, draft: CustomerDraft) -> Greeting:
        """Return how letters to somebody would begin who is still being edited."""
        return greet(self._context, draft)

    def specimens(self, language: str) -> dict[Typeface, PagePicture]:
        """Return a greeting in each typeface, as pictures."""
        return {typeface: specimen(typeface, language) for typeface in Typeface}

    def put_out(self, request: LetterRequest) -> Changes:
        """Write a letter and keep its bytes for good; it waits until somebody says that it came out.

        Raises:
            DelightError: ``letters.missing`` and what ``preview`` raises; ``owner.needed`` to part ways.
            ConflictError: ``letters.not_welcome``, ``letters.moved``, ``letters.died``,
                ``letters.already_written``, ``letters.admits``, ``improvement.told_already``,
                ``improvement.taken_back``.
        """
        return self._write(request, DeedName.LETTER_PUT_OUT, wait)

    def issue(self, request: LetterRequest) -> Changes:
        """Write a letter that goes out at once (see ``put_out``); it acknowledges a new case."""
        return self._write(request, DeedName.LETTER_ISSUED, answer)

    def came_out(self, letter_ids: Sequence[int]) -> Changes:
        """Issue letters that waited: they came out.

        Raises:
            UnknownError: ``letter.unknown``.
            ConflictError: ``letter.never_sent`` with the ``ids`` of those that somebody marked so in the
                meantime; none is issued then.
        """
        with self._context.deed(DeedName.LETTER_ISSUED) as deed:
            records = [found(deed.session, Letter, one, "letter.unknown") for one in letter_ids]
            _check_not_taken_back(records)
            for record in records:
                if record.waiting:
                    record.waiting, record.issued_at = False, deed.at
                    answer(deed, record)
                deed.about(record)
        return deed.changes

    def never_sent(self, *letter_ids: int) -> Changes:
        """Mark letters that did not go out; what they answered waits again (``letter.unknown``)."""
        with self._context.deed(DeedName.LETTER_NEVER_SENT) as deed:
            for letter_id in letter_ids:
                record: Letter = found(deed.session, Letter, letter_id, "letter.unknown")
                record.never_sent, record.waiting = True, False
                take_answer_back(deed.session, record)
                deed.about(record)
        return deed.changes

    def waiting(self) -> list[LetterRow]:
        """Return the letters that were put out and nobody has said whether they came out, the first first."""
        with self._context.db.read() as session:
            return query.waiting(session)

    def page(
        self,
        customer_id: int | None = None,
        case_id: int | None = None,
        offset: int = 0,
        limit: int = 100,
        *,
        search: str = "",
        waiting: bool = False,
        after: int | None = None,
    ) -> list[LetterRow]:
        """Return letters of the archive, or those that wait, the newest first, from the one ``after`` on.

        ``search`` is looked for in all that a letter says; the code of a reply slip finds its letter.
        """
        with self._context.db.read() as session:
            return query.letters(
                session,
                customer_id=customer_id,
                case_id=case_id,
                search=search,
                waiting=waiting,
                offset=offset,
                limit=limit,
                after=after,
            )

    def get(self, letter_id: int) -> LetterRow:
        """Return one letter of the archive (``letter.unknown``)."""
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
        """Return a letter exactly as it went out.

        Raises:
            UnknownError: ``letter.unknown``.
            StorageError: ``letter.damaged`` where the bytes are not those that were kept.
        """
        with self._context.db.read() as session:
            pdf, sha256 = query.letter_pdf(session, letter_id)
        if hashlib.sha256(pdf).hexdigest() != sha256:
            raise StorageError("letter.damaged", id=letter_id)
        return pdf

    def email(self, letter_id: int, mail: Mail) -> Path:
        """Write a draft for the mail program with a letter of the archive attached, and return its file.

        Raises:
            InputError: ``email.missing`` where the customer has no address, ``email.unreadable``,
                ``letters.no_email`` where they asked not to be e-mailed.
            ConflictError: ``letters.died``, ``letters.not_welcome``.
            StorageError: ``file.cannot_write``, ``letter.damaged``.
        """
        row, pdf = self.get(letter_id), self.pdf(letter_id)
        if row.customer_id is None:
            raise InputError("email.missing", "email")
        with self._context.db.read() as session:
            shop = shop_query.shop(session)
            record: Letter = found(session, Letter, letter_id, "letter.unknown")
            customer = check_email(session, row.customer_id)
        return mail.write_draft(
            customer.email,
            shop.name,
            record.body,
            "",
            pdf,
            f"{shop.name} {row.number}.pdf",
            sender=shop.email,
            to_name=customer.name,
        )

    def check_email(self, customer_id: int) -> None:
        """Make sure that a customer can and may be e-mailed, before a letter is put out (see ``email``)."""
        with self._context.db.read() as session:
            check_email(session, customer_id)

    def together(self, pdfs: Sequence[bytes]) -> bytes:
        """Return the pages of several PDFs as one file."""
        return joined(pdfs)

    def joined(self, letter_ids: Sequence[int]) -> bytes:
        """Return letters of the archive as one file, their pages as they were kept (see ``pdf``)."""
        return joined([self.pdf(letter_id) for letter_id in letter_ids])

    def pictures(self, pdf: bytes, dpi: float, most: int | None = None) -> list[PagePicture]:
        """Return the pages of a PDF as pictures, or the first ``most`` of them."""
        return list(islice(pictures(pdf, dpi=dpi), most))

    def check_file(self, path: Path, *, replace: bool = False) -> None:
        """Make sure that a PDF can be written there, before anything is issued (see ``ours.check_made``)."""
        check_made(path, Made.PDF, replace=replace)

    def save(self, pdf: bytes, path: Path, *, replace: bool = False) -> None:
        """Write a PDF where the person wants it (see ``ours.save_made``)."""
        save_made(path, pdf, Made.PDF, replace=replace)

    def _write(
        self, request: LetterRequest, name: DeedName, then: Callable[[Writer, Letter], None]
    ) -> Changes:
        with self._context.deed(name) as deed:
            drawn = with_code(deed.session, draw_up(self._context, deed.session, self._wordings, request))
            check_welcome(self._context, deed.session, drawn.gathered.customer, drawn.composed.kind)
            check_owed(self._context, deed.session, drawn)
            record = record_of(drawn, render(drawn.composed, drawn.style))
            number(self._context, deed, record)
            then(deed, record)
            deed.add(record)
            deed.about(record)
        return deed.changes


def _check_not_taken_back(records: Sequence[Letter]) -> None:
    lost = [record for record in records if record.never_sent]
    if lost:
        numbers = ", ".join(record.number for record in lost)
        raise ConflictError("letter.never_sent", number=numbers, ids=[record.id for record in lost])
