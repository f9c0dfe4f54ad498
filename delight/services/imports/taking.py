"""Write what an import is going to do: everything in one deed, or nothing."""

from __future__ import annotations

from collections import Counter
from typing import Any

from delight.data import bulk
from delight.data.bulk import Tick
from delight.data.chain import Stored
from delight.data.entities import Action, Case, Consent, Customer, Link, Note, Reach, Record, Tag, Visit
from delight.data.journal import Writer
from delight.domain.customers.links import LinkKind
from delight.services.customers.consents import stop_letters
from delight.services.imports.record import CustomerRecord, new_uids
from delight.services.imports.work import Work, is_changed

_BELONGS = (Reach, Tag, Consent, Note)
_STOPPING = ("gone", "letters_welcome")


def writes(work: Work) -> int:
    """Return how many records are written, for telling how far it is."""
    events = len(work.cases) + len(work.actions) + len(work.visits)
    own = sum(len(one.added) + len(one.employers) for one in work.people)
    return events + own + sum(one.values != one.before for one in work.people)


def write(deed: Writer, work: Work, staff_id: int | None, tick: Tick) -> None:
    """Write everything past the ORM.

    Args:
        deed: of the import.
        work: what is to be done.
        staff_id: who did it.
        tick: told how many records more are written; raises to stop.
    """
    changed = [one for one in work.people if is_changed(one)]
    _write_people(deed, changed, tick)
    _write_belongings(deed, work.people, staff_id, tick)
    _write_employers(deed, work, tick)
    _stop_letters(deed, changed)
    _write_cases(deed, work, tick)
    _write_visits(deed, work, tick)


def ids(work: Work) -> dict[int, int]:
    """Return the ids of new customers by their first row, once they are written."""
    return {one.someone.row: one.values["id"] for one in work.people if one.is_new}


def _write_people(deed: Writer, people: list[CustomerRecord], tick: Tick) -> None:
    new = [one for one in people if one.is_new]
    first = bulk.first_free(deed, Customer)
    for number, one in enumerate(new):
        one.values["id"], one.values["created_at"] = first + number, deed.stamp
    bulk.insert(deed, Customer, [one.values for one in new], [one.values["uid"] for one in new], tick)
    changed = [(one.before, one.values) for one in people if one.before is not None]
    bulk.update(deed, Customer, changed, [values["uid"] for _, values in changed], tick)


def _stop_letters(deed: Writer, people: list[CustomerRecord]) -> None:
    """Letters at the printer never go to whom the file says to want none, or to be gone."""
    for one in people:
        as_before = one.before is None or all(one.values[name] == one.before[name] for name in _STOPPING)
        if not as_before and (one.values["gone"] or not one.values["letters_welcome"]):
            stop_letters(deed, one.values["id"])


def _write_belongings(deed: Writer, people: list[CustomerRecord], staff_id: int | None, tick: Tick) -> None:
    rows: dict[type[Record], list[Stored]] = {entity: [] for entity in _BELONGS}
    uids: dict[type[Record], list[str]] = {entity: [] for entity in _BELONGS}
    at = deed.stamp
    for one in people:
        for entity, row in one.added:
            more = {"at": at, "staff_id": staff_id} if entity is Note else {}
            rows[entity].append({**row, **more, "customer_id": one.values["id"]})
            uids[entity].append(one.values["uid"])
    for entity in _BELONGS:
        bulk.insert(deed, entity, _with_uids(rows[entity]), uids[entity], tick)


def _write_employers(deed: Writer, work: Work, tick: Tick) -> None:
    """Link people with the companies they work at; either may be new."""
    new, rows, uids = ids(work), list[Stored](), list[str]()
    for one in work.people:
        for firm in one.employers:
            pair = {"customer_id": one.values["id"], "other_id": firm.id or new[firm.row]}
            rows.append({**pair, "kind": LinkKind.WORKS_AT.value, "day": None})
            uids.append(one.values["uid"])
    bulk.insert(deed, Link, _with_uids(rows), uids, tick)


def _write_cases(deed: Writer, work: Work, tick: Tick) -> None:
    first = bulk.first_free(deed, Case)
    numbers = _references(deed, [row for row, _ in work.cases])
    rows = [
        {**row, "id": first + n, "reference": number, "customer_id": whose.values["id"] if whose else None}
        for n, ((row, whose), number) in enumerate(zip(work.cases, numbers, strict=True))
    ]
    uids = [whose.values["uid"] if whose else "" for _, whose in work.cases]
    bulk.insert(deed, Case, _with_uids(rows), uids, tick)
    actions = [{**row, "case_id": first + at} for at, row in work.actions]
    bulk.insert(deed, Action, _with_uids(actions), [uids[at] for at, _ in work.actions], tick)


def _references(deed: Writer, rows: list[Stored]) -> list[str]:
    """Return a number for each case, of the year it was received in."""
    years = [str(row["received_at"])[:4] for row in rows]
    free = {year: iter(deed.next_numbers(f"cases.{year}", count)) for year, count in Counter(years).items()}
    return [f"C-{year}-{next(free[year]):04d}" for year in years]


def _write_visits(deed: Writer, work: Work, tick: Tick) -> None:
    rows: list[dict[str, Any]] = [{**row, "customer_id": whose.values["id"]} for row, whose in work.visits]
    bulk.insert(deed, Visit, _with_uids(rows), [whose.values["uid"] for _, whose in work.visits], tick)


def _with_uids(rows: list[Stored]) -> list[Stored]:
    return [{**row, "uid": uid} for row, uid in zip(rows, new_uids(len(rows)), strict=True)]
