"""History as the journal tells it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.chain import unpacked
from delight.data.entities import (
    Action,
    Attachment,
    Case,
    Change,
    Customer,
    Deed,
    Dismissal,
    FollowUp,
    Idea,
    Letter,
    Merge,
    Payload,
    Promise,
    Staff,
    Tick,
    Voucher,
)
from delight.data.parts import parts
from delight.data.queries.common import table
from delight.data.tables import bare, referring
from delight.data.veil import without_answers
from delight.domain.changes import ERASING_DEEDS, DeedName, HistoryLine, HistoryRow, Noun

_OF_CASE = (Action, Promise, FollowUp, Letter, Attachment, Tick, Dismissal, Idea, Voucher)
"""What belongs to a case."""
_D, _H, _P, _S = table(Deed), table(Change), table(Payload), table(Staff)
_MOST_LINES = 200
"""So many lines of a deed are read, unless more are asked about: an import has a hundred thousand."""


def history(session: Session, *, limit: int) -> list[HistoryRow]:
    """Return the last deeds, the newest first."""
    newest = sa.select(_D.c.id).order_by(_D.c.id.desc()).limit(limit)
    return _told(session, list(session.scalars(newest)))


def history_row(session: Session, uid: str) -> HistoryRow:
    """Return the deed ``uid``, which must be there."""
    return _told(session, list(session.scalars(sa.select(_D.c.id).where(_D.c.uid == uid))))[0]


def taken_back(session: Session, uid: str) -> DeedName | None:
    """Return the deed that comes or goes by undoing ``uid``: of Undo and its undoing the one in the end."""
    name: DeedName | None = None
    at: str | None = uid
    while at is not None:
        row = session.execute(sa.select(_D.c.name, _D.c.reverses).where(_D.c.uid == at)).first()
        name, at = (DeedName(row.name), row.reverses) if row else (name, None)
    return name


def did(session: Session, uid: str, name: DeedName, staff_uid: str) -> bool:
    """Return whether ``uid`` is a deed of this name that this person did."""
    mine = sa.select(_D.c.id).where(_D.c.uid == uid, _D.c.name == name, _D.c.staff_uid == staff_uid)
    return session.scalar(mine) is not None


def size(session: Session, uid: str) -> int:
    """Return how many records the deed ``uid`` touched."""
    touched = sa.select(sa.func.count()).select_from(_H.join(_D, _D.c.id == _H.c.deed_id))
    return session.scalar(touched.where(_D.c.uid == uid)) or 0


def history_of(session: Session, uids: Sequence[str]) -> list[HistoryRow]:
    """Return every deed that touched one of the records ``uids``, the newest first.

    Of its lines only those about ``uids``: a merge or a gathering touches many, and the others are theirs.
    """
    deeds = sa.select(_H.c.deed_id).where(_H.c.record_uid.in_(uids)).distinct().order_by(_H.c.deed_id.desc())
    about = frozenset(uids)
    return [
        replace(row, lines=tuple(line for line in row.lines if line.record_uid in about))
        for row in _told(session, list(session.scalars(deeds)), uids)
    ]


def has_people(session: Session) -> bool:
    """Return whether anybody or anything has been entered yet, so that there is something to lose."""
    kinds = (table(Customer), table(Case))
    return any(session.scalar(sa.select(one.c.id).limit(1)) for one in kinds)


def case_uids(session: Session, case_id: int) -> list[str]:
    """Return the uid of a case and of everything that belongs to it, or did until it was removed."""
    own = [(table(Case), "id"), *((table(e), "case_id") for e in _OF_CASE)]
    known = [uid for t, key in own for uid in session.scalars(sa.select(t.c.uid).where(t.c[key] == case_id))]
    return [*known, *_removed(session, case_id)]


def _removed(session: Session, case_id: int) -> list[str]:
    """Return the uids of what belonged to a case and was removed: the journal alone knows of it."""
    whose = sa.func.json_extract(_P.c.body, "$[0].case_id")
    query = (
        sa.select(_H.c.record_uid)
        .select_from(_H.join(_P, _P.c.change_id == _H.c.id))
        .where(sa.literal_column("op = 'D'"), _H.c.noun.in_([str(e.__tablename__) for e in _OF_CASE]))
        .where(_P.c.body != "", whose == case_id)
    )
    return list(session.scalars(query))


def customer_uids(session: Session, customer_id: int) -> list[str]:
    """Return the uid of a customer, of whoever was merged into them, and of what is kept on them directly.

    So are the uses of their vouchers and the stamps on their cards. That chance held them out of a week's
    surprises is not told: somebody might make it up to them.
    """
    merges = table(Merge)
    queries = [
        sa.select(table(Customer).c.uid).where(table(Customer).c.id == customer_id),
        sa.select(merges.c.old_uid).where(merges.c.customer_id == customer_id),
    ]
    for noun, column in referring(Noun.CUSTOMER):
        own = bare(noun)
        shown = own.c.held == 0 if noun is Noun.SUGGESTION else sa.true()
        queries.append(sa.select(own.c.uid).where(own.c[column] == customer_id, shown))
    for owner in (Noun.VOUCHER, Noun.STAMP_CARD):
        paper = bare(owner)
        theirs = sa.select(paper.c.id).where(paper.c.customer_id == customer_id)
        for noun, column in referring(owner):
            own = bare(noun)
            queries.append(sa.select(own.c.uid).where(own.c[column].in_(theirs)))
    return list(dict.fromkeys(uid for query in queries for uid in session.scalars(query)))


def _told(session: Session, deed_ids: list[int], about: Sequence[str] = ()) -> list[HistoryRow]:
    """Return deeds, the newest first, with their first lines and those of the records ``about``."""
    lines = _lines(session, deed_ids, about)
    counts = sa.select(_H.c.deed_id, sa.func.count()).where(_H.c.deed_id.in_(deed_ids), ~_is_held(_H.c))
    records = {row[0]: row[1] for row in session.execute(counts.group_by(_H.c.deed_id))}
    gone = erased_among(session, {line.record_uid for own in lines.values() for line in own})
    deeds = (
        sa.select(_D, sa.func.coalesce(_S.c.name, "").label("staff"))
        .select_from(_D)
        .outerjoin(_S, _S.c.uid == _D.c.staff_uid)
        .where(_D.c.id.in_(deed_ids))
        .order_by(_D.c.id.desc())
    )
    return [
        HistoryRow(
            deed=row.uid,
            name=DeedName(row.name),
            at=row.at,
            staff=row.staff,
            reverses=row.reverses,
            lines=tuple(lines.get(row.id, ())),
            records=records.get(row.id, 0),
            is_erased=0
            < records.get(row.id, 0)
            == sum(one.record_uid in gone for one in lines.get(row.id, ())),
        )
        for row in session.execute(deeds)
    ]


def _lines(session: Session, deed_ids: list[int], about: Sequence[str]) -> dict[int, list[HistoryLine]]:
    """Return what deeds did: of one on very many records, what it did first and what it did to ``about``."""
    nth = sa.func.row_number().over(partition_by=_H.c.deed_id, order_by=_H.c.id).label("nth")
    every = sa.select(*_H.c["id", "deed_id", "noun", "record_uid", "op"], nth)
    some = every.where(_H.c.deed_id.in_(deed_ids)).subquery()
    query = (
        sa.select(some, _P.c.body)
        .select_from(some.outerjoin(_P, _P.c.change_id == some.c.id))
        .where((some.c.nth <= _MOST_LINES) | some.c.record_uid.in_(about), ~_is_held(some.c))
        .order_by(some.c.id)
    )
    lines: dict[int, list[HistoryLine]] = {}
    for row in session.execute(query):
        lines.setdefault(row.deed_id, []).append(_line(session, row))
    return lines


def _is_held(line: Any) -> sa.ColumnElement[bool]:
    """Return whether a line is about somebody whom chance held out of a week, as it is stored, or was."""
    kept = bare(Noun.SUGGESTION)
    here = sa.select(kept.c.id).where(kept.c.uid == line.record_uid, kept.c.held == 1).exists()
    end, row = _H.alias(), _P.alias()
    was = sa.func.json_extract(sa.func.nullif(row.c.body, ""), "$[0].held") == 1
    gone = sa.select(end.c.id).join(row, row.c.change_id == end.c.id)
    gone = gone.where(end.c.record_uid == line.record_uid, end.c.op == "D", was)
    return (line.noun == Noun.SUGGESTION) & (here | gone.exists())


def erased_among(session: Session, uids: Collection[str]) -> set[str]:
    """Return those of ``uids`` whose records were erased for good."""
    gone = sa.select(_H.c.record_uid).join(_D, _D.c.id == _H.c.deed_id)
    gone = gone.where(_H.c.op == "D", sa.func.coalesce(_D.c.name, "").in_(ERASING_DEEDS))
    found: set[str] = set()
    for part in parts(sorted(uids), 5_000):
        found.update(session.scalars(gone.where(_H.c.record_uid.in_(part))))
    return found


def _line(session: Session, row: sa.Row[tuple[object, ...]]) -> HistoryLine:
    before, after = (without_answers(session, row.noun, values or {}) for values in unpacked(row.body or ""))
    return HistoryLine(
        noun=Noun(row.noun),
        record_uid=row.record_uid,
        op=row.op,
        before=tuple(before.items()),
        after=tuple(after.items()),
    )


def newest_deed(session: Session) -> int:
    """Return the id of the newest deed; 0 in an empty history."""
    return session.scalar(sa.select(sa.func.max(_D.c.id))) or 0


def touched_since(
    session: Session, deed_id: int, own: set[str]
) -> tuple[DeedName | None, frozenset[tuple[Noun, int]]]:
    """Return the last deed after ``deed_id`` that is not among ``own``, and which nouns such deeds touched.

    One that erased somebody is told rather than what came after: words about them must go. Ids of records
    are left out (0): whoever shows a noun reads it again.
    """
    query = (
        sa.select(_D.c.uid, _D.c.name, _H.c.noun)
        .join_from(_D, _H, _H.c.deed_id == _D.c.id)
        .where(_D.c.id > deed_id)
        .distinct()
        .order_by(_D.c.id)
    )
    rows = [row for row in session.execute(query) if row.uid not in own]
    names = [DeedName(row.name) for row in rows]
    name = next((one for one in names if one in ERASING_DEEDS), names[-1] if names else None)
    return name, frozenset((Noun(row.noun), 0) for row in rows)
