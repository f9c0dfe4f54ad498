"""More ways to reach a customer than the first e-mail, phone and address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from delight.domain.text import clean, clean_line, digits, fold


class ReachKind(StrEnum):
    """What kind of way it is."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A further e-mail, phone or address of a customer; ``label`` says which ("work", "holiday flat")."""

    kind: ReachKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachRow(Reach):
    """A further way as it is kept."""

    id: int


def checked_reach(reach: Reach) -> Reach:
    """Return ``reach`` cleaned (``text.too_long``)."""
    cleaned = clean if reach.kind is ReachKind.ADDRESS else clean_line
    value = cleaned(reach.value, field=reach.kind.value, longest=2_000)
    label = clean_line(reach.label, field="label", longest=100)
    return Reach(kind=reach.kind, value=value, label=label)


def reach_key(kind: ReachKind, value: str) -> str:
    """Return what two ways are compared by: folded text, or the digits of a phone number."""
    return digits(value) if kind is ReachKind.PHONE else fold(value)
