"""PINs: what one looks like, and how long the next try has to wait after wrong ones.

A PIN says who is at the desk and keeps the owner's pages from passing eyes. It encrypts nothing.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from delight.domain.errors import InputError

SHORTEST, LONGEST = 4, 8
_FREE = 3
_PAUSES = (5, 15, 60, 120, 300)
"""Seconds after the third wrong PIN in a row, the fourth, …; the last for all that follow.

The longest is short enough that nobody is locked out, and long enough that 10,000 PINs take a month.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PinState:
    """Whether somebody has a PIN, and how long it cannot be tried."""

    is_set: bool
    wait: timedelta = timedelta()


def checked_pin(text: str) -> str:
    """Return a PIN as plain digits, whichever digits the keyboard writes.

    Raises:
        InputError: ``pin.shape`` unless it is four to eight digits.
    """
    digits = [unicodedata.decimal(character, None) for character in text.strip()]
    if not SHORTEST <= len(digits) <= LONGEST or None in digits:
        raise InputError("pin.shape", "pin", least=SHORTEST, most=LONGEST)
    return "".join(map(str, digits))


def pause_after(failures: int) -> timedelta:
    """Return how long the next try waits after so many wrong PINs in a row."""
    if failures < _FREE:
        return timedelta()
    return timedelta(seconds=_PAUSES[min(failures - _FREE, len(_PAUSES) - 1)])


def still_waits(failures: int, until: datetime | None, now: datetime) -> timedelta:
    """Return how long the next try still waits: never longer than the pause, whatever the clock says.

    Args:
        failures: wrong PINs in a row.
        until: when the pause was to end, by the clock of then.
        now: by the clock of today, which may have been moved back since.
    """
    left = (until - now) if until is not None else timedelta()
    return max(timedelta(), min(left, pause_after(failures)))


def was_moved_back(failures: int, until: datetime | None, now: datetime) -> bool:
    """Return whether the clock was moved back since a pause began, which then begins anew."""
    return until is not None and until - now > pause_after(failures)
