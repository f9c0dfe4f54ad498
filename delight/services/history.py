"""Undo, and who did what when."""

from __future__ import annotations

from delight.data.entities import Customer
from delight.data.queries import history as query
from delight.data.queries.common import found
from delight.data.undo import undo, undoable
from delight.domain.changes import Changes, DeedName, HistoryRow
from delight.services.context import Context


class HistoryService:
    """The journal as people use it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def page(self, limit: int = 100) -> list[HistoryRow]:
        """Return the last deeds, the newest first."""
        with self._context.db.read() as session:
            return query.history(session, limit=limit)

    def of_customer(self, customer_id: int) -> list[HistoryRow]:
        """Return every deed on a customer and on what is kept on them (``customer.unknown``)."""
        with self._context.db.read() as session:
            found(session, Customer, customer_id, "customer.unknown")
            return query.history_of(session, query.customer_uids(session, customer_id))

    def undo(self, deed: str | None = None, *, rest: bool = False) -> Changes:
        """Take back a deed by its uid, or the last one that can be taken back.

        Args:
            deed: the uid from ``Changes`` or history.
            rest: undo what still can be where some of it was changed since.

        Raises:
            UnknownError: ``undo.nothing``, ``undo.unknown``.
            ConflictError: ``undo.conflict`` with ``left``, ``undo.final``, ``undo.done_already``,
                ``undo.older_version``, ``undo.erased``.
        """
        with self._context.db.read() as session:
            uid = undoable(session, deed)
        staff = self._context.at_desk.uid if self._context.at_desk else ""
        with self._context.db.deed(DeedName.UNDONE, staff_uid=staff, reverses=uid) as writer:
            undoable(writer.session, uid)
            undo(writer, uid, rest=rest)
        return writer.changes
