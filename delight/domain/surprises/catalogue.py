"""The shop's catalogue of gestures: what it says of one, checked, and how it is known."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import count

from delight.domain.cases.case import check_minor
from delight.domain.errors import InputError
from delight.domain.gestures import GestureKind
from delight.domain.text import clean_line, fold

LONGEST_INTERVAL = 3650
"""Days; once in ten years is as seldom as anybody says."""
_LONGEST_KEY = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaDraft:
    """A gesture as the shop writes it into its catalogue.

    Attributes:
        key: the one it changes, ready-made or own; empty for a new one.
        cost_minor: what one costs the shop, in minor units of its currency; 0 costs nothing.
        interval_days: how many days at least lie between two of them for the same customer.
        hint: how it is given best, for whoever gives it.
    """

    name: str
    key: str = ""
    kind: GestureKind = GestureKind.GIFT
    cost_minor: int = 0
    interval_days: int = 90
    hint: str = ""


def checked_idea(draft: IdeaDraft) -> IdeaDraft:
    """Return ``draft`` cleaned.

    Raises:
        InputError: ``gesture.name_missing``, ``amount.negative``, ``text.too_long``, ``gesture.interval``
            below 0 days or above ``LONGEST_INTERVAL``.
    """
    name = clean_line(draft.name, field="gesture", longest=200)
    if not name:
        raise InputError("gesture.name_missing", "gesture")
    check_minor(draft.cost_minor, field="cost")
    if not 0 <= draft.interval_days <= LONGEST_INTERVAL:
        raise InputError("gesture.interval", "interval", longest=LONGEST_INTERVAL)
    return replace(draft, name=name, hint=clean_line(draft.hint, field="hint", longest=400))


def new_key(name: str, taken: Collection[str]) -> str:
    """Return a key that is not ``taken`` yet: ``Jar of plum jam`` becomes ``jar-of-plum-jam``."""
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(name))
    plain = "-".join(part for part in kept.split("-") if part)[:_LONGEST_KEY].strip("-") or "own"
    return next(key for n in count(1) if (key := plain if n == 1 else f"{plain}-{n}") not in taken)
