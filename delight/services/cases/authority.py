"""How much whoever is at the desk may decide alone on a case, and whose word lets it be more (B5)."""

from __future__ import annotations

from delight.data.database import Session
from delight.data.entities import Staff
from delight.data.queries import recovery as query
from delight.data.queries import shop as shop_query
from delight.domain.cases.authority import Room, given_alone
from delight.domain.errors import ConflictError, InputError
from delight.domain.money import Money
from delight.domain.staff.staff import Role
from delight.services.cases.casework import here
from delight.services.context import Context


def room_for(context: Context, session: Session, case_id: int | None, *, but: int | None = None) -> Room:
    """Return what whoever is at the desk may decide alone on a case, apart from one of its actions."""
    limit = _limit(context, session)
    if limit is None or case_id is None:
        return Room(limit=limit)
    return Room(limit=limit, given=given_alone(query.given(session, case_id, but=but)))


def above_authority(
    context: Context, session: Session, case_id: int | None, but: int | None = None
) -> InputError:
    """Return the error that tells how much may be decided alone."""
    room = room_for(context, session, case_id, but=but)
    currency = shop_query.shop(session).currency
    return InputError(
        "action.above_authority",
        "cost",
        limit=Money(minor=room.limit or 0, currency=currency),
        room=Money(minor=room.left or 0, currency=currency),
        why="given" if room.given else "",
    )


def agreed_by_phone(session: Session, phoned_id: int | None) -> int | None:
    """Return the owner who agreed by phone.

    Raises:
        UnknownError: ``staff.unknown``.
        ConflictError: ``staff.left``, ``action.phone_owner``.
    """
    who = here(session, phoned_id)
    if who is not None and who.role is not Role.OWNER:
        raise ConflictError("action.phone_owner", name=who.name)
    return phoned_id


def _limit(context: Context, session: Session) -> int | None:
    if context.sees_all:
        return None
    if context.staff_id is not None:
        return session.get_one(Staff, context.staff_id).authority_minor
    limits = [row.authority_minor for row in shop_query.staff(session, active_only=True)]
    return min((limit for limit in limits if limit is not None), default=None)
