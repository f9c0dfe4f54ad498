"""What comes in with ``delight case add``: files, an e-mail, a review that was copied, a new customer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from delight.cli import streams
from delight.cli.columns import safe
from delight.cli.values import FILE, STREAM, TEXT
from delight.domain.cases.attachments import NewFile
from delight.domain.cases.case import CaseDraft, Channel
from delight.domain.cases.mails import MOST_MAIL_BYTES, Incoming, Review
from delight.domain.cases.stages import CaseKind
from delight.domain.days.calendar import at_local, local_day
from delight.domain.errors import ConflictError, UnknownError

if TYPE_CHECKING:
    from delight.services.bundle import Services

_Command = Callable[..., Any]
_NOON = time(12)
"""A review tells a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came in with a case: files, and perhaps an e-mail or a review."""

    files: tuple[NewFile, ...] = ()
    mail: Incoming | None = None
    review: Review | None = None
    new_customer: str = ""

    def told(self, what: str | None) -> str:
        """Return what happened: a review beside what was said of it; an e-mail is kept whole as a file."""
        if self.review:
            return "\n\n".join(filter(None, (what, self.review.text)))
        return what or (self.mail.what if self.mail else "")

    @property
    def words(self) -> str:
        """What is good to know of it."""
        left = self.mail.left_out if self.mail else ()
        told = [f"Left out: {', '.join(map(safe, left))}."] if left else []
        return " ".join([*told, *whole_words(self.files)])

    @property
    def document(self) -> dict[str, Any]:
        """What is good to know of it, as JSON has it."""
        return {"left_out": list(self.mail.left_out)} if self.mail else {}

    @property
    def kind(self) -> CaseKind:
        """What it is where nobody says: a review with four stars or more is praise."""
        return CaseKind.COMPLIMENT if self.review and self.review.is_praise else CaseKind.COMPLAINT

    def filled(self, draft: CaseDraft, services: Services) -> CaseDraft:
        """Return the draft with what came; what was said of it beside goes first."""
        draft = replace(draft, files=self.files)
        if draft.customer_id is None and self.new_customer:
            draft = replace(draft, new_customer=self.new_customer)
        if self.mail:
            return _with_mail(draft, self.mail)
        return _with_review(draft, self.review, services) if self.review else draft


def incoming_options(command: _Command) -> _Command:
    """Return the command with the options for what comes with a case."""
    for option in (
        click.option("--again", is_flag=True, help="With --email: even if it was logged already."),
        click.option(
            "--email",
            type=FILE,
            metavar="FILE.eml",
            help="An e-mail: who, when, words, files; - is standard input.",
        ),
        click.option(
            "--review", type=TEXT, metavar="TEXT", help="A review as it was copied: who, stars, day, words."
        ),
        click.option("--new-customer", metavar="TEXT", help="Whom it happened to, where they are new."),
        click.option(
            "--attach", type=FILE, multiple=True, metavar="FILE", help="A photo or file; any number."
        ),
    ):
        command = option(command)
    return command


def read_came(services: Services, given: dict[str, Any]) -> Came:
    """Return what came, taken out of the options; it says how it came where nothing else does.

    Raises:
        DelightError: ``file.…``, ``mail.…``; ``mail.logged_already`` without ``--again``.
    """
    source, again, pasted = given.pop("email"), given.pop("again"), given.pop("review")
    new_customer = given.pop("new_customer") or ""
    if new_customer and given["customer"] is not None:
        raise click.UsageError("Please name one: --customer, or --new-customer.")
    if source is not None and pasted is not None:
        raise click.UsageError("Please give one: --email, or --review.")
    files = ready_files(services, given.pop("attach"))
    if pasted is not None:
        given["channel"] = given["channel"] or Channel.REVIEW.value
        return Came(files=files, review=services.incoming.review(pasted), new_customer=new_customer)
    if source is None:
        return Came(files=files, new_customer=new_customer)
    mail = services.incoming.mail(streams.read_input(MOST_MAIL_BYTES + 1) if source == STREAM else source)
    if mail.logged_as and not again:
        raise ConflictError("mail.logged_already", reference=mail.logged_as)
    given["channel"] = given["channel"] or Channel.EMAIL.value
    return Came(files=(*mail.files, *files), mail=mail, new_customer=new_customer)


def check_named(files: Sequence[Path]) -> None:
    """Refuse standard input as a file to keep: it has no name."""
    if STREAM in files:
        raise click.UsageError("A file to attach needs a name: save it first.")


def whole_words(files: Sequence[NewFile]) -> list[str]:
    """Return what is good to know of pictures that could not be drawn anew."""
    return [
        f"“{safe(file.name)}” is kept as it came, with what the camera wrote into it, "
        "perhaps where it was taken."
        for file in files
        if file.is_picture and not file.is_shrunk
    ]


def ready_files(services: Services, files: Sequence[Path]) -> tuple[NewFile, ...]:
    """Return files made ready to be kept (``file.…``, ``attachment.…``)."""
    check_named(files)
    return tuple(services.attachments.ready(path) for path in files)


def _with_mail(draft: CaseDraft, mail: Incoming) -> CaseDraft:
    theirs: dict[str, Any] = {}
    if draft.customer_id is None and mail.customer_id is not None and not draft.new_customer:
        theirs = {"customer_id": mail.customer_id}
    elif draft.customer_id is None:
        theirs = {"new_customer": draft.new_customer or mail.who, "new_email": mail.email}
    return replace(
        draft, received_at=draft.received_at or mail.received_at, message_id=mail.message_id, **theirs
    )


def _with_review(draft: CaseDraft, review: Review, services: Services) -> CaseDraft:
    """Return the draft with who wrote, how it was meant and when; today says nothing that now does not."""
    theirs: dict[str, Any] = {}
    if draft.customer_id is None and not draft.new_customer and review.who:
        theirs = _writer(services, review.who)
    if draft.mood is None:
        theirs["mood"] = review.mood
    written = review.day
    if written and draft.received_at is None and written < local_day(services.now(), services.zone):
        theirs["received_at"] = at_local(written, _NOON, services.zone)
    return replace(draft, **theirs)


def _writer(services: Services, name: str) -> dict[str, Any]:
    try:
        return {"customer_id": services.customers.find(name)}
    except UnknownError as error:
        if error.code == "customer.ambiguous":
            raise
        return {"new_customer": name}
