"""Wordings: letter templates read from TOML text; fields and conditions come from fixed lists."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from delight.domain.errors import DelightError
from delight.domain.letters.wordings import ShortText, WordingFormat, WordingKind, WordingRow
from delight.letters.words import phrases
from delight.letters.words.fields import CONDITIONS, FIELDS, PUBLIC_CONDITIONS, PUBLIC_FIELDS

LONGEST_WORDING = 100_000
_MOST_STOPS = 2_000  # Python's reader takes a time that grows with the square of the dots in one key.
_BRACES = re.compile(r"\{([^{}]*)\}")
_HOLES = re.compile(r" +(?=[ ,.])")
_KEYS = frozenset({"title", "kind", "format", "language", "subject", "paragraph", "closing", *ShortText})
_LINE = re.compile(r"line (\d+)")

Parts = tuple[str, ...]
"""Text and field names in turn: ``("Dear ", "customer.name", ",")``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One way to say a sentence.

    Attributes:
        text: as it is written in the wording.
        mark: six hex digits of its text, by which a letter remembers that it was said.
        formal: what is said to a customer who is addressed formally.
        familiar: what is said to one who is not.
    """

    text: str
    mark: str
    formal: Parts
    familiar: Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One place in a letter: several ways to say it, and when it is said at all.

    Attributes:
        variants: the ways; one whose fields are all known is taken.
        only_if: conditions or fields of which every one must hold; ``not x`` turns one round.
        optional: leave it out where no variant has all its fields, instead of asking for them.
    """

    variants: tuple[Variant, ...]
    only_if: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A letter template; ``message`` and ``public`` are its short texts, empty where it has none."""

    key: str
    kind: WordingKind
    format: WordingFormat
    language: str
    title: str
    subject: Sentence | None
    paragraphs: tuple[tuple[Sentence, ...], ...]
    closing: Sentence | None
    message: tuple[Sentence, ...] = ()
    public: tuple[Sentence, ...] = ()

    def row(self, *, own: bool = False, ready_made: bool = True) -> WordingRow:
        """Return this wording as it stands in a list."""
        return WordingRow(
            key=self.key,
            kind=self.kind,
            language=self.language,
            format=self.format,
            title=self.title,
            own=own,
            ready_made=ready_made,
        )


def parse(text: str, *, key: str) -> Wording:
    """Read a wording from TOML ``text``; ``key`` is the name it is asked for by.

    Raises:
        DelightError: ``wording.too_long``, ``wording.unreadable`` (with ``line`` if known),
            ``wording.unknown_key``, ``wording.unknown_field``, ``wording.unknown_condition``,
            ``wording.unknown_kind``, ``wording.unclear_choice``, ``wording.stray_brace``,
            ``wording.private_field`` or ``wording.empty``.
    """
    if len(text) > LONGEST_WORDING or text.count(".") > _MOST_STOPS:
        raise DelightError("wording.too_long", wording=key, longest=LONGEST_WORDING)
    table = _table(text, key)
    if unknown := sorted(set(table) - _KEYS):
        raise DelightError("wording.unknown_key", wording=key, name=unknown[0][:80])
    try:
        kind = WordingKind(table.get("kind", ""))
        form = WordingFormat(table.get("format", WordingFormat.LETTER))
    except ValueError:
        raise DelightError("wording.unknown_kind", wording=key) from None
    paragraphs = tuple(_paragraph(p, key) for p in _list(table.get("paragraph", []), key))
    if not any(paragraphs):
        raise DelightError("wording.empty", wording=key)
    return Wording(
        key=key,
        kind=kind,
        format=form,
        language=_string(table.get("language", "en"), key),
        title=_string(table.get("title", key), key),
        subject=_sentence(table["subject"], key) if "subject" in table else None,
        paragraphs=paragraphs,
        closing=_sentence(table["closing"], key) if "closing" in table else None,
        message=_sentences(table.get("message", []), key),
        public=_public(_sentences(table.get("public", []), key), key),
    )


def _table(text: str, key: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        line = _LINE.search(str(error))
        raise DelightError("wording.unreadable", wording=key, line=int(line[1]) if line else None) from None


def _paragraph(value: Any, key: str) -> tuple[Sentence, ...]:
    if not isinstance(value, dict) or set(value) - {"say", "only_if"}:
        raise DelightError("wording.unreadable", wording=key, line=None)
    only_if = _conditions(value.get("only_if", []), key)
    return tuple(
        Sentence(variants=s.variants, only_if=only_if + s.only_if, optional=s.optional)
        for s in _sentences(value.get("say", []), key)
    )


def _sentences(value: Any, key: str) -> tuple[Sentence, ...]:
    return tuple(_sentence(sentence, key) for sentence in _list(value, key))


def _sentence(value: Any, key: str) -> Sentence:
    """Read ``"text"``, ``["one way", "another"]`` or ``{say = …, only_if = …, optional = true}``."""
    if not isinstance(value, dict):
        return Sentence(variants=_variants(value, key))
    if set(value) - {"say", "only_if", "optional"} or not isinstance(value.get("optional", False), bool):
        raise DelightError("wording.unreadable", wording=key, line=None)
    return Sentence(
        variants=_variants(value.get("say"), key),
        only_if=_conditions(value.get("only_if", []), key),
        optional=value.get("optional", False),
    )


def _variants(value: Any, key: str) -> tuple[Variant, ...]:
    ways = [value] if isinstance(value, str) else _list(value, key)
    if not ways:
        raise DelightError("wording.empty", wording=key)
    return tuple(_variant(_string(way, key), key) for way in ways)


def _variant(text: str, key: str) -> Variant:
    parts = _BRACES.split(text)
    if any("{" in part or "}" in part for part in parts[::2]):
        raise DelightError("wording.stray_brace", wording=key, text=text[:80])
    for inside in parts[1::2]:
        if inside.count("|") > 1:
            raise DelightError("wording.unclear_choice", wording=key, text=f"{{{inside[:80]}}}")
        if "|" not in inside and inside not in FIELDS:
            raise DelightError("wording.unknown_field", wording=key, name=inside[:80])
    return Variant(text=text, mark=mark_of(text), formal=_side(text, 0), familiar=_side(text, 1))


def mark_of(text: str) -> str:
    """Return the six hex digits by which a letter remembers that a sentence was said."""
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def _side(text: str, side: int) -> Parts:
    """Return the parts for one way of address; a side that is empty leaves no hole."""
    if "|" in text:
        text = _HOLES.sub("", _BRACES.sub(lambda m: m[1].split("|")[side] if "|" in m[1] else m[0], text))
    return tuple(_BRACES.split(text.strip(" ")))


@lru_cache(maxsize=4_096)
def for_several(text: str, language: str) -> Parts:
    """Return the parts of a variant's text as it is said to several at once, formally."""
    forms = phrases.tongue(language).several
    said = _BRACES.sub(lambda m: f"{{{_several(m[1], forms)}|}}" if "|" in m[1] else m[0], text)
    return _side(said, 0)


