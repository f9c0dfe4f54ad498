"""Writing a letter: what is asked for, what it will look like, which letters are owed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from delight.domain.letters import Missing

DUE_DAYS = 14
"""A letter about what was done is owed for this many days after a complaint was resolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRequest:
    """Which letter to write; empty choices follow from the customer and the shop.

    Attributes:
        wording: key of a wording, such as ``apology``.
        body: the text as somebody wrote it over ours; ``None`` takes the wording's.
        personal: a line of the writer's own.
        told: fields that only the writer can fill in, as pairs of name and words (``letters.TOLD``).
        large: in large print; ``None`` is as the customer likes it.
        reply_slip: with a slip below the letter that the customer sends or brings back.
        letterhead: draw ours; ``None`` is as the shop's paper has it.
    """

    wording: str
    customer_id: int | None = None
    case_id: int | None = None
    gesture_id: int | None = None
    language: str = ""
    paper: str = ""
    envelope: str = ""
    typeface: str = ""
    body: str | None = None
    personal: str = ""
    told: tuple[tuple[str, str], ...] = ()
    large: bool | None = None
    reply_slip: bool = False
    letterhead: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPreview:
    """A letter before it is issued.

    Attributes:
        missing: what has to be filled in first, and where.
        pdf: the pages, gaps marked.
        remark: code of a short remark, such as ``letters.not_welcome``, or empty.
    """

    request: LetterRequest
    title: str
    salutation: str
    body: str
    missing: tuple[Missing, ...]
    pages: int
    remark: str = ""
    pdf: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLetter:
    """A letter that is owed: ``why`` is ``unacknowledged``, ``made-right``, ``praised`` or ``surprise``."""

    request: LetterRequest
    why: str
    customer_name: str
    subject: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLetters:
    """The due letters as one file; what could not be written stands in ``incomplete``, with what it lacks."""

    written: tuple[DueLetter, ...]
    incomplete: tuple[tuple[DueLetter, tuple[Missing, ...]], ...]
    pages: int
    pdf: bytes = field(repr=False)
