"""What the name of one column means: in which languages, of which group, or why nobody may take it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from delight.domain.imports.importing import ImportNoun
from delight.exchange.lists import Lists, Sense, lists, plain
from delight.exchange.parts import ADDRESS, GROUPED, Part, parts_of

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-zà-ÿ])")
_UNITS = frozenset(
    """
    in eur euro euros usd gbp chf cad aud sek dkk nok pln brl jpy rub kr zl руб incl inkl optional utc gmt
    """.split()
)
"""What stands behind a name and says nothing of its own: "Kosten in €"."""
_FIGURES = re.compile(r"(?<=[^\W\d_])(?=\d)")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_NUMBER = re.compile(r"\d{1,2}")
_LONGEST = 120
_PERSON = frozenset({Part.NAME, Part.FIRST, Part.LAST})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name may mean: one sense in each language that knows it, and the group it belongs to.

    ``said`` are the words, as compared, that name the group.
    """

    senses: tuple[Sense, ...]
    group: str = ""
    said: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def meaning(name: str, noun: ImportNoun) -> Meaning | None:
    """Return what a column of this name may hold in a file about ``noun``, ``None`` if nobody knows."""
    known = lists()
    told = name[:_LONGEST]
    if is_secret(name):
        return None
    parted = _CAMEL.sub(" ", told)
    for written in dict.fromkeys((told, parted, _FIGURES.sub(" ", parted))):
        bare = plain(written)
        found = _meaning(bare, noun, known) if bare else None
        if found:
            return found
    return None


def is_secret(name: str) -> bool:
    """Return whether a column of this name is never stored: cards, accounts, passwords."""
    told, known = name[:_LONGEST], lists()
    return any(
        plain(written) in known.never_whole or _has_phrase(plain(written).split(), known.never)
        for written in {told, _CAMEL.sub(" ", told)}
    )


def is_left(name: str) -> bool:
    """Return whether we know a column of this name, and want nothing from it."""
    bare, known = plain(name[:_LONGEST]), lists()
    base = " ".join(word for word in bare.split() if not _NUMBER.fullmatch(word))
    return bare in known.left or base in known.left or _has_phrase(bare.split(), known.left_words)


def tells_nothing(name: str) -> bool:
    """Return whether a name only counts columns: "Column 3", "Feld2", "Unnamed: 0", nothing at all."""
    words = re.sub(r"\d+", " ", plain(name[:_LONGEST])).split()
    return not words or (len(words) == 1 and words[0] in lists().nothing)


def _has_phrase(words: list[str], phrases: set[str]) -> bool:
    return any(
        " ".join(words[start:end]) in phrases
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + 5) + 1)
    )


def _meaning(bare: str, noun: ImportNoun, known: Lists) -> Meaning | None:
    names = known.names[noun]
    if bare in names:
        return _allowed(names[bare], noun, "")
    words = bare.split()
    if own := _own(words, noun, known):
        return own
    if bare in known.left or _has_phrase(words, known.left_words):
        return None
    found = _numbered(words, noun, names, "") or _grouped(words, noun, known)
    if found is None and len(words) > 1 and words[-1] in _UNITS:
        return _meaning(" ".join(words[:-1]), noun, known)
    return found


def _own(words: list[str], noun: ImportNoun, known: Lists) -> Meaning | None:
    """Return what "Privatadresse" or "会社電話 2" is."""
    number = words[-1] if len(words) > 1 and _NUMBER.fullmatch(words[-1]) else ""
    found = known.own.get(" ".join(words[:-1] if number else words))
    if found is None:
        return None
    part, group = found
    if part is not Part.STREET:
        return _allowed([Sense(part, 0, "")], noun, f"{group} {number}".strip())
    return _allowed([Sense(part if number in {"", "1"} else Part.STREET_2, 0, "")], noun, group)


def _allowed(senses: list[Sense], noun: ImportNoun, group: str) -> Meaning | None:
    """Return the senses that a file about ``noun`` has use for: of customers' parts, events only name who."""
    if noun is not ImportNoun.CUSTOMERS:
        senses = [s for s in senses if s.part in parts_of(noun)]
    return Meaning(tuple(senses), group) if senses else None


def _numbered(
    words: list[str], noun: ImportNoun, names: dict[str, list[Sense]], group: str
) -> Meaning | None:
    """Return what "E-mail 2 Address", "Address 2 - City" or "Rue 2" is; the number is part of the group."""
    at = next((place for place, word in enumerate(words) if _NUMBER.fullmatch(word)), None)
    senses = names.get(" ".join(words[:at] + words[at + 1 :])) if at is not None else None
    if at is None or not senses:
        return None
    number, inside = words[at], 0 < at < len(words) - 1
    fits = [s for s in senses if s.part in {Part.EMAIL, Part.PHONE} or (inside and s.part in GROUPED)]
    if fits:
        return _allowed(fits, noun, f"{group} {number}".strip())
    line = Part.STREET if number == "1" else Part.STREET_2
    lines = [Sense(line, s.rank, s.language) for s in senses if s.part is Part.STREET]
    return _allowed(lines, noun, group) if lines else None


def _grouped(words: list[str], noun: ImportNoun, known: Lists) -> Meaning | None:
    """Return what "Billing Phone", "Straße privat 2" or "Téléphone 2 (bureau)" is."""
    names = known.names[noun]
    for group, rest in _group_splits(words, known.groups):
        bare = " ".join(rest)
        senses = [s for s in names.get(bare, ()) if _fits(s.part, group)]
        found = _allowed(senses, noun, group) if senses else _numbered(rest, noun, names, group)
        if found:
            return replace(found, said=tuple(word for word in words if word not in rest))
    return None


def _fits(part: Part, group: str) -> bool:
    if not group:
        return True
    if group == "business" and part in _PERSON:
        return False
    return part in GROUPED and (group != "other" or part in ADDRESS or part in {Part.EMAIL, Part.PHONE})


def _group_splits(words: list[str], groups: dict[tuple[str, ...], str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each group that words of a name may be, the longest first, and the other words."""
    for length in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            group = groups.get(tuple(words[start : start + length]))
            if group is not None:
                yield group, words[:start] + words[start + length :]
    yield from _east_asian_splits("".join(words), groups)


def _east_asian_splits(text: str, groups: dict[tuple[str, ...], str]) -> Iterator[tuple[str, list[str]]]:
    """Yield groups in names that are written without spaces: 自宅郵便番号."""
    if not _EAST_ASIAN.search(text):
        return
    for phrase, group in groups.items():
        word = "".join(phrase)
        if _EAST_ASIAN.search(word) and len(text) > len(word):
            if text.startswith(word):
                yield group, [text.removeprefix(word)]
            if text.endswith(word):
                yield group, [text.removesuffix(word)]
