"""A form whose words are kept while they are typed: what is asked of it, and how it takes them back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from delight.ui.kit.unfinished.aside import Typed
from delight.ui.kit.unfinished.fields import Said, means_same, said_in, say_in, words_of


@runtime_checkable
class Closing(Protocol):
    """A form whose words can be let go of."""

    def close_form(self) -> None:
        """Close without saving, with nothing in it."""
        ...


@runtime_checkable
class Asking(Closing, Protocol):
    """A form that asks about one thing after the other, as a ``Composer`` does."""

    opened: Any
    """A signal: something is asked about from now on, and its fields are filled."""
    giving_way: Any

    @property
    def record(self) -> dict[str, Any]:
        """What is asked about, as plain values; its ids tell one from another."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A form, how it is opened again, and, unless it tells when it opens, what stood in it before.

    ``open`` receives the form's ``record``; what is not there any more opens nothing.
    """

    form: Any
    open: Callable[[dict[str, Any]], object] = lambda _record: None
    before: Callable[[], Said] | None = None


def record_of(form: Any) -> dict[str, Any]:
    """Return what a form asks about, as plain values; nothing where it asks about one thing alone."""
    return form.record if isinstance(form, Asking) else {}


def say_back(form: Any, typed: Typed) -> tuple[bool, str]:
    """Put words into a form that is open for them, unless somebody else changed what they stand for.

    What is made of them is known by the ``uid`` that they were typed under: saved again after a fault, it is
    stored once.

    Returns:
        whether they are in it, and the words that it does not take.
    """
    now, before = said_in(form), typed["before"]
    here = {field: value for field, value in typed["said"].items() if field in now}
    news = {field: value for field, value in here.items() if not means_same(form, field, now[field], value)}
    if not news or any(now[field] != before.get(field, now[field]) for field in news):
        return False, words_of(form, news)
    uid = typed["record"].get("uid")
    if isinstance(uid, str) and "uid" in record_of(form):
        form.uid = uid
    say_in(form, news)
    return True, ""
