"""Rows about past cases: whose they are, how far they came, which are here already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from delight.data.chain import Stored
from delight.data.entities import Case
from delight.data.journal import stored
from delight.data.parts import parts
from delight.data.queries import incoming as query
from delight.data.queries import shop as shop_query
from delight.data.queries.common import Read
from delight.domain.cases.case import Channel, Severity
from delight.domain.cases.stages import OPEN_STAGES, CaseKind, Stage
from delight.domain.changes import Noun
from delight.domain.days.durations import is_backwards
from delight.domain.imports.importing import Fate, KeptRow, Rejected, Remark, RowPlan
from delight.domain.incoming import PastCase
from delight.domain.text import first_words, fold
from delight.services.context import Context
from delight.services.days.clocks import due_in
from delight.services.imports.case_values import stored_case
from delight.services.imports.reading import AT_ONCE, everything
from delight.services.imports.whose import Owners
from delight.services.imports.work import COUNTED, PREVIEWED, Work, cannot, kept_row

_TITLE = 60
_CLOCKS = timedelta(hours=24)
"""A clock that runs a day fast on the machine the file comes from makes no case of the future."""
_COMPARED = ("stage", "outcome", "at_stake_minor", "grave")
_READ = ("what_key", "received_at", "owner_only", *_COMPARED)
_ENDS = ("acknowledged_at", "resolved_at", "closed_at")
_OTHERS = {Stage.ACKNOWLEDGED: Stage.THANKED, Stage.IN_PROGRESS: Stage.THANKED}


@dataclass(slots=True)
class _Here:
    """What is known again: the numbers of cases, and what was said by whom on which day."""

    numbers: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Number → (id of the case here, row of the file)."""
    words: dict[tuple[object, str, str], tuple[int, int]] = field(default_factory=dict)
    """Who said what when → the same, of customers."""
    nameless: dict[tuple[object, str, str], list[int]] = field(default_factory=dict)
    """What was said when → ids of anonymous cases here, each to be met by one row."""
    numbered: set[int] = field(default_factory=set)
    """Ids of cases here that another program has a number for."""
    told: dict[str, str] = field(default_factory=dict)
    """Number → what was said, of rows of the file."""


def plan_cases(context: Context, read: Read, rows: Iterable[PastCase | Rejected], at: datetime) -> Work:
    """Return what becomes of every row about a case; nothing is written."""
    owners, work, here = Owners(read), Work(), _here(read)
    with read() as session:
        staff = {fold(name): record_id for record_id, name in query.staff_ids(session)}
        targets = shop_query.targets(session)
        days = due_in(session, context, targets)
    known: list[tuple[int, PastCase]] = []
    for row in rows:
        if isinstance(row, Rejected):
            work.rows.append(cannot(row))
            continue
        case = _settled(row, at, staff)
        plan = _planned(case, owners, here, work, at)
        if plan.fate is Fate.NEW:
            _put(work, case, owners, stored_case(case, targets, staff, days, at))
        elif plan.fate is Fate.HERE:
            known.append((len(work.rows), case if _says_stage(row) else replace(case, stage=None)))
        work.rows.append(plan)
        _count(work, plan, row, case)
        if plan.fate is not Fate.CANNOT and len(work.preview) < PREVIEWED:
            work.preview.append(_shown(case))
    _compare(read, work, known)
    work.people = owners.people()
    return work


def _count(work: Work, plan: RowPlan, row: PastCase, case: PastCase) -> None:
    """Count a case into what the file adds up to; ``row`` is the case as the file has it."""
    complains = case.kind is CaseKind.COMPLAINT
    if complains and plan.fate in COUNTED:
        work.spans.append((case.received_at, case.closed_at or case.resolved_at))
    if plan.fate is Fate.NEW:
        work.assumed += not _says_stage(row)
        work.still_open += complains and case.stage in OPEN_STAGES


def _says_stage(row: PastCase) -> bool:
    return bool(row.stage or row.outcome or row.resolved_at or row.closed_at)


def _compare(read: Read, work: Work, known: list[tuple[int, PastCase]]) -> None:
    """Name what the file says differently of cases that are here: theirs stays as it is."""
    for some in parts(known, AT_ONCE):
        ids = {work.rows[at].record_id or 0 for at, _ in some}
        with read() as session:
            kept = query.stored_by_id(session, Case, ids, _READ)
        for at, case in some:
            here = kept.get(work.rows[at].record_id or 0)
            differs = tuple(_differs(case, here)) if here else ()
            if differs:
                work.rows[at] = replace(work.rows[at], differs=differs)


def _differs(case: PastCase, kept: Stored) -> Iterator[str]:
    if fold(case.what) != kept["what_key"]:
        yield "what"
    if case.received_at and _minute(case.received_at) != kept["received_at"][:16]:
        yield "received_at"
    for name in _COMPARED:
        told = getattr(case, name)
        if told is not None and stored(Noun.CASE, name, told) != kept[name]:
            yield name
    if case.owner_only and not kept["owner_only"]:
        yield "owner_only"


def stage_of(case: PastCase) -> Stage:
    """Return how far a case came: as the file says, else by its dates; one without any is over."""
    stage = case.stage or (Stage.RESOLVED if case.resolved_at and not case.closed_at else Stage.CLOSED)
    if case.kind is CaseKind.COMPLAINT:
        return {Stage.THANKED: Stage.ACKNOWLEDGED, Stage.DONE: Stage.CLOSED}.get(stage, stage)
    if stage in {Stage.RESOLVED, Stage.FOLLOWED_UP, Stage.CLOSED}:
        return Stage.DONE
    return _OTHERS.get(stage, stage)


