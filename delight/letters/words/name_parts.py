"""Given name, family name and title, as far as a written name tells them for certain."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from delight.domain.duplicates.titles import AFTER, COURTESY, RANKS, TITLES
from delight.domain.letters.letter import Recipient
from delight.letters.type.markup import tidy

AND = frozenset("and und et y e i en og och oraz & +".split())
"""Words that stand between two people's names, and between a Spanish or Catalan name's two halves."""

# Short words that are a courtesy in one language and a name or an initial in others.
_COURTESY_OF = {
    "fr": frozenset({"m", "mm", "mmes"}),
    "pl": frozenset({"pan", "pani"}),
    "da": frozenset({"hr", "fru", "frk"}),
    "no": frozenset({"hr", "fru"}),
    "nb": frozenset({"hr", "fru"}),
    "sv": frozenset({"fru", "fröken"}),
    "ru": frozenset({"г-н", "г-жа"}),
}
_PARTICLES = frozenset(
    "van von vom zu zum zur de der den del della dello degli di da dal do dos das du des la le lo las los "
    "ten ter te 't op af av bin ibn ben al el".split()
)
_PARTICLES_IN_CAPITALS = frozenset("Van Von De Del Della Der Den Du Dos Ten Ter".split())
_FAMILY_FIRST = frozenset({"hu", "ja", "zh", "ko", "vi"})
_FAMILY_FIRST_AT_HOME = frozenset("HU JP CN TW HK MO SG KR KP VN".split())
_SIGNS = re.compile(r"[\d@\"“”„«»()/\[\]]")
_PAIR = 2
_PATRONYMIC = re.compile(r"(?:[оеё]вич|ьич|[оеё]вна|ична|івна|ївна)$")
_SHORTEST_IN_CAPITALS = 4


class Name(NamedTuple):
    """A name's parts; one that is not certain is empty.

    Attributes:
        title: "Dr.", "Prof. Dr.", or a rank such as "Sir".
        courtesy: "Mrs", "Frau" and the like, as the name was written.
        given: the first name by which somebody can be called.
        family: the family name with its particles.
        whole: the name as it is said, without title and courtesy.
    """

    title: str
    courtesy: str
    given: str
    family: str
    whole: str


@lru_cache(maxsize=256)
def parts(recipient: Recipient) -> Name:
    """Return the parts of a recipient's name: those that are known, else those that are certain."""
    if recipient.own_language:
        recipient = replace(recipient, language=recipient.own_language)
    written = tidy(recipient.name)
    words = said(written).split()
    title, words = _without(words, TITLES | RANKS)
    courteous = _COURTESY_OF.get(recipient.language[:2].lower(), frozenset())
    courtesy, words = _without(words, COURTESY | courteous)
    if courtesy and not title:
        title, words = _without(words, TITLES)
    ranked = title.rstrip(".").lower() in RANKS
    polite, comma = bool(courtesy or title), said(written) != written
    given, family = ("", "") if ranked else _split(words, recipient, polite=polite, comma=comma)
    known_given, known_family = tidy(recipient.given), tidy(recipient.family)
    return Name(
        title=tidy(recipient.title) or title,
        courtesy=courtesy,
        given=known_given or given or _after_family("".join(words), known_family),
        family=known_family or _rest(" ".join(words), known_given) or family,
        whole=" ".join(words),
    )


def first_of(name: Name) -> str:
    """Return the first of somebody's names, where several go before a family name that is not certain."""
    first = name.whole.partition(" ")[0]
    begins = name.whole != name.family and first.lower() not in _PARTICLES and not _is_east_asian(first)
    return _callable(first) if begins else ""


def said(name: str) -> str:
    """Return a name in the order in which it is said: ``Smith, John`` as ``John Smith``."""
    family, comma, given = name.partition(", ")
    words = [word.strip(".,").lower() for word in name.split()]
    if not comma or "," in given or _SIGNS.search(name) or not (AND | AFTER).isdisjoint(words):
        return name
    return f"{given} {family}"


