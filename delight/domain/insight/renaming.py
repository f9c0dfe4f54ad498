"""Causes that got another name, or went into another one, by hand: what of theirs came over from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from delight.domain.insight.facts import CaseFact, Facts


class CameOver(NamedTuple):
    """What a cause has from another name: that name and the day, the last if there are several.

    ``ids`` are the cases that came over, ``of`` how many the cause has in all, in the period and in what it
    is compared with; ``now`` of them are of the period.
    """

    was: str
    day: date
    ids: tuple[int, ...]
    of: int
    now: int


def came_over(facts: Facts, times: tuple[Sequence[CaseFact], Sequence[CaseFact]]) -> Mapping[str, CameOver]:
    """Return causes by their key that hold cases which came over from another name.

    Looked for in the cases of what the period is compared with and of its own; ``times`` is both.

    What was renamed before the time that is compared counts as having always been called so.
    """
    since = facts.spans[-1].period.first
    latest = sorted((one for one in facts.renamed if one.day >= since), key=lambda one: one.day)
    moved: dict[str, set[int]] = {}
    for one in latest:
        moved.setdefault(one.key, set()).update(one.case_ids)
    called = {one.key: one for one in latest}
    found: dict[str, CameOver] = {}
    for key, ids in moved.items():
        before, now = ([case.id for case in cases if case.cause == key] for cases in times)
        earlier, mine = (tuple(filter(ids.__contains__, ours)) for ours in (before, now))
        if earlier or mine:
            one = called[key]
            found[key] = CameOver(one.was, one.day, earlier + mine, len(before) + len(now), len(mine))
    return found
