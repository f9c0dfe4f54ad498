"""Composed letters become PDF bytes."""

from __future__ import annotations

from collections.abc import Sequence

from delight.domain.errors import DelightError
from delight.domain.letters.letter import Composed
from delight.domain.letters.paper import LetterStyle, Rendered
from delight.letters.pdf.document import Document
from delight.letters.sheets.layout import lay_out
from delight.letters.type.fonts import Cut, stack
from delight.letters.type.markup import tidy
from delight.letters.type.scripts import setting_language
from delight.letters.words.compose import plain_text
from delight.letters.words.fields import locale_of
from delight.letters.words.names import address_lines


def render(composed: Composed, style: LetterStyle, *, preview: bool = False) -> Rendered:
    """Set one letter; the same letter gives the same bytes.

    Args:
        composed: the text, perhaps edited by a person.
        style: sheet, window and face.
        preview: show it with its gaps instead of refusing it.

    Raises:
        DelightError: ``letters.missing`` (with ``fields``), ``letters.characters`` (with ``characters``),
            ``letters.address_too_long`` (``lines``, ``room``), ``letters.letterhead_too_long``.
    """
    return render_many([(composed, style)], preview=preview)


def render_many(letters: Sequence[tuple[Composed, LetterStyle]], *, preview: bool = False) -> Rendered:
    """Set several letters into one file that shares its fonts.

    Raises:
        DelightError: as ``render``; ``letters.none`` where there is nothing to set.
    """
    if not letters:
        raise DelightError("letters.none")
    first = letters[0][0]
    author = tidy(first.facts.sender.name)
    document = Document(
        title=_title(first) if len(letters) == 1 else author,
        author=author,
        language=locale_of(first.facts),
        day=first.facts.today,
        shares=len(letters) > 1,
    )
    pages, texts = 0, []
    for composed, style in letters:
        if composed.missing and not preview:
            raise DelightError("letters.missing", fields=[m.field for m in composed.missing])
        texts.append(plain_text(composed))
        _check_characters(composed, style, texts[-1])
        for page in lay_out(composed, style):
            document.add(page)
            pages += 1
    return Rendered(pdf=document.bytes(), pages=pages, text="\n\n\n".join(texts))


def _title(composed: Composed) -> str:
    """Return the file's title, which whoever opens it may read: not what we call such a letter."""
    return tidy(f"{composed.facts.sender.name} – {composed.facts.recipient.name}")[:200]


def _check_characters(composed: Composed, style: LetterStyle, text: str) -> None:
    """Name every character that no face can draw, before anything is drawn."""
    sender, recipient = composed.facts.sender, composed.facts.recipient
    lines = (
        *(sender.name, sender.phone, sender.email, sender.website, *sender.address),
        *(recipient.name, *address_lines(recipient, sender.country)),
    )
    faces = stack(Cut(typeface=style.typeface, language=setting_language(composed.language)))
    if characters := faces.uncovered(text + tidy(" ".join(lines))):
        raise DelightError("letters.characters", characters=characters)
