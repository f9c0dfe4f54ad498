"""The clocks of cases, worked out in one place, and the shop's own time.

A deadline is told to a customer, so it stays as it was told: other hours, targets or holidays count for what
comes in from then on. Only what the deadline hangs on works it out anew: when a complaint came in, how it
reached the shop, and being reopened. Who comes back with a matter that was thought to be settled hears a new
day, so a reopened case has as long as a new one, from then on; that it took two goes stays in its history.
"""

from __future__ import annotations

from datetime import date, datetime, time

from delight.data.database import Session
from delight.data.entities import Case
from delight.data.queries.shop import targets
from delight.domain.cases.case import SPOKEN
from delight.domain.cases.clocks import DueIn, Targets, clocks
from delight.domain.cases.stages import OPEN_STAGES, CaseKind, Stage
from delight.domain.days.calendar import at_local, due_after
from delight.domain.days.zones import zone_named
from delight.domain.errors import InputError
from delight.domain.shop import ShopRow
from delight.services.context import Context

_MORNING = time(8)


def due_in(session: Session, context: Context, wanted: Targets) -> DueIn:
    """Return how the shop counts its days: those of the calendar until it has entered its opening hours."""
    if not wanted.hours:
        return lambda moment, days: due_after(moment, days, context.zone)
    from delight.domain.days import schedule
    from delight.services.days.schedules import schedule_of

    days_of = schedule_of(session, wanted, context.zone)
    return lambda moment, days: schedule.due_in(days_of, moment, days)


def start_clocks(session: Session, context: Context, case: Case) -> None:
    """Give a complaint its deadlines, from when it came in and how; what else came in has none."""
    if case.kind is not CaseKind.COMPLAINT:
        return
    wanted = targets(session)
    begun = clocks(due_in(session, context, wanted), wanted, case.received_at, spoken=case.channel in SPOKEN)
    case.acknowledge_by, case.acknowledged_at, case.resolve_by = begun


def restart_clocks(session: Session, context: Context, case: Case) -> None:
    """Work the deadlines of a complaint out anew, since when it came in or how was put right.

    Only what is open has deadlines to keep, and what was acknowledged by more than being spoken to stays so.
    What turned out to be no complaint has none.
    """
    if case.stage not in OPEN_STAGES:
        return
    if case.kind is not CaseKind.COMPLAINT:
        case.acknowledge_by = case.acknowledged_at = case.resolve_by = None
        return
    before = (case.acknowledge_by, case.acknowledged_at)
    start_clocks(session, context, case)
    if case.stage is not Stage.NEW:
        case.acknowledge_by, case.acknowledged_at = before


def reopen_clocks(session: Session, context: Context, case: Case, at: datetime) -> None:
    """Give a complaint that was reopened at a moment as long as a new one; it is awake, too."""
    wanted = targets(session)
    case.resolve_by = due_in(session, context, wanted)(at, wanted.resolve_days)
    case.snoozed_until = None


def wakes_at(session: Session, context: Context, day: date) -> datetime:
    """Return when what sleeps until a day is back: at opening, or at eight where the shop did not say."""
    wanted = targets(session)
    if not wanted.hours:
        return at_local(day, _MORNING, context.zone)
    from delight.domain.days import schedule
    from delight.services.days.schedules import schedule_of

    return schedule.morning(schedule_of(session, wanted, context.zone), day, _MORNING)


def open_day(session: Session, context: Context, day: date) -> date:
    """Return the first day from ``day`` on that the shop opens; ``day`` where it did not say when."""
    wanted = targets(session)
    if not wanted.hours:
        return day
    from delight.domain.days import schedule
    from delight.services.days.schedules import schedule_of

    return schedule.open_day(schedule_of(session, wanted, context.zone), day)


def follow_zone(context: Context, shop: ShopRow) -> None:
    """Let the clock on the wall be the shop's own; a zone that this machine does not know is not followed."""
    try:
        context.zone = zone_named(shop.zone) or context.home
    except InputError:
        context.zone = context.home
