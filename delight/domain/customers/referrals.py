"""Referrals: one customer brought another, and is thanked for it once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

THANK_WITHIN = timedelta(days=90)
"""A referral that was noted longer ago is not suggested any more: thanks as late as that read as a mistake.

Ours, no evidence found. It can still be thanked by hand.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRow:
    """Who brought whom.

    Attributes:
        link_id: the link between the two, by which it is thanked.
        who_id, who: the customer who brought, and their name.
        brought_id, brought: the customer who came, and their name.
        day: the day of it where somebody said so, else the one on which it was noted.
        gesture_id, gesture: the surprise that thanks for it, if there is one.
        thanked_on: when that was given, or for when it is ``planned_on``.
        written_on: the day of a letter that thanks whoever brought somebody, sent since it was noted.
    """

    link_id: int
    who_id: int
    who: str
    brought_id: int
    brought: str
    day: date
    noted_at: datetime
    gesture_id: int | None = None
    gesture: str = ""
    thanked_on: date | None = None
    planned_on: date | None = None
    written_on: date | None = None

    @property
    def is_thanked(self) -> bool:
        """Whether a surprise for it was given, or is planned; a letter is thanks enough, but none."""
        return self.gesture_id is not None
