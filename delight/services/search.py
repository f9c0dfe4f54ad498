"""One search over everything."""

from __future__ import annotations

from delight.data.queries.search import search
from delight.domain.search import SearchHit
from delight.services.context import Context


class SearchService:
    """Finds customers, cases and letters by any of their words, numbers or digits."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(self, text: str, limit: int = 6) -> list[SearchHit]:
        """Return what fits, customers first, at most ``limit`` of each kind."""
        with self._context.db.read() as session:
            return search(session, text, today=self._context.today(), limit=limit)
