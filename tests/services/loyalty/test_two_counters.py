"""Two counters, each a process of its own, try the same voucher at the same moment: it is taken once."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest

from delight.domain.loyalty.vouchers import VoucherDraft, VoucherState
from tests import factories

ROOT = Path(__file__).parents[3]
COUNTERS = ("Marta Lind", "Tom Okafor")
COUNTER = """
import json, sys
from pathlib import Path
from delight.domain.errors import DelightError
from delight.domain.plain.sentences import explain
from delight.services.opening import open_services
services = open_services(Path(sys.argv[1]))
services.staff.sit_down(services.staff.by_name(sys.argv[2]).id)
print("ready", flush=True)
for line in sys.stdin:
    code, amount = json.loads(line)
    try:
        said = services.vouchers.redeem(code, amount, again=True).deed and "taken"
    except DelightError as error:
        said = explain(error).what
    print(json.dumps(said), flush=True)
services.close()
"""


@contextmanager
def counters(place):
    """Yield what has both counters redeem at once, and returns what each of them was told."""
    command = [sys.executable, "-c", COUNTER, str(place)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    running = [subprocess.Popen([*command, name], **pipes) for name in COUNTERS]

    first = cycle([1, -1])

    def redeem(code, amount=None):
        for counter in running:
            counter.stdin.write(json.dumps([code, amount]) + "\n")
        for counter in running[:: next(first)]:  # on one core, whoever is told first may always win
            counter.stdin.flush()
        return [json.loads(counter.stdout.readline()) for counter in running]

    try:
        for counter in running:
            assert counter.stdout.readline() == "ready\n"
        yield redeem
    finally:
        for counter in running:
            counter.communicate(timeout=30)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("count", [60, pytest.param(1_000, marks=pytest.mark.long)])
def test_exactly_one_wins_each_time(services, place, count):
    people = [factories.customer(services, f"Customer {number}", email="") for number in range(count // 5)]
    worth = ({"value_minor": 500}, {"item": "a coffee and a cake"})
    rows = [
        services.vouchers.get(
            services.vouchers.issue(
                VoucherDraft(customer_id=people[number % len(people)], **worth[number % 2])
            ).record
        )
        for number in range(count)
    ]
    wins = dict.fromkeys(COUNTERS, 0)
    with counters(place) as redeem:
        for row in rows:
            told = redeem(row.code)
            assert sorted(said == "taken" for said in told) == [False, True], told
            winner = COUNTERS[told.index("taken")]
            wins[winner] += 1
            lost = told[1 - told.index("taken")]
            used = rf"This voucher was used already, on \d{{4}}-\d\d-\d\d \d\d:\d\d, by {winner}\."
            assert re.fullmatch(used, lost), lost
    for row in rows:
        after = services.vouchers.get(row.id)
        assert (after.state, len(after.redemptions)) == (VoucherState.USED, 1)
    assert services.vouchers.liability().vouchers == 0
    days = [services.customers.get(person).visits for person in people]
    assert all(1 <= day <= 2 for day in days), "one visit a day, and a night may pass meanwhile"
    assert min(wins.values()) > 0, f"one counter always came first, so nothing was tried: {wins}"
    assert services.backups.check().sound


@pytest.mark.timeout(900)
@pytest.mark.parametrize("count", [12, pytest.param(200, marks=pytest.mark.long)])
def test_parts_never_come_to_more_than_there_is(services, place, count):
    draft = VoucherDraft(value_minor=1000)
    rows = [services.vouchers.get(services.vouchers.issue(draft).record) for _ in range(count)]
    with counters(place) as redeem:
        for row in rows:
            told = [said for _ in range(3) for said in redeem(row.code, 300)]
            assert told.count("taken") == 3
            assert set(told) == {"taken", "There is only 1.00 GBP left on this voucher."}
    for row in rows:
        after = services.vouchers.get(row.id)
        assert (after.left_minor, [r.amount_minor for r in after.redemptions]) == (100, [300] * 3)
    assert services.vouchers.liability().value_minor == 100 * count
