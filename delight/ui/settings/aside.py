"""Half-typed words of rows whose form gave way to another row's: nothing is asked, and they come back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone

Typed = dict[str, Any]
"""The ``uid`` of a row, empty of a new one, and the fields in which it differs from what is stored; in
``before`` what stood in each of them when it was typed. After a restore an id may be another row's."""
_PART = "aside"


class Aside:
    """What was typed on each row and is not in a form now."""

    def __init__(self) -> None:
        self._kept: dict[str, Typed] = {}
        self._there: frozenset[str] = frozenset()
        self._is_begun = True

    @property
    def is_any(self) -> bool:
        """Whether something would be lost that can be gone on with."""
        return self.has("") or not self._there.isdisjoint(self._kept)

    def has(self, uid: str) -> bool:
        """Return whether words on this row wait."""
        return self._at(uid) in self._kept

    def put(self, typed: Typed) -> None:
        """Keep what was typed on a row, if anything was."""
        if typed:
            self._kept[typed["uid"]] = dict(typed)

    def take(self, uid: str) -> Typed:
        """Return what waits for a row, which goes into its form now."""
        found = self._kept.pop(self._at(uid), {})
        self._is_begun = self._is_begun or not uid
        return found

    def restore(self, kept: Iterable[Typed]) -> None:
        """Take back what a crash left; what is here already wins."""
        for typed in kept:
            self._kept.setdefault(typed["uid"], typed)

    def settle(self, there: Iterable[str], *, is_begun: bool) -> None:
        """Know which rows there are; words on one that is gone wait for a new one, unless one is begun."""
        self._there, self._is_begun = frozenset(there), is_begun

    def file(self, now: Mapping[str, Any]) -> Typed:
        """Return what a file holds: what is in the form ``now``, and beside it what waits."""
        return {**now, **({_PART: list(self._kept.values())} if self._kept else {})}

    def _at(self, uid: str) -> str:
        if uid or uid in self._kept or self._is_begun:
            return uid
        return next((one for one in self._kept if one not in self._there), uid)


def typed_on(uid: str, typed: Typed, stored: Mapping[str, Any], before: Mapping[str, Any]) -> Typed:
    """Return what was ``typed`` on a row, with what is stored there, or stood there ``before``, beside it."""
    if not uid or not typed:
        return {"uid": uid, **typed} if typed else {}
    return {"uid": uid, **typed, "before": {name: before.get(name, stored[name]) for name in typed}}


def clashes(typed: Iterable[str], stored: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is stored in fields that somebody else changed since words were typed there."""
    return {name: now for name, now in stored.items() if name in typed and before.get(name, now) != now}


def row_of(stored: Mapping[str, Any]) -> Typed:
    """Return the ``uid`` and the ``before`` of what was typed, as a file has them; nothing without a uid."""
    uid, before = stored.get("uid"), stored.get("before")
    if not isinstance(uid, str):
        return {}
    return {"uid": uid, **({"before": before} if isinstance(before, dict) else {})}


def with_aside(stored: Any, understand: Callable[[Mapping[str, Any]], Typed]) -> Typed:
    """Return what a file held, as far as ``understand`` makes sense of each row in it."""
    if not isinstance(stored, dict):
        return {}
    parts = stored.get(_PART)
    found = [understand(one) for one in parts if isinstance(one, dict)] if isinstance(parts, list) else []
    waiting = [one for one in found if "uid" in one]
    return {**understand(stored), **({_PART: waiting} if waiting else {})}


def in_form(kept: Mapping[str, Any]) -> Typed:
    """Return what was in the form, without what waited beside it."""
    return {name: value for name, value in kept.items() if name != _PART}


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
