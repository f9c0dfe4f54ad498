"""Evidence guards while somebody is being listened to: below what would put it right, never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from delight.domain.cases.case import Failure
from delight.domain.cases.stages import CaseKind
from delight.ui.kit.remarks import GuardBox
from delight.ui.log.card import CustomerCard
from delight.ui.log.note import Note

ONCE_MORE = "once-more"
"""The remark that gives the same advice as the customer card."""


class NoteGuard(QObject):
    """Asks when something changed that the guards look at; each note begins with nothing closed."""

    def __init__(self, box: GuardBox, card: CustomerCard, read: Callable[[], Note], parent: QObject) -> None:
        super().__init__(parent)
        self._box, self._card, self._read = box, card, read
        self._uid = ""
        self._asked: object = None
        box.told.connect(self._on_told)

    def begin(self, uid: str) -> None:
        """This note stands in the form."""
        if uid != self._uid:
            self._uid = uid
            self._box.forget()
            self._card.set_advised(advised=False)
        self.look(anew=True)

    def look(self, *, anew: bool = False) -> None:
        """Ask if what the guards look at is not what it was, or ``anew``."""
        note = self._read()
        complains = note.kind == CaseKind.COMPLAINT.value and bool(note.what.strip())
        asked = (note.customer_id, note.failure, note.mood, complains)
        if asked == self._asked and not anew:
            return
        self._asked = asked
        what, box = note.what if complains else "", self._box
        failure = Failure(note.failure) if note.failure else None
        box.ask(
            lambda services: services.guards.for_log(what, note.customer_id, failure, note.mood, box.closed)
        )

    def _on_told(self, code: str) -> None:
        if code == ONCE_MORE:
            self._card.set_advised(advised=True)
