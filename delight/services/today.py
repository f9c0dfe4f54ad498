"""The first page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from delight.data.database import Session
from delight.data.entities import Case
from delight.data.queries import today as query
from delight.data.queries.common import found
from delight.domain.changes import Changes, DeedName
from delight.domain.days.calendar import Urgency, at_local, tonight
from delight.domain.staff.rights import OwnersReason
from delight.domain.today import TaskKind, TodayPage, TodayRow, letters_alone
from delight.services.cases.casework import act_on
from delight.services.context import Context

if TYPE_CHECKING:
    from delight.domain.gestures import GestureIdea
    from delight.domain.guards.writing import DueLetter

_NAMED = 3


class TodayService:
    """What is overdue and due."""

    def __init__(
        self,
        context: Context,
        letters: Callable[[], list[DueLetter]],
        ideas: Callable[[], Iterable[GestureIdea]],
    ) -> None:
        """``letters`` returns those that are owed, ``ideas`` the whole catalogue of gestures."""
        self._context = context
        self._letters = letters
        self._ideas = ideas

    def page(self) -> TodayPage:
        """Return everything due by tonight and the surprises of the next seven days, each thing once.

        Suggestions are there once the week was drawn (``SurpriseService.week``).

        Grave matters and what is to be approved are there for whoever sees the owner's own.
        """
        now = self._context.clock()
        with self._context.db.read() as session:
            page = query.today(session, now=now, zone=self._context.zone, for_owner=self._context.sees_all)
        return self._with_letters(self._with_names(page), now)

    def take_on(self, case_id: int) -> Changes:
        """Let the owner take a grave matter on: it is theirs from now on.

        An open one is in progress once its customer has heard from the shop; whoever wrote still waits for
        an answer, and that stays due.

        Raises:
            UnknownError: ``case.unknown``.
            DelightError: ``owner.needed``.
        """
        self._context.check_owner(OwnersReason.GRAVE)
        with self._context.deed(DeedName.CASE_EDITED) as deed:
            case: Case = found(deed.session, Case, case_id, "case.unknown")
            case.owner_id = self._owner_id(deed.session) or case.owner_id
            case.grave_seen_at = case.grave_seen_at or deed.at
            act_on(case, deed.at, done=False)
            deed.about(case)
        return deed.changes

    def _owner_id(self, session: Session) -> int | None:
        """Return the owner at the desk; where nobody said who is there, the only owner."""
        if self._context.at_desk is not None:
            return self._context.staff_id
        owners = query.owners(session)
        return owners[0] if len(owners) == 1 else None

    def _with_names(self, page: TodayPage) -> TodayPage:
        """Call what is suggested by its name; what is in no catalogue any more keeps its key."""
        if not page.suggested:
            return page
        ideas = {idea.key: idea for idea in self._ideas()}
        named = (
            replace(row, what=ideas[row.code].name, code=ideas[row.code].kind) if row.code in ideas else row
            for row in page.suggested
        )
        return replace(page, suggested=tuple(named))

    def _with_letters(self, page: TodayPage, now: datetime) -> TodayPage:
        letters = [letter for letter in self._letters() if letter.is_owed]
        if not letters:
            return page
        with self._context.db.read() as session:
            cases = [letter.request.case_id for letter in letters if letter.request.case_id is not None]
            resting = query.resting(session, cases, now)
        alone = letters_alone(letters, (*page.overdue, *page.today, *page.planned), resting)
        return replace(page, letters=self._of_letters(alone, now) if alone else None)

    def _of_letters(self, letters: Sequence[DueLetter], now: datetime) -> TodayRow:
        """Return the one row of all letters; late as soon as one was promised by a day before."""
        today, zone = self._context.today(), self._context.zone
        late = min((letter.by for letter in letters if letter.by and letter.by < today), default=None)
        return TodayRow(
            kind=TaskKind.PRINT,
            record=len(letters),
            case_id=None,
            reference="",
            customer_id=None,
            customer_name="",
            phone="",
            what=", ".join(dict.fromkeys(letter.customer_name for letter in letters[:_NAMED])),
            code="",
            due_at=at_local(late, time(23, 59, 59), zone) if late else tonight(now, zone),
            urgency=Urgency.OVERDUE if late else Urgency.TODAY,
        )
