"""What becomes of the rows of a file, whatever they are about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from delight.data.queries.common import Read
from delight.domain.imports.importing import ImportNoun, ImportWish
from delight.services.context import Context
from delight.services.imports.cases import plan_cases
from delight.services.imports.people import plan_people
from delight.services.imports.visits import plan_visits
from delight.services.imports.work import Work


def plan_rows(context: Context, read: Read, wish: ImportWish, rows: Iterable[Any], at: datetime) -> Work:
    """Return what becomes of every row; nothing is written.

    Args:
        context: of the shop.
        read: gives a session for a moment, so that no save waits.
        wish: says what the rows are.
        rows: read and checked: of its kind, or rejected.
        at: when they come in.
    """
    if wish.noun is ImportNoun.CASES:
        return plan_cases(context, read, rows, at)
    if wish.noun is ImportNoun.VISITS:
        return plan_visits(context, read, rows, at, make_unknown=wish.make_unknown)
    return plan_people(context, read, rows, at)
