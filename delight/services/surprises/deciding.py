"""What somebody says to a suggestion: yes, something else, or no; each a deed that can be taken back."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from delight.data.database import Session
from delight.data.entities import Gesture, Suggestion
from delight.data.journal import Writer
from delight.data.queries.common import found
from delight.data.queries.suggestions import taken
from delight.data.queries.surprise_people import Days
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import ConflictError, UnknownError
from delight.domain.gestures import GestureIdea, GestureSource, check_planned
from delight.domain.money import Money
from delight.domain.surprises.planner import swaps
from delight.domain.surprises.suggestions import SkipWhy, SuggestionState, monday_of
from delight.domain.surprises.week import first_of
from delight.services.context import Context
from delight.services.customers.thanks import check_thanks
from delight.services.surprises.drawing import ATTEMPTS, Drawn, OutdatedError, drawn, keep
from delight.services.surprises.reading import Sight, forbids, look


class Deciding:
    """Decisions on the suggestions of the running week."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def accept(self, suggestion_id: int, day: date | None = None, *, given: bool = False) -> Changes:
        """Plan a suggestion for a day, its own if none is named; or note that it was ``given`` right now.

        The record of ``Changes`` is the gesture's id. Said twice, it is one gesture.

        Raises:
            UnknownError: ``suggestion.unknown``.
            InputError: ``date.past``, ``date.too_late``.
            ConflictError: ``suggestion.decided`` where somebody said no meanwhile, ``suggestion.withdrawn``,
                ``suggestion.week_over``, ``suggestion.over_budget``; ``referral.thanked_already``,
                ``referral.thanks_planned``.
        """
        with self._context.deed(DeedName.SUGGESTION_ACCEPTED) as deed:
            row = suggestion(deed.session, suggestion_id)
            if row.state is SuggestionState.ACCEPTED and row.gesture_id is not None:
                deed.about(deed.session.get_one(Gesture, row.gesture_id))
            else:
                sight = self._undecided(deed, row)
                self._accept(deed, row, sight, self._day(row, day, given=given), given=given)
        return deed.changes

    def swaps(self, suggestion_id: int) -> tuple[GestureIdea, ...]:
        """Return what else somebody could get, the planner's choice first; nothing once it is decided.

        Raises:
            UnknownError: ``suggestion.unknown``.
        """
        with self._context.db.read(whole=True) as session:
            row = suggestion(session, suggestion_id)
            if row.state is not SuggestionState.OPEN:
                return ()
            sight = look(session, self._context, row.week, only={row.customer_id})
            return _others(session, self._context, sight, row)

    def swap(self, suggestion_id: int, key: str = "", *, seen: str = "") -> Changes:
        """Suggest another gesture for the same person: the one called ``key``, or the planner's next.

        Args:
            suggestion_id: which.
            key: one of ``swaps``.
            seen: the gesture that whoever asks for another saw; if it is another by now, nothing changes.

        Raises:
            UnknownError: ``suggestion.unknown``.
            ConflictError: ``suggestion.decided``, ``suggestion.withdrawn``, ``suggestion.week_over``,
                ``suggestion.no_other`` where nothing else fits, or ``key`` does not.
        """
        with self._context.deed(DeedName.SUGGESTION_SWAPPED) as deed:
            row = suggestion(deed.session, suggestion_id)
            deed.about(row)
            sight = self._undecided(deed, row)
            if seen in {"", row.key} and key != row.key:
                self._swap(deed, row, sight, key)
        return deed.changes

    def skip(self, suggestion_id: int, why: SkipWhy = SkipWhy.NOW) -> Changes:
        """Say no to a suggestion, and why, which teaches the planner; somebody else takes the place.

        Said twice, it is one no.

        Raises:
            UnknownError: ``suggestion.unknown``.
            ConflictError: ``suggestion.decided`` where somebody said yes meanwhile, ``suggestion.withdrawn``,
                ``suggestion.week_over``.
        """
        with self._context.db.read(whole=True) as session:
            asked = suggestion(session, suggestion_id)
            if asked.state is not SuggestionState.SKIPPED:
                self._check(asked)
        for _ in range(ATTEMPTS - 1):
            known = drawn(self._context, asked.week, {suggestion_id})
            with suppress(OutdatedError):
                return self._skip(suggestion_id, why, known, anew=False)
        known = drawn(self._context, asked.week, {suggestion_id})
        return self._skip(suggestion_id, why, known, anew=True)

    def _skip(self, suggestion_id: int, why: SkipWhy, known: Drawn, *, anew: bool) -> Changes:
        with self._context.deed(DeedName.SUGGESTION_SKIPPED) as deed:
            row = suggestion(deed.session, suggestion_id)
            deed.about(row)
            if row.state is not SuggestionState.SKIPPED:
                self._check(row)
                _decide(self._context, deed, row, SuggestionState.SKIPPED)
                row.skip_why = why
                deed.session.flush()
                keep(deed, self._context, known, {suggestion_id}, anew=anew)
        return deed.changes

    def _undecided(self, deed: Writer, row: Suggestion) -> Sight:
        """Return the shop as it stands for somebody whose suggestion may still be decided about."""
        self._check(row)
        sight = look(deed.session, self._context, row.week, only={row.customer_id})
        if forbids(sight, row):
            raise ConflictError("suggestion.withdrawn")
        return sight

    def _check(self, row: Suggestion) -> None:
        if row.week != monday_of(self._context.today()):
            raise ConflictError("suggestion.week_over")
        if row.state is SuggestionState.WITHDRAWN:
            raise ConflictError("suggestion.withdrawn")
        if row.state is not SuggestionState.OPEN:
            raise ConflictError("suggestion.decided", why=row.state.value)

    def _day(self, row: Suggestion, day: date | None, *, given: bool) -> date:
        today = self._context.today()
        if day is not None:
            check_planned(day, today)
        return today if given else day or max(row.day or today, today)

    def _swap(self, deed: Writer, row: Suggestion, sight: Sight, key: str) -> None:
        others = _others(deed.session, self._context, sight, row)
        chosen = next((idea for idea in others if key in {"", idea.key}), None)
        if chosen is None:
            raise ConflictError("suggestion.no_other", **({"why": "named"} if key else {}))
        row.swapped = ",".join([*filter(None, row.swapped.split(",")), row.key])
        row.key, row.cost_minor = chosen.key, chosen.cost_minor

    def _accept(self, deed: Writer, row: Suggestion, sight: Sight, day: date, *, given: bool) -> None:
        left = sight.budget.month_minor - sight.state.spent.get(first_of(day), 0)
        if row.cost_minor and row.cost_minor > left:
            room = Money(minor=max(0, left), currency=sight.currency)
            raise ConflictError("suggestion.over_budget", left=room)
        if row.link_id is not None:
            check_thanks(deed, row.link_id, self._context.zone)
        idea = sight.ideas[row.key]
        gesture = Gesture(
            customer_id=row.customer_id,
            name=idea.name,
            kind=idea.kind,
            cost_minor=row.cost_minor,
            planned_on=None if given else day,
            given_at=deed.at if given else None,
            staff_id=self._context.staff_id,
            key=row.key,
            occasion=row.occasion,
            source=GestureSource.PLANNER if row.link_id is None else GestureSource.THANKS,
            link_id=row.link_id,
        )
        deed.add(gesture)
        row.gesture_id = gesture.id
        _decide(self._context, deed, row, SuggestionState.ACCEPTED)
        deed.about(gesture)


def suggestion(session: Session, suggestion_id: int) -> Suggestion:
    """Return a suggestion as stored (``suggestion.unknown``; so is one of whom chance left out)."""
    row: Suggestion = found(session, Suggestion, suggestion_id, "suggestion.unknown")
    if row.held:
        raise UnknownError("suggestion.unknown", id=suggestion_id)
    return row


def _decide(context: Context, deed: Writer, row: Suggestion, state: SuggestionState) -> None:
    row.state, row.decided_at, row.staff_id = state, deed.at, context.staff_id


def _others(session: Session, context: Context, sight: Sight, row: Suggestion) -> tuple[GestureIdea, ...]:
    mine = next(iter(taken(session, [row], Days(context.zone))))
    gifts = swaps(sight.state, sight.monday, sight.seed, mine, row.swapped.split(","))
    return tuple(sight.ideas[gift.key] for gift in gifts)
