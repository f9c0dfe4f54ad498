"""How much somebody at the desk may give away on one case without asking the owner (B5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from delight.domain.cases.recovery import Approval


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What one action of a case gives away; ``by_owner`` says that the owner added it themselves."""

    cost_minor: int | None
    approval: Approval
    by_owner: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What is left to decide alone on one case, in minor units: a ``limit`` of ``None`` is none at all.

    ``given`` is what staff gave on the case so far without the owner's word, whoever it was: a refund in two
    halves is one refund.
    """

    limit: int | None
    given: int = 0

    @property
    def left(self) -> int | None:
        """What may still be given without asking; ``None`` is as much as they like."""
        return None if self.limit is None else max(0, self.limit - self.given)

    def fits(self, cost_minor: int | None) -> bool:
        """Return whether so much may be given without asking; what costs nothing always may."""
        return not cost_minor or self.limit is None or self.given + cost_minor <= self.limit


NO_LIMIT = Room(limit=None)
"""They decide everything."""


def given_alone(actions: Iterable[Given]) -> int:
    """Return what was given on a case without the owner's word, in minor units."""
    return sum(
        one.cost_minor or 0 for one in actions if one.approval is Approval.NOT_NEEDED and not one.by_owner
    )


def approval_for(room: Room, cost_minor: int | None, *, phoned: bool) -> Approval:
    """Return how an action of this cost may go ahead."""
    if room.fits(cost_minor):
        return Approval.NOT_NEEDED
    return Approval.BY_PHONE if phoned else Approval.WAITING


def approval_after(old: Approval, old_cost: int | None, cost_minor: int | None, room: Room) -> Approval:
    """Return how an action may go ahead once its cost is another one; ``room`` counts all but the action.

    The owner's word holds for what it was given for, and for less.
    """
    if old in {Approval.APPROVED, Approval.BY_PHONE} and (cost_minor or 0) <= (old_cost or 0):
        return old
    if (cost_minor or 0) == (old_cost or 0):
        return old
    return approval_for(room, cost_minor, phoned=False)
