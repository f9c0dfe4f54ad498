"""How things stand between a customer and the shop: worked out, and always with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median
from typing import NamedTuple

NEW_DAYS = 60
"""So long somebody is new."""
RECENT_DAYS = 90
"""A second complaint within so many days is a second let-down."""
ENOUGH_VISITS = 4
"""Fewer visits tell no rhythm."""
PAUSES = 12
"""So many of the latest pauses between visits tell how often somebody comes."""
SHORTEST_ABSENCE, RHYTHMS_ABSENT = 21, 2
"""Nobody is missed earlier than after so many days, or after so many times what is usual for them."""
PROMOTER, DETRACTOR = 9, 6
"""The pulse, 0 to 10, as Reichheld (2003) reads it: 9 and 10 recommend, 6 and less would rather not."""


class Standing(StrEnum):
    """How things stand between a customer and the shop; each comes with its reason."""

    PROMOTER = "promoter"
    CONTENT = "content"
    AT_RISK = "at-risk"
    DRIFTING = "drifting"
    NEW = "new"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What a standing rests on: where to look for it on the customer's timeline."""

    NOTHING = ""
    CASES = "cases"
    VISITS = "visits"
    FOLLOW_UPS = "follow-ups"
    LINKS = "links"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often somebody comes: the median of the latest pauses between visits, and the longest, in days."""

    usual: int
    longest: int

    @property
    def patience(self) -> int:
        """For how many days they may stay away before it is more than a pause."""
        return patience(self.usual, self.longest)


class Facts(NamedTuple):
    """What standing is worked out from; days are the shop's own.

    Attributes:
        known_since: the day on which the shop wrote them down, or a list they stood on was brought in.
        from_list: they came in with a list: that day says nothing of since when they come.
        first_known: day of the first visit or case that is known.
        complaints: days of the latest two complaints, the latest first.
        open_since: day of the oldest complaint that is still open.
        unhappy_on: day on which the latest complaint was closed without satisfying them.
        visits: number of days on which they came.
        pulse: their latest answer whether they would recommend the shop, 0 to 10.
        asked_on: when that was; ``None`` where whoever reads may not know what they answered.
        brought: how many customers they brought.
    """

    today: date
    since: date | None
    known_since: date
    from_list: bool = False
    first_known: date | None = None
    open_complaints: int = 0
    open_since: date | None = None
    complaints: tuple[date, ...] = ()
    unhappy_on: date | None = None
    compliments: int = 0
    praised_on: date | None = None
    visits: int = 0
    last_seen: date | None = None
    rhythm: Rhythm | None = None
    pulse: int | None = None
    asked_on: date | None = None
    brought: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A standing with its reason and the figures that the sentence names.

    Attributes:
        code: which rule held, such as ``open-complaint``; its sentence is in ``customers.whys``.
        count: how many (complaints, kind words, visits, people brought), or for how many days.
        day: when that was, the last time.
        usual: how often they usually come, in days.
        away: for how many days they have not been here.
    """

    standing: Standing
    code: str
    rests_on: Basis = Basis.NOTHING
    count: int = 0
    day: date | None = None
    usual: int = 0
    away: int = 0


def patience(usual: int, longest: int) -> int:
    """Return for how many days somebody may stay away who comes so often.

    Twice as long as usual, longer than any of the latest pauses, and three weeks at least.
    """
    return max(SHORTEST_ABSENCE, usual * RHYTHMS_ABSENT, longest)


def rhythm(days: Iterable[date]) -> Rhythm | None:
    """Return how often somebody comes who came on ``days``; ``None`` where they are too few to tell."""
    came = sorted(set(days))
    if len(came) < ENOUGH_VISITS:
        return None
    pauses = [(later - earlier).days for earlier, later in pairwise(came)][-PAUSES:]
    return Rhythm(usual=max(1, round(median(pauses))), longest=max(pauses))


def standing(facts: Facts) -> Why:
    """Return a standing with its reason.

    The first rule that holds wins: trouble before absence, absence before praise, praise before habit.
    """
    why = _trouble(facts) or _absence(facts) or _praise(facts) or _habit(facts)
    if why is not None:
        return why
    return Why(standing=Standing.UNKNOWN, code="too-little-known", rests_on=Basis.VISITS, count=facts.visits)


def _trouble(facts: Facts) -> Why | None:
    if len(facts.complaints) > 1:
        recent = [day for day in facts.complaints if day > facts.today - timedelta(days=RECENT_DAYS)]
        if len(recent) > 1:
            return _at_risk("second-complaint", count=len(recent), day=recent[0])
    if facts.open_complaints:
        return _at_risk("open-complaint", count=facts.open_complaints, day=facts.open_since)
    back = facts.last_seen is not None and facts.unhappy_on is not None and facts.last_seen > facts.unhappy_on
    if facts.unhappy_on is not None and not back:
        return _at_risk("not-satisfied", day=facts.unhappy_on)
    if facts.pulse is not None and facts.pulse <= DETRACTOR:
        return _at_risk(_answer("would-not-recommend", facts), rests_on=Basis.FOLLOW_UPS, day=facts.asked_on)
    return None


def _absence(facts: Facts) -> Why | None:
    if facts.rhythm is None or facts.last_seen is None:
        return None
    away = (facts.today - facts.last_seen).days
    if away <= facts.rhythm.patience:
        return None
    return Why(
        standing=Standing.DRIFTING,
        code="absent",
        rests_on=Basis.VISITS,
        day=facts.last_seen,
        usual=facts.rhythm.usual,
        away=away,
    )


def _praise(facts: Facts) -> Why | None:
    if facts.brought:
        return _promoter("brought", Basis.LINKS, count=facts.brought)
    if facts.pulse is not None and facts.pulse >= PROMOTER:
        return _promoter(_answer("would-recommend", facts), Basis.FOLLOW_UPS, day=facts.asked_on)
    if facts.compliments:
        return _promoter("compliment", Basis.CASES, count=facts.compliments, day=facts.praised_on)
    return None


def _habit(facts: Facts) -> Why | None:
    began = _began(facts)
    if began is not None and (known := (facts.today - began).days) < NEW_DAYS:
        return Why(standing=Standing.NEW, code="new", count=max(0, known))
    if began is None and facts.first_known is None:
        return Why(standing=Standing.UNKNOWN, code="listed")
    if facts.rhythm is None or facts.last_seen is None:
        return None
    return Why(
        standing=Standing.CONTENT,
        code="comes-back",
        rests_on=Basis.VISITS,
        count=facts.visits,
        day=facts.last_seen,
        usual=facts.rhythm.usual,
        away=max(0, (facts.today - facts.last_seen).days),
    )


def _began(facts: Facts) -> date | None:
    """Return since when somebody is a customer, as far as that can be told.

    Who stood on a list came before it was brought in, and what was noted later is not their beginning.
    """
    if facts.since is not None:
        return facts.since
    if facts.first_known is not None and facts.first_known < facts.known_since:
        return facts.first_known
    return None if facts.from_list else facts.known_since


def _answer(code: str, facts: Facts) -> str:
    """Return ``code``, or only that they answered: what they said is the owner's (D6)."""
    return code if facts.asked_on is not None else "answered"


def _at_risk(code: str, *, rests_on: Basis = Basis.CASES, count: int = 1, day: date | None = None) -> Why:
    return Why(standing=Standing.AT_RISK, code=code, rests_on=rests_on, count=count, day=day)


def _promoter(code: str, rests_on: Basis, *, count: int = 1, day: date | None = None) -> Why:
    return Why(standing=Standing.PROMOTER, code=code, rests_on=rests_on, count=count, day=day)
