"""A column of another program's file, and why it is taken for what it is."""

from __future__ import annotations

from dataclasses import dataclass

from delight.domain.imports.importing import Why
from delight.exchange.parts import Part

UNSAID = "unsaid"
"""The group of what a contact of a phone has without saying whose it is."""
_RANKS = (
    "", "default", "primary", "preferred", "mailing", "billing", "home", "personal", UNSAID, "business",
    "other", "shipping", "delivery", "secondary",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a file.

    Attributes:
        at: its place, from 0.
        name: as in the file, and unique in it.
        part: what it holds, ``None`` where nothing is taken from it.
        group: which of several addresses, phones and e-mails it belongs to.
        why: ``LEFT_OUT`` is known and not wanted, ``ANOTHER`` is there already in a better column, ``SECRET``
            holds card numbers and the like, which are never stored.
        rank: how good its name is for its part; 0 is best.
        language: of its name, where only one language calls it so.
        label: the words of its name that say whose it is: "geschäftlich".
    """

    at: int
    name: str
    part: Part | None
    group: str = ""
    why: Why = Why.NAME
    rank: int = 0
    language: str = ""
    label: str = ""


def rank(group: str) -> tuple[int, str]:
    """Return a group's place among others: the person's own comes before the firm's.

    The first of several that are only counted is what no other one says less of.
    """
    if group == "1":
        return 0, ""
    first, _, number = group.partition(" ")
    if group in _RANKS:
        return _RANKS.index(group), ""
    return (_RANKS.index(first), number) if first in _RANKS else (len(_RANKS), group)
