"""Words of forms that made room for something else, until they are about the same again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Typed = dict[str, Any]
"""``record``, ``said`` and ``before``, as a file holds them."""


class Aside:
    """What was typed and is in no form now, by the form's name and what it was about."""

    def __init__(self) -> None:
        self._kept: list[Typed] = []

    def put(self, name: str, typed: Typed) -> None:
        """Keep what was typed."""
        self.take(name, typed["record"])
        self._kept.append({"name": name, **typed})

    def take(self, name: str, record: dict[str, Any]) -> Typed | None:
        """Return what waits for a form to be about ``record``, which it is now."""
        found = next((one for one in self._kept if _is(one, name, record)), None)
        if found is not None:
            self._kept.remove(found)
        return found

    def has(self, name: str, record: dict[str, Any]) -> bool:
        """Return whether something waits for it."""
        return any(_is(one, name, record) for one in self._kept)

    def all(self) -> list[Typed]:
        """Return everything, for a file."""
        return [dict(one) for one in self._kept]

    def restore(self, kept: Iterable[Typed]) -> None:
        """Take back what a file held; what is here already wins."""
        self._kept += [one for one in kept if not self.has(one["name"], one["record"])]


def is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether two records of a form are about the same, by their ids."""
    return _about(one) == _about(other)


def _about(record: dict[str, Any]) -> Any:
    ids = {name: found for name, found in record.items() if name.endswith("_id") and found is not None}
    return record.get("id", ids)


def _is(one: Typed, name: str, record: dict[str, Any]) -> bool:
    return one["name"] == name and is_same(one["record"], record)
