"""How much of what was at stake a complaint was put right with."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from delight.domain.insight.spent import PerCase
from delight.domain.insight.values import Behind

ENOUGH, TOO_MUCH = 0.8, 1.5
"""About so much of the price made up for a failure in a hotel study; beyond so much loyalty fell (Haesevoets
and others 2017). Neither is a target: they only part the bands."""


class Band(StrEnum):
    """How much of what was at stake it cost to put it right."""

    NOTHING = "nothing"
    LESS = "less"
    ABOUT = "about"
    MORE = "more"


class GivenBack(NamedTuple):
    """Complaints of which both are known: what was at stake, what it cost, and how many are in each band."""

    stake: int
    back: int
    bands: dict[Band, Behind]

    @property
    def cases(self) -> int:
        """How many they are."""
        return sum(len(behind.ids) for behind in self.bands.values())

    @property
    def behind(self) -> Behind:
        """All of them."""
        return Behind(tuple(one for behind in self.bands.values() for one in behind.ids))


def given_back(cases: PerCase) -> GivenBack:
    """Return what came of complaints with something at stake; of the others there is nothing to say."""
    stake = back = 0
    bands: dict[Band, list[int]] = {band: [] for band in Band}
    for case, cost in zip(cases.known, cases.costs, strict=True):
        lost = case.at_stake
        if lost:
            stake, back = stake + lost, back + cost
            bands[_band(cost, lost)].append(case.id)
    return GivenBack(stake, back, {band: Behind(tuple(ids)) for band, ids in bands.items()})


def _band(cost: int, stake: int) -> Band:
    if not cost:
        return Band.NOTHING
    if cost < ENOUGH * stake:
        return Band.LESS
    return Band.ABOUT if cost <= TOO_MUCH * stake else Band.MORE
