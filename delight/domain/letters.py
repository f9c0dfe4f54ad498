"""Letters as values: the facts they tell, the text that is composed, the paper they go out on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from delight.domain.money import Money

ACCENT = "#0F6E6E"


class WordingKind(StrEnum):
    """What a letter is for."""

    ACKNOWLEDGEMENT = "acknowledgement"
    APOLOGY = "apology"
    WHAT_WE_DID = "what-we-did"
    THANK_YOU = "thank-you"
    SMALL_SURPRISE = "small-surprise"


class WordingFormat(StrEnum):
    """A full letter, or the few lines of a note card."""

    LETTER = "letter"
    CARD = "card"


class Envelope(StrEnum):
    """Where the window of the envelope is; ``none`` prints no address."""

    NONE = "none"
    DIN5008_A = "din5008-a"
    DIN5008_B = "din5008-b"
    UK_DL = "uk-dl"
    FR = "fr"
    CH = "ch"
    US_10 = "us-10"


class PaperSize(StrEnum):
    """The sheet in the printer; A6 is a note card."""

    A4 = "A4"
    LETTER = "Letter"
    A6 = "A6"


class Typeface(StrEnum):
    """The face a letter is set in."""

    SERIF = "serif"
    SANS = "sans"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """The customer a letter is written to.

    Attributes:
        name: as it stands on the envelope.
        address: free lines under the name, without the country's name.
        country: ISO 3166 code, or empty where it is the shop's own.
        language: ISO 639 code, such as ``en``.
        salutation: the whole line if the shop has its own for this customer ("Hello Zoë,"), else empty.
        organisation: a firm, a club or a household with no single reader.
    """

    name: str
    address: tuple[str, ...] = ()
    country: str = ""
    language: str = "en"
    salutation: str = ""
    organisation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The shop, as its letterhead shows it; ``signing_name`` signs where no writer is known."""

    name: str
    address: tuple[str, ...] = ()
    country: str = "GB"
    phone: str = ""
    email: str = ""
    website: str = ""
    accent: str = ACCENT
    signing_name: str = ""


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
    """A small surprise: its name as a thing ("a jar of plum jam") and a line of the giver's own."""

    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """Everything that one letter may say; nothing else reaches the paper.

    Attributes:
        writer: who writes and signs.
        today: the date on the letter, in the shop's own time.
        personal: a line of the writer's own, printed as a paragraph.
    """

    recipient: Recipient
    sender: Sender
    today: date
    writer: str = ""
    case: CaseFacts | None = None
    actions: tuple[ActionFacts, ...] = ()
    gesture: GestureFacts | None = None
    personal: str = ""


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
        variants: which sentence was taken for each place, such as ``2.0.1``; equal means the same letter.
        missing: what has to be filled in before it can be issued; its place in the text
            is marked by words in square brackets.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterStyle:
    """How a letter is set: sheet, window, face, size in points, with or without our own letterhead."""

    paper: PaperSize = PaperSize.A4
    envelope: Envelope = Envelope.DIN5008_B
    typeface: Typeface = Typeface.SERIF
    size: float = 11.0
    letterhead: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A letter as it goes out: the PDF's bytes, how many pages, and the same text for reading."""

    pdf: bytes
    pages: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """One page as pixels: four bytes each (blue, green, red, alpha), ``stride`` bytes a row."""

    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRow:
    """A wording in a list; ``own`` where the shop wrote or changed it."""

    key: str
    kind: WordingKind
    language: str
    format: WordingFormat
    title: str
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """An issued letter in the archive, without its bytes; ``sha256`` is theirs, in hex."""

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


def letter_number(year: int, sequence: int) -> str:
    """Return the number of the shop's ``sequence``-th letter of ``year``, such as ``L-2026-0001``."""
    return f"L-{year}-{sequence:04d}"
