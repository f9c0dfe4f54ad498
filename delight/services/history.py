"""Undo, and who did what when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from delight.data.database import Session
from delight.data.entities import Customer
from delight.data.queries import history as query
from delight.data.queries import identities as identity_query
from delight.data.queries import shop as shop_query
from delight.data.queries import subjects as subject_query
from delight.data.queries.common import found
from delight.data.undo import undo, undoable
from delight.domain.changes import Changes, DeedName, HistoryLine, HistoryRow, Noun
from delight.domain.codes import spaced
from delight.domain.errors import DelightError
from delight.domain.progress import ProgressFn, share, silent
from delight.domain.staff.rights import OWNERS_DEEDS, OwnersReason
from delight.services.collecting import collected_later
from delight.services.context import Context
from delight.services.customers.consents import follow_undone
from delight.services.days.clocks import follow_zone
from delight.services.surprises.catalogue import check_undone

_PUT_BACK, _WHOLE = 400, 1_000
"""How much of undoing is putting the records back; the rest is writing it down."""
_MANY = 2_000
_NOUNS = {
    "staff": Noun.STAFF,
    "customer": Noun.CUSTOMER,
    "visit": Noun.VISIT,
    "case": Noun.CASE,
    "action": Noun.ACTION,
    "promise": Noun.PROMISE,
    "follow-up": Noun.FOLLOW_UP,
    "gesture": Noun.GESTURE,
    "suggestion": Noun.SUGGESTION,
    "letter": Noun.LETTER,
    "improvement": Noun.IMPROVEMENT,
    "standard": Noun.STANDARD,
    "elsewhere": Noun.ELSEWHERE,
    "voucher": Noun.VOUCHER,
    "voucher.redeemed": Noun.REDEMPTION,
    "stamp-card": Noun.STAMP_CARD,
    "stamped": Noun.STAMP,
    "pulse": Noun.PULSE,
    "answer": Noun.GUESS,
    "link": Noun.LINK,
}
"""What a deed is about, by its name or the first part of it; imports are about too many to name one."""
_ON_PAPER = {Noun.REDEMPTION: ("voucher_id", Noun.VOUCHER), Noun.STAMP: ("card_id", Noun.STAMP_CARD)}
"""What a use and a stamp are on, and the column that says so."""
_OF_A_CAUSE = frozenset({DeedName.CASES_GATHERED, DeedName.CAUSES_MERGED})


class HistoryService:
    """The journal as people use it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def page(self, limit: int = 100) -> list[HistoryRow]:
        """Return the last deeds, the newest first."""
        with self._context.db.read() as session:
            return query.history(session, limit=limit)

    def subjects(self, rows: Sequence[HistoryRow]) -> dict[str, str]:
        """Return whom or what each deed was about, such as ``C-2026-0042, Zoë Brontë``, by the deed's uid.

        Of what is gone since, ``rows`` themselves tell the name, as far as they hold it.
        """
        lines = {row.deed: line for row in rows if (line := _main_line(row)) is not None}
        with self._context.db.read() as session:
            words = subject_query.subjects(session, [(n.noun, n.record_uid) for n in lines.values()])
            words |= _of_papers(session, rows)
        gone = {line.record_uid: name for row in rows for line in row.lines if (name := _told(line))}
        known = {deed: words.get(n.record_uid) or gone.get(n.record_uid, "") for deed, n in lines.items()}
        return known | {row.deed: _cause(row) for row in rows if row.name in _OF_A_CAUSE}

    def of_customer(self, customer_id: int) -> list[HistoryRow]:
        """Return every deed on a customer and on what is kept on them (``customer.unknown``)."""
        with self._context.db.read() as session:
            found(session, Customer, customer_id, "customer.unknown")
            return query.history_of(session, query.customer_uids(session, customer_id))

    def last(self, since: datetime) -> HistoryRow | None:
        """Return the last deed since a moment that can be taken back, unless it is of a demo's made-up year.

        Where several work here it is the last one of whoever is at the desk.

        A demo's deeds were done on the full second, which a clock hardly ever tells.
        """
        with self._context.db.read() as session:
            try:
                row = query.history_row(session, undoable(session, None, by=self._whose(session)))
            except DelightError:
                return None
            made_up = shop_query.shop(session).is_demo and not row.at.microsecond
        return None if made_up or row.at < since else row

    def deed(self, deed: str | None = None) -> HistoryRow:
        """Return the deed that ``undo`` would take back; the errors are those of ``undo``."""
        with self._context.db.read(whole=self._is_own_merge(deed)) as session:
            return query.history_row(session, undoable(session, deed, by=self._whose(session)))

    def size(self, deed: str) -> int:
        """Return how many records a deed touched; none of one that is not known."""
        with self._context.db.read() as session:
            return query.size(session, deed)

    def undo(self, deed: str | None = None, *, rest: bool = False, progress: ProgressFn = silent) -> Changes:
        """Take back a deed by its uid, or the last one that can be taken back: one's own, where one signs.

        Args:
            deed: the uid from ``Changes`` or history.
            rest: undo what still can be where some of it was changed since.
            progress: told how far it is; raises to stop, and then nothing has gone back.

        Raises:
            UnknownError: ``undo.nothing``, ``undo.unknown``.
            ConflictError: ``undo.conflict`` with ``left``, ``undo.final``, ``undo.done_already``,
                ``undo.older_version``, ``undo.erased``.
            InputError: ``gesture.named_so`` where two gestures would have one name.
            DelightError: ``owner.needed`` where the deed was the owner's alone, or touched what is, or would
                show it.
        """
        with self._context.db.read(whole=self._is_own_merge(deed)) as session:
            uid = undoable(session, deed, by=self._whose(session))
            if query.taken_back(session, uid) in OWNERS_DEEDS:
                self._context.check_owner(OwnersReason.TAKING_BACK)
        opened = self._context.deed(DeedName.UNDONE, reverses=uid)
        with collected_later(of_many=self.size(uid) > _MANY), opened as writer:
            undoable(writer.session, uid)
            writer.progress = share(progress, _PUT_BACK, _WHOLE, _WHOLE)
            told = share(progress, 0, _PUT_BACK, _WHOLE)
            undo(writer, uid, rest=rest, zone=self._context.zone, progress=told)
            follow_undone(writer)
            check_undone(writer)
        if Noun.SHOP in writer.changes.nouns:
            with self._context.db.read() as session:
                follow_zone(self._context, shop_query.shop(session))
        return writer.changes

    def _whose(self, session: Session) -> str | None:
        """Return whose deeds Undo means where none is named: ``None`` is anybody's."""
        context = self._context
        signs = context.at_desk is not None or context.asks_who
        shared = len(shop_query.staff(session, active_only=True)) > 1
        return context.staff_uid if signs and shared else None

    def _is_own_merge(self, deed: str | None) -> bool:
        """Tell whether who is at the desk made one customer of two: a case they do not see may go back."""
        with self._context.db.read(whole=True) as session:
            return deed is not None and query.did(
                session, deed, DeedName.CUSTOMERS_MERGED, self._context.staff_uid
            )


