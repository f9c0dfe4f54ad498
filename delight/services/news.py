"""What others did to the same shop: the command, another window."""

from __future__ import annotations

from delight.data.queries.history import newest_deed, touched_since
from delight.data.queries.shop import shop
from delight.domain.changes import Changes, Noun
from delight.services.context import Context
from delight.services.days.clocks import follow_zone


class NewsService:
    """Asked every now and then; tells each thing once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._seen: int | None = None

    def poll(self) -> Changes | None:
        """Return what others changed since the last call as one ``Changes``, or ``None``.

        The first call only takes note of where history stands.
        """
        with self._context.db.read(whole=True) as session:
            newest = newest_deed(session)
            seen, self._seen = self._seen, newest
            if seen is None or newest == seen:
                return None
            name, touched = touched_since(session, seen, self._context.db.own_deeds)
            if any(noun is Noun.SHOP for noun, _ in touched):
                follow_zone(self._context, shop(session))
        return Changes(deed="", name=name, touched=touched) if name and touched else None
