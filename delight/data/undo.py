"""Undo out of the journal: by column, naming what was changed or added since."""

from __future__ import annotations

from datetime import tzinfo

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from delight.data.chain import Stored, unpacked
from delight.data.entities import Change, Deed
from delight.data.journal import Line, Writer
from delight.data.queries.history import erased_among
from delight.data.queries.pairs import merged_on
from delight.data.schema import SCHEMA_NO
from delight.data.tables import bare
from delight.data.undo_job import Job, UndoLine
from delight.data.undo_rules import (
    bars_change,
    bars_removal,
    bars_return,
    check_cause,
    check_currency,
    drawn_meanwhile,
    without_second_thanks,
    without_the_gone,
)
from delight.data.undo_used import without_visit
from delight.data.veil import hides_later
from delight.domain.changes import ERASING_DEEDS, FINAL_DEEDS, DeedName, Noun
from delight.domain.duplicates.merging import JOINED, without_joined
from delight.domain.errors import ConflictError, DelightError, UnknownError
from delight.domain.leftovers import Leftover
from delight.domain.progress import ProgressFn, silent
from delight.domain.staff.rights import OwnersReason
from delight.domain.surprises.suggestions import SuggestionState

_TOLD_EVERY = 500


def undoable(session: Session, uid: str | None, *, by: str | None = None) -> str:
    """Return the uid of the deed that Undo means: ``uid``, or the last one that was not undone yet.

    One of which everything was erased since is passed over. With ``by`` the last one means the last of that
    person (their uid); one that they did and may not see any more is not passed over, or something older
    would go back in its place.

    Raises:
        DelightError: ``owner.needed`` where the last one is behind the veil.
        UnknownError: ``undo.nothing`` or ``undo.unknown``.
        ConflictError: ``undo.final``, ``undo.for_good``, ``undo.done_already``, ``undo.older_version``,
            ``undo.merged_on``.
    """
    reversed_uids = select(col(Deed.reverses)).where(col(Deed.reverses).is_not(None))
    if uid is None:
        final = [name.value for name in FINAL_DEEDS] + [DeedName.UNDONE.value]
        last = (
            select(Deed.uid)
            .where(col(Deed.name).not_in(final), col(Deed.uid).not_in(reversed_uids), ~_is_erased())
            .order_by(col(Deed.id).desc())
        )
        mine = last if by is None else last.where(Deed.staff_uid == by)
        found = session.exec(mine.limit(1)).first()
        if found is None:
            raise UnknownError("undo.nothing")
        if by is not None and hides_later(session, by, found):
            raise DelightError("owner.needed", why=OwnersReason.LAST_STEP)
        uid = found
    deed = session.exec(select(Deed).where(Deed.uid == uid)).first()
    if deed is None:
        raise UnknownError("undo.unknown", deed=uid)
    if deed.name in {name.value for name in FINAL_DEEDS}:
        raise ConflictError("undo.for_good" if deed.name in ERASING_DEEDS else "undo.final", why=deed.name)
    if session.exec(select(Deed.id).where(Deed.reverses == uid)).first():
        raise ConflictError("undo.done_already")
    if deed.schema_no != SCHEMA_NO:
        raise ConflictError("undo.older_version")
    if deed.name == DeedName.CUSTOMERS_MERGED and (on := merged_on(session, deed.id or 0)):
        raise ConflictError("undo.merged_on", name=on[0], into=on[1])
    return uid


