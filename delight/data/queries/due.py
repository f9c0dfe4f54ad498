"""Letters that are owed."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from delight.data.derived import facts
from delight.data.entities import Action, Case, Change, Customer, Deed, Gesture, Letter, Promise
from delight.data.queries.common import table
from delight.data.queries.gestures import COMPLAINT_OPEN
from delight.domain.cases.case import Severity
from delight.domain.cases.recovery import ActionKind, PromiseState
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.customers.customer import Gone
from delight.domain.gestures import GestureKind
from delight.domain.guards.writing import DueLetter, LetterRequest
from delight.domain.text import first_words

_K, _G, _L, _C = (table(e) for e in (Case, Gesture, Letter, Customer))
_P, _A, _J, _D = (table(e) for e in (Promise, Action, Change, Deed))
_SHOWN_WORDS = 80
_MADE_RIGHT = [stage.value for stage in (Stage.RESOLVED, Stage.FOLLOWED_UP, Stage.CLOSED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPromise:
    """A promise that is not settled, and the case it is about, if there is one.

    ``written`` is whether there is any letter about it at all; ``put_right`` whether something was done about
    that already, beyond saying sorry; ``subject`` what the case or else the promise itself says.
    """

    id: int
    uid: str
    case_id: int | None
    what: str
    due_at: datetime
    made_at: datetime
    kind: CaseKind | None
    written: bool
    put_right: bool
    subject: str
    customer_id: int
    customer_name: str


def due_letters(session: Session, *, since: datetime, until: date) -> list[DueLetter]:
    """Return what is owed, the oldest first, to customers who welcome letters and have not moved or died.

    The note of a surprise waits while a complaint of theirs is open.

    Args:
        session: where to look.
        since: complaints resolved, praise and ideas received before this moment are no longer owed one.
        until: surprises planned later than this day are not due yet.
    """
    due = [
        *(letter for owed in _owed() for letter in _of_cases(session, *owed, since)),
        *_of_gestures(session, until),
    ]
    return sorted(due, key=lambda letter: letter.since)


@cache
def _owed() -> tuple[tuple[sa.Select[Any], str, str], ...]:
    """Return the questions what is owed a letter, each put together once, with its wording and why."""
    complaint, kind_words = _K.c.kind == CaseKind.COMPLAINT, _K.c.kind == CaseKind.COMPLIMENT
    stage = sa.func.coalesce(_K.c.stage, "")  # else its index is taken, which leads to years of closed cases
    since = sa.bindparam("since")
    unacknowledged = complaint & (_K.c.stage == Stage.NEW) & _K.c.acknowledge_by.is_not(None)
    made_right = complaint & stage.in_(_MADE_RIGHT) & (_K.c.resolved_at >= since)
    made_right &= _K.c.severity != Severity.LOW
    unacknowledged &= _K.c.grave.is_(None)  # what is written about a grave matter is the owner's to decide
    made_right &= _K.c.grave.is_(None)
    praised = kind_words & (stage == Stage.NEW) & (_K.c.received_at >= since)
    suggested = (_K.c.kind == CaseKind.SUGGESTION) & (stage == Stage.NEW) & (_K.c.received_at >= since)
    return (
        (_without_letter(unacknowledged, _K.c.received_at), "acknowledgement", "unacknowledged"),
        (_without_letter(made_right, _K.c.resolved_at), "what-we-did", "made-right"),
        (_without_letter(praised, _K.c.received_at), "reply-to-compliment", "praised"),
        (_without_letter(suggested, _K.c.received_at), "thank-you-for-telling", "suggested"),
    )


def open_promises(session: Session) -> list[OpenPromise]:
    """Return what is promised to customers who may be written to and not settled, the nearest first."""
    return [
        OpenPromise(**{**row, "subject": first_words(row["subject"], _SHOWN_WORDS)})
        for row in session.execute(_promised()).mappings()
    ]


@cache
def _promised() -> sa.Select[Any]:
    made_at = (
        sa.select(_D.c.at)
        .join_from(_J, _D, _D.c.id == _J.c.deed_id)
        .where(_J.c.record_uid == _P.c.uid)
        .order_by(_J.c.id)
        .limit(1)
    )
    sent = _L.c.never_sent == sa.literal(0)
    about_it, to_them = (
        sa.exists().where(_L.c.case_id == _P.c.case_id, sent),
        sa.exists().where(_L.c.customer_id == _P.c.customer_id, sent),
    )
    done = sa.exists().where(
        _A.c.case_id == _K.c.id, _A.c.done_at.is_not(None), _A.c.kind != ActionKind.APOLOGY
    )
    return (
        sa.Select[Any](
            *_P.c["id", "uid", "case_id", "what", "due_at"],
            _K.c.kind,
            _C.c.id.label("customer_id"),
            sa.func.coalesce(_K.c.what, _P.c.what).label("subject"),
            _C.c.name.label("customer_name"),
            made_at.scalar_subquery().label("made_at"),
            done.label("put_right"),
            sa.case((_P.c.case_id.is_(None), to_them), else_=about_it).label("written"),
        )
        .select_from(_P.outerjoin(_K, _K.c.id == _P.c.case_id))
        .join(_C, _C.c.id == sa.func.coalesce(_K.c.customer_id, _P.c.customer_id))
        .where(_P.c.state == PromiseState.OPEN, _may_be_written_to())
        .order_by(_P.c.due_at, _P.c.id)
    )


def promises_to(session: Session, customer_id: int, state: PromiseState) -> list[Promise]:
    """Return what a customer was promised without a case, of one state, to be changed."""
    mine = select(Promise).where(col(Promise.customer_id) == customer_id, col(Promise.state) == state)
    return list(session.exec(mine))


def letters_after(session: Session, promise: Promise | OpenPromise) -> list[tuple[str, str]]:
    """Return language and text of letters since a promise was made that went out or wait to.

    They are about its case, or to its customer where there is none. The journal tells what came first: two
    deeds may share a moment.
    """
    about = (
        _L.c.customer_id == promise.customer_id
        if promise.case_id is None
        else _L.c.case_id == promise.case_id
    )
    first = sa.select(sa.func.min(_J.c.id)).where(_J.c.record_uid == _L.c.uid).scalar_subquery()
    query = sa.select(_L.c.language, _L.c.body).where(
        about, _L.c.never_sent == sa.literal(0), first > _first_line(promise.uid)
    )
    return [(row.language, row.body) for row in session.execute(query)]


def is_after(session: Session, uid: str, before: str) -> bool:
    """Return whether a record was made after another one, both by uid; one being made now is."""
    line = session.scalar(sa.select(_first_line(uid)))
    return line is None or line > (session.scalar(sa.select(_first_line(before))) or 0)


def _first_line(uid: str) -> sa.ScalarSelect[Any]:
    return sa.select(sa.func.min(_J.c.id)).where(_J.c.record_uid == uid).scalar_subquery()


def is_written(session: Session, *, case_id: int | None, gesture_id: int | None) -> bool:
    """Return whether a letter about this case or gesture went out, or waits to."""
    if case_id is None and gesture_id is None:
        return False
    about = _L.c.case_id == case_id if case_id is not None else _L.c.gesture_id == gesture_id
    query = sa.select(_L.c.id).where(about, _L.c.never_sent == sa.literal(0)).limit(1)
    return session.scalar(query) is not None


def _without_letter(owed: sa.ColumnElement[bool], since: sa.Column[Any]) -> sa.Select[Any]:
    written = sa.exists().where(_L.c.case_id == _K.c.id, _L.c.never_sent == sa.literal(0))
    return (
        sa.Select[Any](_K.c.id, _K.c.customer_id, _K.c.what, since.label("since"), _C.c.name)
        .join_from(_K, _C, _C.c.id == _K.c.customer_id)
        .where(owed, _may_be_written_to(), ~written)
    )


def _of_cases(
    session: Session, owed: sa.Select[Any], wording: str, why: str, since: datetime
) -> list[DueLetter]:
    return [
        DueLetter(
            request=LetterRequest(wording=wording, customer_id=row.customer_id, case_id=row.id, owed=True),
            why=why,
            customer_name=row.name,
            subject=first_words(row.what, _SHOWN_WORDS),
            since=row.since,
        )
        for row in session.execute(owed, {"since": since})
    ]


def _of_gestures(session: Session, until: date) -> list[DueLetter]:
    return [
        DueLetter(
            request=LetterRequest(
                wording="small-surprise-card",
                customer_id=row.customer_id,
                gesture_id=row.id,
                owed=True,
            ),
            why="surprise",
            customer_name=row.name,
            subject=row.gesture,
            since=datetime.combine(row.planned_on, datetime.min.time()).astimezone(),
        )
        for row in session.execute(_surprises(), {"until": until})
    ]


@cache
def _surprises() -> sa.Select[Any]:
    written = sa.exists().where(_L.c.gesture_id == _G.c.id, _L.c.never_sent == sa.literal(0))
    return (
        sa.Select[Any](_G.c.id, _G.c.customer_id, _G.c.name.label("gesture"), _G.c.planned_on, _C.c.name)
        .join_from(_G, _C, _C.c.id == _G.c.customer_id)
        .outerjoin(facts, facts.c.customer_id == _C.c.id)
        .where((_G.c.kind == GestureKind.NOTE) | (sa.func.trim(_G.c.note) != ""))
        .where(_G.c.given_at.is_(None), _G.c.planned_on <= sa.bindparam("until"))
        .where(_may_be_written_to(), sa.type_coerce(_C.c.surprises_welcome, sa.Integer) == 1, ~written)
        .where(~COMPLAINT_OPEN)
    )


def _may_be_written_to() -> sa.ColumnElement[bool]:
    return (sa.type_coerce(_C.c.letters_welcome, sa.Integer) == 1) & (_C.c.gone == Gone.NO)
