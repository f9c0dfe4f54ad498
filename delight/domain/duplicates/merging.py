"""What becomes of every field where two records turn out to be one person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from delight.domain.customers.customer import CustomerDraft
from delight.domain.duplicates.same_ways import phone_key
from delight.domain.text import digits, fold


class MergeField(StrEnum):
    """What is chosen as one: a name keeps its parts, an address its country."""

    NAME = "name"
    ADDRESSED = "addressed"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    LANGUAGE = "language"
    FORMALITY = "formality"
    LARGE_PRINT = "large-print"
    GONE = "gone"
    BIRTHDAY = "birthday"
    KNOW = "know"
    EXPECTS = "expects"
    LIKES = "likes"
    HEALTH = "health"
    SINCE = "since"
    LETTERS = "letters"
    SURPRISES = "surprises"


class Side(StrEnum):
    """Whose value is kept."""

    KEEP = "keep"
    OTHER = "other"
    BOTH = "both"


Choices = Mapping[MergeField, Side]

PARTS: dict[MergeField, tuple[str, ...]] = {
    MergeField.NAME: ("name", "given", "family", "reading", "organisation"),
    MergeField.ADDRESSED: ("salutation", "address_name", "title", "address_as"),
    MergeField.EMAIL: ("email",),
    MergeField.PHONE: ("phone",),
    MergeField.ADDRESS: ("address", "country"),
    MergeField.LANGUAGE: ("language",),
    MergeField.FORMALITY: ("formality",),
    MergeField.LARGE_PRINT: ("large_print",),
    MergeField.GONE: ("gone",),
    MergeField.BIRTHDAY: ("birthday",),
    MergeField.KNOW: ("know",),
    MergeField.EXPECTS: ("expects",),
    MergeField.LIKES: ("likes",),
    MergeField.HEALTH: ("health",),
    MergeField.SINCE: ("since",),
    MergeField.LETTERS: ("letters_welcome",),
    MergeField.SURPRISES: ("surprises_welcome",),
}
"""The columns of each field, the one that is shown first."""
_NOTES = frozenset({MergeField.KNOW, MergeField.EXPECTS, MergeField.LIKES, MergeField.HEALTH})
"""What is kept of both, one below the other."""
JOINED = tuple(PARTS[field][0] for field in MergeField if field in _NOTES)
"""The columns of that."""
WAYS = (MergeField.EMAIL, MergeField.PHONE, MergeField.ADDRESS)
"""What is not chosen of these is kept as a further way to reach them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeLine:
    """One field of both records.

    Attributes:
        keep: the values of the record that is kept, as in ``PARTS``; ``other`` likewise.
        side: what is proposed.
        is_open: both tell something, and not the same: somebody has to say which.
        sides: what can be chosen.
    """

    field: MergeField
    keep: tuple[Any, ...]
    other: tuple[Any, ...]
    side: Side
    is_open: bool
    sides: tuple[Side, ...]


def merge_lines(keep: CustomerDraft, other: CustomerDraft) -> tuple[MergeLine, ...]:
    """Return every field of which at least one record tells something, in the order of ``MergeField``."""
    told = (_line(field, _values(keep, field), _values(other, field)) for field in MergeField)
    return tuple(line for line in told if _tells(line.field, line.keep) or _tells(line.field, line.other))


def merged(keep: CustomerDraft, other: CustomerDraft, choices: Choices) -> CustomerDraft:
    """Return what is kept: what was chosen, else what is proposed; parts that only one tells come along."""
    result: dict[str, Any] = {}
    for line in merge_lines(keep, other):
        side = choices.get(line.field, line.side)
        values = line.other if side is Side.OTHER else line.keep
        if side is Side.BOTH:
            values = (_both(line.keep[0], line.other[0]),)
        elif not line.is_open or (
            line.field is MergeField.NAME and fold(line.keep[0]) == fold(line.other[0])
        ):
            values = _completed(line.field, values, line.keep if side is Side.OTHER else line.other)
        result |= zip(PARTS[line.field], values, strict=True)
    return replace(keep, **result)


