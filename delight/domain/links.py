"""Who belongs to whom: households, firms, and who brought whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LinkKind(StrEnum):
    """How one customer belongs to another.

    ``HOUSEHOLD`` and ``NOT_SAME`` hold both ways and are kept once, from the smaller id to the larger;
    ``WORKS_AT`` goes from a person to an organisation, ``BROUGHT`` from who brought to who was brought.
    """

    HOUSEHOLD = "household"
    WORKS_AT = "works-at"
    BROUGHT = "brought"
    NOT_SAME = "not-same"


BOTH_WAYS = frozenset({LinkKind.HOUSEHOLD, LinkKind.NOT_SAME})


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """A link seen from one customer: ``forward`` where it goes from them to the other."""

    id: int
    kind: LinkKind
    forward: bool
    customer_id: int
    name: str
    day: date | None
