"""One search over everything."""

from __future__ import annotations

from collections.abc import Collection

from delight.data.queries.nearly import nearly
from delight.data.queries.search import how_many, search
from delight.domain.search import Found, HitKind, SearchHit
from delight.services.context import Context

EVERYTHING = frozenset(HitKind)


class SearchService:
    """Finds customers, cases, letters, notes and surprises by any of their words, numbers or digits.

    Vouchers and stamp cards are found by their codes, typed or scanned.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(self, text: str, limit: int = 6, *, kinds: Collection[HitKind] = EVERYTHING) -> list[SearchHit]:
        """Return what fits, kind after kind, at most ``limit`` of each; customers first, but for a reference.

        The best come first: what is called exactly so, what begins so; then the most recent.
        """
        with self._context.db.read() as session:
            return search(session, text, limit=limit, kinds=kinds)

    def look(self, text: str, limit: int = 4) -> Found:
        """Return what fits as a person sees it while typing: the best, and whether there are more.

        Where nothing fits, but a slip of a finger is near to somebody's name, that is who may be meant.
        """
        with self._context.db.read() as session:
            hits = search(session, text, limit=limit + 1, kinds=EVERYTHING)
            if not hits:
                return Found(meant=nearly(session, text))
        shown, full = [], []
        for kind in dict.fromkeys(hit.kind for hit in hits):
            mine = [hit for hit in hits if hit.kind is kind]
            shown += mine[:limit]
            full += [kind] if len(mine) > limit else []
        return Found(hits=tuple(shown), more=tuple(full))

    def count(self, text: str, kind: HitKind) -> int:
        """Return how many of a kind fit."""
        with self._context.db.read() as session:
            return how_many(session, text, kind)
