"""Where customers said whether they would recommend the shop."""

from __future__ import annotations

from enum import StrEnum


class PulsePlace(StrEnum):
    """Where it was answered: on the screen by the customer, or told to somebody who noted it."""

    COUNTER = "counter"
    TOLD = "told"
