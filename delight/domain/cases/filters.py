"""Filters of cases that are saved with a name: their rule as text, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from delight.domain.cases.case import CaseFilter
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.cases.terms import CaseSort, Channel, Failure, Severity
from delight.domain.errors import InputError
from delight.domain.text import clean_line

E = TypeVar("E", bound=StrEnum)
LONGEST_NAME = 60
_SETS: dict[str, type[StrEnum]] = {
    "stages": Stage,
    "kinds": CaseKind,
    "failures": Failure,
    "severities": Severity,
    "channels": Channel,
}
_MOST_DAYS, _LARGEST_ID = 36_500, 2**62
_FLAGS = ("open_only", "overdue", "grave")
_NOTHING = CaseFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilterRow:
    """A filter with its name, and how many cases it shows today."""

    name: str
    which: CaseFilter
    count: int


def packed(which: CaseFilter) -> str:
    """Return a filter as the text that is stored, without one customer and what it is ``narrowed`` to."""
    rule: dict[str, Any] = {name: sorted(getattr(which, name)) for name in (*_SETS, "owners")}
    rule |= {name: getattr(which, name) for name in _FLAGS}
    rule |= {"within_days": which.within_days, "search": which.search, "sort": which.sort.value}
    return json.dumps(
        {name: value for name, value in rule.items() if value is not False and (value or value == 0)}
    )


def unpacked(rule: str) -> CaseFilter:
    """Return the filter that a stored text stands for; what only a later version knows is left out."""
    try:
        told = json.loads(rule)
    except (ValueError, RecursionError):
        return _NOTHING
    if not isinstance(told, dict):
        return _NOTHING
    sets: dict[str, Any] = {name: _members(kind, told.get(name)) for name, kind in _SETS.items()}
    flags: dict[str, Any] = {name: told.get(name) is True for name in _FLAGS}
    days = told.get("within_days")
    return CaseFilter(
        **sets,
        **flags,
        owners=frozenset(one for one in _listed(told.get("owners")) if _is_number(one, 0, _LARGEST_ID)),
        within_days=days if _is_number(days, 0, _MOST_DAYS) else None,
        search=str(told.get("search") or ""),
        sort=next(iter(_members(CaseSort, [told.get("sort")])), CaseSort.NEWEST),
    )


def checked_name(name: str) -> str:
    """Return the name of a filter, cleaned (``filter.name_missing``, ``text.too_long``)."""
    name = clean_line(name, field="name", longest=LONGEST_NAME)
    if not name:
        raise InputError("filter.name_missing", "name")
    return name


def check_asks(which: CaseFilter) -> CaseFilter:
    """Return a filter as it is kept; one that asks for nothing shows everything and needs no name.

    Raises:
        InputError: ``filter.nothing_asked``.
    """
    kept = replace(which, customer_id=None, narrowed=None)
    if replace(kept, sort=CaseSort.NEWEST) == _NOTHING:
        raise InputError("filter.nothing_asked", "filter")
    return kept


def _members(kind: type[E], values: object) -> frozenset[E]:
    known = {member.value for member in kind}
    return frozenset(kind(one) for one in _listed(values) if isinstance(one, str) and one in known)


def _is_number(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _listed(values: object) -> Iterable[Any]:
    return values if isinstance(values, list) else ()
