"""What the shop is reminded of, and what it is told in the morning and on Fridays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from delight.data.queries import shop as shop_query
from delight.data.queries import today as query
from delight.domain.reminders import (
    AHEAD,
    ReminderTimes,
    Soon,
    WeekSummary,
    is_quiet,
    read_clock,
    summary_day,
)
from delight.domain.shop import ShopRow
from delight.services.context import Context

if TYPE_CHECKING:
    from delight.domain.backups import SecondPlace
    from delight.domain.days.schedule import Schedule

_WEEK = timedelta(days=7)


class ReminderService:
    """Looks at the clock and at what is promised; what was told already is known to whoever asks."""

    def __init__(
        self,
        context: Context,
        schedule: Callable[[ShopRow], Schedule],
        second: Callable[[], SecondPlace],
    ) -> None:
        """``schedule`` returns when the shop is open, ``second`` how its second place for copies is."""
        self._context, self._schedule, self._second = context, schedule, second

    def soon(self) -> Soon:
        """Return what is promised, and who is to hear from us, within the next half hour.

        With it comes whether anybody is to be bothered now.
        """
        now, zone = self._context.clock(), self._context.zone
        with self._context.db.read() as session:
            shop = shop_query.shop(session)
            rows = query.promised_by(session, now + AHEAD, now=now, zone=zone)
            rows += query.unanswered_by(session, now + AHEAD, now=now, zone=zone)
        times, schedule = times_of(shop), self._schedule(shop)
        return Soon(
            now=now,
            day=self._context.today(),
            rows=tuple(rows),
            quiet=is_quiet(times, schedule, now),
            summary=summary_day(times, schedule, now),
        )

    def week(self) -> WeekSummary | None:
        """Return what the owner is told on Fridays; nothing for whoever is no owner."""
        if not self._context.sees_all:
            return None
        now, second = self._context.clock(), self._second()
        with self._context.db.read() as session:
            settled, given = query.settled_alone(session, now - _WEEK)
            currency = shop_query.shop(session).currency
        newest = second.newest_at
        return WeekSummary(
            settled=settled,
            given_minor=given,
            copy_days=max(0, (now - newest).days) if newest is not None else None,
            currency=currency,
        )


def times_of(shop: ShopRow) -> ReminderTimes:
    """Return when a shop is reminded (``time.unreadable``)."""
    return ReminderTimes(
        on=shop.reminders,
        summary_at=read_clock(shop.summary_at, field="summary_at"),
        quiet_from=read_clock(shop.quiet_from, field="quiet_from"),
        quiet_to=read_clock(shop.quiet_to, field="quiet_to"),
    )
