"""E-mails and reviews as somebody hands them over, read but not yet logged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from delight.domain.cases.attachments import NewFile

MOST_MAIL_BYTES = 36_000_000
"""What the large providers let through, with what their transport adds."""
_PREFIX = re.compile(
    r"\s*(?:(?:re|aw|antw|sv|tr|fwd?|wg|rv|rif|enc|i|r)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFile:
    """A file that an e-mail carries."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who wrote, as the e-mail says; either may be empty."""

    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """An e-mail that was read.

    Attributes:
        text: what its writer says, without quotes and signature.
        rest: what was taken out of it; every word stands in one of the two.
        sender: whom it came from; ``answers_to`` where an answer is to go, if that is somebody else.
        sent_at: when, if it says so and that can be.
        message_id: what tells it from all others, without its brackets.
        files: what it carries; ``left_out`` are the names of seals, and of small pictures of a signature.
        inner: the e-mail that was passed on with it.
    """

    text: str
    rest: str = ""
    subject: str = ""
    sender: Writer = Writer()
    answers_to: Writer = Writer()
    sent_at: datetime | None = None
    message_id: str = ""
    files: tuple[MailFile, ...] = ()
    left_out: tuple[str, ...] = ()
    inner: Mail | None = None


_PRAISE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review that was copied from a page.

    Attributes:
        text: its words.
        who: the name that stands over it, if there is one.
        stars: 1 to 5, ``None`` where none are told.
        day: when it was written, as far as that is told.
        rest: what stood around it.
    """

    text: str
    who: str = ""
    stars: int | None = None
    day: date | None = None
    rest: str = ""

    @property
    def mood(self) -> int | None:
        """The face that goes with the stars: as many of the one as of the other."""
        return self.stars

    @property
    def is_praise(self) -> bool:
        """Whether the stars tell a compliment; three of five do not."""
        return (self.stars or 0) >= _PRAISE


def bare_subject(subject: str) -> str:
    """Return a subject without what answering and passing on put before it: ``WG: Re: Torte`` is Torte."""
    found = _PREFIX.match(subject)
    return subject[found.end() :].strip() if found else subject.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An e-mail as the note that it becomes.

    Attributes:
        what: the words, or its subject where there are none.
        who, email: whoever wrote; the e-mail only where it is a customer's to be.
        customer_id: the customer whose address that is.
        received_at: when it came, where that is known and past.
        files: what is kept with it, the e-mail's own words among them.
        left_out: the names of what is not.
        logged_as: reference of a case that this e-mail was logged as already.
    """

    what: str
    who: str = ""
    email: str = ""
    customer_id: int | None = None
    received_at: datetime | None = None
    message_id: str = ""
    files: tuple[NewFile, ...] = ()
    left_out: tuple[str, ...] = ()
    logged_as: str = ""
