"""Whatever is stamped, rewarded, cancelled and undone, in whatever order: the cards fit a plain model."""

from __future__ import annotations

import copy
import tempfile
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.domain.loyalty.stamp_cards import CardState
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import StaffDraft
from delight.services.opening import create_shop
from tests import factories
from tests.conftest import Clock

NEEDED, HEAD = 5, 1
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("stamp"), st.integers(1, 7)),
        st.tuples(st.just("reward"), st.integers(0, 5)),
        st.tuples(st.just("cancel"), st.integers(0, 5)),
        st.tuples(st.just("undo"), st.just(0)),
        st.tuples(st.just("night"), st.just(0)),
    ),
    max_size=24,
)


@dataclass
class Model:
    """What a shopkeeper would keep in their head: the cards of one customer, the days they came."""

    cards: list[list] = field(default_factory=list)  # [stamps put on, rewarded, cancelled]
    days: set = field(default_factory=set)

    def state(self, card):
        if card[2]:
            return CardState.CANCELLED
        if card[1]:
            return CardState.REWARDED
        return CardState.FULL if HEAD + card[0] >= NEEDED else CardState.OPEN

    def stamp(self, count, today):
        still = [card for card in self.cards if self.state(card) is CardState.OPEN]
        if not still:
            if any(self.state(card) is CardState.FULL for card in self.cards):
                return False
            self.cards.append([0, False, False])
            still = [self.cards[-1]]
        max(still, key=lambda card: card[0])[0] += count
        self.days.add(today)
        return True

    def reward(self, pick, today):
        card = self.cards[pick % len(self.cards)] if self.cards else None
        if card is None or self.state(card) is not CardState.FULL:
            return False
        card[1] = True
        if over := HEAD + card[0] - NEEDED:
            self.cards.append([over, False, False])
        self.days.add(today)
        return True

    def cancel(self, pick, _today):
        card = self.cards[pick % len(self.cards)] if self.cards else None
        if card is None or self.state(card) in {CardState.REWARDED, CardState.CANCELLED}:
            return False
        card[2] = True
        return True


def shop(folder, clock):
    draft = ShopDraft(
        name="The Honey Bun",
        country="GB",
        stamps_needed=NEEDED,
        stamps_head_start=HEAD,
        stamps_reward="a loaf",
    )
    return create_shop(Path(folder) / "shop", draft, [StaffDraft(name="Marta Lind")], clock=clock, zone=UTC)


def do(services, who, deed, number):
    """Do it, and tell whether it was allowed."""
    cards = services.stamp_cards
    rows = sorted(cards.page(who), key=lambda row: row.id)
    try:
        if deed == "stamp":
            cards.stamp_customer(who, number, again=True)
        elif not rows:
            return False
        else:
            (cards.reward if deed == "reward" else cards.cancel)(rows[number % len(rows)].id)
    except DelightError:
        return False
    return True


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DEEDS)
def test_the_cards_agree_with_a_plain_model(deeds):
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        services = shop(folder, clock)
        who = factories.customer(services)
        model, before = Model(), []
        for deed, number in deeds:
            clock.forward(minutes=3)
            if deed == "night":
                clock.forward(days=1)
            elif deed == "undo":
                if before:
                    services.history.undo()
                    model = before.pop()
            else:
                kept = copy.deepcopy(model)
                allowed = getattr(model, deed)(number, services.context.today())
                assert do(services, who, deed, number) == allowed, (deed, number)
                if allowed:
                    before.append(kept)
        rows = sorted(services.stamp_cards.page(who), key=lambda row: row.id)
        assert [(row.stamps + row.over - HEAD, row.state) for row in rows] == [
            (card[0], model.state(card)) for card in model.cards
        ]
        assert services.customers.get(who).visits == len(model.days)
        services.close()
