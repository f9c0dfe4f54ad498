"""Past complaints, compliments and suggestions out of a table that another program wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from functools import partial
from html import unescape

from delight.domain.cases.case import Channel, Failure, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.stages import CaseKind
from delight.domain.errors import InputError
from delight.domain.imports.importing import Rejected
from delight.domain.incoming import PastCase
from delight.exchange import words
from delight.exchange.case_words import outcome_of, stage_of, told
from delight.exchange.column import Column
from delight.exchange.dates_in import Order, When, read_when
from delight.exchange.event_row import EventRow, event_file
from delight.exchange.filled_row import read_line
from delight.exchange.parts import Part
from delight.exchange.secrets import has_card
from delight.exchange.stars import is_praise
from delight.exchange.table import Sheet

_SHORT = 100
"""Texts up to this length are headings of the longer ones."""
_LONGEST_LINE = 200
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,6});")
"""What programs for the web leave in a text: "fish &amp; chips"."""
_MOST_DAYS = 3_650
_MOST_HOURS = 24 * _MOST_DAYS


def past_cases(
    sheet: Sheet,
    columns: Sequence[Column],
    country: str,
    *,
    day_first: bool | None = None,
    currency: str,
    zone: tzinfo | None,
    now: datetime,
) -> Iterator[PastCase | Rejected]:
    """Yield each row as a case, as far as the file tells, or why it cannot be one.

    What has no field of its own, such as a category in words that nobody knows, stays in the text.

    Args:
        sheet: the table.
        columns: what its columns hold.
        country: the shop's, for days and amounts that can be read in two ways.
        day_first: how such days are meant, where the person said so.
        currency: the shop's; amounts in others are remarked on and stay in the text.
        zone: the shop's, for times without one.
        now: for years of two digits.
    """
    file = event_file(sheet, columns, country, currency=currency, day_first=day_first, today=now.date())
    row_of, read = partial(EventRow, file=file), partial(_read, zone=zone)
    for line in sheet.lines:
        yield read_line(line, row_of, read)


def _read(row: EventRow, zone: tzinfo | None) -> PastCase:
    resolved_at, closed_at, happened = (
        _moment(row, part, zone) for part in (Part.RESOLVED, Part.CLOSED, Part.HAPPENED)
    )
    received = _received(row, is_needed=not (resolved_at or closed_at or happened))
    received_at = received.moment(zone) if received else None
    if not resolved_at and not closed_at:
        closed_at = _after(row, received_at)
    kind, severity = told(row, Part.KIND, CaseKind) or _by_stars(row), told(row, Part.SEVERITY, Severity)
    channel, failure = told(row, Part.CHANNEL, Channel), told(row, Part.FAILURE, Failure)
    at_stake, cost = _money(row, Part.AMOUNT), _money(row, Part.COST)
    reached = stage_of(row)
    return PastCase(
        row=row.number,
        who=row.who(),
        kind=kind or CaseKind.COMPLAINT,
        stage=reached,
        outcome=outcome_of(row, reached),
        failure=failure,
        severity=severity or Severity.MEDIUM,
        channel=channel or Channel.IN_PERSON,
        remedy_wanted=_text(row, Part.REMEDY),
        remedy_given=_text(row, Part.ANSWER),
        at_stake_minor=at_stake,
        cost_minor=cost,
        received_at=received_at,
        happened_at=happened,
        acknowledged_at=_moment(row, Part.ACKNOWLEDGED, zone),
        resolved_at=resolved_at,
        closed_at=closed_at,
        place=row.line(Part.PLACE, _LONGEST_LINE, keep=True),
        mood=_mood(row, Part.MOOD),
        mood_after=_mood(row, Part.MOOD_AFTER),
        grave=told(row, Part.GRAVE, Grave),
        owner_only=_owner_only(row),
        cause=_text(row, Part.CAUSE),
        staff=row.line(Part.STAFF, _LONGEST_LINE, keep=True),
        their_reference=row.line(Part.REFERENCE, _LONGEST_LINE, keep=True),
        what=_what(row),
        remarks=tuple(row.remarks),
    )


def _received(row: EventRow, *, is_needed: bool) -> When | None:
    """Return when it came in: the day, with the time from a column of its own where the day has none.

    Raises:
        InputError: ``row.day_unreadable`` where no other day tells when it was.
    """
    clock = row.row.first(Part.RECEIVED_TIME)
    when = row.when(Part.RECEIVED) if is_needed else _when(row, Part.RECEIVED)
    if when is None or when.clock or not clock:
        return when
    both = read_when(f"{when.day.isoformat()} {clock}", Order(serial=False))
    if both is None:
        column, text = row.row.by_part[Part.RECEIVED_TIME][0]
        row.keep(column, text)
    return both or when


def _moment(row: EventRow, part: Part, zone: tzinfo | None) -> datetime | None:
    when = _when(row, part)
    return when.moment(zone) if when else None


def _when(row: EventRow, part: Part) -> When | None:
    """Return another day of a case; one that cannot be read stays in the text and is remarked on."""
    try:
        return row.when(part)
    except InputError as error:
        column, text = row.row.by_part[part][0]
        row.unread("import.day_left_out", column, text, example=error.details["example"])
        row.keep(column, text)
        return None


def _after(row: EventRow, received: datetime | None) -> datetime | None:
    """Return the end that follows from how long it took; less than nothing is remarked on and left out."""
    for part, unit in ((Part.DAYS, timedelta(days=1)), (Part.HOURS, timedelta(hours=1))):
        for column, text in row.row.by_part.get(part, ()):
            count = _count(text)
            if count is None or not timedelta() <= count * unit <= timedelta(days=_MOST_DAYS):
                row.remark("case.duration_impossible", column.name, text=text[:80])
                row.keep(column, text)
            elif received:
                return received + count * unit
    return None


def _count(text: str) -> float | None:
    try:
        count = float(text.replace(",", ".").strip())
    except ValueError:
        return None
    return count if abs(count) < _MOST_HOURS else None


def _money(row: EventRow, part: Part) -> int | None:
    """Return an amount; one below nothing or that nobody can read stays in the text and is remarked on."""
    remarks = len(row.remarks)
    try:
        minor = row.amount(part)
    except InputError:
        minor = None
        row.remark("import.amount_left_out", row.column_of(part.field))
    if minor is not None and minor < 0:
        row.remark("case.amount_negative", row.column_of(part.field))
        minor = None
    if len(row.remarks) > remarks:
        row.keep(*row.row.by_part[part][0])
    return minor


def _by_stars(row: EventRow) -> CaseKind | None:
    """Return what the stars of a review make of it: four of five are a compliment; they stay in the text."""
    cell = row.cell(Part.STARS)
    if cell is None:
        return None
    row.keep(*cell)
    praise = is_praise(cell[1], row.file.stars)
    if praise is None:
        row.remark("import.stars_kept", cell[0].name, text=cell[1][:80])
    return CaseKind.COMPLIMENT if praise else CaseKind.COMPLAINT


def _owner_only(row: EventRow) -> bool:
    """Return whether a case is for the owner alone; where nobody can read that it is not, it is."""
    cell = row.cell(Part.OWNER_ONLY)
    if cell is None:
        return False
    said = words.answer(cell[1])
    if said is None:
        row.unread("case.owner_only_unclear", *cell)
    return said is not False


def _mood(row: EventRow, part: Part) -> int | None:
    for column, text in row.row.by_part.get(part, ()):
        if text in {"1", "2", "3", "4", "5"}:
            return int(text)
        row.keep(column, text)
    return None


def _text(row: EventRow, part: Part) -> str:
    return row.text(part, "\n".join(row.row.all(part)))


def _what(row: EventRow) -> str:
    """Return what happened: headings in one line, then the texts, then what has no field of its own."""
    topics, texts = row.row.all(Part.TOPIC), row.row.all(Part.WHAT)
    said = [text for text in dict.fromkeys((*topics, *texts)) if not _stands_in(text, (*topics, *texts))]
    short = [text for text in said if text in texts and len(text) <= _SHORT and "\n" not in text]
    long = [text for text in said if text in texts and text not in short]
    headings = [text for text in said if text not in texts]
    what = row.text(Part.WHAT, "\n".join([*headings, " – ".join(short), *long, *row.kept]))
    what = unescape(what) if _ENTITY.search(what) else what
    if has_card(what):
        row.remark("import.card_number", row.column_of("what"))
    return what


def _stands_in(text: str, others: Sequence[str]) -> bool:
    """Return whether a text is a piece of another one."""
    return any(text in other and text != other for other in others)
