"""Words about a person that say nothing known: how they are addressed, where they went."""

from __future__ import annotations

from delight.exchange import words
from delight.exchange.naming import LONGEST_TITLE
from delight.exchange.parts import Part
from delight.exchange.read_row import ReadRow

_KNOWN = {
    Part.COURTESY: words.is_addressed,
    Part.ORGANISATION: words.is_answer,
    Part.GONE: lambda text: bool(words.word("gone", text)) or words.is_answer(text),
    Part.FORMALITY: lambda text: bool(words.word("formality", text)),
}
"""Whether a word in such a column says something."""
IN_WORDS = frozenset({*_KNOWN, Part.TITLE})
"""Columns that may hold such words; most files have none of them."""


def remark_on_words(row: ReadRow) -> None:
    """Remark on words that are left out, since nobody knows what they say, or since they are too long."""
    for part, is_known in _KNOWN.items():
        for column, text in row.row.by_part.get(part, ()):
            if not is_known(text):
                row.unread("cell.unknown_word", column, text)
    for column, text in row.row.by_part.get(Part.TITLE, ()):
        if len(text) > LONGEST_TITLE:
            row.unread("cell.too_long", column, text, longest=LONGEST_TITLE)
