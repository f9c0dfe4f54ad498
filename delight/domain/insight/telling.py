"""Chapters in words: what is looked up by code, and numbers as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, assert_never

from delight.domain.insight.chapter import Chart, Said, Table, Topic
from delight.domain.insight.values import Between, Month, Number, Own, Term, TooFew, Unit, Value, Year

Words = Mapping[str, Any]
"""The words of one language: tables within tables, as ``resources/insight/<language>/*.toml`` has them."""

_GAP = re.compile(r"\{(\w+)(?::(\w+))?\}")
_MANY_HOURS = 48
_NOTHING, _MOST = 5e-7, 4
"""Shares are told to so many decimals at most, and as none or all from so near on."""
_WHOLE = {1: "only", 2: "both"}


class Formats(Protocol):
    """How numbers and days are written in a language and a country."""

    def whole(self, number: float) -> str:
        """Return a whole number: ``1,250``."""
        ...

    def decimal(self, number: float, places: int) -> str:
        """Return a number with so many decimals: ``8.4``."""
        ...

    def percent(self, share: float, places: int = 0) -> str:
        """Return a share as a percentage with at most so many decimals: ``82 %``."""
        ...

    def amount(self, minor: float) -> str:
        """Return an amount of the shop's currency: ``£12.50``."""
        ...

    def day(self, day: date) -> str:
        """Return a day: ``14 June 2026``."""
        ...

    def month(self, first: date, *, short: bool = False) -> str:
        """Return a month: ``June 2026``, short ``Jun``."""
        ...


@dataclass(frozen=True, slots=True)
class Teller:
    """Says chapters in one language.

    In a sentence ``{n}`` is the number in words as far as the language's list goes, ``{n:figure}`` in
    figures. ``{n:f}`` takes the first words from the list ``numbers_f``: one and none are said otherwise of
    some things ("une", "aucune"). A sentence is a text, or a table with ``one`` and ``other`` by its value
    ``n`` (``zero`` where that is said otherwise). Where ``n`` is all of its ``of`` it may have ``all``,
    ``both`` of two and ``only`` of one, and ``only_none`` where it is none of one. Values that are not
    numbers stand as they are.

    ``{low:hundred}`` is a share without its sign, for "of a hundred"; ``{day:lower}`` begins with a small
    letter: the days of the week are no names in French.
    """

    words: Words
    formats: Formats

    def title(self, topic: Topic) -> str:
        """Return what a chapter is called."""
        return self._look(topic, "title")

    def text(self, topic: Topic, *path: str) -> str:
        """Return plain words of a topic, by their path, such as ``"table", "months", "title"``."""
        return self._look(topic, *path)

    def heading(self, topic: Topic, thing: Table | Chart) -> str:
        """Return the title of a table or a chart, with what it is about behind it."""
        title = self._look(topic, "table" if isinstance(thing, Table) else "chart", thing.code, "title")
        return title if thing.about is None else f"{title}: {self.cell(thing.about)}"

    def common(self, *path: str) -> str:
        """Return words that belong to no topic."""
        return str(_found(self.words["common"], *path))

    def sentence(self, topic: Topic | None, said: Said) -> str:
        """Return a sentence with its gaps filled; without a topic it is one of the common ones."""
        found = _found(self.words[topic.value if topic else "common"], "said", *said.code.split("."))
        if isinstance(found, Mapping):
            found = found[_form(found, said.values)]
        filled = _GAP.sub(lambda gap: self._gap(said.values[gap[1]], gap[2] or ""), str(found))
        return filled[:1].upper() + filled[1:]

    def cell(self, value: Value, *, short: bool = False) -> str:
        """Return a value as it stands in a table or beside a chart; a dash where it is not known."""
        match value:
            case None:
                return "–"
            case Number():
                return self.number(value)
            case Between(low, high, unit):
                return self.common("between").format(
                    self.number(Number(low, unit)), self.number(Number(high, unit))
                )
            case Term(group, key):
                return self.common(group, key or "none")
            case Own(words):
                return words
            case Month(first):
                return self.formats.month(first, short=short)
            case Year(first):
                return str(first.year)
            case TooFew(some, of):
                return self._too_few(some, of)
            case date():
                return self.formats.day(value)
            case _:
                assert_never(value)

    def number(self, number: Number) -> str:
        """Return a number with its unit."""
        value, unit = number
        match unit:
            case Unit.COUNT:
                return self.formats.whole(value)
            case Unit.SHARE:
                return self.formats.percent(value, _places(value))
            case Unit.AMOUNT:
                return self.formats.amount(value)
            case Unit.HOURS | Unit.DAYS:
                return self._lasted(value if unit is Unit.HOURS else value * 24)
            case Unit.POINTS:
                return self.common("points").format(self._signed(value * 100, 0))
            case Unit.NET:
                return self._signed(value, 0)
            case Unit.VISITS:
                return self._signed(value, 1)
            case Unit.SCORE | Unit.TIMES:
                return self.formats.decimal(value, 1)

    def of_hundred(self, share: float) -> str:
        """Return a share as so many of a hundred, without a sign."""
        places = _places(share)
        return self.formats.decimal(share * 100, places) if places else self.formats.whole(share * 100)

    def _gap(self, value: Value, how: str) -> str:
        if how == "hundred" and isinstance(value, Number):
            return self.of_hundred(value.value)
        if isinstance(value, Number) and value.unit is Unit.COUNT and how != "figure":
            return self._counted(round(value.value), how)
        told = self.cell(value)
        return told[:1].lower() + told[1:] if how == "lower" else told

    def _counted(self, whole: int, how: str) -> str:
        names: list[str] = self.words["common"]["numbers"]
        if how:
            own: list[str] = self.words["common"][f"numbers_{how}"]
            names = [*own, *names[len(own) :]]
        return names[whole] if 0 <= whole < len(names) else self.formats.whole(whole)

    def _too_few(self, some: int | None, of: int | None) -> str:
        if some is None or not of:
            return self.common("too_few")
        return self.common("some_of").format(self.formats.whole(some), self.formats.whole(of))

    def _lasted(self, hours: float) -> str:
        """Return how long something took: in minutes below an hour, in hours below two days, else in days.

        Hours and days have one decimal where they need it.
        """
        unit, value = "days", round(hours / 24, 1)
        if abs(hours) < _MANY_HOURS:
            unit, value = "hours", round(hours, 1)
        if abs(hours) < 1 and round(hours * 60) < 60:
            unit, value = "minutes", round(hours * 60)
        told = self.formats.whole(value) if value == int(value) else self.formats.decimal(value, 1)
        single = value == 1 or 0 <= value < self.words["common"]["single_below"]
        return self.common(unit, "one" if single else "other").format(told)

    def _signed(self, value: float, places: int) -> str:
        told = self.formats.decimal(abs(value), places) if places else self.formats.whole(round(abs(value)))
        mark = "+" if value > 0 else "−"
        return told if not float(f"{value:.{places}f}") else f"{mark}{told}"

    def _look(self, topic: Topic, *path: str) -> str:
        return str(_found(self.words[topic.value], *path))


def _places(share: float) -> int:
    """Return how many decimals a percentage needs, so that it is none or all only where it is.

    499 of 500 are 99.8 %, and one of 5,000 is 0.02 %. Nearer to none or all than one in two millions counts
    as it: the ends of intervals may come as near as they like. Of two shares the greater one is never told
    as the smaller one.
    """
    if _NOTHING < share < 1 - _NOTHING:
        return next((places for places in range(_MOST) if 0 < round(share * 100, places) < 100), _MOST)
    return 0


def _found(words: Any, *path: str) -> Any:
    for step in path:
        words = words[step]
    return words


def _form(forms: Mapping[str, str], values: Mapping[str, Value]) -> str:
    """Return which form of a sentence its numbers ``n`` and ``of`` ask for."""
    n, of = _whole(values["n"]) or 0, _whole(values.get("of"))
    whole = _WHOLE.get(of, "all") if of and n == of else "only_none" if not n and of == 1 else "other"
    if whole in forms and whole != "other":
        return whole
    if not n and "zero" in forms:
        return "zero"
    return "one" if n == 1 and "one" in forms else "other"


def _whole(value: Value) -> int | None:
    return round(value.value) if isinstance(value, Number) else None
