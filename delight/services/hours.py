"""Opening hours, holidays and special days: what the shop says of them, and what follows."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from delight.data.entities import SpecialDay
from delight.data.queries import shop as shop_query
from delight.data.queries.common import found, version
from delight.data.queries.days import special_days
from delight.domain.changes import Changes, DeedName
from delight.domain.days.calendar import evening_of
from delight.domain.days.schedule import (
    AS_USUAL,
    Example,
    HolidayRow,
    Region,
    Schedule,
    SpecialDraft,
    SpecialRow,
    busy_hour,
    checked_special,
    due_in,
    open_day,
)
from delight.domain.days.zones import zone_names
from delight.domain.errors import UnknownError
from delight.domain.shop import ShopDraft, ShopRow
from delight.services.context import Context
from delight.services.days.public_holidays import holidays_of, regions_of
from delight.services.days.schedules import schedule_of
from delight.services.shop import check_seen

_AHEAD_DAYS = 400


class HoursService:
    """When the shop is open."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def schedule(self, shop: ShopRow | ShopDraft | None = None) -> Schedule:
        """Return the shop's days, or those it would have as ``shop`` says."""
        with self._context.db.read() as session:
            return schedule_of(session, shop or shop_query.shop(session), self._context.zone)

    def example(self, shop: ShopDraft, received: datetime | None = None) -> Example:
        """Return what it means for a complaint of a moment, or late on a Friday, if the shop were ``shop``.

        Raises:
            InputError: as ``read_week`` does.
        """
        days = self.schedule(shop)
        at = received or busy_hour(days, self._context.clock())
        right = due_in(days, at, shop.resolve_days)
        first, *later = (
            open_day(days, evening_of(right, days.zone) + timedelta(days=after))
            for after in (shop.check_days, *shop.return_days)
        )
        return Example(
            received=at,
            acknowledge_by=due_in(days, at, shop.acknowledge_days),
            resolve_by=right,
            check_on=first,
            return_on=tuple(later),
        )

    def zones(self) -> tuple[str, ...]:
        """Return the names of time zones, those of continents alone, in alphabetical order."""
        return zone_names()

    def regions(self, country: str) -> tuple[Region, ...]:
        """Return the parts of a country with holidays of their own."""
        return regions_of(country)

    def holidays(self, shop: ShopRow | ShopDraft | None = None, most: int = 20) -> list[HolidayRow]:
        """Return the holidays that are coming, and what the shop does on them."""
        with self._context.db.read() as session:
            shop = shop or shop_query.shop(session)
            special = {row.first: row for row in special_days(session) if row.days == 1}
        today = self._context.today()
        named = partial(holidays_of, shop.country, shop.region, shop.language)
        rows = [
            HolidayRow(day=day, name=name, kept=shop.keeps_holidays, special=special.get(day))
            for year in (today.year, today.year + 1)
            for day, name in named(year).items()
            if today <= day <= today + timedelta(days=_AHEAD_DAYS)
        ]
        return rows[:most]

    def special(self, *, over: bool = False) -> list[SpecialRow]:
        """Return the special days to come, the soonest first; with those that are ``over`` if wanted."""
        with self._context.db.read() as session:
            return special_days(session, None if over else self._context.today())

    def get_special(self, special_id: int) -> SpecialRow:
        """Return special days (``special.unknown``)."""
        row = next((row for row in self.special(over=True) if row.id == special_id), None)
        if row is None:
            raise UnknownError("special.unknown", id=special_id)
        return row

    def save_special(
        self, draft: SpecialDraft, special_id: int | None = None, seen: int | None = None
    ) -> Changes:
        """Keep days with hours of their own, new ones or in place of those with an id.

        Raises:
            InputError: see ``checked_special``.
            UnknownError: ``special.unknown``.
            ConflictError: ``record.changed_elsewhere``.
        """
        first, last, name, hours = checked_special(draft)
        with self._context.deed(DeedName.SPECIAL_DAY_SAVED) as deed:
            if special_id is None:
                record = SpecialDay(first=first, last=last, name=name, hours=hours)
                deed.add(record)
            else:
                record = found(deed.session, SpecialDay, special_id, "special.unknown")
                check_seen(seen, version(deed.session, record.uid))
                record.first, record.last, record.name, record.hours = first, last, name, hours
            deed.about(record)
        return deed.changes

    def open_on(self, holiday: HolidayRow) -> Changes:
        """Note that the shop is open on a holiday, as on any such weekday."""
        draft = SpecialDraft(first=holiday.day, name=holiday.name, hours=AS_USUAL)
        return self.save_special(draft, holiday.special.id if holiday.special else None)

    def remove_special(self, special_id: int) -> Changes:
        """Let days be as any other again (``special.unknown``)."""
        with self._context.deed(DeedName.SPECIAL_DAY_REMOVED) as deed:
            record: SpecialDay = found(deed.session, SpecialDay, special_id, "special.unknown")
            deed.about(record)
            deed.session.delete(record)
        return deed.changes
