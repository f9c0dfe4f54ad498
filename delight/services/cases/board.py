"""The board."""

from __future__ import annotations

from delight.data.queries import board as query
from delight.domain.cases.board import COLUMNS, BoardColumn
from delight.domain.cases.case import CaseFilter
from delight.domain.cases.stages import Stage
from delight.services.context import Context

MOST = 1_000
"""So many cases of one column are shown; nobody looks at more, and the list has them all."""
MOST_CLOSED = 100


class BoardService:
    """Complaints by stage."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def columns(self, which: CaseFilter, *, closed: bool = False) -> list[BoardColumn]:
        """Return the columns; that of closed cases has cases in it only if ``closed`` is asked for.

        Of ``which``, stages and kinds say nothing here.
        """
        now, zone = self._context.clock(), self._context.zone
        with self._context.db.read() as session:
            going = [stage for stage in COLUMNS if stage is not Stage.CLOSED]
            found = query.columns(session, which, going, now=now, zone=zone, most=MOST)
            if closed:
                found += query.columns(session, which, [Stage.CLOSED], now=now, zone=zone, most=MOST_CLOSED)
        if not closed:
            found.append(BoardColumn(stage=Stage.CLOSED, rows=(), count=0))
        return found