def ways_left(
    keep: CustomerDraft, other: CustomerDraft, result: CustomerDraft
) -> list[tuple[MergeField, str]]:
    """Return e-mails, phones and addresses of either that ``result`` does not tell."""
    left: list[tuple[MergeField, str]] = []
    for field in WAYS:
        name = PARTS[field][0]
        known = [getattr(result, name)]
        for value in (getattr(keep, name), getattr(other, name)):
            if value and not any(_alike(field, value, one) for one in known):
                left.append((field, value))
                known.append(value)
    return left


def _line(field: MergeField, keep: tuple[Any, ...], other: tuple[Any, ...]) -> MergeLine:
    is_open = not _fits(field, keep, other)
    return MergeLine(
        field=field,
        keep=keep,
        other=other,
        side=_proposed(field, keep, other, is_open=is_open),
        is_open=is_open,
        sides=(Side.KEEP, Side.OTHER, Side.BOTH) if is_open and field in _NOTES else (Side.KEEP, Side.OTHER),
    )


def _proposed(field: MergeField, keep: tuple[Any, ...], other: tuple[Any, ...], *, is_open: bool) -> Side:
    if not is_open:
        return Side.KEEP if _tells(field, keep) else Side.OTHER
    if field in _NOTES:
        return Side.BOTH
    return Side.OTHER if _is_fuller(field, keep[0], other[0]) else Side.KEEP


def _is_fuller(field: MergeField, keep: Any, other: Any) -> bool:
    """Return whether the other's value tells more: an earlier day, a year of birth, an accent."""
    if field is MergeField.SINCE:
        return other < keep
    if field is MergeField.BIRTHDAY:
        return len(other) > len(keep) and other.endswith(keep)
    accents = field is MergeField.NAME and fold(keep) == fold(other)
    return accents and keep.isascii() and not other.isascii()


def _tells(field: MergeField, values: tuple[Any, ...]) -> bool:
    """Return whether a record says something about a field; what is usual says nothing."""
    return values != _USUAL[field]


def _fits(field: MergeField, one: tuple[Any, ...], two: tuple[Any, ...]) -> bool:
    """Return whether two values do not contradict each other, part by part."""
    parts = zip(one, two, _USUAL[field], strict=True)
    return all(a == b or usual in (a, b) or _alike(field, a, b) for a, b, usual in parts)


def _completed(field: MergeField, values: tuple[Any, ...], more: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(b if a == usual else a for a, b, usual in zip(values, more, _USUAL[field], strict=True))


def _alike(field: MergeField, one: Any, two: Any) -> bool:
    """Return whether two texts say the same in other signs: spaces, a country's number, an e-mail's case."""
    if field is MergeField.PHONE and digits(one) and digits(two):
        return digits(one) == digits(two) or phone_key(one) == phone_key(two) != ""
    if field is MergeField.EMAIL:
        return bool(one.casefold() == two.casefold())
    if isinstance(one, str) and isinstance(two, str):
        return _SIGNS.sub("", one) == _SIGNS.sub("", two)
    return False


def _values(draft: CustomerDraft, field: MergeField) -> tuple[Any, ...]:
    return tuple(getattr(draft, name) for name in PARTS[field])


def without_joined(now: str, before: str, joined: str) -> str | None:
    """Return a note without the lines that a merge put below ``before``; ``None`` where some are changed.

    Args:
        now: what stands there now, whatever was written since.
        before: what stood there before the merge.
        joined: what the merge made of it.
    """
    own, both, rest = (text.split("\n") if text else [] for text in (before, joined, now))
    if both[: len(own)] != own:
        return None
    for line in both[len(own) :]:
        if line not in rest:
            return None
        rest.remove(line)
    return "\n".join(rest)


def _both(one: str, two: str) -> str:
    """Return two notes one below the other, without saying a line twice."""
    lines = one.split("\n")
    known = {fold(line) for line in lines}
    return "\n".join([*lines, *(line for line in two.split("\n") if fold(line) not in known)])


_SIGNS = re.compile(r"[\s,.;]+")
_DEFAULTS = {field.name: field.default for field in fields(CustomerDraft)} | {"name": ""}
_USUAL = {field: tuple(_DEFAULTS[name] for name in names) for field, names in PARTS.items()}
