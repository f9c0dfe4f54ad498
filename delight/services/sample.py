"""A letter to somebody invented, on which a shop sees how its letterhead looks before it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from delight.domain.letters import CaseFacts, LetterFacts, Recipient, Sender
from delight.domain.paper import Envelope, LetterStyle, PaperSize
from delight.domain.shop import ShopDraft
from delight.domain.stages import CaseKind
from delight.letters.compose import compose
from delight.letters.paper import SHEETS, WINDOWS
from delight.letters.render import render
from delight.services.wordings import Wordings

_WORDING = "thank-you"
_SOMEBODY = Recipient(name="Zoë Example", address=("4 High Street", "Sandmouth", "SM1 4XY"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLetter:
    """One page, and the part of it that shows in the envelope's window.

    Attributes:
        window: left, top, width and height as parts of the sheet, 0 to 1; ``None`` without a window.
    """

    pdf: bytes
    window: tuple[float, float, float, float] | None


def sample_letter(draft: ShopDraft, today: date, wordings: Wordings) -> SampleLetter:
    """Return a thank-you letter on the paper of ``draft``; nothing is stored.

    Raises:
        DelightError: ``letters.characters``, ``letters.letterhead_too_long`` and the like, as ``render``.
    """
    style = LetterStyle(paper=PaperSize(draft.paper or "A4"), envelope=Envelope(draft.envelope or "none"))
    wording = wordings.wording(_WORDING, draft.language)
    facts = LetterFacts(
        recipient=_SOMEBODY,
        sender=_sender(draft),
        today=today,
        writer=draft.signed_by,
        case=CaseFacts(kind=CaseKind.COMPLIMENT, received=today, topic="the lemon cake"),
    )
    by_post = style.envelope is not Envelope.NONE
    pages = render(compose(wording, facts, by_post=by_post), style, preview=True)
    return SampleLetter(pdf=pages.pdf, window=window_part(style.envelope, style.paper))


def window_part(envelope: Envelope, paper: PaperSize) -> tuple[float, float, float, float] | None:
    """Return where the envelope's window lies on the sheet, as parts of its width and height."""
    window, sheet = WINDOWS.get(envelope), SHEETS[paper]
    if window is None:
        return None
    return (
        window.x / sheet.width,
        window.y / sheet.height,
        window.width / sheet.width,
        window.height / sheet.height,
    )


def _sender(draft: ShopDraft) -> Sender:
    return Sender(
        name=draft.name,
        address=tuple(line for line in draft.address.split("\n") if line),
        country=draft.country,
        phone=draft.phone,
        email=draft.email,
        website=draft.website,
        accent=draft.accent,
        signing_name=draft.signed_by,
    )
