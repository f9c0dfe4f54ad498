"""``delight closed``: holidays, and days on which the shop is closed or has hours of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.wishes import opened, typing
from delight.domain.days.dates import read_day
from delight.domain.days.schedule import AS_USUAL, HolidayRow, SpecialDraft, SpecialRow
from delight.domain.errors import UnknownError

if TYPE_CHECKING:
    from delight.services.bundle import Services


@click.group(cls=Noun, example='delight closed add 2026-08-03 --until 2026-08-16 --name "Summer break"')
def closed() -> None:
    """Holidays, and days on which the shop is closed or has hours of its own.

    The hours of every week are a setting: delight settings hours "mo-fr 08:00-18:00; sa 08:00-13:00".
    """


@closed.command(
    cls=Deed,
    example='delight closed add 2026-08-03 --until 2026-08-16 --name "Summer break"\n'
    "delight closed add 2026-12-24 --hours 08:00-12:00",
)
@click.argument("day", metavar="DAY")
@click.option("--until", metavar="DAY", help="The last of several days.")
@click.option("--name", default="", metavar="TEXT", help="What they are called.")
@click.option("--hours", default="", metavar="HOURS", help="Open then after all: 10:00-14:00, or usual.")
def add(day: str, until: str | None, name: str, hours: str) -> None:
    """Close the shop on a day or several, or give them hours of their own."""
    with opened() as services:
        now = typing(services)
        draft = SpecialDraft(
            first=read_day(day, now, field="day"),
            last=read_day(until, now, field="until") if until else None,
            name=name,
            hours=hours,
        )
        changes = services.hours.save_special(draft)
        row = next(row for row in services.hours.special(over=True) if row.id == changes.record)
        confirm({**done(changes), **Speaker(services).plain(row)}, f"{_days(row)}: {_hours(row.hours)}.")


@closed.command(name="list", cls=Question, example="delight closed list")
@click.option("--all", "over", is_flag=True, help="Also what is over.")
def list_(over: bool) -> None:
    """List the days that differ, the soonest first."""
    with opened() as services:
        rows = services.hours.special(over=over)
        lines = [(str(r.id), _days(r), r.name, _hours(r.hours)) for r in rows]
        answer(
            Speaker(services).plain(rows),
            table(lines, ("Id", "Days", "Name", ""), "None: the week is as usual."),
        )


@closed.command(cls=Deed, example="delight closed remove 3\ndelight closed remove 2026-05-25")
@click.argument("day", metavar="DAY|ID")
def remove(day: str) -> None:
    """Let days be as any other again; of a holiday, that the shop is open on it."""
    with opened() as services:
        row, holiday = _special(services, day), _holiday(services, day)
        if row is not None:
            changes = services.hours.remove_special(row.id)
            confirm(done(changes, id=row.id), f"{_days(row)}: as on any such day.")
        elif holiday is not None:
            confirm(done(services.hours.open_on(holiday)), f"{holiday.day}, {holiday.name}: open as usual.")
        else:
            raise UnknownError("special.unknown", id=day)


@closed.command(cls=Question, example="delight closed holidays")
@click.option("--regions", is_flag=True, help="The regions of the country, for the setting region.")
def holidays(regions: bool) -> None:
    """List the holidays that are coming, and whether the shop is closed on them."""
    with opened() as services:
        if regions:
            found = services.hours.regions(services.shop.row().country)
            lines = [(one.code, one.name) for one in found]
            answer(Speaker(services).plain(found), table(lines, ("Code", "Region"), "This country has none."))
            return
        rows = services.hours.holidays()
        told = [(str(row.day), row.name, _state(row)) for row in rows]
        answer(
            Speaker(services).plain(rows), table(told, ("Day", "Holiday", ""), "No list of them is known.")
        )


def _special(services: Services, text: str) -> SpecialRow | None:
    rows = services.hours.special(over=True)
    if _is_id(text):
        return next((row for row in rows if row.id == int(text)), None)
    day = read_day(text, typing(services), field="day")
    return next((row for row in rows if row.first == day), None)


def _holiday(services: Services, text: str) -> HolidayRow | None:
    if _is_id(text):
        return None
    day = read_day(text, typing(services), field="day")
    return next((row for row in services.hours.holidays(most=400) if row.day == day), None)


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _days(row: SpecialRow) -> str:
    return str(row.first) if row.days == 1 else f"{row.first} to {row.last}"


def _hours(hours: str) -> str:
    return "open as usual" if hours == AS_USUAL else f"open {hours}" if hours else "closed"


def _state(row: HolidayRow) -> str:
    if row.special is not None:
        return _hours(row.special.hours)
    return "closed" if row.kept else "open as usual"
