"""Putting a complaint right: actions, promises and follow-ups, as one service."""

from __future__ import annotations

from delight.services.cases.actions import ActionDeeds
from delight.services.cases.follow_ups import FollowUpDeeds
from delight.services.cases.promises import PromiseDeeds
from delight.services.context import Context


class RecoveryService(ActionDeeds, PromiseDeeds, FollowUpDeeds):
    """What the shop does about a complaint, what it promised, and how it checks."""

    def __init__(self, context: Context) -> None:
        self._context = context
