"""A wording and the facts of one case become a letter's text; what is missing is named."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from delight.domain.letters import Composed, LetterFacts, Missing
from delight.letters import markup, phrases
from delight.letters.fields import FIELDS, conditions, locale_of, writer
from delight.letters.wording import Sentence, Variant, Wording

_TRIES = 64
_BEGINS_SMALL = frozenset({"case.day", "case.topic", "promise.by", "actions.done", "gesture.name"})


@dataclass(slots=True)
class _Filling:
    """What is known while a wording is filled: field values, conditions, and the trail of choices."""

    facts: LetterFacts
    seed: int
    values: dict[str, str] = field(default_factory=dict)
    holds: frozenset[str] = frozenset()
    taken: list[str] = field(default_factory=list)
    missing: dict[str, Missing] = field(default_factory=dict)

    def value(self, name: str) -> str:
        if name not in self.values:
            self.values[name] = FIELDS[name][0](self.facts)
        return self.values[name]


def compose(
    wording: Wording,
    facts: LetterFacts,
    *,
    seed: int = 0,
    by_post: bool = False,
    avoid: Collection[str] = (),
) -> Composed:
    """Return the letter's text; equal wording, facts and seed give equal text.

    Args:
        wording: the template.
        facts: everything the letter may say; the wording's language is used for all of it.
        seed: chooses among the variants of each sentence.
        by_post: the address is needed too.
        avoid: the ``variants`` of letters this customer has had; another choice is taken while there is one.
    """
    facts = replace(facts, recipient=replace(facts.recipient, language=wording.language))
    first = _compose(wording, facts, seed, by_post=by_post)
    for step in range(1, _TRIES):
        if first.variants not in avoid:
            return first
        other = _compose(wording, facts, seed + step * 7_919, by_post=by_post)
        if other.variants not in avoid:
            return other
    return first


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
    parts = (markup.plain(composed.subject), composed.salutation, body, f"{composed.closing}\n{signature}")
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _compose(wording: Wording, facts: LetterFacts, seed: int, *, by_post: bool) -> Composed:
    filling = _Filling(facts, seed, holds=conditions(facts))
    subject = _sentence(filling, wording.subject) if wording.subject else ""
    body = "\n\n".join(text for p in wording.paragraphs if (text := _paragraph(filling, p)))
    closing = _sentence(filling, wording.closing) if wording.closing else _closing(wording, seed)
    _require(filling, by_post=by_post)
    return Composed(
        wording=wording.key,
        kind=wording.kind,
        format=wording.format,
        language=wording.language,
        title=wording.title,
        facts=facts,
        subject=subject,
        salutation=phrases.salutation(facts.recipient),
        body=body,
        closing=closing,
        signature=_signature(facts, wording.language),
        variants=".".join(filling.taken),
        missing=tuple(filling.missing.values()),
    )


def _paragraph(filling: _Filling, sentences: tuple[Sentence, ...]) -> str:
    return " ".join(text for s in sentences if (text := _sentence(filling, s)))


def _sentence(filling: _Filling, sentence: Sentence) -> str:
    """Return one way of the sentence, or nothing where it is not to be said."""
    if not all(_holds(filling, condition) for condition in sentence.only_if):
        return ""
    complete = [v for v in sentence.variants if all(filling.value(name) for name in v[1::2])]
    if not complete and sentence.optional:
        return ""
    ways = complete or sentence.variants[:1]
    way = ways[_pick(filling.seed, len(filling.taken), len(ways))]
    filling.taken.append(str(sentence.variants.index(way)))
    return _merged(filling, way)


def _holds(filling: _Filling, condition: str) -> bool:
    name = condition.removeprefix("not ")
    true = bool(filling.value(name)) if name in FIELDS else name in filling.holds
    return true != condition.startswith("not ")


def _merged(filling: _Filling, way: Variant) -> str:
    text = "".join(_value(filling, part) if place % 2 else part for place, part in enumerate(way))
    return text if way[0] or way[1] not in _BEGINS_SMALL else text[:1].upper() + text[1:]


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


def _closing(wording: Wording, seed: int) -> str:
    ways = phrases.tongue(wording.language).closings
    return ways[_pick(seed, -1, len(ways))]


def _signature(facts: LetterFacts, language: str) -> tuple[str, ...]:
    name, shop = writer(facts), markup.tidy(facts.sender.name)
    if not name:
        return (phrases.tongue(language).everyone.replace("{}", shop),) if shop else ()
    return (name, shop) if shop and shop != name else (name,)


def _pick(seed: int, place: int, ways: int) -> int:
    digest = hashlib.sha256(f"{seed}:{place}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % ways
