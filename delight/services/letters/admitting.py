"""No ready-made letter admits liability about a grave matter."""

from __future__ import annotations

from delight.data.entities import Case
from delight.domain.errors import ConflictError
from delight.domain.guards.conditions import ADMITTING


def check_admits(kind: str, case: Case | None, *, own_words: bool) -> None:
    """Refuse a letter whose ready-made words may admit what nobody has looked into.

    Raises:
        ConflictError: ``letters.admits`` where the case is grave and the words are not somebody's own.
    """
    if case is not None and case.grave is not None and kind in ADMITTING and not own_words:
        raise ConflictError("letters.admits")
