"""Forms for customers, filled in with everything the shop knows before they see them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from delight.domain.errors import DelightError
from delight.domain.letters.letter import CaseFacts, Recipient, Sender
from delight.domain.letters.paper import Envelope, FormKind, LetterStyle, PaperSize, Rendered, Typeface
from delight.letters.forms import parts
from delight.letters.forms.bound import bound
from delight.letters.forms.kinds import FORMS, Known
from delight.letters.forms.parts import Area
from delight.letters.forms.words import FORM_WORDS, FormWords
from delight.letters.pdf.page import Item, Page, Text, colour, readable
from delight.letters.sheets import head
from delight.letters.sheets.paper import MM, SHEETS, Sheet
from delight.letters.type.checks import check_characters
from delight.letters.type.fonts import Cut
from delight.letters.words import phrases
from delight.letters.words.names import is_familiar, is_several

_NOBODY = Recipient(name="")
_NO_CASE = CaseFacts()
_SIDES = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_UNFOLDED = {PaperSize.A6_FOLDED: PaperSize.A6, PaperSize.A5_FOLDED: PaperSize.A5}
_FOOT = 9.0
_CAUSES = (("name", {"name": "-", "address_name": ""}), ("address", {"address": ()}))
"""What is too long where the form would fit without it; else it is what happened."""


def form(
    kind: FormKind,
    sender: Sender,
    recipient: Recipient | None = None,
    case: CaseFacts | None = None,
    language: str = "en",
    paper: PaperSize = PaperSize.A4,
    *,
    typeface: Typeface = Typeface.SERIF,
) -> Rendered:
    """Set a form on ``paper``, or on the next larger paper that holds it.

    Args:
        kind: which form.
        sender: the shop.
        recipient: who will fill it in; ``None`` leaves their lines empty.
        case: what it is about; printed where the form has a place for it.
        language: of the words; English where there are none in it.
        paper: as large as it should be; folded cards count as what they are when folded.
        typeface: of the form.

    Raises:
        DelightError: ``letters.characters``, ``letters.letterhead_too_long``, ``letters.form_too_long`` with
            ``why`` where it is the customer's ``name`` or ``address``.
    """
    known = _known(sender, recipient or _NOBODY, case or _NO_CASE, language)
    check_characters(_texts(known), Cut(typeface=typeface))
    styles = [
        LetterStyle(paper=size, envelope=Envelope.NONE, typeface=typeface)
        for size in _papers(_UNFOLDED.get(paper, paper))
    ]
    page = next(filter(None, (_page(kind, known, style) for style in styles)), None)
    if page is None:
        raise DelightError("letters.form_too_long", why=_cause(kind, known, styles[-1]))
    title = getattr(known.words, FORMS[kind][0])
    lines = (
        "".join(word.text for line in item.lines for word in line.words)
        for item in page.items
        if isinstance(item, Text)
    )
    return bound([page], ["\n".join(line.strip() for line in lines)], sender, title, known.locale)


def _cause(kind: FormKind, known: Known, style: LetterStyle) -> str:
    """Return which of the customer's facts alone takes up the room, or empty."""
    for cause, without in _CAUSES:
        if _page(kind, replace(known, recipient=replace(known.recipient, **without)), style):
            return cause
    return ""


def _known(sender: Sender, recipient: Recipient, case: CaseFacts, language: str) -> Known:
    words = FORM_WORDS.get(re.split("[-_]", language)[0].lower(), FORM_WORDS["en"])
    return Known(
        sender=sender,
        recipient=recipient,
        case=case,
        words=_addressed(words, recipient, language),
        locale=phrases.locale_name(language, sender.country),
    )


def _addressed(words: FormWords, recipient: Recipient, language: str) -> FormWords:
    """Return the words as they address this customer."""
    side = 2 if is_familiar(recipient) else 1
    forms = phrases.tongue(language).several if is_several(recipient) else {}

    def said(value: Any) -> Any:
        if isinstance(value, str):
            return _SIDES.sub(lambda found: forms.get(found[side], found[side]), value)
        if isinstance(value, tuple):
            return tuple(map(said, value))
        return {key: said(text) for key, text in value.items()} if isinstance(value, dict) else value

    return FormWords(**{field.name: said(getattr(words, field.name)) for field in fields(words)})


def _texts(known: Known) -> list[str]:
    sender, case = known.sender, known.case
    return [
        *(sender.name, *sender.address, sender.phone, sender.email, sender.website),
        *(known.recipient.name, known.address, known.recipient.phone, known.recipient.email),
        *(case.reference, case.topic, case.remedy_wanted, case.promise, case.handled_by),
    ]


def _papers(first: PaperSize) -> Sequence[PaperSize]:
    """Return the papers to try: the one asked for, and larger ones."""
    larger = {PaperSize.A6: (PaperSize.A5, PaperSize.A4), PaperSize.A5: (PaperSize.A4,)}
    return (first, *larger.get(first, ()))


def _page(kind: FormKind, known: Known, style: LetterStyle) -> Page | None:
    """Return the form on this paper, or ``None`` where it does not fit."""
    sheet = SHEETS[style.paper]
    items, top = _heading(known, sheet, style)
    accent = readable(colour(known.sender.accent))
    size = 10.5 if sheet.width > 200 else 9.5 if sheet.width > 120 else 8.5
    area = Area(
        left=sheet.left * MM,
        right=(sheet.width - sheet.right) * MM,
        typeface=head.printed(style.typeface),
        size=size,
        accent=accent,
        centred=sheet.card,
    )
    made = FORMS[kind][1](known, area)
    bottom = (sheet.height - max(_FOOT, sheet.bottom * 0.75)) * MM
    body = parts.set_parts(made, top * MM, bottom)
    return None if body is None else Page(sheet.width * MM, sheet.height * MM, [*items, *body])


def _heading(known: Known, sheet: Sheet, style: LetterStyle) -> tuple[list[Item], float]:
    """Return the shop's head, and where the form may begin below it (mm)."""
    if sheet.card:
        items, rule = head.card_head(known.sender, sheet, style)
        return items, rule + 4.0
    items = [*head.letterhead(known.sender, sheet, style)]
    rule = max(getattr(item, "y2", 0.0) for item in items) / MM
    return items, rule + 9.0
