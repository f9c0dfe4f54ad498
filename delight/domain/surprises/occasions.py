"""What makes a surprise timely."""

from __future__ import annotations

from enum import StrEnum


class Occasion(StrEnum):
    """What makes a gesture timely: nothing at all, or a day of the customer's own."""

    NONE = ""
    YEARS = "years"
    BIRTHDAY = "birthday"
    NTH_VISIT = "nth-visit"
    RECOVERY = "recovery"
    REFERRAL = "referral"
    ABSENCE = "absence"
