"""Whether a wording that advertises says, in everything it sends, that people may say no to more."""

from __future__ import annotations

from collections.abc import Iterable

from delight.domain.guards.telltale import Told, tells
from delight.domain.letters.wordings import ADVERTISING, Unobjecting
from delight.letters.type.markup import plain
from delight.letters.words.wording import Sentence, Variant, Wording
from delight.letters.words.wording_source import draft_of


def owes_objection(wording: Wording) -> bool:
    """Return whether a wording has to say it and does not; in a language without words it never says it."""
    return wording.kind in ADVERTISING and not all(
        _says(sentences, wording.language) for sentences in _texts(wording)
    )


def objecting(wording: Wording, ready_made: Wording) -> Unobjecting:
    """Return what the ready-made wording of the same kind says, for the texts that do not say it."""
    lender = draft_of(ready_made)
    letter, message = lender.paragraphs[-1], (lender.message or lender.paragraphs[-1])[-1:]
    says_in_message = not wording.message or _says(wording.message, wording.language)
    return Unobjecting(
        letter=() if _says(_flat(wording), wording.language) else letter,
        message=() if says_in_message else message,
        sentence=plain("".join(ready_made.paragraphs[-1][-1].variants[0].formal)),
    )


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
