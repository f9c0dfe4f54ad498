"""What the planner of surprises reads and what it answers: days and figures, no names.

All days are the shop's own; a week is named by its Monday. Amounts are in minor units of its currency.
``figures`` holds what a sentence names: whole numbers, and days and codes as text (``2026-03-14``), so that
it is kept as JSON; ``reasons`` lists them for each code.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from delight.domain.customers.standing import Rhythm, Standing
from delight.domain.gestures import Occasion
from delight.domain.surprises.reasons import Bar, Empty, Reason

Figures = Mapping[str, int | str]
NOTHING: Figures = MappingProxyType({})


class Person(NamedTuple):
    """A customer as the planner sees them; a row for each, erased and merged ones left out.

    Attributes:
        standing: as of now (``customers.standing``), from all that is known.
        known_since: the day on which the shop wrote them down.
        since: since when they are a customer (``customers.since``), where that is known.
        birthday: ``MM-DD`` or ``YYYY-MM-DD``, and empty unless ``may_use_birthday``.
        visits: days on which they came, before the week's Monday.
        lately: how many of those lie in the seven days before that Monday.
        last_visit: the last day on which they came, the running week included.
        rhythm: how often they come, where it can be told.
        surprised_on: day of the last gesture given to them, by whomever, before the week's Monday.
        held_on: Monday of the last week in which they were drawn but held out.
        planned_on: day of a gesture planned for them and not given yet, or given since Monday.
        complaint_since: day of the oldest open complaint.
        recovered_on: day on which the latest complaint was put right; none while one is open, or where
            they were not satisfied.
        welcome: surprises are welcome to them.
        gone: moved away or died.
        reachable: there is an address, and letters are welcome: only then may a note go by post.
    """

    id: int
    standing: Standing
    known_since: date
    since: date | None = None
    birthday: str = ""
    visits: int = 0
    lately: int = 0
    last_visit: date | None = None
    rhythm: Rhythm | None = None
    surprised_on: date | None = None
    held_on: date | None = None
    planned_on: date | None = None
    complaint_since: date | None = None
    recovered_on: date | None = None
    welcome: bool = True
    gone: bool = False
    reachable: bool = True


class Gift(NamedTuple):
    """A gesture of the catalogue that is switched on: a ``GestureIdea`` without its words.

    Attributes:
        note: its kind is a note.
        interval: for how many days the same customer does not get it again.
    """

    key: str
    note: bool
    cost_minor: int
    interval: int


class Referral(NamedTuple):
    """Somebody brought somebody and was not thanked: the link, who brought, who came, known since ``day``."""

    link_id: int
    customer_id: int
    other_id: int
    day: date


class Taken(NamedTuple):
    """A suggestion that the week already has, whatever became of it; held ones, too.

    Attributes:
        day: for which day it is or was planned.
        fills: shown, and open or accepted: nobody else takes its place.
        waits: neither accepted nor refused, so that its cost is not in ``State.spent`` yet.
        link_id: the referral it thanks for, or 0.
    """

    customer_id: int
    key: str
    cost_minor: int
    day: date
    occasion: Occasion = Occasion.NONE
    fills: bool = True
    waits: bool = True
    link_id: int = 0


class Rules(NamedTuple):
    """What the shop decided.

    Attributes:
        a_week: how many surprises a week, thanks for a referral not counted.
        budget_minor: for a calendar month.
        cool_down: for how many days after a surprise nobody gets another.
        hold_out: some customers get no surprise by chance for a year, to see whether surprises work.
        first_day: the shop's own first day in this application: nobody waits from before.
    """

    a_week: int
    budget_minor: int
    cool_down: int
    hold_out: bool
    first_day: date


class State(NamedTuple):
    """All that the planner knows of a shop in one week.

    Attributes:
        open_days: days of the week, from today on, on which the shop is open, in order.
        given: for customers with gestures, the last day of each by key, planned ones counted.
        unliked: keys that somebody said are not for this customer.
        not_before: for skipped customers, the first day on which they may be suggested again.
        skips: how often each key was skipped or swapped away in the last half-year, by anybody for anybody.
        spent: by first day of the month, what was given and what is planned in it, minor units; this week's
            accepted suggestions counted, its open ones not.
        referrals: those nobody was thanked for yet.
        taken: what the week already has; empty at its first draw.
    """

    people: list[Person]
    gifts: list[Gift]
    rules: Rules
    open_days: tuple[date, ...]
    given: Mapping[int, Mapping[str, date]] = MappingProxyType({})
    unliked: Mapping[int, frozenset[str]] = MappingProxyType({})
    not_before: Mapping[int, date] = MappingProxyType({})
    skips: Mapping[str, int] = MappingProxyType({})
    spent: Mapping[date, int] = MappingProxyType({})
    referrals: tuple[Referral, ...] = ()
    taken: tuple[Taken, ...] = ()


class Suggestion(NamedTuple):
    """Somebody, what for them and why; a held one is kept and never shown.

    Attributes:
        day: a day of the week on which the shop is open; for a birthday the day itself, if it can be.
        link_id: the referral it thanks for, or 0.
    """

    customer_id: int
    key: str
    cost_minor: int
    day: date
    occasion: Occasion
    why: Reason
    figures: Figures
    held: bool = False
    link_id: int = 0


class Pool(NamedTuple):
    """Customers of one tier who may be surprised this week: how many, and how many of them were in the draw.

    Attributes:
        oldest: since when the one who waits longest has waited.
        cutoff: who waits since this day or longer is in the draw.
        drawn: how many of them the week suggests by chance.
        reached: the draw came as far as this tier.
    """

    able: int
    ripe: int
    oldest: date
    cutoff: date
    drawn: int
    reached: bool


class Plan(NamedTuple):
    """A week's suggestions in order, without those that it already had.

    Attributes:
        empty: why the week has none at all, with ``day`` and ``figures``.
        hold_out: the hold-out is on, and enough customers take part.
        pools: for each tier, the loyal first, the draw by chance; for ``why_not``.
        places: how many surprises the week lacks even so.
        left: what may still be spent after it, by first day of the month.
    """

    week: date
    suggestions: tuple[Suggestion, ...]
    empty: Empty
    hold_out: bool
    pools: tuple[Pool, ...]
    places: int
    left: Mapping[date, int]
    day: date | None = None
    figures: Figures = NOTHING


class WhyNot(NamedTuple):
    """Why somebody is not suggested, and the first day on which that is over, if it is known."""

    code: Bar
    day: date | None = None
    figures: Figures = NOTHING