def _main_line(row: HistoryRow) -> HistoryLine | None:
    """Return the line of the record that the deed was about."""
    noun = _NOUNS.get(row.name) or _NOUNS.get(row.name.partition(".")[0])
    if row.name is DeedName.UNDONE:
        used = (line for line in row.lines if line.noun in _ON_PAPER)
        return row.lines[0] if len(row.lines) == 1 else next(used, None)
    if row.name is DeedName.CUSTOMERS_MERGED:  # who is kept; who went, where nothing of the other changed
        both = sorted(
            (line for line in row.lines if line.noun is Noun.CUSTOMER), key=lambda line: line.op == "D"
        )
        return both[0] if both else None
    return next((line for line in row.lines if line.noun == noun), None)


def _of_papers(session: Session, rows: Sequence[HistoryRow]) -> dict[str, str]:
    """Return the vouchers and cards of uses and stamps that were taken back, in words, by their own uid."""
    words: dict[str, str] = {}
    for noun, (column, owner) in _ON_PAPER.items():
        gone = [line for row in rows for line in row.lines if line.noun is noun and line.op == "D"]
        ids = {line.record_uid: int(str(dict(line.before)[column])) for line in gone if line.before}
        uids = identity_query.uids(session, owner, ids.values())
        named = subject_query.subjects(session, [(owner, uid) for uid in uids.values()])
        words |= {uid: named[uids[own]] for uid, own in ids.items() if uids.get(own) in named}
    return words


def _told(line: HistoryLine) -> str:
    known = dict(line.before) | dict(line.after)
    own = {Noun.IMPROVEMENT: "cause", Noun.STANDARD: "words"}.get(line.noun)
    if line.noun in {Noun.VOUCHER, Noun.STAMP_CARD}:
        return spaced(str(known.get("code", "")))
    columns = (own,) if own else ("name", "reference", "number")
    return next((str(known[name]) for name in columns if known.get(name)), "")


def _cause(row: HistoryRow) -> str:
    """Return the cause that cases were given, or the one that they were taken out of."""
    given = [dict(line.after).get("cause") for line in row.lines if line.noun is Noun.CASE]
    taken = [dict(line.before).get("cause") for line in row.lines if line.noun is Noun.CASE]
    return str(next(filter(None, [*given, *taken]), ""))