def undo(
    writer: Writer,
    uid: str,
    *,
    rest: bool,
    zone: tzinfo | None = None,
    progress: ProgressFn = silent,
) -> list[Leftover]:
    """Take back the deed ``uid`` in the transaction of ``writer`` and return what had to stay.

    Args:
        writer: of the deed that undoes it.
        uid: of the deed.
        rest: leave what cannot go back, instead of refusing.
        zone: of the shop.
        progress: told how many of its records went back; raises to stop, and then nothing is kept.

    Raises:
        ConflictError: ``undo.conflict`` with ``left`` where something must stay and ``rest`` is off;
            ``undo.voucher_used`` where that is a voucher, ``undo.voucher_cancelled`` where it is a use of
            one, ``link.circle`` where that is a referral; ``undo.erased`` where all of it was erased;
            ``currency.in_use``, see ``check_currency``.
        DelightError: ``owner.needed``, see ``check_cause``.
    """
    session = writer.session
    deed_id, name = session.exec(select(Deed.id, Deed.name).where(Deed.uid == uid)).one()
    lines = without_visit(session, _lines(session, deed_id or 0), zone)
    job = Job(
        writer=writer,
        deed_id=deed_id or 0,
        is_merge=name == DeedName.CUSTOMERS_MERGED,
        mine={(line.noun, line.uid) for line in lines},
        removed=[(line.noun, line.body) for line in lines if line.op == "D" and line.body],
    )
    job.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    gone = erased_among(session, {line.uid for line in lines})
    for number, line in enumerate(lines):
        if number % _TOLD_EVERY == 0:
            progress(number, len(lines))
        if line.uid in gone or line.is_emptied:
            _leave(job, line, "erased")
        else:
            _REVERSE[line.op](job, line, *unpacked(line.body))
    job.write()
    _forget_merges_of_the_present(job)
    if lines and all(left.why == "erased" for left in job.left) and len(job.left) == len(lines):
        raise ConflictError("undo.erased")
    if job.left and not rest:
        raise _refusal(job.left, name, {line.noun for line in lines})
    progress(len(lines), len(lines))
    return job.left


def _refusal(left: list[Leftover], name: str, nouns: set[str]) -> ConflictError:
    """Return what is said where something must stay: of one rule that stops it all, that rule alone."""
    why = {one.why: one for one in left}
    if "circle" in why and nouns <= {Noun.LINK, Noun.GESTURE}:  # a referral, and what thanked for it
        names = why["circle"].what
        return ConflictError("link.circle", why="undo", chain=list(names), first=names[0], last=names[-1])
    if "cancelled" in why:
        return ConflictError("undo.voucher_cancelled", voucher=why["cancelled"].what[0])
    is_used = name == DeedName.VOUCHER_ISSUED and "added" in why
    return ConflictError("undo.voucher_used" if is_used else "undo.conflict", left=left)


def _lines(session: Session, deed_id: int) -> list[UndoLine]:
    """Return what a deed did to each record, the last first."""
    change, payload = bare("changes"), bare("payloads")
    query = (
        sa.select(change.c.noun, change.c.record_uid, change.c.op, change.c.hash, payload.c.body)
        .select_from(change.outerjoin(payload, payload.c.change_id == change.c.id))
        .where(change.c.deed_id == deed_id)
        .order_by(change.c.id.desc())
    )
    return [
        UndoLine(noun=noun, uid=uid, op=op, body=body or "", is_emptied=bool(hashed) and body is None)
        for noun, uid, op, hashed, body in session.connection().execute(query)
    ]


def _is_erased() -> sa.ColumnElement[bool]:
    """Return the condition that nothing is left of any record that a deed touched."""
    erasing, gone = aliased(Deed), aliased(Change)
    erased = (
        select(gone.id)
        .join(erasing, col(erasing.id) == col(gone.deed_id))
        .where(col(gone.record_uid) == col(Change.record_uid), gone.op == "D")
        .where(col(erasing.name).in_(ERASING_DEEDS))
        .exists()
    )
    left = select(Change.id).where(Change.deed_id == Deed.id, ~erased).exists()
    some = select(erasing.id).where(col(erasing.name).in_(ERASING_DEEDS)).exists()
    return some & ~left


def _forget_merges_of_the_present(job: Job) -> None:
    """Let nobody who is here count as merged away, as where a merge was done again only in part."""
    merges, customers = bare(Noun.MERGE), bare(Noun.CUSTOMER)
    here = sa.select(merges).where(merges.c.old_id.in_(sa.select(customers.c.id)))
    for row in job.connection.execute(here).mappings().all():
        job.connection.execute(sa.delete(merges).where(merges.c.id == row["id"]))
        job.writer.record(Line(noun=Noun.MERGE, uid=row["uid"], id=row["id"], before=dict(row), after=None))


