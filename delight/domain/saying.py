"""In which language sentences are put together: the words come from tables in English, one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from delight.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """How words of a table are said.

    Attributes:
        say: returns a sentence or part of one, its gaps still open.
        count: returns the words for a number, from those for one and those for many with ``%n``.
        amount: returns an amount as people read it.
        day: returns a day as people read it; in English as it can be typed again.
        moment: returns a moment, which is on the shop's clock already, in the same way.
    """

    say: Callable[[str], str]
    count: Callable[[int, str, str], str]
    amount: Callable[[Money], str] = lambda money: f"{money} {money.currency}"
    day: Callable[[date], str] = date.isoformat
    moment: Callable[[datetime], str] = lambda at: f"{at:%Y-%m-%d %H:%M}"


def _counted(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.replace("%n", f"{number:,}")


IN_ENGLISH = Saying(say=str, count=_counted)
