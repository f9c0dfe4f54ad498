"""Rows about customers: who is new, who learns something, who is here already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from operator import attrgetter

from delight.data.queries import shop as shop_query
from delight.data.queries.common import Read
from delight.domain.days.calendar import local_day
from delight.domain.imports.importing import Fate, KeptRow, Rejected, RowPlan
from delight.domain.incoming import Person
from delight.services.context import Context
from delight.services.imports.firms import Firms
from delight.services.imports.known import Known, Someone, someone
from delight.services.imports.learning import Learnt, begin, learn
from delight.services.imports.record import CustomerRecord, new_uids
from delight.services.imports.work import PREVIEWED, People, Work, cannot, kept_row

_SHOWN = (
    "name", "title", "reading", "email", "phone", "address", "country", "language", "birthday", "know",
    "expects", "likes", "health",
)  # fmt: skip
_NOTHING = Learnt()


def plan_people(context: Context, read: Read, rows: Iterable[Person | Rejected], at: datetime) -> Work:
    """Return what becomes of every row about a customer; nothing is written.

    Args:
        context: of the shop.
        read: gives a session for a moment.
        rows: read and checked, in the order of the file.
        at: when they come in.
    """
    told, people, firms = _matched(read, rows)
    people.load(read)
    work, today = Work(people=people.all()), local_day(at, context.zone)
    uids = iter(new_uids(sum(not record.someone.id for record in work.people)))
    for row, record in told:
        if record is None or isinstance(row, Rejected):
            work.rows.append(cannot(row))  # pyright: ignore[reportArgumentType] - rejected rows have no record
            continue
        is_first = record.is_new and not record.values
        learnt = begin(record, row, next(uids)) if is_first else learn(record, row, today)
        learnt = firms.link(record, row, learnt)
        work.rows.append(_became(row, record, learnt, is_first=is_first))
        if len(work.preview) < PREVIEWED:
            work.preview.append(_shown(row))
    return work


def _matched(
    read: Read, rows: Iterable[Person | Rejected]
) -> tuple[list[tuple[Person | Rejected, CustomerRecord | None]], People, Firms]:
    """Find for each row whom it belongs to, in the shop or in an earlier row, and the companies they name."""
    with read() as session:
        people = People(shop_query.shop(session).country)
    known = Known(read)
    told: list[tuple[Person | Rejected, CustomerRecord | None]] = []
    for row in rows:
        if isinstance(row, Rejected):
            told.append((row, None))
            continue
        told.append((row, people.of(_found(known, someone(row)))))
    firms = Firms(known)
    firms.look_up(row for row, _ in told)
    return told, people, firms


def _found(known: Known, wanted: Someone) -> Someone:
    found = known.find(wanted)
    if found is None:
        known.add(wanted)
        return wanted
    known.learn(found, wanted)
    return found


def _became(row: Person, record: CustomerRecord, learnt: Learnt, *, is_first: bool) -> RowPlan:
    if is_first:
        return RowPlan(
            row=row.row, fate=Fate.NEW, title=row.draft.name, remarks=(*row.remarks, *learnt.remarks)
        )
    fate = Fate.MERGED if record.is_new else Fate.UPDATED if learnt.adds else Fate.HERE
    return RowPlan(
        row=row.row,
        fate=fate,
        title=row.draft.name,
        record_id=record.someone.id or None,
        into_row=record.someone.row if record.is_new else None,
        adds=learnt.adds,
        differs=learnt.differs,
        remarks=(*row.remarks, *learnt.remarks),
    )


def _shown(person: Person) -> KeptRow:
    draft = person.draft
    values = [(name, attrgetter(name)(draft)) for name in _SHOWN]
    more = [(reach.kind.value, reach.value) for reach in person.reaches]
    return kept_row(person.row, draft.name, [*values, *more, *_belonging(person)])


def _belonging(person: Person) -> Iterator[tuple[str, str]]:
    yield "tags", ", ".join(person.tags)
    for consent in person.consents:
        yield f"consent:{consent.about}", "yes" if consent.given else "no"
    if not person.draft.letters_welcome:
        yield "letters_welcome", "no"