def _undo_insert(job: Job, line: UndoLine, _before: Stored | None, _after: Stored | None) -> None:
    row = job.row(line)
    if row is None:
        _leave(job, line, "gone")
        return
    edited, added = job.edited(line), job.added(line, row["id"])
    if edited or added:
        _leave(job, line, "edited" if edited else "added", *(edited or added))
        return
    if why := bars_removal(job.writer.session, line.noun, row, job.mine):
        _leave(job, line, why)
        return
    for drawn in job.suggested(line, row["id"]):
        own = UndoLine(noun=Noun.SUGGESTION, uid=drawn["uid"], op="I", body="", is_emptied=False)
        job.remove(own)
        _note(job, own, drawn, None)
    job.remove(line)
    _note(job, line, row, None)


def _undo_delete(job: Job, line: UndoLine, before: Stored | None, _after: Stored | None) -> None:
    if job.row(line) is not None or before is None:
        _leave(job, line, "there-again")
        return
    job.write()  # what came later may stand where this stood
    session = job.writer.session
    before = without_second_thanks(session, line.noun, job.at_home(line.noun, before))
    before, is_alone = without_the_gone(job, line.noun, before)
    why, *what = bars_return(session, line.noun, before) or (["alone"] if is_alone else [""])
    if why:
        job.stays_away(line.noun, before["id"])
        _leave(job, line, why, *what)
        return
    try:
        with job.connection.begin_nested():
            job.connection.execute(sa.insert(bare(line.noun)), [before])
    except IntegrityError:  # the one it was merged into has the same
        _leave(job, line, "there-again")
        return
    _note(job, line, None, before)


def _undo_update(job: Job, line: UndoLine, before: Stored | None, after: Stored | None) -> None:
    row = job.row(line)
    if row is None:
        _leave(job, line, "gone")
        return
    before, after = job.at_home(line.noun, before or {}), job.at_home(line.noun, after or {})
    back = {name: before[name] for name in before if row[name] == after[name]}
    if job.is_merge and line.noun == Noun.CUSTOMER:
        back |= _without_theirs(row, before, after, back)
    if len(back) < len(before):
        _leave(job, line, "edited", *(name for name in before if name not in back))
    back, is_alone = without_the_gone(job, line.noun, back)
    if why := "alone" if is_alone else bars_change(job.writer.session, line.noun, row, back):
        _leave(job, line, why)
        return
    check_cause(job, line.noun, back)
    check_currency(job, line.noun, row, back)
    if back and not _is_drawn_twice(job, line, row, back):
        job.put_back(line, back)
        _note(job, line, row, {**row, **back})


def _is_drawn_twice(job: Job, line: UndoLine, row: Stored, back: Stored) -> bool:
    """Return whether a suggestion had to give way to one of the same week; else that one gives way.

    One person stands in a week once; what was agreed stays, as where two customers are made one.
    """
    other = drawn_meanwhile(job.connection, line.noun, {**row, **back})
    if other is None:
        return False
    agreed = SuggestionState.ACCEPTED
    is_ours = {**row, **back}["state"] == agreed != other["state"]
    goes = UndoLine(noun=Noun.SUGGESTION, uid=other["uid"], op="I", body="", is_emptied=False)
    gone, left = (goes, other) if is_ours else (line, row)
    job.remove(gone)
    _note(job, gone, left, None)
    return not is_ours


def _without_theirs(row: Stored, before: Stored, after: Stored, back: Stored) -> Stored:
    """Return notes that were written on since a merge, without the lines that came from the other."""
    joined = ((name, row[name], before[name], after[name]) for name in JOINED if name in before.keys() - back)
    rests = ((name, without_joined(now, old, both)) for name, now, old, both in joined)
    return {name: rest for name, rest in rests if rest is not None}


_REVERSE = {"I": _undo_insert, "D": _undo_delete, "U": _undo_update}


def _leave(job: Job, line: UndoLine, why: str, *what: str) -> None:
    job.left.append(Leftover(noun=Noun(line.noun), uid=line.uid, why=why, what=what))


def _note(job: Job, line: UndoLine, before: Stored | None, after: Stored | None) -> None:
    row = after or before or {}
    job.writer.record(Line(noun=Noun(line.noun), uid=line.uid, id=row["id"], before=before, after=after))
