"""The imports that were done, as the journal tells of them."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import Change, Deed, Staff
from delight.data.queries.common import table
from delight.domain.changes import DeedName
from delight.domain.imports.importing import Fate, ImportNoun, ImportRow

_D, _H, _S = table(Deed), table(Change), table(Staff)
_IMPORTS = {
    DeedName.CUSTOMERS_IMPORTED.value: ImportNoun.CUSTOMERS,
    DeedName.CASES_IMPORTED.value: ImportNoun.CASES,
    DeedName.VISITS_IMPORTED.value: ImportNoun.VISITS,
}


def imports(
    session: Session, told: Mapping[str, tuple[ImportNoun, str, Mapping[Fate, int]]]
) -> list[ImportRow]:
    """Return the imports that were done, the newest first.

    Args:
        session: to read with.
        told: what their kept reports tell, by the uid of the deed.
    """
    undoing = _D.alias()
    query = (
        sa.select(
            _D.c.uid,
            _D.c.name,
            _D.c.at,
            sa.func.coalesce(_S.c.name, "").label("staff"),
            sa.select(sa.func.count()).where(_H.c.deed_id == _D.c.id).scalar_subquery().label("records"),
            sa.exists().where(undoing.c.reverses == _D.c.uid).label("undone"),
        )
        .select_from(_D)
        .outerjoin(_S, _S.c.uid == _D.c.staff_uid)
        .where(_D.c.name.in_(list(_IMPORTS)))
        .order_by(_D.c.id.desc())
    )
    return [_import(row, *told.get(row.uid, (_IMPORTS[row.name], "", {}))) for row in session.execute(query)]


def is_import(session: Session, uid: str) -> bool:
    """Return whether a deed is an import."""
    return bool(session.scalar(sa.select(_D.c.id).where(_D.c.uid == uid, _D.c.name.in_(list(_IMPORTS)))))


def _import(row: sa.Row[Any], noun: ImportNoun, file: str, counts: Mapping[Fate, int]) -> ImportRow:
    return ImportRow(
        id=row.uid,
        at=row.at,
        staff=row.staff,
        records=row.records,
        undone=bool(row.undone),
        noun=noun,
        file=file,
        counts=counts,
    )
