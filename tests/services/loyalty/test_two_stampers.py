"""Two counters, each a process of its own, stamp the same cards at once: none is lost, none counts twice."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from delight.domain.loyalty.stamp_cards import CardState, StampCardDraft
from delight.domain.shop import ShopDraft
from tests import factories

ROOT = Path(__file__).parents[3]
COUNTER = """
import json, sys
from pathlib import Path
from delight.domain.errors import DelightError
from delight.services.opening import open_services
services = open_services(Path(sys.argv[1]))
print("ready", flush=True)
for line in sys.stdin:
    deed, record, again = json.loads(line)
    cards = services.stamp_cards
    try:
        if deed == "stamp":
            done = cards.stamp_card(record, again=again)
        else:
            done = cards.reward(record, next_card=True) if deed == "reward" else cards.stamp_customer(record)
        said = "done" if done.deed else "same"
    except DelightError as error:
        said = error.code
    print(json.dumps(said), flush=True)
services.close()
"""


@contextmanager
def counters(place):
    """Yield what has both counters do the same at once, and returns what each of them was told."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    running = [subprocess.Popen([sys.executable, "-c", COUNTER, str(place)], **pipes) for _ in range(2)]

    def both(deed, record, *, again=False):
        for counter in running:
            counter.stdin.write(json.dumps([deed, record, again]) + "\n")
        for counter in running:
            counter.stdin.flush()
        return sorted(json.loads(counter.stdout.readline()) for counter in running)

    try:
        for counter in running:
            assert counter.stdout.readline() == "ready\n"
        yield both
    finally:
        for counter in running:
            counter.communicate(timeout=30)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("count", [10, pytest.param(200, marks=pytest.mark.long)])
def test_every_stamp_that_was_wanted_is_on_the_card_and_no_other(services, place, count):
    draft = StampCardDraft(needed=8, head_start=2, reward="a coffee")
    ids = [services.stamp_cards.open(draft).record for _ in range(count)]
    with counters(place) as both:
        for card_id in ids:
            assert both("stamp", card_id) == ["done", "same"], "one scan, read by two"
            assert both("stamp", card_id, again=True) == ["done", "done"]
            assert services.stamp_cards.get(card_id).stamps == 5
            assert both("stamp", card_id, again=True) == ["done", "done"]
            assert both("stamp", card_id, again=True) == ["card.full", "done"]
            assert both("reward", card_id) == ["card.rewarded", "done"]
    assert services.stamp_cards.count(state=CardState.REWARDED) == count
    assert services.stamp_cards.count(state=CardState.OPEN) == count, "each got one next card"
    assert services.backups.check().sound


@pytest.mark.timeout(300)
def test_two_who_stamp_for_a_customer_without_a_card_open_one(services, place):
    row = services.shop.row()
    draft = ShopDraft(**{name: getattr(row, name) for name in ShopDraft.__dataclass_fields__})
    services.shop.edit(replace(draft, stamps_reward="a coffee"))
    people = [factories.customer(services, f"Customer {number}", email="") for number in range(10)]
    with counters(place) as both:
        assert {tuple(both("customer", who)) for who in people} == {("done", "same")}
    assert [(row.customer_id, row.stamps) for row in services.stamp_cards.page()] == [
        (who, 3) for who in reversed(people)
    ]
