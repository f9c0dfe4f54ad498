"""A letter to somebody invented, on which a shop sees how its letterhead looks before it is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from delight.domain.letters.addressing import Formality
from delight.domain.letters.letter import LetterFacts
from delight.domain.letters.paper import Envelope, LetterStyle, PagePicture, PaperSize, Typeface
from delight.domain.letters.wordings import WordingFormat
from delight.domain.shop import ShopDraft
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import Page, Text
from delight.letters.pdf.raster import picture
from delight.letters.render import render
from delight.letters.sheets.paper import SHEETS, WINDOWS
from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import set_plain
from delight.letters.words.compose import compose
from delight.letters.words.names import salutation
from delight.services.context import Context
from delight.services.house import sender_of
from delight.services.letters.sample_people import somebody
from delight.services.letters.wordings import Wordings
from delight.services.pictures import shop_pictures

_WORDINGS = {WordingFormat.LETTER: "thank-you", WordingFormat.CARD: "thank-you-card"}
_SPECIMEN, _SPECIMEN_DPI = 18.0, 192
"""Points, and dots to the inch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLetter:
    """One page, and the part of it that shows in the envelope's window.

    Attributes:
        window: left, top, width and height as parts of the sheet, 0 to 1; ``None`` without a window.
    """

    pdf: bytes
    window: tuple[float, float, float, float] | None


def sample_letter(
    context: Context,
    draft: ShopDraft,
    wordings: Wordings,
    which: WordingFormat = WordingFormat.LETTER,
) -> SampleLetter:
    """Return a thank-you letter or note card on the paper of ``draft``, with the logo and signature kept.

    Nothing is stored.

    Raises:
        DelightError: ``letters.characters``, ``letters.letterhead_too_long`` and the like, as ``render``.
    """
    with context.db.read() as session:
        sender = sender_of(draft, shop_pictures(context, session))
    wording = wordings.wording(_WORDINGS[which], draft.language)
    facts = LetterFacts(
        recipient=replace(
            somebody(draft.country, draft.language),
            language=wording.language,
            formality=draft.formality or Formality.FORMAL,
        ),
        sender=sender,
        today=context.today(),
        writer=draft.signed_by,
    )
    style = _style(draft, which)
    by_post = style.envelope is not Envelope.NONE
    pages = render(compose(wording, facts, by_post=by_post), style, preview=True)
    return SampleLetter(pdf=pages.pdf, window=window_part(style.envelope, style.paper))


def _style(draft: ShopDraft, which: WordingFormat) -> LetterStyle:
    card = which is WordingFormat.CARD
    return LetterStyle(
        paper=PaperSize.A6 if card else PaperSize(draft.paper or "A4"),
        envelope=Envelope.NONE if card else Envelope(draft.envelope or "none"),
        typeface=draft.typeface,
        letterhead=draft.letterhead,
    )


def specimen(typeface: Typeface, language: str) -> PagePicture:
    """Return a greeting set in a typeface, black on white, sharp on any screen."""
    greeting = salutation(replace(somebody("", language), formality=Formality.FAMILIAR))
    cut = Cut(typeface=typeface)
    lines = set_plain(greeting, cut, _SPECIMEN, 40 * _SPECIMEN)[:1]
    wide = lines[0].width + _SPECIMEN if lines else _SPECIMEN
    page = Page(wide, 2 * _SPECIMEN, [Text(_SPECIMEN / 2, 1.3 * _SPECIMEN, _SPECIMEN, _SPECIMEN, cut, lines)])
    document = Document(title=greeting, author="", language=language, day=date(2000, 1, 1))
    document.add(page)
    return picture(document.bytes(), dpi=_SPECIMEN_DPI)


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
