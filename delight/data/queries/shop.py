"""The shop and its staff."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlmodel import Session, select

from delight.data.entities import Action, Case, Gesture, Shop, Staff, Visit, Voucher
from delight.data.queries.common import last_line, table, version
from delight.domain.cases.clocks import Targets
from delight.domain.errors import StorageError
from delight.domain.shop import ShopRow
from delight.domain.staff.staff import StaffRow

_S = table(Staff)
_TARGETS = sa.select(*table(Shop).c[Targets._fields])


def shop(session: Session) -> ShopRow:
    """Return the shop that the file is about (``storage.damaged`` where there is none)."""
    record = session.exec(select(Shop)).first()
    if record is None:
        raise StorageError("storage.damaged")
    names = [name for name in ShopRow.__dataclass_fields__ if name != "version"]
    return ShopRow(version=version(session, record.uid), **{name: getattr(record, name) for name in names})


def targets(session: Session) -> Targets:
    """Return what deadlines hang on, in one short question (``storage.damaged`` where there is no shop)."""
    row = session.connection().execute(_TARGETS).first()
    if row is None:
        raise StorageError("storage.damaged")
    return Targets(*row)


SHOP_AMOUNTS = ("surprise_budget_minor", "winning_cost_minor")
"""Columns of the shop that hold an amount of money."""


def staff(session: Session, *, active_only: bool) -> list[StaffRow]:
    """Return who works or worked here, in the order they came."""
    columns = _S.c["id", "uid", "name", "role", "authority_minor", "active"]
    query = sa.select(*columns, last_line(_S.c.uid).label("version")).order_by(_S.c.id)
    if active_only:
        query = query.where(_S.c.active == sa.literal(True, _S.c.active.type))  # noqa: FBT003
    return [StaffRow(**row) for row in session.execute(query).mappings()]


def has_amounts(session: Session, but: Collection[str] = ()) -> bool:
    """Return whether any amount of money is kept yet, but for what the catalogue says that gestures cost.

    Columns of the shop that are named in ``but`` do not count.
    """
    amounts = (table(Case).c.at_stake_minor, table(Action).c.cost_minor, table(Gesture).c.cost_minor)
    amounts += (table(Visit).c.amount_minor, _S.c.authority_minor, table(Voucher).c.value_minor)
    amounts += tuple(table(Shop).c[name] for name in SHOP_AMOUNTS if name not in but)
    return any(session.scalar(sa.select(sa.exists().where(column > 0))) for column in amounts)
