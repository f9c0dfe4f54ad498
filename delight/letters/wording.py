"""Wordings: letter templates read from TOML text; fields and conditions come from fixed lists."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from delight.domain.errors import DelightError
from delight.domain.wordings import WordingFormat, WordingKind, WordingRow
from delight.letters.fields import CONDITIONS, FIELDS

LONGEST_WORDING = 100_000
_FIELD = re.compile(r"\{([^{}]*)\}")
_KEYS = frozenset({"title", "kind", "format", "language", "subject", "paragraph", "closing"})
_LINE = re.compile(r"line (\d+)")

Variant = tuple[str, ...]
"""Text and field names in turn: ``("Dear ", "customer.name", ",")``."""


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
    """A letter template."""

    key: str
    kind: WordingKind
    format: WordingFormat
    language: str
    title: str
    subject: Sentence | None
    paragraphs: tuple[tuple[Sentence, ...], ...]
    closing: Sentence | None

    def row(self, *, own: bool = False) -> WordingRow:
        """Return this wording as it stands in a list."""
        return WordingRow(
            key=self.key,
            kind=self.kind,
            language=self.language,
            format=self.format,
            title=self.title,
            own=own,
        )


def parse(text: str, *, key: str) -> Wording:
    """Read a wording from TOML ``text``; ``key`` is the name it is asked for by.

    Raises:
        DelightError: ``wording.too_long``, ``wording.unreadable`` (with ``line`` if known),
            ``wording.unknown_key``, ``wording.unknown_field``, ``wording.unknown_condition``,
            ``wording.unknown_kind``, ``wording.stray_brace`` or ``wording.empty``.
    """
    if len(text) > LONGEST_WORDING:
        raise DelightError("wording.too_long", wording=key, longest=LONGEST_WORDING)
    table = _table(text, key)
    if unknown := sorted(set(table) - _KEYS):
        raise DelightError("wording.unknown_key", wording=key, name=unknown[0])
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
    )


def _table(text: str, key: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _LINE.search(str(error))
        raise DelightError("wording.unreadable", wording=key, line=int(line[1]) if line else None) from None


def _paragraph(value: Any, key: str) -> tuple[Sentence, ...]:
    if not isinstance(value, dict) or set(value) - {"say", "only_if"}:
        raise DelightError("wording.unreadable", wording=key, line=None)
    only_if = _conditions(value.get("only_if", []), key)
    sentences = (_sentence(s, key) for s in _list(value.get("say", []), key))
    return tuple(
        Sentence(variants=s.variants, only_if=only_if + s.only_if, optional=s.optional) for s in sentences
    )


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
    parts = tuple(_FIELD.split(text))
    if any("{" in part or "}" in part for part in parts[::2]):
        raise DelightError("wording.stray_brace", wording=key, text=text[:80])
    for field in parts[1::2]:
        if field not in FIELDS:
            raise DelightError("wording.unknown_field", wording=key, name=field[:80])
    return parts


def _conditions(value: Any, key: str) -> tuple[str, ...]:
    found = (value,) if isinstance(value, str) else tuple(_string(v, key) for v in _list(value, key))
    for condition in found:
        name = condition.removeprefix("not ")
        if name not in FIELDS and name not in CONDITIONS:
            raise DelightError("wording.unknown_condition", wording=key, name=name[:80])
    return found


def _list(value: Any, key: str) -> list[Any]:
    if not isinstance(value, list):
        raise DelightError("wording.unreadable", wording=key, line=None)
    return value


def _string(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise DelightError("wording.unreadable", wording=key, line=None)
    return value
