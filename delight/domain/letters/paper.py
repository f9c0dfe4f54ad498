"""Paper as values: sheets, envelopes, label sheets, faces, and pages that are ready."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from delight.domain.errors import DelightError

LARGE_PRINT = 16.0
"""Size in points for customers who asked for large print (RNIB Clear Print names 16 and more)."""

FARTHEST = 50.0
"""How far a page can be moved for a printer that is off, in mm; beyond that something else is wrong."""


class Envelope(StrEnum):
    """Where the window of the envelope is; ``none`` prints no address."""

    NONE = "none"
    DIN5008_A = "din5008-a"
    DIN5008_B = "din5008-b"
    UK_DL = "uk-dl"
    FR = "fr"
    CH = "ch"
    CH_LEFT = "ch-left"
    US_10 = "us-10"


class PaperSize(StrEnum):
    """The sheet in the printer; A6 and A5 are note cards, the folded ones are scored in the middle."""

    A4 = "A4"
    LETTER = "Letter"
    A5 = "A5"
    A6 = "A6"
    A6_FOLDED = "A6-folded"
    A5_FOLDED = "A5-folded"


class Typeface(StrEnum):
    """The face a letter is set in."""

    SERIF = "serif"
    SANS = "sans"
    HANDWRITTEN = "handwritten"


class EnvelopeSize(StrEnum):
    """An envelope that is printed on itself."""

    DL = "DL"
    C6 = "C6"
    C5 = "C5"
    US_10 = "10"


class LabelSheet(StrEnum):
    """A sheet of sticky labels, by the number that is printed on its box."""

    AVERY_5160 = "5160"
    AVERY_5163 = "5163"
    AVERY_L7160 = "L7160"
    AVERY_L7163 = "L7163"


class FormKind(StrEnum):
    """A form that is filled in as far as the shop knows before the customer sees it."""

    COMPLAINT = "complaint-form"
    FEEDBACK = "feedback-card"
    LOYALTY = "loyalty-card-form"
    RETURN = "return-slip"


def paper_named(name: str) -> PaperSize:
    """Return the paper of this name, in large or small letters.

    Raises:
        DelightError: ``letters.unknown_paper`` with the ``name`` and those that are ``known``.
    """
    wanted = name.strip().casefold()
    known = next((size for size in PaperSize if size.casefold() == wanted), None)
    if known is None:
        raise DelightError("letters.unknown_paper", name=name, known=", ".join(PaperSize))
    return known


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image for paper, checked and re-encoded: PNG or JPEG bytes, and its size in pixels."""

    data: bytes = field(repr=False)
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterStyle:
    """How a letter is set: sheet, window, face, size in points.

    Attributes:
        letterhead: draw our own; ``False`` where the paper already has one.
    """

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