def _settled(case: PastCase, now: datetime, staff: dict[str, int]) -> PastCase:
    """Return a case with its day and stage, and remarks on what cannot be."""
    received = case.received_at or case.happened_at or case.resolved_at or case.closed_at
    case = replace(case, received_at=received, stage=stage_of(case))
    remarks = [_remark(case, f"case.{name[:-3]}_before_received") for name in _ENDS
               if is_backwards(received, getattr(case, name))]  # fmt: skip
    if any((moment := getattr(case, name)) and moment > now + _CLOCKS for name in _ENDS):
        remarks.append(_remark(case, "case.ended_in_future"))
    if case.staff and fold(case.staff) not in staff:
        details = {"name": case.staff}
        remarks.append(Remark(code="row.staff_unknown", row=case.row, details=details))
    return replace(case, remarks=(*case.remarks, *remarks))


def _remark(case: PastCase, code: str) -> Remark:
    return Remark(code=code, row=case.row)


def _planned(case: PastCase, owners: Owners, here: _Here, work: Work, now: datetime) -> RowPlan:
    title = first_words(case.what, _TITLE)
    refused = _refused(case, now)
    if refused:
        return cannot(Rejected(row=case.row, code=refused), title)
    number = fold(case.their_reference)
    if number in here.numbers:
        return _again(case, title, here.numbers[number], here, number)
    found = owners.find(case.who, case.row, make=True)
    if isinstance(found, Rejected):
        return cannot(found, title)
    whose = owners.key(found)
    mark = (whose, fold(case.what), _minute(case.received_at))
    if seen := _met(mark, here, numbered=bool(number)):
        return _again(case, title, seen, here, "")
    here.words.setdefault(mark, (0, case.row))
    if number:
        here.numbers[number] = (0, case.row)
        here.told[number] = fold(case.what)
    return RowPlan(row=case.row, fate=Fate.NEW, title=title, remarks=case.remarks)


def _met(mark: tuple[object, str, str], here: _Here, *, numbered: bool) -> tuple[int, int] | None:
    """Return the case that a row tells again by its words alone.

    Two numbers are two cases whatever the words, and what nobody in particular said twice was said by two.
    """
    if mark[0] is None:
        waiting = here.nameless.get(mark, [])
        fitting = next((one for one in waiting if not numbered or one not in here.numbered), None)
        if fitting is None:
            return None
        waiting.remove(fitting)
        return fitting, 0
    seen = here.words.get(mark)
    if seen is None or (numbered and (not seen[0] or seen[0] in here.numbered)):
        return None
    return seen


def _refused(case: PastCase, now: datetime) -> str:
    if not case.what:
        return "case.what_missing"
    if case.received_at is None:
        return "case.day_missing"
    return "date.future" if case.received_at > now + _CLOCKS else ""


def _again(case: PastCase, title: str, found: tuple[int, int], here: _Here, number: str) -> RowPlan:
    """Return what becomes of a case that is here already, or that an earlier row told."""
    record_id, row = found
    if record_id:
        return RowPlan(row=case.row, fate=Fate.HERE, title=title, record_id=record_id, remarks=case.remarks)
    if number and here.told[number] != fold(case.what):
        refusal = Rejected(row=case.row, code="case.number_twice", details={"row": row})
        return cannot(refusal, title)
    return RowPlan(row=case.row, fate=Fate.MERGED, title=title, into_row=row, remarks=case.remarks)


def _here(read: Read) -> _Here:
    here = _Here()
    for record_id, own, theirs, customer_id, what_key, received in everything(read, query.case_marks):
        for number in filter(None, (own, theirs)):
            here.numbers.setdefault(fold(number), (record_id, 0))
        if theirs:
            here.numbered.add(record_id)
        mark = (customer_id, what_key, received[:16])
        if customer_id is None:
            here.nameless.setdefault(mark, []).append(record_id)
        else:
            here.words.setdefault(mark, (record_id, 0))
    return here


def _minute(moment: datetime | None) -> str:
    return str(stored(Noun.CASE, "received_at", moment))[:16]


def _put(
    work: Work, case: PastCase, owners: Owners, values: tuple[dict[str, Any], dict[str, Any] | None]
) -> None:
    row, action = values
    if action is not None:
        work.actions.append((len(work.cases), action))
    work.cases.append((row, owners.record(case.who, case.row)))


def _shown(case: PastCase) -> KeptRow:
    return kept_row(case.row, first_words(case.what, _TITLE), _told(case))


def _told(case: PastCase) -> Iterator[tuple[str, object]]:
    yield "received_at", case.received_at and case.received_at.date()
    yield "customer", case.who.told
    yield "what", case.what
    for name in ("kind", "stage", "outcome", "failure"):
        yield name, getattr(case, name)
    yield "severity", "" if case.severity is Severity.MEDIUM else case.severity
    yield "channel", "" if case.channel is Channel.IN_PERSON else case.channel
    for name in ("remedy_wanted", "remedy_given", "place", "cause", "staff", "their_reference"):
        yield name, getattr(case, name)
    yield "owner_only", "yes" if case.owner_only else ""
    for name in ("grave", "mood", "mood_after"):
        yield name, getattr(case, name)
    for name in _ENDS:
        moment = getattr(case, name)
        yield name, moment and moment.date()
