"""The first page."""

from __future__ import annotations

from delight.data.queries import today as query
from delight.domain.today import TodayPage
from delight.services.context import Context


class TodayService:
    """What is overdue and due."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def page(self) -> TodayPage:
        """Return everything due by tonight and the surprises of the next seven days."""
        with self._context.db.read() as session:
            return query.today(session, now=self._context.clock(), zone=self._context.zone)
