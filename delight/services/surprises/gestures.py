"""Deeds that surprise."""

from __future__ import annotations

from datetime import date

from delight.data.entities import Customer, Gesture
from delight.data.entities.base import new_uid
from delight.data.journal import Writer
from delight.data.queries import gestures as query
from delight.data.queries import identities
from delight.data.queries.common import found
from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.customers.customer import Gone
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.gestures import (
    GestureDraft,
    GestureIdea,
    GestureRow,
    GestureState,
    check_planned,
    checked_gesture,
)
from delight.domain.surprises.suggestions import SuggestionState
from delight.domain.text import clean
from delight.services.context import Context
from delight.services.customers.thanks import check_thanks
from delight.services.surprises.catalogue import CatalogueService


class GestureService:
    """Small surprises: what could be given, what is planned, what was given."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def ideas(self) -> tuple[GestureIdea, ...]:
        """Return the gestures of the catalogue that are on; see ``CatalogueService.entries``."""
        return CatalogueService(self._context).entries()

    def page(
        self,
        customer_id: int | None = None,
        state: GestureState | None = None,
        offset: int = 0,
        limit: int = 100,
    ) -> list[GestureRow]:
        """Return gestures: planned ones by day first, then given ones, the newest first."""
        with self._context.db.read() as session:
            return query.gestures(session, customer_id=customer_id, state=state, offset=offset, limit=limit)

    def get(self, gesture_id: int) -> GestureRow:
        """Return one gesture (``gesture.unknown``)."""
        with self._context.db.read() as session:
            row = query.gesture(session, gesture_id)
        if row is None:
            raise UnknownError("gesture.unknown", id=gesture_id)
        return row

    def log(self, draft: GestureDraft) -> Changes:
        """Plan a surprise for a day, or note one that was given just now.

        The same draft saved twice (after a fault whose outcome nobody knew) is stored once.

        Raises:
            InputError: see ``checked_gesture``; ``date.past``,
                ``date.too_late``.
            UnknownError: ``customer.unknown``, ``referral.unknown``.
            ConflictError: ``gesture.not_welcome`` where the customer wants no surprises, ``gesture.gone``
                where they died, or moved away before it can be given; ``referral.thanked_already``,
                ``referral.thanks_planned``.
        """
        checked = checked_gesture(draft)
        self._check_day(checked.planned_on)
        planned = checked.planned_on is not None
        with self._context.deed(DeedName.GESTURE_PLANNED if planned else DeedName.GESTURE_GIVEN) as deed:
            known = identities.stored(deed.session, Gesture, Noun.GESTURE, checked.uid)
            deed.about(known or self._new(deed, checked))
        return deed.changes

    def _new(self, deed: Writer, checked: GestureDraft) -> Gesture:
        planned = checked.planned_on is not None
        self._check_welcome(deed, checked.customer_id, planned=planned)
        if checked.link_id is not None:
            check_thanks(deed, checked.link_id, self._context.zone)
        record = Gesture(
            uid=checked.uid or new_uid(),
            customer_id=checked.customer_id,
            name=checked.name,
            kind=checked.kind,
            cost_minor=checked.cost_minor,
            planned_on=checked.planned_on,
            given_at=None if planned else deed.at,
            staff_id=self._context.staff_id,
            note=checked.note,
            key=checked.key,
            occasion=checked.occasion,
            source=checked.source,
            link_id=checked.link_id,
        )
        deed.add(record)
        return record

    def given(self, gesture_id: int, reaction: str = "") -> Changes:
        """Note that a planned surprise was given.

        Raises:
            UnknownError: ``gesture.unknown``.
            ConflictError: ``gesture.given_already``; ``gesture.not_welcome``, ``gesture.gone`` where that
                changed since it was planned.
        """
        with self._context.deed(DeedName.GESTURE_GIVEN) as deed:
            record: Gesture = found(deed.session, Gesture, gesture_id, "gesture.unknown")
            if record.given_at is not None:
                raise ConflictError("gesture.given_already")
            self._check_welcome(deed, record.customer_id, planned=False)
            record.given_at, record.staff_id = deed.at, self._context.staff_id
            record.reaction = clean(reaction, field="reaction")
            deed.about(record)
        return deed.changes

    def edit(self, gesture_id: int, draft: GestureDraft) -> Changes:
        """Write anew what a gesture is, and when it is planned for; whom it is for, and why, stay.

        Raises:
            InputError: see ``checked_gesture``; ``gesture.day_missing`` where it is still to come;
                ``date.past``, ``date.too_late`` for another day.
            UnknownError: ``gesture.unknown``.
            ConflictError: ``gesture.given_already`` where it was given, and the draft plans it.
        """
        checked = checked_gesture(draft)
        with self._context.deed(DeedName.GESTURE_EDITED) as deed:
            record: Gesture = found(deed.session, Gesture, gesture_id, "gesture.unknown")
            if record.given_at is None and checked.planned_on is None:
                raise InputError("gesture.day_missing", "planned")
            if record.given_at is not None and checked.planned_on not in {None, record.planned_on}:
                raise ConflictError("gesture.given_already")
            if checked.planned_on != record.planned_on:
                self._check_day(checked.planned_on)
            record.name, record.kind, record.key = checked.name, checked.kind, checked.key
            record.cost_minor, record.note = checked.cost_minor, checked.note
            record.planned_on = checked.planned_on or record.planned_on
            deed.about(record)
        return deed.changes

    def remove(self, gesture_id: int) -> Changes:
        """Take a gesture back that will not happen, or never did (``gesture.unknown``).

        Letters and vouchers that went with it stay; who was suggested for it counts as skipped.
        """
        with self._context.deed(DeedName.GESTURE_REMOVED) as deed:
            record: Gesture = found(deed.session, Gesture, gesture_id, "gesture.unknown")
            _let_go(deed, gesture_id)
            deed.about(record)
            deed.session.delete(record)
        return deed.changes

    def react(self, gesture_id: int, reaction: str) -> Changes:
        """Note what the customer said to a surprise (``gesture.unknown``)."""
        with self._context.deed(DeedName.GESTURE_EDITED) as deed:
            record: Gesture = found(deed.session, Gesture, gesture_id, "gesture.unknown")
            record.reaction = clean(reaction, field="reaction")
            deed.about(record)
        return deed.changes

    def _check_day(self, day: date | None) -> None:
        if day is not None:
            check_planned(day, self._context.today(), field="planned")

    def _check_welcome(self, deed: Writer, customer_id: int | None, *, planned: bool) -> None:
        customer: Customer = found(deed.session, Customer, customer_id or 0, "customer.unknown")
        if not customer.surprises_welcome:
            raise ConflictError("gesture.not_welcome", name=customer.name)
        if customer.gone is Gone.DIED or (planned and customer.gone is not Gone.NO):
            raise ConflictError("gesture.gone", name=customer.name)


def _let_go(deed: Writer, gesture_id: int) -> None:
    """Take a gesture off its letters and vouchers, which stay, and off the suggestion that led to it."""
    for letter in query.letters_of(deed.session, gesture_id):
        letter.gesture_id = None
    for voucher in query.vouchers_of(deed.session, gesture_id):
        voucher.gesture_id = None
    for suggestion in query.suggestions_of(deed.session, gesture_id):
        suggestion.state, suggestion.gesture_id = SuggestionState.SKIPPED, None
        suggestion.decided_at = deed.at
