"""What the planner answers, written into the week within a deed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from delight.data.entities import Suggestion
from delight.data.journal import Writer
from delight.domain.surprises.suggestions import SuggestionState
from delight.domain.surprises.values import Suggestion as Drawn
from delight.services.surprises.reading import Sight


def fill(deed: Writer, sight: Sight, drawn: Iterable[Drawn]) -> None:
    """Add to a week what was drawn for it, behind what it has.

    Nobody stands in a week twice: who brought somebody after they were drawn is thanked in that place, and
    whom a rule took out comes back to it.
    """
    rows = {row.customer_id: row for row in sight.rows}
    position = max((row.position for row in sight.rows), default=0)
    for one in drawn:
        there = rows.get(one.customer_id)
        if there is None:
            position += 1
            deed.add(_new(sight, one, position, deed.at))
        elif _makes_way(there, one):
            _write(there, one)
            there.state, there.decided_at, there.drawn_at = SuggestionState.OPEN, None, deed.at
            there.swapped = ""


def withdraw(deed: Writer, rows: Iterable[Suggestion]) -> None:
    """Take back what a rule forbids by now."""
    for row in rows:
        row.state, row.decided_at = SuggestionState.WITHDRAWN, deed.at


def is_new(rows: Sequence[Suggestion], one: Drawn) -> bool:
    """Return whether what was drawn has a place in a week that has ``rows``."""
    there = next((row for row in rows if row.customer_id == one.customer_id), None)
    return there is None or _makes_way(there, one)


def _makes_way(there: Suggestion, one: Drawn) -> bool:
    is_thanked_instead = bool(one.link_id) and there.state is SuggestionState.OPEN
    return is_thanked_instead or there.state is SuggestionState.WITHDRAWN


def _new(sight: Sight, one: Drawn, position: int, at: datetime) -> Suggestion:
    row = Suggestion(week=sight.monday, position=position, customer_id=one.customer_id, drawn_at=at)
    _write(row, one)
    return row


def _write(row: Suggestion, one: Drawn) -> None:
    row.key, row.cost_minor, row.day, row.occasion = one.key, one.cost_minor, one.day, one.occasion
    row.why, row.figures, row.held = one.why.value, json.dumps(dict(one.figures)), one.held
    row.link_id = one.link_id or None


def as_preview(sight: Sight, drawn: Iterable[Drawn], at: datetime) -> list[Suggestion]:
    """Return what would be drawn as rows that are not kept, and so have no id."""
    return [_new(sight, one, position, at) for position, one in enumerate(drawn, 1)]
