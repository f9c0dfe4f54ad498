"""Letters that are owed."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Case, Customer, Gesture, Letter
from delight.data.queries.common import table
from delight.domain.cases import Severity
from delight.domain.customers import Gone
from delight.domain.gestures import GestureKind
from delight.domain.stages import CaseKind, Stage
from delight.domain.text import first_words
from delight.domain.writing import DueLetter, LetterRequest

_K, _G, _L, _C = (table(e) for e in (Case, Gesture, Letter, Customer))
_SHOWN_WORDS = 80
_MADE_RIGHT = [stage.value for stage in (Stage.RESOLVED, Stage.FOLLOWED_UP, Stage.CLOSED)]


def due_letters(session: Session, *, since: datetime, until: date) -> list[DueLetter]:
    """Return what is owed, the oldest first, to customers who welcome letters and have not moved or died.

    Args:
        session: where to look.
        since: complaints resolved, praise and ideas received before this moment are no longer owed one.
        until: surprises planned later than this day are not due yet.
    """
    complaint, kind_words = _K.c.kind == CaseKind.COMPLAINT, _K.c.kind == CaseKind.COMPLIMENT
    unacknowledged = complaint & (_K.c.stage == Stage.NEW) & _K.c.acknowledge_by.is_not(None)
    made_right = complaint & _K.c.stage.in_(_MADE_RIGHT) & (_K.c.resolved_at >= since)
    made_right &= _K.c.severity != Severity.LOW
    praised = kind_words & (_K.c.stage == Stage.NEW) & (_K.c.received_at >= since)
    suggested = (_K.c.kind == CaseKind.SUGGESTION) & (_K.c.stage == Stage.NEW) & (_K.c.received_at >= since)
    due = [
        *_of_cases(session, unacknowledged, "acknowledgement", "unacknowledged", _K.c.received_at),
        *_of_cases(session, made_right, "what-we-did", "made-right", _K.c.resolved_at),
        *_of_cases(session, praised, "reply-to-compliment", "praised", _K.c.received_at),
        *_of_cases(session, suggested, "thank-you-for-telling", "suggested", _K.c.received_at),
        *_of_gestures(session, until),
    ]
    return sorted(due, key=lambda letter: letter.since)


def is_written(session: Session, *, case_id: int | None, gesture_id: int | None) -> bool:
    """Return whether a letter about this case or gesture went out, or waits to."""
    if case_id is None and gesture_id is None:
        return False
    about = _L.c.case_id == case_id if case_id is not None else _L.c.gesture_id == gesture_id
    query = sa.select(_L.c.id).where(about, _L.c.never_sent == sa.literal(0)).limit(1)
    return session.scalar(query) is not None


def _of_cases(
    session: Session, owed: sa.ColumnElement[bool], wording: str, why: str, since: sa.Column[Any]
) -> list[DueLetter]:
    written = sa.exists().where(_L.c.case_id == _K.c.id, _L.c.never_sent == sa.literal(0))
    query = (
        sa.select(_K.c.id, _K.c.customer_id, _K.c.what, since.label("since"), _C.c.name)
        .join_from(_K, _C, _C.c.id == _K.c.customer_id)
        .where(owed, _may_be_written_to(), ~written)
    )
    return [
        DueLetter(
            request=LetterRequest(wording=wording, customer_id=row.customer_id, case_id=row.id, owed=True),
            why=why,
            customer_name=row.name,
            subject=first_words(row.what, _SHOWN_WORDS),
            since=row.since,
        )
        for row in session.execute(query)
    ]


def _of_gestures(session: Session, until: date) -> list[DueLetter]:
    written = sa.exists().where(_L.c.gesture_id == _G.c.id, _L.c.never_sent == sa.literal(0))
    query = (
        sa.select(_G.c.id, _G.c.customer_id, _G.c.name.label("gesture"), _G.c.planned_on, _C.c.name)
        .join_from(_G, _C, _C.c.id == _G.c.customer_id)
        .where((_G.c.kind == GestureKind.NOTE) | (sa.func.trim(_G.c.note) != ""))
        .where(_G.c.given_at.is_(None), _G.c.planned_on <= until)
        .where(_may_be_written_to(), ~written)
    )
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
        for row in session.execute(query)
    ]


def _may_be_written_to() -> sa.ColumnElement[bool]:
    return (sa.type_coerce(_C.c.letters_welcome, sa.Integer) == 1) & (_C.c.gone == Gone.NO)
