"""What stays of an erased person: figures that no longer say whose they were.

A case, its settled actions, promises and follow-ups, a surprise that was given and a visit become new
records with ids and uids of their own, without words, their moments moved to the first of the month (what
lies between two moments of a case stays, to the hour). They have no lines in the journal: a line would tie
them to the deed that erased the person, and so to the history of the records that were theirs.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlmodel import Session

from delight.data.belongings import Belongings
from delight.data.journal import Writer
from delight.domain.cases import FIGURE
from delight.domain.changes import Noun
from delight.domain.progress import ProgressFn, silent
from delight.domain.recovery import PromiseState
from delight.domain.stages import CaseKind, Stage

Stored = dict[str, Any]
_TOLD_EVERY = 200
NO_WORDS = "–"
"""Stands where words were; the tables want some."""

_EMPTIED_CASE: Stored = {
    "their_reference": "",
    "customer_id": None,
    "what": NO_WORDS,
    "what_key": NO_WORDS,
    "topic": "",
    "remedy_wanted": "",
    "happened_at": None,
    "place": "",
    "acknowledge_by": None,
    "resolve_by": None,
    "snoozed_until": None,
    "reopened_why": "",
}


def keep_figures(writer: Writer, theirs: Belongings, progress: ProgressFn = silent) -> int:
    """Keep the figures of what is about to be erased; return how many records they are."""
    session, many = writer.session, len(theirs.ids(Noun.CASE))
    cases: dict[int, int] = {}
    shifts: dict[int, timedelta] = {}
    for number, case in enumerate(theirs.of(Noun.CASE)):
        if number % _TOLD_EVERY == 0:
            progress(number, many)
        shift = shifts[case["id"]] = _shift(case["received_at"])
        cases[case["id"]] = _add(session, Noun.CASE, _case(writer, theirs, case, shift))
    kept = len(cases)
    for noun, is_settled, emptied in _PARTS:
        for row in theirs.of(noun):
            if row["case_id"] in cases and is_settled(row):
                moved = _moved(row, shifts[row["case_id"]])
                _add(session, noun, {**moved, **emptied, "case_id": cases[row["case_id"]]})
                kept += 1
    return kept + _keep_gestures(session, theirs) + _keep_visits(session, theirs)


def _case(writer: Writer, theirs: Belongings, row: Stored, shift: timedelta) -> Stored:
    year = row["received_at"][:4]
    number = writer.next_number(f"erased.{year}")
    left = {
        **_moved(row, shift),
        **_EMPTIED_CASE,
        "reference": f"{FIGURE}{year}-{number:04d}",
        "cause": _if_shared(writer.session, theirs, Noun.CASE, "cause", row["cause"], ""),
    }
    return {**left, **_ended(row, left)}


def _ended(row: Stored, left: Stored) -> Stored:
    """Return how a case ends that is not closed while its customer is erased: nobody can go on with it."""
    if row["kind"] == CaseKind.COMPLAINT and row["stage"] != Stage.CLOSED:
        return {"stage": Stage.CLOSED.value, "closed_at": left["resolved_at"] or left["received_at"]}
    if row["kind"] != CaseKind.COMPLAINT and row["stage"] == Stage.NEW:
        return {"stage": Stage.DONE.value}
    return {}


def _keep_gestures(session: Session, theirs: Belongings) -> int:
    given = [row for row in theirs.of(Noun.GESTURE) if row["given_at"]]
    for row in given:
        name = _if_shared(session, theirs, Noun.GESTURE, "name", row["name"], NO_WORDS)
        emptied = {"customer_id": None, "name": name, "note": "", "reaction": "", "planned_on": None}
        _add(session, Noun.GESTURE, {**_moved(row, _shift(row["given_at"])), **emptied})
    return len(given)


def _keep_visits(session: Session, theirs: Belongings) -> int:
    visits = list(theirs.of(Noun.VISIT))
    for row in visits:
        month = f"{row['day'][:7]}-01"
        _add(session, Noun.VISIT, {**row, "customer_id": None, "day": month, "reference": ""})
    return len(visits)


def _if_shared(
    session: Session, theirs: Belongings, noun: Noun, column: str, words: str, otherwise: str
) -> str:
    """Return words that somebody else's record has too, which therefore tell nothing of this person."""
    query = f"SELECT id FROM {noun.value} WHERE {column} = ? AND customer_id IS NOT NULL"  # noqa: S608
    rows = session.connection().exec_driver_sql(query, (words,)) if words else []
    return words if any(not theirs.has(noun, row[0]) for row in rows) else otherwise


def _shift(moment: str) -> timedelta:
    """Return how far a moment lies behind noon of the first of its month."""
    at = datetime.fromisoformat(moment)
    return at - datetime(at.year, at.month, 1, 12, tzinfo=UTC)


def _moved(row: Stored, shift: timedelta) -> Stored:
    """Return a record with its moments and days moved back, moments to the full hour."""
    moved: Stored = {}
    for name, value in row.items():
        if isinstance(value, str) and name.endswith("_at"):
            at = datetime.fromisoformat(value) - shift
            rounded = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=at.minute >= 30)
            moved[name] = rounded.isoformat(timespec="milliseconds")
        elif isinstance(value, str) and name.endswith("_on"):
            moved[name] = (
                date.fromisoformat(value) - timedelta(days=round(shift.total_seconds() / 86400))
            ).isoformat()
        else:
            moved[name] = value
    return moved


def _add(session: Session, noun: Noun, row: Stored) -> int:
    """Insert a record under an id and uid that were never anybody's."""
    fresh = {**row, "uid": uuid4().hex}
    del fresh["id"]
    names, marks = ", ".join(fresh), ", ".join("?" * len(fresh))
    cursor = session.connection().exec_driver_sql(
        f"INSERT INTO {noun.value} ({names}) VALUES ({marks})",  # noqa: S608 - our own names
        tuple(fresh.values()),
    )
    return int(cursor.lastrowid or 0)


def _is_done(row: Mapping[str, Any]) -> bool:
    return bool(row["done_at"])


def _is_settled(row: Mapping[str, Any]) -> bool:
    return row["state"] != PromiseState.OPEN


_PARTS: Iterable[tuple[Noun, Callable[[Stored], bool], Stored]] = (
    (Noun.ACTION, _is_done, {"note": "", "due_on": None}),
    (Noun.PROMISE, _is_settled, {"what": NO_WORDS}),
    (Noun.FOLLOW_UP, _is_done, {"result": ""}),
)
