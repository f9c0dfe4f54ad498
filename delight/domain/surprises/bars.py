"""Why somebody cannot be surprised just now, and how long they have waited."""

from __future__ import annotations

from datetime import date, timedelta

from delight.domain.customers.standing import Standing
from delight.domain.surprises.choosing import LOYAL
from delight.domain.surprises.reasons import Bar
from delight.domain.surprises.values import NOTHING, Person, Rules, State, WhyNot

TIERS = 3
"""The loyal, those who are known, and the new: in this order."""
SEEN_WITHIN = 180
"""Who was here before that, and has no rhythm of their own, may not come again."""


def tier_of(standing: Standing) -> int:
    """Return which tier somebody of that standing is drawn in."""
    if standing in LOYAL:
        return 0
    return 2 if standing is Standing.NEW else 1


def forbidden(who: Person) -> WhyNot | None:
    """Return what forbids every surprise, thanks for a referral, too."""
    if who.gone:
        return WhyNot(Bar.GONE)
    if not who.welcome:
        return WhyNot(Bar.NO_SURPRISES)
    if who.complaint_since is not None:
        return WhyNot(Bar.OPEN_COMPLAINT, figures={"since": who.complaint_since.isoformat()})
    return None


def skipped(state: State, who: Person, week: date) -> WhyNot | None:
    """Return until when somebody was skipped, if that is not over."""
    day = state.not_before.get(who.id)
    return WhyNot(Bar.SKIPPED, day) if day is not None and day > week else None


def resting(state: State, who: Person, week: date) -> WhyNot | None:
    """Return what says that it is too soon, occasions or not."""
    if who.planned_on is not None:
        return WhyNot(Bar.PLANNED, figures={"planned": who.planned_on.isoformat()})
    rest = timedelta(days=state.rules.cool_down)
    if who.surprised_on is not None and (day := who.surprised_on + rest) > week:
        figures = {"last": who.surprised_on.isoformat(), "rest": rest.days}
        return WhyNot(Bar.COOL_DOWN, day, figures)
    return skipped(state, who, week)


def held_back(who: Person, rules: Rules, week: date) -> bool:
    """Return whether somebody was held out so lately that they are not drawn by chance again yet.

    They rest as long as somebody who was surprised, so that both sides of the hold-out stay alike. Occasions
    and thanks come to them as to anybody.
    """
    return who.held_on is not None and who.held_on + timedelta(days=rules.cool_down) > week


def unsuited(who: Person, week: date) -> WhyNot | None:
    """Return what keeps somebody from a surprise without an occasion."""
    if who.standing is Standing.AT_RISK:
        return WhyNot(Bar.AT_RISK)
    seen = who.last_visit
    long_ago = who.rhythm is None and seen is not None and (week - seen).days > SEEN_WITHIN
    if who.standing is Standing.DRIFTING or long_ago:
        return WhyNot(Bar.AWAY, figures={"since": seen.isoformat()} if seen else NOTHING)
    return None


def waits_since(who: Person, rules: Rules) -> date:
    """Return since when somebody waits for a surprise by chance."""
    since = max(who.known_since, rules.first_day)
    if who.surprised_on is not None and who.surprised_on > since:
        since = who.surprised_on
    return who.held_on if who.held_on is not None and who.held_on > since else since
