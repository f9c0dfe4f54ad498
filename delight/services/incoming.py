"""E-mails and reviews as the notes that they become; nothing is stored here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from delight.data.queries import shop as shop_query
from delight.data.queries.writers import customer_with, logged_as
from delight.domain.cases.attachments import MOST_FILES, NewFile
from delight.domain.cases.mails import Incoming, Mail, Review, Writer, bare_subject
from delight.domain.customers.customer import checked_email
from delight.domain.days.dates import local_text
from delight.domain.errors import DelightError
from delight.exchange import email, review
from delight.services.cases.brought import ready_bytes
from delight.services.context import Context

WHOLE_NAME = "E-mail.txt"
"""What the words of an e-mail are kept as, with who, to whom and when."""
_NOBODY = (
    "noreply",
    "no-reply",
    "no_reply",
    "donotreply",
    "do-not-reply",
    "mailer-daemon",
    "postmaster",
    "notification",
)


class IncomingService:
    """What came in written: who it is from, and what it says."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def mail(self, source: Path | bytes) -> Incoming:
        """Return the note that an e-mail becomes: of a file, or as a mail program handed it over.

        Of one that was passed on it is what was passed on: by whoever in the shop it came to.

        Raises:
            DelightError: ``file.…``, ``mail.not_one``, ``mail.is_msg``, ``mail.too_large``.
        """
        zone = self._context.zone
        read = email.mail_file(source, zone) if isinstance(source, Path) else email.read_mail(source, zone)
        with self._context.db.read() as session:
            own = shop_query.shop(session).email.casefold()
            theirs = _whose(read, own)
            writer = _writer(theirs, own)
            known = customer_with(session, writer.email, writer.name) if writer.email else None
            before = logged_as(session, read.message_id, sees_all=self._context.sees_all)
        files, left_out = _files(read, self._context)
        return Incoming(
            what=theirs.text.strip() or bare_subject(theirs.subject) or bare_subject(read.subject),
            who=known[1] if known else writer.name or writer.email,
            email="" if known else writer.email,
            customer_id=known[0] if known else None,
            received_at=_past(theirs.sent_at or read.sent_at, self._context.clock()),
            message_id=read.message_id,
            files=files,
            left_out=left_out,
            logged_as=before,
        )

    def review(self, text: str) -> Review:
        """Return what a text says that was copied from a page of reviews."""
        return review.read_review(text, self._context.today())

    def is_review(self, text: str) -> bool:
        """Return whether a text was copied from a page of reviews."""
        return review.looks_like_review(text, self._context.today())


def _whose(read: Mail, own: str) -> Mail:
    """Return the e-mail that counts: what was passed on, unless the shop itself had written that."""
    inner = read.inner
    if inner is None or (own and inner.sender.email.casefold() == own) or not inner.text.strip():
        return read
    return inner


def _writer(mail: Mail, own: str) -> Writer:
    """Return who wrote: of what a form on the shop's page sent, whoever an answer goes to."""
    answers_to, sender = mail.answers_to, mail.sender
    is_form = sender.email.casefold() == own or sender.email.casefold().startswith(_NOBODY)
    found = answers_to if is_form and answers_to.email and answers_to.email.casefold() != own else sender
    try:
        return Writer(name=found.name, email=checked_email(found.email))
    except DelightError:
        return Writer(name=found.name or found.email)


def _past(moment: datetime | None, now: datetime) -> datetime | None:
    """Return when it came; a clock that is fast elsewhere says nothing."""
    return moment if moment is not None and moment <= now else None


def _whole(read: Mail, left_out: Sequence[str], context: Context) -> NewFile:
    sent = local_text(read.sent_at, context.zone) if read.sent_at else ""
    heads = {
        "From": f"{read.sender.name} <{read.sender.email}>".strip(),
        "Date": sent,
        "Subject": read.subject,
        "Left out": ", ".join(left_out),
    }
    lines = [f"{name}: {value}" for name, value in heads.items() if value]
    words = "\n\n".join(filter(None, ("\n".join(lines), read.text, read.rest)))
    return NewFile(name=WHOLE_NAME, media_type="text/plain", data=words.encode())


def _files(read: Mail, context: Context) -> tuple[tuple[NewFile, ...], tuple[str, ...]]:
    """Return its words and what it carries as files, and the names of what is too much to keep."""
    made, left_out = list[NewFile](), list(read.left_out)
    for file in read.files:
        try:
            if len(made) < MOST_FILES - 1:
                made.append(ready_bytes(file.name, file.data))
            else:
                left_out.append(file.name)
        except DelightError:
            left_out.append(file.name)
    return (_whole(read, left_out, context), *made), tuple(left_out)
