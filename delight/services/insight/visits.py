"""Visits by customer, as they are read: texts that become days and amounts where somebody is asked for.

Of two thirds of the customers of a year nobody asks what they bought, of a fifth not even when they came.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from operator import lt
from typing import TypeVar, overload

from delight.domain.insight.facts import Visits

_D = TypeVar("_D")
_visits = partial(tuple.__new__, Visits)


class Amounts(Sequence["int | None"]):
    """Amounts joined by commas, read where they are asked for; an empty one is not known."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __len__(self) -> int:
        return self._text.count(",") + 1

    @overload
    def __getitem__(self, place: int) -> int | None: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[int | None, ...]: ...
    def __getitem__(self, place: int | slice) -> int | tuple[int | None, ...] | None:
        if isinstance(place, slice):
            return tuple([int(one) if one else None for one in self._text.split(",")[place]])
        one = self._text.split(",")[place]
        return int(one) if one else None

    def __iter__(self) -> Iterator[int | None]:
        return iter(self[:])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


class KnownVisits(Mapping[int, Visits]):
    """The visits of customers by their id, in the order in which they were read.

    Args:
        texts: of each customer the days and the amounts, each joined by commas, as
            ``queries.insight.people.visits`` returns them.
    """

    def __init__(self, texts: Mapping[int, tuple[str, str]]) -> None:
        self._texts = texts
        self._read: dict[int, Visits] = {}
        self._day = Dates().__getitem__

    def __getitem__(self, who: int) -> Visits:
        found = self._read.get(who)
        if found is None:
            days, amounts = self._texts[who]
            found = self._read[who] = self._made(days, amounts)
        return found

    @overload
    def get(self, key: int, /) -> Visits | None: ...
    @overload
    def get(self, key: int, /, default: Visits) -> Visits: ...
    @overload
    def get(self, key: int, /, default: _D) -> Visits | _D: ...
    def get(self, key: int, /, default: object = None) -> object:
        """Return somebody's visits; a large shop asks for those of a hundred thousand."""
        found = self._read.get(key)
        return found if found is not None else self[key] if key in self._texts else default

    def __iter__(self) -> Iterator[int]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def _made(self, texts: str, amounts: str) -> Visits:
        days = texts.split(",")
        if len(days) > 1 and not all(map(lt, days, days[1:])):
            days, amounts = _by_day(days, amounts.split(","))
        return _visits((tuple(map(self._day, days)), Amounts(amounts)))


class Dates(dict[str, date]):
    """Days as they are stored, each read once."""

    def __missing__(self, text: str) -> date:
        found = self[text] = date.fromisoformat(text)
        return found


def _by_day(days: Sequence[str], amounts: Sequence[str]) -> tuple[list[str], str]:
    """Return each day once, in order, with the sum of what is known of its amounts."""
    found: dict[str, str] = {}
    for day, amount in sorted(zip(days, amounts, strict=True)):
        earlier = found.get(day, "")
        found[day] = str(int(earlier) + int(amount)) if earlier and amount else earlier or amount
    return list(found), ",".join(found.values())