def _without(words: list[str], known: frozenset[str]) -> tuple[str, list[str]]:
    """Part the words of ``known`` that a name begins with from its rest, which is never empty."""
    count = 0
    while count < len(words) - 1 and words[count].rstrip(".").lower() in known:
        count += 1
    return " ".join(words[:count]), words[count:]


def _rest(name: str, given: str) -> str:
    """Return what a name has after the given name that is known."""
    return name.removeprefix(given).strip() if given and name.startswith(f"{given} ") else ""


def _after_family(name: str, family: str) -> str:
    """Return what follows the family name where names are written without spaces."""
    return name.removeprefix(family) if family and name.startswith(family) and _is_east_asian(name) else ""


def _split(words: list[str], recipient: Recipient, *, polite: bool, comma: bool) -> tuple[str, str]:
    """Return given and family name, each only if it is certain."""
    while len(words) > 1 and words[-1].strip(".,").lower() in AFTER:
        words = words[:-1]
    name, folded = " ".join(words), {word.rstrip(".").lower() for word in words}
    if not words or _SIGNS.search(name) or not folded.isdisjoint(AND):
        return "", ""
    if len(words) == 1:
        return "", words[0] if polite else ""
    if comma:
        return _with_comma(tidy(recipient.name))
    if recipient.language[:2].lower() == "vi":
        return words[-1], words[-1]  # everybody is addressed by the last part, also politely
    if patronymic := _with_patronymic(words):
        return patronymic
    if _family_first(words, recipient):
        return (words[1] if len(words) == _PAIR else ""), words[0]
    return ("", "") if _in_doubt(name, recipient) else _given_first(words)


def _with_patronymic(words: list[str]) -> tuple[str, str] | None:
    """Return given and family name where a patronymic shows which is which, in either order."""
    if len(words) != _PAIR + 1:
        return None
    if _PATRONYMIC.search(words[1]):
        return words[0], words[2]
    return (words[1], words[0]) if _PATRONYMIC.search(words[2]) else None


def _with_comma(name: str) -> tuple[str, str]:
    """Return given and family name of ``Smith, John``."""
    family, _, given = name.partition(", ")
    return "" if " " in given else _callable(given), family


def _given_first(words: list[str]) -> tuple[str, str]:
    """Return given and family name of a name in the western order."""
    start = next((place for place, word in enumerate(words) if place and _is_particle(word)), None)
    if words[0].lower() in _PARTICLES:
        return "", " ".join(words) if words[0].islower() else ""
    if start is not None:
        return (_callable(words[0]) if start == 1 else ""), " ".join(words[start:])
    if all(_is_initial(word) for word in words[1:-1]):
        return _callable(words[0]), words[-1]
    return "", ""


def _is_particle(word: str) -> bool:
    return word in _PARTICLES or word in _PARTICLES_IN_CAPITALS


def _is_initial(word: str) -> bool:
    return len(word) == 1 or "." in word


def _callable(word: str) -> str:
    """Return a given name by which somebody can be called; an initial is none."""
    return "" if _is_initial(word) else word


def _family_first(words: list[str], recipient: Recipient) -> bool:
    """Return whether it is certain that the family name stands first."""
    language = recipient.language[:2].lower()
    if language in _FAMILY_FIRST:
        return language in {"hu", "vi"} or _is_east_asian(words[0])
    first, *others = words
    capitals = first.isupper() and len(first) >= _SHORTEST_IN_CAPITALS
    return capitals and not any(word.isupper() for word in others)


def _in_doubt(name: str, recipient: Recipient) -> bool:
    """Return whether nobody can tell which part of a name stands first."""
    elsewhere = recipient.country.strip().upper() in _FAMILY_FIRST_AT_HOME
    return elsewhere or recipient.language[:2].lower() in _FAMILY_FIRST or _is_east_asian(name)


def _is_east_asian(text: str) -> bool:
    return any(unicodedata.name(c, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL")) for c in text)
