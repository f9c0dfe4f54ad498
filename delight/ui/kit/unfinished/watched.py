"""A form whose words are kept while they are typed: what is asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from delight.ui.kit.unfinished.fields import Said


@runtime_checkable
class Asking(Protocol):
    """A form that asks about one thing after the other, as a ``Composer`` does."""

    opened: Any
    """A signal: something is asked about from now on, and its fields are filled."""
    giving_way: Any

    @property
    def record(self) -> dict[str, Any]:
        """What is asked about, as plain values; its ids tell one from another."""
        ...

    def close_form(self) -> None:
        """Close without saving."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A form, how it is opened again, and, unless it tells when it opens, what stood in it before.

    ``open`` receives the form's ``record``; what is not there any more opens nothing.
    """

    form: Any
    open: Callable[[dict[str, Any]], object] = lambda _record: None
    before: Callable[[], Said] | None = None
