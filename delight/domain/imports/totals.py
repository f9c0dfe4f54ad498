"""What the rows of a file add up to, to compare with the program that it comes from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from delight.domain.customers.whys import Plural
from delight.domain.days.durations import average, duration, is_backwards

SENTENCES = {
    "sales": ("One sale comes to {sum}.", "%n sales come to {sum}."),
    "hours": ("One case took {number} h.", "%n cases took {number} h on average."),
    "days": ("One case took {number} days.", "%n cases took {number} days on average."),
    "backwards": (
        "One case ends before it begins, as the file says it. It is kept, and left out of every average.",
        "%n cases end before they begin, as the file says it. They are kept, and left out of every average.",
    ),
    "assumed": (
        "The file does not say how one case stands: it counts as closed.",
        "The file does not say how %n cases stand: they count as closed.",
    ),
    "linked": (
        "One person is linked with the company they work at.",
        "%n people are linked with the companies they work at.",
    ),
    "open": (
        "One case is still open: it has as long as a new one, from today.",
        "%n cases are still open: each has as long as a new one, from today.",
    ),
}
"""What a file adds up to: of one, and of more."""
_LONG = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums over the rows that came in or were here already; rows that were refused are in none.

    Attributes:
        amounts: how many sales have an amount.
        amount_minor: what they come to, in the shop's currency.
        timed: how many cases have both a beginning and an end after it.
        took: how long those took on average; ``None`` where there is none.
        backwards: how many cases end before they begin: they are kept, and left out of every average.
        assumed: of how many cases the file does not say how they stand.
        still_open: how many complaints are new and not over.
        linked: how many people are newly linked with the company they work at.
    """

    amounts: int = 0
    amount_minor: int = 0
    timed: int = 0
    took: timedelta | None = None
    backwards: int = 0
    assumed: int = 0
    still_open: int = 0
    linked: int = 0


def totals(
    amounts: Collection[int], spans: Collection[tuple[datetime | None, datetime | None]], **counts: int
) -> Totals:
    """Return what sales come to, how long cases took from beginning to end, and ``counts`` as they are."""
    lengths = [duration(begun, ended) for begun, ended in spans]
    return Totals(
        amounts=len(amounts),
        amount_minor=sum(amounts),
        timed=sum(length is not None for length in lengths),
        took=average(lengths),
        backwards=sum(is_backwards(begun, ended) for begun, ended in spans),
        **counts,
    )


def sentences(
    sums: Totals,
    plural: Plural,
    amount_words: Callable[[int], str],
    number_words: Callable[[float], str],
) -> Iterator[str]:
    """Yield what a file adds up to in sentences; nothing of what it does not tell.

    Args:
        sums: of the file.
        plural: chooses between one and many, in some language.
        amount_words: how it writes an amount in minor units.
        number_words: how it writes a number of at most one decimal.
    """
    if sums.amounts:
        yield plural(sums.amounts, SENTENCES["sales"]).format(sum=amount_words(sums.amount_minor))
    if sums.took is not None:
        unit, length = ("days", timedelta(days=1)) if sums.took >= _LONG else ("hours", timedelta(hours=1))
        yield plural(sums.timed, SENTENCES[unit]).format(number=number_words(round(sums.took / length, 1)))
    if sums.backwards:
        yield plural(sums.backwards, SENTENCES["backwards"])
    if sums.assumed:
        yield plural(sums.assumed, SENTENCES["assumed"])
    if sums.still_open:
        yield plural(sums.still_open, SENTENCES["open"])
    if sums.linked:
        yield plural(sums.linked, SENTENCES["linked"])
