"""What lists are narrowed to besides their filters, as a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session

from delight.data.entities import Case, Customer
from delight.data.queries import came_with
from delight.data.queries.common import Only, among, table
from delight.domain.changes import Noun
from delight.domain.imports.came_with import CameWith

if TYPE_CHECKING:
    from delight.domain.narrowed import Narrowed

_LISTED = {Noun.CUSTOMER: table(Customer), Noun.CASE: table(Case)}


def only(session: Session, which: Narrowed, *, whole: bool = False) -> Only:
    """Return what narrows the list of customers, or of cases; ``whole`` as in ``came_with.only``."""
    if isinstance(which, CameWith):
        return came_with.only(session, which, whole=whole)
    return Only(where=among(_LISTED[which.noun].c.id, which.ids))
