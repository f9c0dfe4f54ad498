"""Writing a letter: what is asked for, what it will look like, which letters are owed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from delight.domain.cases.stages import CaseKind
from delight.domain.errors import DelightError, InputError
from delight.domain.guards.rules import Remark
from delight.domain.letters.letter import LetterRow, Missing
from delight.domain.letters.offers import Offered
from delight.domain.letters.plainness import Finding
from delight.domain.letters.wordings import WordingKind
from delight.domain.text import LONGEST_TEXT

DUE_DAYS = 14
"""A letter about what was done is owed for this many days after a complaint was resolved."""

THANKS = {
    CaseKind.COMPLIMENT: WordingKind.REPLY_TO_COMPLIMENT,
    CaseKind.SUGGESTION: WordingKind.THANK_YOU_FOR_TELLING,
}
"""The letter that thanks for what came in, where nothing has to be put right."""


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
        owed: one of the due letters: it is left out where somebody else was quicker to write it.
        promise_id: the promise to write, where nothing else makes it a due one.
        improvement_id: tells what was changed to somebody who raised it; nobody is told of it twice.
        voucher_id: the voucher it hands over, printed with its code; without one, that of the surprise.
    """

    wording: str
    customer_id: int | None = None
    case_id: int | None = None
    gesture_id: int | None = None
    voucher_id: int | None = None
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
    owed: bool = False
    promise_id: int | None = None
    improvement_id: int | None = None


def check_length(request: LetterRequest) -> None:
    """Refuse more words than fit into any letter, before they are set (``text.too_long`` with the field)."""
    for name, words in (("body", request.body or ""), ("personal", request.personal), *request.told):
        if len(words) > LONGEST_TEXT:
            raise InputError("text.too_long", name, longest=LONGEST_TEXT, length=len(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What is worth a thought before a letter goes out; none of it is a block.

    Attributes:
        remarks: evidence guards, the most important first; shown one at a time.
        findings: where the text could be plainer; ranges are those of the letter's body.
        offers: what the text promises and is not on the promise list yet.
        objection: a sentence that says they may say no, where the letter has to say it and does not.
    """

    remarks: tuple[Remark, ...] = ()
    findings: tuple[Finding, ...] = ()
    offers: tuple[Offered, ...] = ()
    objection: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLanguage:
    """A letter or form in another language than its reader's, since it is not in theirs yet; by codes.

    The name is empty where it is for nobody in particular.
    """

    customer_name: str
    wanted: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPreview:
    """A letter before it is issued.

    Attributes:
        missing: what has to be filled in first, and where.
        pdf: the pages, gaps marked.
        language: that of the text.
        words: how many the body has.
        remark: code of a short remark, such as ``letters.not_welcome``, or empty.
    """

    request: LetterRequest
    title: str
    salutation: str
    body: str
    missing: tuple[Missing, ...]
    pages: int
    language: str
    words: int
    remark: str = ""
    advice: Advice = Advice()
    other_language: OtherLanguage | None = None
    pdf: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLetter:
    """A letter that is owed, or that would be good to write.

    ``why`` is ``unacknowledged``, ``made-right``, ``praised``, ``suggested``, ``surprise`` or ``promised``;
    ``by`` the day by which somebody promised it, if so.
    """

    request: LetterRequest
    why: str
    customer_name: str
    subject: str
    since: datetime
    by: date | None = None

    @property
    def is_owed(self) -> bool:
        """Whether somebody waits for it: nobody spoke to them, it was promised, or goes with a surprise."""
        return self.by is not None or self.why in {"unacknowledged", "surprise", "promised"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLetters:
    """The due letters as one file; what could not be written stands in ``incomplete``, with what it lacks."""

    written: tuple[DueLetter, ...]
    incomplete: tuple[tuple[DueLetter, tuple[Missing, ...]], ...]
    pages: int
    pdf: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A letter of a batch that could not be written: to whom, and why.

    Attributes:
        error: the reason: ``letters.missing``, ``letters.characters``, ``letters.not_welcome``, …
        missing: what it lacks, where that is the reason.
    """

    request: LetterRequest
    customer_name: str
    error: DelightError
    missing: tuple[Missing, ...] = ()

    @property
    def code(self) -> str:
        """Return the reason's code."""
        return self.error.code


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOut:
    """What came of a batch.

    Attributes:
        rows: the letters that are ready and wait for "it came out".
        requests: what these letters were asked for with, in their order.
        left_out: what could not be written.
        other_language: those that are not in their reader's own.
        unobjected: how many advertise and do not say that people may say no.
        stopped: somebody stopped it half-way; what was not reached is as due as before.
        problem: what ended it instead, such as a full disk.
    """

    rows: tuple[LetterRow, ...]
    requests: tuple[LetterRequest, ...]
    left_out: tuple[LeftOut, ...]
    other_language: tuple[OtherLanguage, ...] = ()
    unobjected: int = 0
    stopped: bool = False
    problem: DelightError | None = None

    @property
    def letters(self) -> tuple[int, ...]:
        """Return the ids of the letters."""
        return tuple(row.id for row in self.rows)


class AsideReason(StrEnum):
    """Why somebody of a group gets no letter, label or envelope.

    ``characters`` is a name or address with some that no face has; ``too-long`` an address that does not fit;
    ``no-birthday`` is of letters for a birthday that they have not said yes to being kept.
    """

    OPEN_COMPLAINT = "open-complaint"
    NO_LETTERS = "no-letters"
    NO_SURPRISES = "no-surprises"
    NO_BIRTHDAY = "no-birthday"
    NO_ADDRESS = "no-address"
    MOVED = "moved"
    DIED = "died"
    HOUSEHOLD = "household"
    TOLD_ALREADY = "told-already"
    LEFT_OUT = "left-out"
    CHARACTERS = "characters"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyRequest:
    """One letter to many.

    Attributes:
        customer_ids: chosen by hand.
        tag: everybody who carries it.
        search: everybody whom it finds.
        improvement_id: everybody who raised its cause and was not told of it yet; their letters are about
            what they raised.
        left_out: those of them whom somebody took out again.
        personal: lines of one's own, as pairs of customer id and words.
        by_post: an address is needed, and one household gets one letter.
        letter: wording, paper and what else holds for all of them.
    """

    letter: LetterRequest
    customer_ids: tuple[int, ...] = ()
    tag: str = ""
    search: str = ""
    improvement_id: int | None = None
    left_out: frozenset[int] = frozenset()
    personal: tuple[tuple[int, str], ...] = ()
    by_post: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Somebody who gets a letter, with the request for it."""

    customer_id: int
    name: str
    town: str
    request: LetterRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Somebody who gets none, and why; ``with_name`` is whose letter covers the household."""

    customer_id: int
    name: str
    reason: AsideReason
    with_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paperwork:
    """Labels, envelopes or a form as a PDF.

    Attributes:
        aside: those who get none, and why.
        other_language: of a form that is not in its reader's own.
    """

    pages: int
    aside: tuple[Aside, ...] = ()
    other_language: OtherLanguage | None = None
    pdf: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyPlan:
    """Who gets the letter, in the order of their names, and who does not."""

    to: tuple[Addressee, ...]
    aside: tuple[Aside, ...]
