"""The lists of what programs call their columns, a language each (``resources/columns/<language>.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from delight.domain.days.dates import MONTHS
from delight.domain.imports.importing import ImportNoun
from delight.domain.text import fold
from delight.exchange.parts import Part
from delight.paths import resource

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "pl", "ru", "ja")
"""In the order in which they are believed where nothing else tells."""
_TABLES = {
    ImportNoun.CUSTOMERS: ("customers",),
    ImportNoun.CASES: ("cases", "who", "customers"),
    ImportNoun.VISITS: ("visits", "who", "customers"),
}
_BETWEEN = re.compile(r"(?:[^\w〒]|_)+")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name of a column means in one language; ``rank`` 0 is the best name for it."""

    part: Part
    rank: int
    language: str


@dataclass(slots=True)
class Lists:
    """Everything the files of all languages say, by folded names.

    Attributes:
        names: for each noun, a name and what it means.
        groups: words, one after the other, and the group they name: ``home``, ``business``.
        own: e-mails, phones and addresses that say in one word whose they are ("Privatadresse").
        never: words of names of what is never stored: cards, accounts, passwords; ``never_whole`` are names
            whose words say something else in other languages.
        left: names of what we know and leave out; ``left_words`` anywhere in a name.
        nothing: words of names that tell nothing: "Column 3".
        beside_street: names that are a house's number right of a street: "Nr.".
        prices: names of what one piece costs, which is never what an order comes to: "Unit price".
        neither: what stands under "Gender" for who is neither Mr nor Ms, or did not say.
        words: what cells say, by kind: ``yes``, ``mr``, ``stage:closed``.
    """

    names: dict[ImportNoun, dict[str, list[Sense]]] = field(default_factory=dict)
    groups: dict[tuple[str, ...], str] = field(default_factory=dict)
    own: dict[str, tuple[Part, str]] = field(default_factory=dict)
    never: set[str] = field(default_factory=set)
    never_whole: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    left_words: set[str] = field(default_factory=set)
    nothing: set[str] = field(default_factory=set)
    beside_street: set[str] = field(default_factory=set)
    prices: set[str] = field(default_factory=set)
    neither: set[str] = field(default_factory=set)
    words: dict[str, dict[str, str]] = field(default_factory=dict)


def plain(name: str) -> str:
    """Return a name for comparing: folded, with every sign between words as one space.

    What is signs alone stays as it is ("○"), and so does the sign of postcodes: "会社〒" is no company.
    """
    text = fold(name)
    return _BETWEEN.sub(" ", text.replace("〒", " 〒 ") if "〒" in text else text).strip() or name.strip()


@lru_cache(maxsize=1)
def lists() -> Lists:
    """Return all lists; read once."""
    found = Lists(names={noun: {} for noun in ImportNoun})
    for language in LANGUAGES:
        _add(found, language, language_file(language))
    return found


def language_file(language: str) -> dict[str, Any]:
    """Return one language's lists as they stand in its file."""
    return tomllib.loads(resource("columns", f"{language}.toml").read_text(encoding="utf-8"))


def _add(found: Lists, language: str, document: dict[str, Any]) -> None:
    for noun, tables in _TABLES.items():
        seen: set[str] = set()
        for table in tables:
            seen |= _add_names(found.names[noun], document.get(table, {}), language, seen)
    for group, kinds in document.get("groups", {}).items():
        _add_group(found, group, kinds)
    left = document.get("left", {})
    found.left |= {plain(name) for name in left.get("names", ())}
    found.left_words |= {plain(word) for word in left.get("words", ())}
    never = document.get("never", {})
    found.never |= {plain(name) for name in never.get("words", ())}
    found.never_whole |= {plain(name) for name in never.get("names", ())}
    _add_words(found, document.get("words", {}))


def _add_names(
    names: dict[str, list[Sense]], table: dict[str, list[str]], language: str, before: set[str]
) -> set[str]:
    """Add the names of a table, except those that a table ``before`` has a meaning for; return its names."""
    added = set()
    for value, variants in table.items():
        for rank, variant in enumerate(variants):
            name = plain(variant)
            if name not in before:
                names.setdefault(name, []).append(Sense(Part(value), rank, language))
                added.add(name)
    return added


def _add_group(found: Lists, group: str, kinds: dict[str, list[str]]) -> None:
    name = "" if group == "own" else group
    for words in kinds.get("words", ()):
        found.groups.setdefault(tuple(plain(words).split()), name)
    for kind, part in (("phone", Part.PHONE), ("email", Part.EMAIL), ("address", Part.STREET)):
        for variant in kinds.get(kind, ()):
            found.own.setdefault(plain(variant), (part, name))


def _add_words(found: Lists, tables: dict[str, Any]) -> None:
    for kind, value in tables.items():
        if kind in {"nothing", "beside_street", "prices", "neither"}:
            getattr(found, kind).update(plain(word) for word in value)
        elif isinstance(value, dict):
            for meaning, words in value.items():
                _say(found, kind, meaning, words)
        else:
            _say(found, "", kind, value)


def _say(found: Lists, kind: str, meaning: str, words: list[str]) -> None:
    table = found.words.setdefault(kind or _KINDS.get(meaning, meaning), {})
    for word in words:
        table.setdefault(plain(word), meaning)


_KINDS = {
    **dict.fromkeys(("yes", "no", "unknown"), "answer"),
    **dict.fromkeys(("mr", "ms", "couple", "family", "company"), "courtesy"),
    **dict.fromkeys(MONTHS, "month"),
}
