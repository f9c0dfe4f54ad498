"""Saving a change of a case, also where somebody else was quicker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from delight.domain.cases import CaseDetail, CaseEdit
from delight.domain.errors import DelightError
from delight.ui.cases.conflict import Clash, clashes, settled
from delight.ui.cases.parts import Do
from delight.ui.cases.words import tr

Read = Callable[[int, Callable[[CaseDetail], None]], object]
"""Reads a case again and hands it over."""
Settle = Callable[[frozenset[str]], object]
"""Receives the fields in which the other person's version stays."""
Ask = Callable[[Sequence[Clash], CaseDetail, Settle], object]
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
            if isinstance(error, DelightError) and error.code == "record.changed_elsewhere":
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
