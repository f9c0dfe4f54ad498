"""Since when anything is known."""

from __future__ import annotations

from datetime import date, tzinfo

from sqlmodel import Session

from delight.data.queries.improvements import first_case
from delight.domain.days.calendar import local_day


def first_day(session: Session, zone: tzinfo | None) -> date | None:
    """Return the shop's day of the first case that was ever logged."""
    first = first_case(session)
    return None if first is None else local_day(first, zone)
