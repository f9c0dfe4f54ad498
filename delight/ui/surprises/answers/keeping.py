"""An answer that somebody is noting and has not saved yet: it outlives a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from delight.domain.changes import Noun
from delight.domain.days.calendar import local_day
from delight.ui.kit.files.unfinished_file import Kept, read_unsaved
from delight.ui.kit.told_answer import ToldAnswer
from delight.ui.kit.unfinished.back import BackBar
from delight.ui.kit.unfinished.fields import plain
from delight.ui.kit.unfinished.unfinished import Unfinished
from delight.ui.kit.unfinished.watched import Watched
from delight.ui.kit.work.page import Tools

if TYPE_CHECKING:
    from delight.services.bundle import Services

_ANSWERS, _TOLD = "surprises/answers", "told"
"""What unfinished words of this tab are kept under, and the one form."""


def read_kept(services: Services) -> Kept:
    """Read what whoever is at the desk typed and had not saved, as a crash left it; on the worker."""
    kept = read_unsaved(services, _ANSWERS, {_TOLD: Noun.PULSE})
    form = kept.get("forms", {}).get(_TOLD)
    return {**kept, "forms": {}} if form and _is_noted(services, form) else kept


def _is_noted(services: Services, form: dict[str, Any]) -> bool:
    """Return whether it was saved as the power went, over what the same customer had answered that day."""
    said = form["said"]
    who = said.get("who")
    customer_id = who.get("customer_id") if isinstance(who, dict) else None
    if type(customer_id) is not int:
        return False
    return any(
        local_day(row.at, services.zone).isoformat() == form["record"].get("day")
        and said.get("score") == [row.score]
        and plain(str(said.get("words", ""))) == plain(row.words)
        for row in services.pulses.page(customer_id, limit=1)
    )


class AnswerKeeping:
    """Keeps what is typed in the form that notes an answer."""

    def __init__(self, tools: Tools, told: ToldAnswer, parent: QWidget) -> None:
        self._told, self.back = told, BackBar()
        watched = {_TOLD: Watched(form=told, open=self._open, before=lambda: told.filled)}
        self._unfinished = Unfinished(tools, watched, self.back, parent)

    def show(self, kept: Kept) -> None:
        """Put back, once, what a crash left; of whom was erased nothing stays."""
        self._unfinished.follow_erasing(kept)
        self._unfinished.show_kept(_ANSWERS, {}, kept)
        self._unfinished.touch()

    def _open(self, _record: dict[str, Any]) -> None:
        self._told.ask()
