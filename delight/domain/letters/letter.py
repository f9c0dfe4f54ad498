"""Letters as values: the facts they tell, the text that is composed, the paper they go out on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.paper import Envelope, PaperSize, Picture
from delight.domain.letters.wordings import WordingFormat, WordingKind
from delight.domain.money import Money

ACCENT = "#0F6E6E"


TOLD = ("reason", "elsewhere", "change", "brought", "worth", "code", "until")
"""Fields that only the writer can fill in: why not, where it can be had, what was changed, who was brought
along, and what a voucher is worth, its code and its last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """The customer a letter is written to.

    Attributes:
        name: as it is said, such as ``Zoë van Dam``.
        address_name: the line on the envelope where it is not what follows from the name
            ("Frau Dr. Zoë van Dam").
        given: first name, where it is known apart; else it is worked out.
        family: family name, where it is known apart.
        title: such as ``Dr.``.
        reading: how the name is pronounced (Japanese).
        address: free lines under the name, without the country's name.
        country: ISO 3166 code, or empty where it is the shop's own.
        language: of the letter: ISO 639 code, such as ``en``.
        own_language: their own, with the country where it has its own way (``pt-PT``): names are read and
            envelopes written in it, whatever language the letter is in; empty is that of the letter.
        salutation: the whole line if the shop has its own for this customer ("Hello Zoë,"), else empty.
        organisation: a firm, a club or a household with no single reader.
        since: the day from which they are a customer.
        last_seen: the day of their last visit.
        phone: printed on forms they fill in.
        email: printed on forms they fill in.
    """

    name: str
    address_name: str = ""
    given: str = ""
    family: str = ""
    title: str = ""
    reading: str = ""
    address_as: AddressAs = AddressAs.UNKNOWN
    formality: Formality = Formality.FORMAL
    address: tuple[str, ...] = ()
    country: str = ""
    language: str = "en"
    own_language: str = ""
    salutation: str = ""
    organisation: bool = False
    since: date | None = None
    last_seen: date | None = None
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The shop, as its letterhead shows it; ``signing_name`` signs where no writer is known.

    ``signature`` is a scanned one; without it there is room to sign by hand.
    """

    name: str
    address: tuple[str, ...] = ()
    country: str = "GB"
    phone: str = ""
    email: str = ""
    website: str = ""
    accent: str = ACCENT
    signing_name: str = ""
    logo: Picture | None = None
    signature: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What a letter may say about a case.

    Attributes:
        reference: such as ``C-2026-0042``.
        kind: ``complaint``, ``compliment`` or ``suggestion``.
        received: the day the customer told us, in the shop's own time.
        topic: a short phrase that follows "about": "the cold cappuccino".
        failure: the kind of failure by value (``late``, ``faulty``, …), or empty.
        remedy_wanted: what the customer said would put it right.
        promise: what the shop said it would do: "Send a new jacket".
        promised_by: the day it was promised for.
        handled_by: who looked after it.
        praised: the member of staff whom a compliment praises.
        resolved: the day it was put right.
    """

    reference: str = ""
    kind: str = "complaint"
    received: date | None = None
    topic: str = ""
    failure: str = ""
    remedy_wanted: str = ""
    promise: str = ""
    promised_by: date | None = None
    handled_by: str = ""
    praised: str = ""
    resolved: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFacts:
    """One recovery action.

    Attributes:
        kind: by value: ``refund``, ``replacement``, ``redo``, ``call-back``, …
        cost: what the customer got back or was let off; ``None`` where no amount is named.
        done: the day it was done; ``None`` while it is only planned.
        note: the thing ("a new cake", "the torn jacket") or the deed as it is told to the customer ("baked
            you a new cake"). What reads like a note for colleagues stays out of the letter.
    """

    kind: str
    cost: Money | None = None
    done: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GestureFacts:
    """A small surprise: its name as a thing ("a jar of plum jam") and a line of the giver's own.

    ``kind`` is that of the gesture by value; one of kind ``note`` is nothing but the letter itself.
    """

    name: str = ""
    note: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherFacts:
    """The voucher that a letter hands over; it is printed with its code, for people and for scanners.

    Attributes:
        code: its nine letters, bare.
        value: what is left of its value; ``None`` where it is good for an item.
        item: the thing ("a loaf of bread of your choice").
        until: its last day, if it has one.
    """

    code: str
    value: Money | None = None
    item: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """Everything that one letter may say; nothing else reaches the paper.

    Attributes:
        writer: who writes and signs.
        today: the date on the letter, in the shop's own time.
        personal: a line of the writer's own, printed as a paragraph.
        told: the fields of ``TOLD`` as the writer filled them in, as pairs of name and words.
        voucher: the one that goes out with the letter; it wins over what was told of one.
    """

    recipient: Recipient
    sender: Sender
    today: date
    writer: str = ""
    case: CaseFacts | None = None
    actions: tuple[ActionFacts, ...] = ()
    gesture: GestureFacts | None = None
    personal: str = ""
    told: tuple[tuple[str, str], ...] = ()
    voucher: VoucherFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A field that has to be filled in first; ``where`` is the code of the place to do it."""

    field: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    r"""A letter as text, before it is set.

    Attributes:
        wording: key of the wording.
        title: what it is, for the archive and the PDF's title.
        subject: a line above the salutation, or empty.
        body: paragraphs parted by a blank line, with ``**bold**`` and ``*italic*``; a star as such is ``\*``.
        closing: "Warm wishes,".
        signature: the names under the closing, the writer's first.
        variants: a short mark of each sentence that was taken, parted by dots (``3f9a1c.07be52``), so that
            the next letter to this customer takes others.
        missing: what has to be filled in before it can be issued; its place in the text
            is marked by words in square brackets.
        reply_code: the code of the reply slip below the letter; empty prints none.
    """

    wording: str
    kind: WordingKind
    format: WordingFormat
    language: str
    title: str
    facts: LetterFacts
    subject: str
    salutation: str
    body: str
    closing: str
    signature: tuple[str, ...]
    variants: str
    missing: tuple[Missing, ...] = ()
    reply_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """A letter in the archive, without its bytes; ``sha256`` is theirs, in hex.

    ``waiting`` until somebody says that it came out: only then does it count as issued.
    """

    id: int
    uid: str
    number: str
    customer_id: int | None
    customer_name: str
    case_id: int | None
    gesture_id: int | None
    wording: str
    title: str
    language: str
    paper: PaperSize
    envelope: Envelope
    issued_at: datetime
    staff: str
    sha256: str
    pages: int
    never_sent: bool = False
    waiting: bool = False
    reply_code: str = ""
    voucher_id: int | None = None


def letter_number(year: int, sequence: int) -> str:
    """Return the number of the shop's ``sequence``-th letter of ``year``, such as ``L-2026-0001``."""
    return f"L-{year}-{sequence:04d}"
