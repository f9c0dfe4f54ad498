"""What stays of an erased person: figures that no longer say whose they were.

A case, its settled actions, promises and follow-ups, a surprise that was given, an answer, a voucher, a
stamp card and a visit become new records with ids and uids of their own, without words, their moments moved
to the first of the month (what lies between two moments of a case stays, to the hour). They have no lines in
the journal: a line would tie them to the deed that erased the person, and so to the history of the records
that were theirs.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from sqlmodel import Session

from delight.data.belongings import Belongings
from delight.data.figures import NO_WORDS, Stored, add, in_month, shared_words
from delight.data.journal import Writer
from delight.data.papers import keep_papers
from delight.domain.cases.figures import FIGURE
from delight.domain.cases.recovery import PromiseState
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.changes import Noun
from delight.domain.customers.mentions import Named
from delight.domain.progress import ProgressFn, silent

_TOLD_EVERY = 200
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
    "message_id": "",
    "lacked": "",
}


def keep_figures(
    writer: Writer, theirs: Belongings, today: str, who: Named, progress: ProgressFn = silent
) -> int:
    """Keep the figures of what is about to be erased; return how many records they are.

    Vouchers and stamp cards that are still good on ``today`` keep what they are worth, without ``who``.
    """
    session = writer.session
    shifts = {row["id"]: _shift(row["received_at"]) for row in theirs.of(Noun.CASE)}
    kept = list(_cases(writer, theirs, shifts, progress))
    ids = dict(zip(shifts, add(session, Noun.CASE, kept), strict=True))
    count = len(kept)
    for noun, is_settled, emptied in _PARTS:
        settled = [row for row in theirs.of(noun) if row["case_id"] in ids and is_settled(row)]
        moved = (
            {**_moved(row, shifts[row["case_id"]]), **emptied, "case_id": ids[row["case_id"]]}
            for row in settled
        )
        count += len(add(session, noun, list(moved)))
    for noun, rows in (
        (Noun.GESTURE, _gestures(session, theirs)),
        (Noun.VISIT, _visits(theirs)),
        (Noun.PULSE, _pulses(theirs)),
    ):
        count += len(add(session, noun, list(rows)))
    return count + keep_papers(session, theirs, today, who)


def _cases(
    writer: Writer, theirs: Belongings, shifts: Mapping[int, timedelta], progress: ProgressFn
) -> Iterator[Stored]:
    years = Counter(row["received_at"][:4] for row in theirs.of(Noun.CASE))
    numbers = {year: iter(writer.next_numbers(f"erased.{year}", many)) for year, many in years.items()}
    shared = shared_words(writer.session, theirs, Noun.CASE, "cause")
    for number, row in enumerate(theirs.of(Noun.CASE)):
        if number % _TOLD_EVERY == 0:
            progress(number, len(shifts))
        year = row["received_at"][:4]
        left = {
            **_moved(row, shifts[row["id"]]),
            **_EMPTIED_CASE,
            "reference": f"{FIGURE}{year}-{next(numbers[year]):04d}",
            **({} if row["cause"] in shared else {"cause": "", "cause_key": ""}),
        }
        yield {**left, **_ended(row, left), **_seen(row, left)}


def _ended(row: Stored, left: Stored) -> Stored:
    """Return how a case ends that is not closed while its customer is erased: nobody can go on with it."""
    if row["kind"] == CaseKind.COMPLAINT and row["stage"] != Stage.CLOSED:
        return {"stage": Stage.CLOSED.value, "closed_at": left["resolved_at"] or left["received_at"]}
    if row["kind"] != CaseKind.COMPLAINT and row["stage"] == Stage.NEW:
        return {"stage": Stage.DONE.value}
    return {}


def _seen(row: Stored, left: Stored) -> Stored:
    """Return that an owner knows of a grave matter: nothing is left of it to take on."""
    unseen = row["grave"] is not None and row["grave_seen_at"] is None
    return {"grave_seen_at": left["received_at"]} if unseen else {}


def _gestures(session: Session, theirs: Belongings) -> Iterator[Stored]:
    shared = shared_words(session, theirs, Noun.GESTURE, "name")
    for row in theirs.of(Noun.GESTURE):
        if row["given_at"]:
            name = row["name"] if row["name"] in shared else NO_WORDS
            emptied = {"customer_id": None, "name": name, "note": "", "reaction": "", "planned_on": None}
            emptied |= {"link_id": None, "key": row["key"] if name in shared else ""}
            yield {**_moved(row, _shift(row["given_at"])), **emptied}


def _visits(theirs: Belongings) -> Iterator[Stored]:
    for row in theirs.of(Noun.VISIT):
        yield {**row, "customer_id": None, "day": f"{row['day'][:7]}-01", "reference": ""}


def _pulses(theirs: Belongings) -> Iterator[Stored]:
    for row in theirs.of(Noun.PULSE):
        yield {**in_month(row), "customer_id": None, "words": ""}


def _shift(moment: str) -> timedelta:
    """Return how far a moment lies behind noon of the first of its month."""
    at = datetime.fromisoformat(moment)
    return at - datetime(at.year, at.month, 1, 12, tzinfo=UTC)


def _moved(row: Stored, shift: timedelta) -> Stored:
    """Return a record with its moments and days moved back, moments to the full hour."""
    moments, days = _dated(tuple(row))
    moved = dict(row)
    for name in moments:
        if row[name]:
            at = datetime.fromisoformat(row[name]) - shift
            rounded = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=at.minute >= 30)
            moved[name] = rounded.isoformat(timespec="milliseconds")
    for name in days:
        if row[name]:
            back = timedelta(days=round(shift.total_seconds() / 86400))
            moved[name] = (date.fromisoformat(row[name]) - back).isoformat()
    return moved


@cache
def _dated(names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return which columns hold moments, and which days."""
    return [name for name in names if name.endswith("_at")], [name for name in names if name.endswith("_on")]


def _is_done(row: Mapping[str, Any]) -> bool:
    return bool(row["done_at"])


def _is_settled(row: Mapping[str, Any]) -> bool:
    return row["state"] != PromiseState.OPEN


_PARTS: Iterable[tuple[Noun, Callable[[Stored], bool], Stored]] = (
    (Noun.ACTION, _is_done, {"note": "", "approval_note": "", "due_on": None}),
    (Noun.PROMISE, _is_settled, {"what": NO_WORDS, "note": "", "action_id": None, "letter_id": None}),
    (Noun.FOLLOW_UP, _is_done, {"result": ""}),
)
