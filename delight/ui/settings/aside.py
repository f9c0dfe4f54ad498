"""Half-typed words of rows whose form gave way to another row's: nothing is asked, and they come back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone

Typed = dict[str, Any]
"""The id of a row, 0 of a new one, and the fields in which it differs from what is stored."""
_PART = "aside"


class Aside:
    """What was typed on each row and is not in a form now."""

    def __init__(self, id_name: str) -> None:
        """Know rows by what ``id_name`` holds in what was typed on them."""
        self._id_name = id_name
        self._kept: dict[int, Typed] = {}
        self._there: frozenset[int] = frozenset()

    @property
    def is_any(self) -> bool:
        """Whether something would be lost that can be gone on with."""
        return any(id_ == 0 or id_ in self._there for id_ in self._kept)

    def has(self, id_: int) -> bool:
        """Return whether words on this row wait."""
        return id_ in self._kept

    def put(self, typed: Mapping[str, Any]) -> None:
        """Keep what was typed on a row, if anything was."""
        if typed:
            self._kept[typed[self._id_name]] = dict(typed)

    def take(self, id_: int) -> Typed:
        """Return what waits for a row, which goes into its form now."""
        return self._kept.pop(id_, {})

    def restore(self, kept: Iterable[Typed]) -> None:
        """Take back what a crash left; what is here already wins."""
        for typed in kept:
            self._kept.setdefault(typed[self._id_name], typed)

    def settle(self, there: Collection[int], *, is_begun: bool) -> None:
        """Know which rows there are; words on one that is gone wait for a new one, unless one is begun."""
        self._there = frozenset(there)
        for id_ in [one for one in self._kept if one and one not in self._there]:
            if not is_begun and 0 not in self._kept:
                self._kept[0] = {**self._kept.pop(id_), self._id_name: 0}

    def file(self, now: Mapping[str, Any]) -> Typed:
        """Return what a file holds: what is in the form ``now``, and beside it what waits."""
        return {**now, **({_PART: list(self._kept.values())} if self._kept else {})}


def with_aside(stored: Any, understand: Callable[[Mapping[str, Any]], Typed]) -> Typed:
    """Return what a file held, as far as ``understand`` makes sense of each row in it."""
    if not isinstance(stored, dict):
        return {}
    parts = stored.get(_PART)
    found = [understand(one) for one in parts if isinstance(one, dict)] if isinstance(parts, list) else []
    waiting = [one for one in found if one]
    return {**understand(stored), **({_PART: waiting} if waiting else {})}


def waiting_in(kept: Mapping[str, Any]) -> list[Typed]:
    """Return what waited in a file, as ``with_aside`` read it."""
    return kept.get(_PART, [])


def unsaved_mark(*, shown: bool) -> Pill:
    """Return the mark of a row whose words wait; it is hidden unless it is to be shown."""
    pill = Pill(QCoreApplication.translate("Settings", "Not saved yet"), Tone.DUE)
    pill.setHidden(not shown)
    return pill


def new_words(usual: str, *, begun: bool) -> str:
    """Return what a button says that opens a new one, or goes on with it."""
    return QCoreApplication.translate("Settings", "Go on with the one you began") if begun else usual
