"""Saving a change of a case or of what belongs to it, also where somebody else was quicker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from delight.domain.cases.case import CaseDetail, CaseEdit
from delight.domain.changes import Changes
from delight.ui.cases.forms.conflict import Clash, clashes, settled
from delight.ui.cases.parts import Do
from delight.ui.cases.words import tr
from delight.ui.kit.meanwhile import is_changed_elsewhere
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader

if TYPE_CHECKING:
    from delight.services.bundle import Services

Read = Callable[[int, Callable[[CaseDetail], None]], object]
"""Reads a case again and hands it over."""
Settle = Callable[[frozenset[str]], object]
"""Receives the fields in which the other person's version stays."""
Ask = Callable[[Sequence[Clash], Any, Settle], object]
"""Asks about the fields that both changed."""
Then = Callable[[Any], None]
Fail = Callable[[Exception], None]


class CaseSaver:
    """Stores edits; asks only about what two people changed to different things."""

    def __init__(self, do: Do, read: Read, ask: Ask) -> None:
        self._do, self._read, self._ask = do, read, ask

    def save(self, edit: CaseEdit, base: CaseDetail, then: Then, fail: Fail) -> None:
        """Store an edit that was made from ``base``."""

        def refused(error: Exception) -> None:
            if is_changed_elsewhere(error):
                self._read(base.id, lambda theirs: self._settle(edit, base, theirs, then, fail))
            else:
                fail(error)

        self._do(
            lambda services: services.cases.edit(base.id, edit, base.version), tr("Saved."), then, refused
        )

    def _settle(self, edit: CaseEdit, base: CaseDetail, theirs: CaseDetail, then: Then, fail: Fail) -> None:
        found = clashes(edit, base, theirs)
        if not found:
            self.save(edit, replace(base, version=theirs.version), then, fail)
            return

        def save_rest(kept: frozenset[str]) -> None:
            rest = settled(edit, kept)
            if rest == CaseEdit():
                then(None)
            else:
                self.save(rest, theirs, then, fail)

        self._ask(found, theirs, save_rest)


Write = Callable[["Services", Any, Any], Changes]
"""Stores an edit of an action or a promise, made from what was seen."""
Look = Callable[["Services"], Any]
"""Reads the action or the promise again."""


class PartSaver:
    """Stores edits of actions and promises; asks about what two people changed to different things."""

    def __init__(self, tools: Tools, owner: QObject, do: Do, ask: Ask) -> None:
        self._tools, self._do, self._ask = tools, do, ask
        self._loader = Loader(tools.tasks, owner)

    def save(self, edit: Any, base: Any, write: Write, look: Look, then: Then, fail: Fail) -> None:
        """Store an edit that was made from ``base``."""

        def refused(error: Exception) -> None:
            if is_changed_elsewhere(error):
                self._loader.load(
                    lambda: look(self._tools.services),
                    lambda theirs: self._settle(edit, base, theirs, write, look, then, fail),
                    fail,
                )
            else:
                fail(error)

        self._do(lambda services: write(services, edit, base), tr("Saved."), then, refused)

    def _settle(
        self, edit: Any, base: Any, theirs: Any, write: Write, look: Look, then: Then, fail: Fail
    ) -> None:
        found = clashes(edit, base, theirs)
        if not found:
            self.save(edit, theirs, write, look, then, fail)
            return

        def save_rest(kept: frozenset[str]) -> None:
            rest = settled(edit, kept)
            if rest.wanted():
                self.save(rest, theirs, write, look, then, fail)
            else:
                then(None)

        self._ask(found, theirs, save_rest)
