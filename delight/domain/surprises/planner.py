"""The week's surprises: who, with what, and why; and why somebody is not among them."""

from __future__ import annotations

from datetime import date

from delight.domain.surprises.values import Plan, State, WhyNot


def plan(state: State, week: date, seed: str) -> Plan:
    """Return the suggestions that a week still lacks, the same for the same ``state``, ``week`` and ``seed``.

    Args:
        state: the shop as it stands; with ``taken`` what the week already has, so that only what was skipped
            or withdrawn is made up for, and new referrals are thanked.
        week: its Monday.
        seed: the shop's own secret, always the same.
    """
    raise NotImplementedError


def why_not(state: State, found: Plan, customer_id: int) -> WhyNot | None:
    """Return why somebody is not suggested in a week planned from ``state``; ``None`` for an unknown id."""
    raise NotImplementedError
