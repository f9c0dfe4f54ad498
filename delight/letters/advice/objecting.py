"""Whether a wording that advertises says, in everything it sends, that people may say no to more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from delight.domain.telltale import Told, tells
from delight.domain.wordings import ADVERTISING, WordingDraft
from delight.letters.type.markup import plain
from delight.letters.words.wording import Sentence, Variant, Wording
from delight.letters.words.wording_source import draft_of


def owes_objection(wording: Wording) -> bool:
    """Return whether a wording has to say it and does not; in a language without words it never says it."""
    return wording.kind in ADVERTISING and not all(
        _says(sentences, wording.language) for sentences in _texts(wording)
    )


def with_objection(wording: Wording, ready_made: Wording) -> WordingDraft:
    """Return a wording whose texts end as those of ``ready_made``, which say it, where they do not say it."""
    draft, lender = draft_of(wording), draft_of(ready_made)
    if not _says(_flat(wording), wording.language):
        draft = replace(draft, paragraphs=(*draft.paragraphs, lender.paragraphs[-1]))
    if wording.message and not _says(wording.message, wording.language):
        draft = replace(draft, message=(*draft.message, *(lender.message or lender.paragraphs[-1])[-1:]))
    return draft


def _texts(wording: Wording) -> Iterable[tuple[Sentence, ...]]:
    """Yield what goes to a customer: the letter, and the message to copy where there is one."""
    yield _flat(wording)
    if wording.message:
        yield wording.message


def _flat(wording: Wording) -> tuple[Sentence, ...]:
    return tuple(sentence for paragraph in wording.paragraphs for sentence in paragraph)


def _says(sentences: Iterable[Sentence], language: str) -> bool:
    """Return whether every letter says it: in a sentence that depends on nothing, whichever way is taken."""
    always = (one for one in sentences if not one.only_if and not one.optional)
    return any(all(_tells(way, language) for way in one.variants) for one in always)


def _tells(way: Variant, language: str) -> bool:
    """Return whether one way says it to everybody, however they are addressed."""
    sides = ("".join(parts[::2]) for parts in (way.formal, way.familiar))
    return all(tells(Told.OBJECTION, plain(side), language) for side in sides)
