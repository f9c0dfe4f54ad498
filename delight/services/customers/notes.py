"""Deeds on notes: what somebody wants to keep in mind of a customer, with its day."""

from __future__ import annotations

from delight.data.entities import Customer, Note
from delight.data.queries import notes as query
from delight.data.queries.common import found
from delight.domain.changes import Changes, DeedName
from delight.domain.customers.notes import NoteRow, checked_note
from delight.services.context import Context


class NoteService:
    """Notes on customers."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, customer_id: int) -> list[NoteRow]:
        """Return all notes on a customer, the newest first."""
        with self._context.db.read() as session:
            return query.notes(session, customer_id)

    def add(self, customer_id: int, text: str) -> Changes:
        """Write a note now, signed by whoever is at the desk.

        Raises:
            InputError: ``note.text_missing``, ``text.too_long``.
            UnknownError: ``customer.unknown``.
        """
        words = checked_note(text)
        with self._context.deed(DeedName.NOTE_ADDED) as deed:
            found(deed.session, Customer, customer_id, "customer.unknown")
            record = Note(customer_id=customer_id, text=words, at=deed.at, staff_id=self._context.staff_id)
            deed.add(record)
            deed.about(record)
        return deed.changes

    def edit(self, note_id: int, text: str) -> Changes:
        """Put other words into a note; its day and who wrote it stay.

        Raises:
            InputError: ``note.text_missing``, ``text.too_long``.
            UnknownError: ``note.unknown``.
        """
        words = checked_note(text)
        with self._context.deed(DeedName.NOTE_EDITED) as deed:
            record: Note = found(deed.session, Note, note_id, "note.unknown")
            record.text = words
            deed.about(record)
        return deed.changes

    def remove(self, note_id: int) -> Changes:
        """Take a note away (``note.unknown``)."""
        with self._context.deed(DeedName.NOTE_REMOVED) as deed:
            deed.session.delete(found(deed.session, Note, note_id, "note.unknown"))
        return deed.changes
