"""How long data is kept: rules in months, off at first, and what they would remove today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from delight.domain.errors import InputError

LONGEST_MONTHS = 1_200


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """Months after which customers not seen, closed cases and letters are forgotten; ``None`` keeps them."""

    customers: int | None = None
    cases: int | None = None
    letters: int | None = None

    @property
    def is_off(self) -> bool:
        """Whether everything is kept."""
        return self.customers is None and self.cases is None and self.letters is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlived:
    """Something that a rule would remove: what it is called, whose it is, and the day it was last of use."""

    id: int
    name: str
    whose: str
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPlan:
    """What the rules would remove today; ``held`` counts letters that a legal hold keeps."""

    rule: RetentionRule
    customers: tuple[Outlived, ...] = ()
    cases: tuple[Outlived, ...] = ()
    letters: tuple[Outlived, ...] = ()
    held: int = 0

    @property
    def count(self) -> int:
        """How much there is to remove."""
        return len(self.customers) + len(self.cases) + len(self.letters)


def checked_rule(rule: RetentionRule) -> RetentionRule:
    """Return ``rule`` if every month in it makes sense (``retention.months``)."""
    for name in ("customers", "cases", "letters"):
        months = getattr(rule, name)
        if months is not None and not 1 <= months <= LONGEST_MONTHS:
            raise InputError("retention.months", name, longest=LONGEST_MONTHS)
    return rule


def cut_off(today: date, months: int) -> date:
    """Return the day before which something is older than so many months; the end of a month stays one.

    >>> cut_off(date(2026, 3, 31), 1)
    datetime.date(2026, 2, 28)
    """
    month = today.year * 12 + today.month - 1 - months
    year, number = divmod(month, 12)
    if year < 1:
        return date.min
    first = date(year, number + 1, 1)
    following = date(year + (number == 11), (number + 1) % 12 + 1, 1)
    return min(first + timedelta(days=today.day - 1), following - timedelta(days=1))
