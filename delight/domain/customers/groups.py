"""Groups by filter: a rule that whoever fits it belongs to, today and tomorrow."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from delight.domain.customers.customer import Gone
from delight.domain.customers.languages import tidied
from delight.domain.customers.standing import Standing
from delight.domain.errors import InputError
from delight.domain.text import clean_line, fold

LONGEST_NAME = 60
THIS_MONTH = 0
"""Of ``birthday_month``: whichever month it is."""
_YEAR = 12
_MOST_DAYS = 36_500
_MOST = 10**12


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What everybody in a group has in common; what is empty or ``None`` asks nothing.

    Attributes:
        tags: they carry every one of these; ``without_tags`` none of these.
        standings: they stand in one of these ways.
        places: a word or more of their address begins so: a town, a postcode; one of them is enough.
        languages: one of these, as kept with them; ``""`` is the shop's own.
        away_days: they have not been here for so many days, or never as far as is known.
        here_days: they have been here within so many days.
        visits_least, visits_most: how often they came.
        value_least_minor, value_most_minor: what their visits were worth, in minor units.
        birthday_month: 1 to 12, or ``THIS_MONTH``.
        letters: letters are welcome, or not; ``has_email``, ``has_phone``, ``has_address``,
            ``open_complaint``, ``organisation``, ``brought`` likewise.
        gone: whether those who moved away or died are among them.
    """

    tags: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    away_days: int | None = None
    here_days: int | None = None
    visits_least: int | None = None
    visits_most: int | None = None
    value_least_minor: int | None = None
    value_most_minor: int | None = None
    birthday_month: int | None = None
    letters: bool | None = None
    has_email: bool | None = None
    has_phone: bool | None = None
    has_address: bool | None = None
    open_complaint: bool | None = None
    organisation: bool | None = None
    brought: bool | None = None
    gone: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether everybody fits who is still here."""
        return self == Rule(gone=self.gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What a rule asks of a customer; ``standing`` as it is today."""

    tags: frozenset[str]
    standing: Standing
    address: str
    language: str
    last_day: date | None
    visits: int
    value_minor: int
    birthday: str
    letters_welcome: bool
    email: str
    phone: str
    open_complaints: int
    organisation: bool
    brought: int
    gone: Gone


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A saved group: its name, its rule, and how many are in it today."""

    name: str
    rule: Rule
    count: int


def fits(rule: Rule, who: Member, today: date) -> bool:
    """Return whether somebody belongs to a group today."""
    return all(
        (
            rule.gone or who.gone is Gone.NO,
            {fold(tag) for tag in rule.tags} <= who.tags,
            who.tags.isdisjoint(fold(tag) for tag in rule.without_tags),
            not rule.standings or who.standing in rule.standings,
            not rule.places or any(lies_in(who.address, place) for place in rule.places),
            not rule.languages or who.language in rule.languages,
            _fits_days(rule, who.last_day, today),
            _between(who.visits, rule.visits_least, rule.visits_most),
            _between(who.value_minor, rule.value_least_minor, rule.value_most_minor),
            rule.birthday_month is None or born_in(rule, today) == who.birthday[-5:-3],
            all(wanted in {None, bool(told)} for wanted, told in _yes_or_no(rule, who)),
        )
    )


def lies_in(address: str, place: str) -> bool:
    """Return whether ``place`` stands in an address, from the beginning of one of its words on."""
    return f" {fold(place)}" in f" {fold(address)}"


def born_in(rule: Rule, today: date) -> str:
    """Return the month of birth that a rule asks for, as two digits."""
    return f"{rule.birthday_month or today.month:02d}"


def seen_before(rule: Rule, today: date) -> date | None:
    """Return the day before which they were here last, or never."""
    return None if rule.away_days is None else today - timedelta(days=rule.away_days)


def seen_from(rule: Rule, today: date) -> date | None:
    """Return the day since which they have been here."""
    return None if rule.here_days is None else today - timedelta(days=rule.here_days)


def tidied_rule(rule: Rule) -> Rule:
    """Return a rule without words that are blank, which would ask nothing, and its languages as kept."""
    return replace(
        rule,
        tags=_said(rule.tags),
        without_tags=_said(rule.without_tags),
        places=_said(rule.places),
        languages=tuple(tidied(language) for language in rule.languages),
    )


def checked_group(name: str, rule: Rule) -> tuple[str, Rule]:
    """Return the name and the rule of a group, cleaned.

    Raises:
        InputError: ``group.name_missing``, ``group.asks_nothing``, ``group.number_absurd``,
            ``text.too_long``.
    """
    name = clean_line(name, field="name", longest=LONGEST_NAME)
    if not name:
        raise InputError("group.name_missing", "name")
    rule = tidied_rule(rule)
    if rule.is_empty:
        raise InputError("group.asks_nothing", "rule")
    for field, most in _LIMITS.items():
        number = getattr(rule, field)
        if number is not None and not 0 <= number <= most:
            raise InputError("group.number_absurd", field)
    return name, rule


def packed(rule: Rule) -> str:
    """Return a rule as it is stored: what it asks, as JSON."""
    asked = {f.name: getattr(rule, f.name) for f in fields(Rule) if getattr(rule, f.name) != f.default}
    return json.dumps(asked, ensure_ascii=False, sort_keys=True)


def unpacked(text: str) -> Rule:
    """Return a stored rule.

    Raises:
        InputError: ``group.unreadable`` where it was not written by us, or by a newer Delight.
    """
    try:
        told = json.loads(text)
        return Rule(**{name: _READ.get(name, _plain)(value) for name, value in told.items()})
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise InputError("group.unreadable", "rule") from error


def _fits_days(rule: Rule, last_day: date | None, today: date) -> bool:
    before, since = seen_before(rule, today), seen_from(rule, today)
    if before is not None and last_day is not None and last_day >= before:
        return False
    return since is None or (last_day is not None and last_day >= since)


def _between(number: int, least: int | None, most: int | None) -> bool:
    return (least is None or number >= least) and (most is None or number <= most)


def _yes_or_no(rule: Rule, who: Member) -> tuple[tuple[bool | None, object], ...]:
    """Return what a rule wants a yes or a no about, with what is told of somebody."""
    return (
        (rule.letters, who.letters_welcome),
        (rule.has_email, who.email),
        (rule.has_phone, who.phone),
        (rule.has_address, who.address),
        (rule.open_complaint, who.open_complaints),
        (rule.organisation, who.organisation),
        (rule.brought, who.brought),
    )


def _said(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if fold(word))


def _words(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise TypeError
    return tuple(str(value) for value in values)


def _plain(value: Any) -> Any:
    if value is not None and not isinstance(value, int):
        raise TypeError
    return value


_READ: dict[str, Any] = {
    "tags": _words,
    "without_tags": _words,
    "places": _words,
    "languages": _words,
    "standings": lambda values: tuple(Standing(value) for value in _words(values)),
}
_LIMITS = {
    "away_days": _MOST_DAYS,
    "here_days": _MOST_DAYS,
    "visits_least": _MOST,
    "visits_most": _MOST,
    "value_least_minor": _MOST,
    "value_most_minor": _MOST,
    "birthday_month": _YEAR,
}
