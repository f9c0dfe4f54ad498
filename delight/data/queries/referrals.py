"""Who brought whom, and what thanks there were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Change, Customer, Deed, Gesture, Letter, Link
from delight.data.queries.common import table
from delight.domain.customers.customer import Gone
from delight.domain.customers.links import LinkKind
from delight.domain.customers.referrals import THANK_WITHIN, ReferralRow
from delight.domain.days.calendar import at_local, local_day
from delight.domain.letters.wordings import WordingKind

_L, _G, _B, _J, _D = (table(entity) for entity in (Link, Gesture, Letter, Change, Deed))
_WHO, _CAME = table(Customer).alias("who"), table(Customer).alias("came")
_IN_HISTORY = (
    sa.select(sa.func.max(_D.c.at, type_=_D.c.at.type))
    .join_from(_J, _D, _D.c.id == _J.c.deed_id)
    .where(_J.c.record_uid == _L.c.uid, _J.c.op == "I")
    .correlate(_L)
    .scalar_subquery()
)
_NOTED = sa.func.coalesce(_IN_HISTORY, _CAME.c.created_at, type_=_D.c.at.type)
"""When it was noted; where a repair left no history of it, since when who came is known."""
_WRITTEN = (
    sa.select(sa.func.max(_B.c.issued_at, type_=_B.c.issued_at.type))
    .where(_B.c.customer_id == _L.c.customer_id, _B.c.kind == WordingKind.THANK_YOU_REFERRAL)
    .where(sa.type_coerce(_B.c.never_sent, sa.Integer) == 0, _B.c.issued_at >= _NOTED)
    .correlate(_L, _CAME)
    .scalar_subquery()
)
_NAMED = 6
"""So many of a chain of referrals are named at most."""
_COLUMNS: tuple[sa.ColumnElement[Any], ...] = (
    *_G.c["given_at", "planned_on"],
    _L.c.day,
    _L.c.id.label("link_id"),
    _WHO.c.id.label("who_id"),
    _WHO.c.name.label("who"),
    _CAME.c.id.label("brought_id"),
    _CAME.c.name.label("brought"),
    _G.c.id.label("gesture_id"),
)


def referrals(
    session: Session, zone: tzinfo | None, *, offset: int = 0, limit: int | None = None
) -> list[ReferralRow]:
    """Return who brought whom, what was noted last first."""
    query = _listed().order_by(_L.c.id.desc()).offset(offset).limit(limit)
    return [_row(row, zone) for row in session.execute(query).mappings()]


def referral(session: Session, link_id: int, zone: tzinfo | None) -> ReferralRow | None:
    """Return one referral, known by its link."""
    row = session.execute(_listed().where(_L.c.id == link_id)).mappings().first()
    return _row(row, zone) if row else None


def to_thank(session: Session, today: date, zone: tzinfo | None) -> list[ReferralRow]:
    """Return the referrals of late that nobody was thanked for, the latest first.

    A letter of thanks is thanks. Left out is who wants no surprises, moved away or died.
    """
    welcome = sa.type_coerce(_WHO.c.surprises_welcome, sa.Integer) == 1
    first = today - THANK_WITHIN
    noted_late = at_local(first, time.min, zone) <= _NOTED
    of_late = (_L.c.day >= first) | (_L.c.day.is_(None) & noted_late)
    query = _listed().where(of_late, _G.c.id.is_(None), _WRITTEN.is_(None), welcome, _WHO.c.gone == Gone.NO)
    rows = [_row(row, zone) for row in session.execute(query).mappings()]
    return sorted(rows, key=lambda row: (row.day, row.link_id), reverse=True)


def chain(session: Session, first: int, last: int, *, directly: bool = True) -> list[int]:
    """Return by whom ``last`` was brought, who was brought by …, down from ``first``; empty if it was not so.

    The shortest way; without the single step from one to the other unless ``directly``.
    """
    came_by: dict[int, int] = {}
    edge = {last}
    while edge and first not in came_by:
        pairs = sa.select(_L.c.customer_id, _L.c.other_id).where(_L.c.kind == LinkKind.BROUGHT)
        steps = session.execute(pairs.where(_L.c.other_id.in_(edge)).order_by(_L.c.id)).all()
        edge = set()
        for who, came in steps:
            if who not in came_by and who != last and (directly or (who, came) != (first, last)):
                came_by[who] = came
                edge.add(who)
    found = [first] if first in came_by else []
    while found and found[-1] != last:
        found.append(came_by[found[-1]])
    return found


def named(session: Session, chain: Sequence[int]) -> list[str]:
    """Return the names of customers; of very many the first and the last ones."""
    some = chain if len(chain) <= _NAMED else [*chain[:3], *chain[-2:]]
    names = [session.get_one(Customer, customer_id).name for customer_id in some]
    return names if len(some) == len(chain) else [*names[:3], "…", *names[3:]]


def _listed() -> sa.Select[tuple[Any, ...]]:
    return (
        sa.select(
            *_COLUMNS,
            _NOTED.label("noted_at"),
            _WRITTEN.label("written_at"),
            sa.func.coalesce(_G.c.name, "").label("gesture"),
        )
        .select_from(_L)
        .join(_WHO, _WHO.c.id == _L.c.customer_id)
        .join(_CAME, _CAME.c.id == _L.c.other_id)
        .outerjoin(_G, _G.c.link_id == _L.c.id)
        .where(_L.c.kind == LinkKind.BROUGHT)
    )


def _row(found: sa.RowMapping, zone: tzinfo | None) -> ReferralRow:
    row = dict(found)
    given_at, written_at = row.pop("given_at"), row.pop("written_at")
    row["written_on"] = local_day(written_at, zone) if written_at else None
    row["day"] = row["day"] or local_day(row["noted_at"], zone)
    row["thanked_on"] = local_day(given_at, zone) if given_at else None
    row["planned_on"] = None if given_at else row["planned_on"]
    return ReferralRow(**row)