def _several(inside: str, forms: Mapping[str, str]) -> str:
    one = inside.split("|")[0]
    return forms.get(one, one)


def _public(sentences: tuple[Sentence, ...], key: str) -> tuple[Sentence, ...]:
    """Return the sentences of a public reply, once it is certain that they can tell nothing private."""
    for sentence in sentences:
        said = {
            name for variant in sentence.variants for name in (*variant.formal[1::2], *variant.familiar[1::2])
        }
        depends = {name.removeprefix("not ") for name in sentence.only_if}
        if private := sorted((said - PUBLIC_FIELDS) | (depends - PUBLIC_FIELDS - PUBLIC_CONDITIONS)):
            raise DelightError("wording.private_field", wording=key, name=private[0])
    return sentences


def _conditions(value: Any, key: str) -> tuple[str, ...]:
    found: Iterable[str] = [value] if isinstance(value, str) else (_string(v, key) for v in _list(value, key))
    conditions = tuple(found)
    for condition in conditions:
        name = condition.removeprefix("not ")
        if name not in FIELDS and name not in CONDITIONS:
            raise DelightError("wording.unknown_condition", wording=key, name=name[:80])
    return conditions


def _list(value: Any, key: str) -> list[Any]:
    if not isinstance(value, list):
        raise DelightError("wording.unreadable", wording=key, line=None)
    return value


def _string(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise DelightError("wording.unreadable", wording=key, line=None)
    return value
