"""Who was told what was changed: so that nobody is told twice."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time

from delight.data.database import Session
from delight.data.entities import Customer, Letter
from delight.data.queries import improvements as query
from delight.domain.days.calendar import at_local
from delight.domain.errors import ConflictError
from delight.domain.improvements.causes import Told
from delight.domain.improvements.improvement import ImprovementRow
from delight.domain.letters.wordings import WordingKind
from delight.services.context import Context


def told_since(
    context: Context, session: Session, said: ImprovementRow, customer_id: int | None = None
) -> list[Told]:
    """Return who was told of a change since it was made, the last first; or whether one customer was."""
    since = begun(context, said)
    return [] if since is None else query.told(session, said.cause_key, since, customer_id)


def begun(context: Context, said: ImprovementRow) -> datetime | None:
    """Return the moment from which on a change holds, or none as long as it is only planned."""
    return None if said.changed_on is None else at_local(said.changed_on, time(0), context.zone)


def check_untold(
    context: Context,
    session: Session,
    improvement_id: int,
    customer: Customer,
    beside: Collection[Letter] = (),
) -> None:
    """Refuse to tell somebody of a change who was told meanwhile, here or at another till.

    Args:
        context: the open shop.
        session: where to look.
        improvement_id: what was changed.
        customer: whom the letter is for.
        beside: letters that are about to be stored with it.

    Raises:
        ConflictError: ``improvement.told_already`` with the ``name``, ``improvement.taken_back``.
    """
    said = query.improvement(session, improvement_id)
    if said is None or said.changed_on is None:
        raise ConflictError("improvement.taken_back")
    kind, now = WordingKind.YOU_SAID_WE_DID, [one for one in beside if one.customer_id == customer.id]
    if any(one.kind == kind for one in now) or told_since(context, session, said, customer.id):
        raise ConflictError("improvement.told_already", name=customer.name)
