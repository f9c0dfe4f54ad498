"""Whom notes are about, by uid: an older copy that is brought back may give their id to somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker

from delight.domain.errors import DelightError
from delight.ui.kit.work.page import Tools
from delight.ui.log.form import NoteForm
from delight.ui.log.note import Note, to_stored
from delight.ui.log.parked import ParkedRow
from delight.ui.log.saving import resolved


class Resolving(QObject):
    """Stores notes with uids, and finds out who is meant by them once the shop is open."""

    def __init__(self, tools: Tools, form: NoteForm, parked: ParkedRow, parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._form, self._parked = tools, form, parked

    def mark(self, note: Note) -> dict[str, Any]:
        """Return a note as it is stored, on the worker; before the shop is open nobody can be chosen."""
        stored = to_stored(note)
        if self._tools.is_open:
            with suppress(DelightError):
                return self._tools.services.identities.mark(stored)
        return stored

    def look(self) -> None:
        """Find out who is meant in the note at hand and in those that are parked."""
        notes = [note for note in (self._form.note(), *self._parked.notes()) if note.uids]
        if notes:
            self._tools.tasks.run(
                lambda: [resolved(self._tools.services, note) for note in notes],
                self._show,
                lambda _error: None,
                owner=self,
            )

    def _show(self, found: Sequence[Note]) -> None:
        parked = {note.uid for note in self._parked.notes()}
        for note in found:
            if note.uid in parked:
                self._parked.add(note)
            elif note.uid == self._form.note().uid:
                self._meet(note)

    def _meet(self, note: Note) -> None:
        """Show who is meant, without a word of what is typed being touched."""
        form = self._form
        with QSignalBlocker(form):
            form.keep(uids=note.uids, taken_by=note.taken_by, phoned_id=note.phoned_id)
            if form.note().customer_id is None and form.who.text() == note.who:
                form.who.set_taken(note.customer_id, note.who)
            form.more.owner.set_value(note.owner_id or form.note().owner_id)
            form.more.praised.set_value(note.praised_id or form.note().praised_id)
        form.whom.meet()
