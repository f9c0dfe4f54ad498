"""Which gesture for whom: what fits, and of that one by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from math import log

from delight.domain.customers.standing import Standing
from delight.domain.gestures import Occasion
from delight.domain.surprises.chance import Numbers, numbers, share
from delight.domain.surprises.values import Gift, Person, State

MADE_FOR = {
    "years-note": Occasion.YEARS,
    "birthday": Occasion.BIRTHDAY,
    "thanks-for-telling": Occasion.RECOVERY,
    "brought-a-friend": Occasion.REFERRAL,
    "welcome-back": Occasion.ABSENCE,
}
"""Ready-made gestures that are for one occasion, and best for it."""
BY_HAND = frozenset({"well-done", "for-the-children", "for-the-dog", "carried"})
"""Ready-made gestures that need what only somebody at the counter can see; they are not suggested."""
LOYAL = frozenset({Standing.PROMOTER, Standing.CONTENT})
NOTE_TO_LOYAL = 2
"""Notes work on loyal customers (field test, 1,232 buyers; product.md)."""
FOR_THE_OCCASION = 12
"""With the ready-made catalogue, what is made for an occasion then comes as often as all else together."""
SKIPPED = 1 / 2
"""What each skip or swap of a gesture leaves of its weight, and how little that may become."""
LEAST = 1 / 8


class Choice:
    """Chooses gestures in one week, so that there is variety in it."""

    def __init__(self, state: State, week: date, seed: str) -> None:
        self._state = state
        self._week = week
        self._numbers: dict[str, Numbers] = {
            gift.key: numbers(seed, week, "gift", gift.key) for gift in state.gifts
        }
        self._used = Counter(one.key for one in state.taken if one.fills)

    def of(self, who: Person, occasion: Occasion, left: int) -> Gift | None:
        """Return what somebody gets where ``left`` may be spent; ``None`` where nothing fits.

        Nothing comes twice in a week as long as something else fits.
        """
        return next(iter(self.all_of(who, occasion, left)), None)

    def all_of(self, who: Person, occasion: Occasion, left: int) -> list[Gift]:
        """Return all that somebody could get, the best first."""
        fitting = [gift for gift in self.fitting(who, occasion) if gift.cost_minor <= left]
        return sorted(fitting, key=lambda gift: (self._used[gift.key], *self._rank(gift, who, occasion)))

    def use(self, gift: Gift) -> None:
        """Count a gesture as given this week."""
        self._used[gift.key] += 1

    def fitting(self, who: Person, occasion: Occasion) -> list[Gift]:
        """Return what somebody may get, whatever it costs."""
        return [gift for gift in self.liked(who, occasion) if self.free_on(gift, who) is None]

    def liked(self, who: Person, occasion: Occasion) -> list[Gift]:
        """Return what somebody may get at some time: what nobody said is not for them."""
        unliked = self._state.unliked.get(who.id, frozenset())
        return [gift for gift in meant(self._state.gifts, who, occasion) if gift.key not in unliked]

    def free_on(self, gift: Gift, who: Person) -> date | None:
        """Return from when on somebody may get a gesture again; ``None`` where they may now."""
        last = self._state.given.get(who.id, {}).get(gift.key)
        if last is None or (day := last + timedelta(days=gift.interval)) <= self._week:
            return None
        return day

    def _rank(self, gift: Gift, who: Person, occasion: Occasion) -> tuple[float, str]:
        """Return a number whose smallest falls on each gesture as often as its weight says."""
        weight = max(LEAST, SKIPPED ** self._state.skips.get(gift.key, 0))
        if gift.note and who.standing in LOYAL:
            weight *= NOTE_TO_LOYAL
        if occasion and MADE_FOR.get(gift.key) is occasion:
            weight *= FOR_THE_OCCASION
        return -log(share(self._numbers[gift.key](who.id))) / weight, gift.key


def meant(gifts: Iterable[Gift], who: Person, occasion: Occasion) -> Iterable[Gift]:
    """Yield the gestures that are for an occasion, or for any; who is away can only be written to."""
    for gift in gifts:
        made_for = MADE_FOR.get(gift.key, Occasion.NONE)
        if gift.key in BY_HAND or made_for not in (Occasion.NONE, occasion):
            continue
        if occasion is Occasion.ABSENCE and not made_for and not (gift.note and who.reachable):
            continue
        yield gift


def plannable(gifts: Iterable[Gift]) -> list[Gift]:
    """Return the gestures that the planner may suggest at all."""
    return [gift for gift in gifts if gift.key not in BY_HAND]


def by_chance(gifts: Iterable[Gift]) -> list[Gift]:
    """Return the gestures that may come without an occasion."""
    return [gift for gift in plannable(gifts) if gift.key not in MADE_FOR]
