"""How the shop sees itself: what those who work here think that customers answer."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, time

from delight.data.database import Session
from delight.data.entities import Guess, Staff
from delight.data.queries import shop as shop_query
from delight.data.queries.common import found
from delight.data.queries.insight import guesses as query
from delight.domain.changes import Changes, DeedName
from delight.domain.days.calendar import at_local
from delight.domain.errors import ConflictError, InputError
from delight.domain.insight.guesses import GuessRow, checked_guess, latest
from delight.domain.staff.rights import OwnersView
from delight.services.context import Context


class GuessService:
    """Guesses from 0 to 10, one a day for each who works here; the latest counts."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def guess(self, score: int, staff_id: int | None = None) -> Changes:
        """Note what somebody thinks that customers answer; a second one that day is the first, changed.

        It is asked before the answers are shown: afterwards nobody guesses.

        Args:
            score: 0 to 10.
            staff_id: whose guess it is; without it that of whoever is at the desk, or works here alone.

        Raises:
            InputError: ``guess.unreadable``, ``guess.whose``.
            UnknownError: ``staff.unknown``.
            ConflictError: ``staff.left``.
            DelightError: ``owner.needed`` for a guess of somebody else.
        """
        checked = checked_guess(score)
        with self._context.deed(DeedName.ANSWER_GUESSED) as deed:
            whose = self._whose(deed.session, staff_id)
            record = query.of_day(deed.session, whose, self._midnight())
            if record is None:
                record = Guess(staff_id=whose, score=checked, at=deed.at)
                deed.add(record)
            elif record.score != checked:
                record.score, record.at = checked, deed.at
            deed.about(record)
        return deed.changes

    def mine(self) -> GuessRow | None:
        """Return what whoever is at the desk guessed last, if they have, and if it is known who they are."""
        with self._context.db.read(whole=True) as session, suppress(InputError):
            return query.last_of(session, self._own(session))
        return None

    def all(self) -> list[GuessRow]:
        """Return the latest guess of each who works here (``owner.needed``)."""
        self._context.check_owner(OwnersView.GUESSES)
        with self._context.db.read() as session:
            return latest(query.guesses(session))

    def _whose(self, session: Session, staff_id: int | None) -> int | None:
        if staff_id is not None and staff_id != self._context.staff_id:
            self._context.check_owner(OwnersView.GUESSES)
        wanted = self._own(session) if staff_id is None else staff_id
        if wanted is not None:
            who: Staff = found(session, Staff, wanted, "staff.unknown")
            if not who.active:
                raise ConflictError("staff.left", name=who.name)
        return wanted

    def _own(self, session: Session) -> int | None:
        """Return who is at the desk, or works here alone; ``None`` where they have no name here.

        Raises:
            InputError: ``guess.whose`` where it may be any of several.
        """
        if self._context.staff_id is not None:
            return self._context.staff_id
        here = shop_query.staff(session, active_only=True)
        if len(here) > 1:
            raise InputError("guess.whose", "staff")
        return here[0].id if here else None

    def _midnight(self) -> datetime:
        return at_local(self._context.today(), time.min, self._context.zone)
