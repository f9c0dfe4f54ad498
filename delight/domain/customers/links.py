"""Who belongs to whom: households, firms, and who brought whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from delight.domain.errors import InputError


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
class LinkDraft:
    """A link as somebody says it: from ``customer_id`` to ``other_id``, since ``day`` if that is known."""

    kind: LinkKind
    customer_id: int
    other_id: int
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """A link seen from one customer: ``forward`` where it goes from them to the other."""

    id: int
    kind: LinkKind
    forward: bool
    customer_id: int
    name: str
    day: date | None


def checked_link(draft: LinkDraft, today: date) -> LinkDraft:
    """Return ``draft`` as it is kept (``link.themselves``, ``date.future``)."""
    if draft.customer_id == draft.other_id:
        raise InputError("link.themselves", "other", why=draft.kind)
    if draft.day is not None and draft.day > today:
        raise InputError("date.future", "day")
    if draft.kind in BOTH_WAYS and draft.customer_id > draft.other_id:
        return replace(draft, customer_id=draft.other_id, other_id=draft.customer_id)
    return draft
