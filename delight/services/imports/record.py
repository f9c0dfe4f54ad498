"""A customer while a file is worked in: what is kept of them, and as what they will be stored."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from delight.data.chain import Stored
from delight.data.entities import Reach, Record, Tag
from delight.domain.customers.consents import ConsentAbout
from delight.domain.customers.reaches import ReachKind, reach_key
from delight.domain.duplicates.suspects import address_key, phone_key
from delight.domain.text import fold
from delight.services.imports.known import Someone

WAYS = (ReachKind.EMAIL, ReachKind.PHONE, ReachKind.ADDRESS)


@dataclass(slots=True, eq=False)
class CustomerRecord:
    """One customer: as stored ``before`` (``None`` for a new one), ``values`` as they will be stored.

    ``home`` is the shop's country, where a phone number without one is dialled; ``works_at`` are the ids of
    the companies that they are known to work at, ``employers`` those that they are going to be linked with.
    """

    someone: Someone
    home: str = ""
    values: Stored = field(default_factory=dict)
    before: Stored | None = None
    known_ways: set[tuple[str, str]] | None = None
    tags: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    answers: dict[ConsentAbout, bool] = field(default_factory=dict)
    added: list[tuple[type[Record], dict[str, Any]]] = field(default_factory=list)
    works_at: set[int] = field(default_factory=set)
    employers: list[Someone] = field(default_factory=list)

    @property
    def ways(self) -> set[tuple[str, str]]:
        """How they can be reached, as ways are compared; most new ones are never asked."""
        if self.known_ways is None:
            self.known_ways = _own_ways(self.values)
        return self.known_ways

    def employ(self, firm: Someone) -> bool:
        """Let them work at a company; return whether that is news."""
        if firm is self.someone or firm in self.employers or (firm.id and firm.id in self.works_at):
            return False
        self.employers.append(firm)
        return True

    @property
    def is_new(self) -> bool:
        """Whether they come with the file."""
        return self.before is None


def hold(record: CustomerRecord, values: Stored) -> None:
    """Take in what the shop keeps of a customer."""
    record.before, record.values = values, dict(values)


def hold_more(record: CustomerRecord, entity: type[Record], row: Mapping[str, Any]) -> None:
    """Take in something that belongs to a customer: a way, a tag, a note."""
    if entity is Reach:
        record.ways.update(way_keys(ReachKind(row["kind"]), row["value"]))
    elif entity is Tag:
        record.tags.add(row["name_key"])
    else:
        record.notes.add(fold(row["text"]))


def way_keys(kind: ReachKind, value: str) -> set[tuple[str, str]]:
    """Return what a way to reach somebody is compared by."""
    keys = {(kind.value, reach_key(kind, value))}
    if kind is ReachKind.ADDRESS and (place := address_key(value)):
        keys.add(("place", place))
    if kind is ReachKind.PHONE and (number := phone_key(value)):
        keys.add(("number", number))
    return keys


def _own_ways(values: Stored) -> set[tuple[str, str]]:
    return {key for kind in WAYS if values[kind.value] for key in way_keys(kind, values[kind.value])}


def new_uids(count: int) -> list[str]:
    """Return so many fresh uids."""
    drawn = os.urandom(16 * count).hex()
    return [drawn[start : start + 32] for start in range(0, len(drawn), 32)]
