"""A wording and the facts of one case become a letter's text; what is missing is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from delight.domain.letters.letter import Composed, LetterFacts, Missing
from delight.domain.letters.wordings import ShortText
from delight.letters.type import markup
from delight.letters.words import phrases
from delight.letters.words.fields import FIELDS, conditions, locale_of, writer
from delight.letters.words.loyalty import voucher_text
from delight.letters.words.names import is_familiar, is_several, salutation
from delight.letters.words.wording import Parts, Sentence, Variant, Wording, for_several, mark_of

_64_BITS = (1 << 64) - 1
_TRIES = 32
_BEGINS_SMALL = frozenset(
    "case.day case.topic case.took promise.by actions.done gesture.name customer.years customer.last_seen "
    "reason elsewhere change voucher.worth".split()
)
_ENDS = (".", "!", "?", "…")


@dataclass(slots=True)
class _Filling:
    """What is known while a wording is filled: field values, conditions, and the trail of choices.

    ``opening`` while the next sentence is the first after the salutation.
    """

    facts: LetterFacts
    seed: int
    used: Counter[str]
    familiar: bool
    several: bool
    opening: bool = False
    values: dict[str, str] = field(default_factory=dict)
    holds: frozenset[str] = frozenset()
    taken: list[str] = field(default_factory=list)
    missing: dict[str, Missing] = field(default_factory=dict)

    def value(self, name: str) -> str:
        if name not in self.values:
            self.values[name] = FIELDS[name][0](self.facts)
        return self.values[name]

    def parts(self, way: Variant) -> Parts:
        if self.several:
            return for_several(way.text, self.facts.recipient.language)
        return way.familiar if self.familiar else way.formal

    def take(self, ways: Sequence[str]) -> int:
        """Return the place of the mark that was said least often so far, and remember that it is said now.

        Chance comes from the sentence, not from its place: one more fact changes no other sentence.
        """
        times = [self.used.get(mark, 0) for mark in ways]
        least = min(times)
        fresh = [place for place, said in enumerate(times) if said == least]
        place = fresh[_pick(self.seed, int(ways[0], 16), len(fresh))]
        self.used[ways[place]] += 1
        self.taken.append(ways[place])
        return place


def compose(
    wording: Wording,
    facts: LetterFacts,
    *,
    seed: int = 0,
    by_post: bool = False,
    avoid: Iterable[str] = (),
) -> Composed:
    """Return the letter's text; equal wording, facts, seed and ``avoid`` give equal text.

    Args:
        wording: the template.
        facts: everything the letter may say; the wording's language is used for all of it.
        seed: chooses among the variants of each sentence.
        by_post: the address is needed too.
        avoid: the ``variants`` of letters this customer has had, of whatever wording. Each sentence is said
            in the way that they have read least often; where that makes a body they have had, in any way
            that makes another; where every body was had, another closing does.
    """
    had, heard = tuple(avoid), []
    said = [frozenset(variants.split(".")) for variants in had]
    for used in (had, ()):
        for step in range(_TRIES):
            filling = _filling(wording, facts, seed + step * 7_919, used)
            letter, body = _compose(wording, filling, by_post=by_post)
            if not any(map(body.issubset, said)):
                return letter
            heard.append(letter)
    return next((letter for letter in heard if letter.variants not in had), heard[0])


def short_text(
    wording: Wording, facts: LetterFacts, which: ShortText, *, seed: int = 0, avoid: Iterable[str] = ()
) -> str:
    """Return a text to copy, plain; empty where the wording has none.

    A message has the salutation above and the names below. A public reply has neither: nobody is named in it
    but the shop. What is still missing stands in square brackets.
    """
    filling = _filling(wording, facts, seed, avoid)
    sentences = wording.message if which is ShortText.MESSAGE else wording.public
    filling.opening = which is ShortText.MESSAGE
    text = markup.plain(_paragraph(filling, sentences))
    if which is ShortText.PUBLIC or not text:
        return text
    signed = ", ".join(map(markup.tidy, _signature(filling.facts, wording.language)))
    greeting = salutation(filling.facts.recipient)
    text = _opened(text, greeting, wording.language)
    return "\n\n".join(part for part in (greeting, text, signed) if part)


def edited(composed: Composed, body: str) -> Composed:
    """Return the letter with the body a person wrote over it; gaps that are gone are no longer missing."""
    gaps = {f"[{words}]": name for name, words in phrases.tongue(composed.language).gaps.items()}
    rest = f"{composed.subject}\n{composed.salutation}\n{body}"
    closed = {name for gap, name in gaps.items() if gap in markup.plain(composed.body) and gap not in rest}
    kept = tuple(m for m in composed.missing if m.field not in closed)
    return replace(composed, body=body, missing=kept)


def plain_text(composed: Composed) -> str:
    """Return the letter as plain text: for reading aloud, for a message, for search."""
    body = "\n\n".join(
        "\n".join(markup.plain(line) for line in lines) for lines in markup.paragraphs(composed.body)
    )
    signature = "\n".join(map(markup.tidy, composed.signature))
    parts = (
        markup.plain(composed.subject),
        composed.salutation,
        body,
        f"{composed.closing}\n{signature}",
        voucher_text(composed.facts),
    )
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _compose(wording: Wording, filling: _Filling, *, by_post: bool) -> tuple[Composed, frozenset[str]]:
    """Return the letter, and the marks of what its body says."""
    subject = _sentence(filling, wording.subject) if wording.subject else ""
    filling.opening, before = True, len(filling.taken)
    greeting = salutation(filling.facts.recipient)
    body = "\n\n".join(text for p in wording.paragraphs if (text := _paragraph(filling, p)))
    said = frozenset(filling.taken[before:])
    closing = _sentence(filling, wording.closing) if wording.closing else _closing(filling, wording.language)
    _require(filling, by_post=by_post)
    letter = Composed(
        wording=wording.key,
        kind=wording.kind,
        format=wording.format,
        language=wording.language,
        title=wording.title,
        facts=filling.facts,
        subject=subject,
        salutation=greeting,
        body=_opened(body, greeting, wording.language),
        closing=closing,
        signature=_signature(filling.facts, wording.language),
        variants=".".join(filling.taken),
        missing=tuple(filling.missing.values()),
    )
    return letter, said


def _filling(wording: Wording, facts: LetterFacts, seed: int, avoid: Iterable[str]) -> _Filling:
    if facts.recipient.language != wording.language:
        facts = replace(facts, recipient=replace(facts.recipient, language=wording.language))
    used = Counter(mark for variants in avoid for mark in variants.split("."))
    person = facts.recipient
    return _Filling(facts, seed, used, is_familiar(person), is_several(person), holds=conditions(facts))


def _opened(text: str, greeting: str, language: str) -> str:
    """Return a text that goes on small after a comma with a capital where the greeting ends otherwise."""
    small = phrases.tongue(language).small_start and greeting.endswith(",")
    return text if small else text[:1].upper() + text[1:]


def _paragraph(filling: _Filling, sentences: tuple[Sentence, ...]) -> str:
    return " ".join(text for s in sentences if (text := _sentence(filling, s)))


def _sentence(filling: _Filling, sentence: Sentence) -> str:
    """Return one way of the sentence, or nothing where it is not to be said."""
    if sentence.only_if and not _is_said(filling, sentence.only_if):
        return ""
    complete = [v for v in sentence.variants if all(map(filling.value, filling.parts(v)[1::2]))]
    if not complete and sentence.optional:
        return ""
    ways = complete or sentence.variants[:1]
    return _merged(filling, filling.parts(ways[filling.take([way.mark for way in ways])]))


class _Asked(NamedTuple):
    """What has to be so for a sentence to be said."""

    holds: frozenset[str]
    fails: frozenset[str]
    filled: tuple[str, ...]
    empty: tuple[str, ...]


def _is_said(filling: _Filling, only_if: tuple[str, ...]) -> bool:
    asked = _asked(only_if)
    if not filling.holds.issuperset(asked.holds) or not filling.holds.isdisjoint(asked.fails):
        return False
    return all(map(filling.value, asked.filled)) and not any(map(filling.value, asked.empty))


@lru_cache(maxsize=512)
def _asked(only_if: tuple[str, ...]) -> _Asked:
    """Sort what a sentence depends on: conditions and fields, each as such or after ``not``."""
    turned = {name.removeprefix("not ") for name in only_if if name.startswith("not ")}
    plain = {name for name in only_if if not name.startswith("not ")}
    return _Asked(
        frozenset(plain - FIELDS.keys()),
        frozenset(turned - FIELDS.keys()),
        tuple(sorted(plain & FIELDS.keys())),
        tuple(sorted(turned & FIELDS.keys())),
    )


def _merged(filling: _Filling, parts: Parts) -> str:
    """Return the sentence with its fields filled in; one that begins a sentence begins with a capital."""
    text, lines = parts[0], phrases.tongue(filling.facts.recipient.language)
    small = filling.opening and lines.small_start
    filling.opening = False
    for name, after in zip(parts[1::2], parts[2::2], strict=True):
        value, before = _value(filling, name), text.rstrip()
        if name in _BEGINS_SMALL and (not small if not before else before.endswith(_ENDS)):
            value = value[:1].upper() + value[1:]
        text = lines.met(text, value) + after
    return text


def _value(filling: _Filling, name: str) -> str:
    if value := filling.value(name):
        return markup.escape(value)
    filling.missing[name] = Missing(field=name, where=FIELDS[name][1])
    return gap(name, locale_of(filling.facts))


def gap(name: str, locale: str) -> str:
    """Return the mark a preview shows where field ``name`` is still empty."""
    return f"[{phrases.tongue(locale).gaps[name]}]"


def _require(filling: _Filling, *, by_post: bool) -> None:
    """Note what every letter needs, whatever its wording says."""
    needed = {name: bool(filling.value(name)) for name in ("customer.name", "shop.name", "writer")}
    for name, filled in needed.items():
        if not filled and not (
            name == "customer.name" and filling.facts.recipient.salutation and not by_post
        ):
            filling.missing.setdefault(name, Missing(field=name, where=FIELDS[name][1]))
    if by_post and not any(map(markup.tidy, filling.facts.recipient.address)):
        filling.missing["customer.address"] = Missing(field="customer.address", where="customer.address")


def _closing(filling: _Filling, language: str) -> str:
    ways = phrases.tongue(language).closings
    return ways[filling.take([mark_of(way) for way in ways])]


def _signature(facts: LetterFacts, language: str) -> tuple[str, ...]:
    name, shop = writer(facts), markup.tidy(facts.sender.name)
    if not name:
        return (phrases.tongue(language).everyone.replace("{}", shop),) if shop else ()
    return (name, shop) if shop and shop != name else (name,)


def _pick(seed: int, sentence: int, ways: int) -> int:
    """Return a number below ``ways`` that looks like chance and is always the same (SplitMix64)."""
    if ways == 1:
        return 0
    mixed = (seed + sentence * 0x9E3779B97F4A7C15) & _64_BITS
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & _64_BITS
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _64_BITS
    return (mixed ^ mixed >> 31) % ways
