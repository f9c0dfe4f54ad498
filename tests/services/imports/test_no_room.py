"""An import without room on the disk, or killed: the shop is as it was, and it can be done again.

The disk is a small file system of its own, mounted for one process; it is filled until so much is left.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from delight.domain.imports.importing import ImportWish
from delight.services.opening import open_services
from tests.data.test_full_disk import in_a_small_room
from tests.services.imports.bringing import dump

ROWS = 4_000
FULL = """
import shutil, sys
from pathlib import Path
from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import DelightError
from delight.domain.imports.importing import ImportWish
from delight.domain.plain.sentences import explain
from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop

room, steps = Path(sys.argv[1]), STEPS
place, filler = room / "shop", room / "filler"
services = create_shop(place, ShopDraft(name="Small disk"))
for n in range(20):
    services.customers.add(CustomerDraft(name=f"Customer {n}", email=f"c{n}@example.org"))
rows = (f"Customer {n},c{n}@example.org,07400 {n:06d},Regulars,likes rye" for n in range(ROWS))
text = "Name,Email,Phone,Tags,Notes\\n" + "\\n".join(rows) + "\\n"
file = services.imports.from_bytes("many.csv", text.encode())


def exported():
    out = Path("/tmp") / f"delight-test-{__import__('os').getpid()}"
    services.exports.export(out)
    found = {one.name: one.read_bytes() for one in sorted(out.rglob("*.csv"))}
    shutil.rmtree(out)
    return found


def leave(size):
    filler.unlink(missing_ok=True)
    free = shutil.disk_usage(room).free
    with filler.open("wb") as out:
        out.write(b"x" * max(0, free - size))


before, length, codes = exported(), (place / "shop.delight").stat().st_size, []
for left in steps:
    leave(left)
    try:
        services.imports.take(file, ImportWish())
        raise SystemExit(f"took it with {left} bytes left")
    except DelightError as problem:
        codes.append(problem.code)
        words = explain(problem)
        assert problem.code == "import.no_room", problem.code
        assert str(words.what) == "There is not enough room on the disk to bring this in.", words
        assert "the shop is as it was" in words.holds, words
    assert services.imports.list() == []
    assert (place / "shop.delight").stat().st_size == length
    assert not list(place.rglob(".*part*")), list(place.rglob("*"))
    filler.unlink()
    assert exported() == before
    assert services.backups.check().sound
report = services.imports.take(file, ImportWish())
assert (report.imported, report.updated) == (ROWS - 20, 20), report.counts
services.imports.undo(report.id)
after = exported()
assert {name: data for name, data in after.items() if name != "history.csv"} == {
    name: data for name, data in before.items() if name != "history.csv"
}
services.close()
print("fine", len(set(codes)))
"""
NOW_AND_THEN = [0, 300_000, 1_500_000, 4_000_000]
KILLED = """
import sys
from pathlib import Path
from delight.domain.imports.importing import ImportWish
from delight.services.opening import open_services

services = open_services(Path(sys.argv[1]))
file = services.imports.open(Path(sys.argv[2]))
print("ready", flush=True)
report = services.imports.take(file, ImportWish())
print("taken", flush=True)
services.imports.undo(report.id)
print("undone", flush=True)
"""


@pytest.mark.parametrize(
    "steps",
    [NOW_AND_THEN, pytest.param([*range(0, 4_500_000, 90_000)], marks=pytest.mark.long)],
    ids=["some", "many"],
)
def test_without_room_nothing_is_brought_in_and_it_can_be_done_again(tmp_path, steps):
    script = FULL.replace("STEPS", repr(steps)).replace("ROWS", str(ROWS))
    result = in_a_small_room(script, tmp_path, megabytes=80)
    assert result.stdout == "fine 1\n", result.stderr[-2000:]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "many.csv"
    lines = (f"Customer {n},c{n}@example.org,07400 {n:06d},Regulars,likes rye" for n in range(ROWS))
    path.write_text("Name,Email,Phone,Tags,Notes\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
@pytest.mark.parametrize("times", [3, pytest.param(100, marks=pytest.mark.long)])
def test_killed_at_any_moment_it_is_all_in_or_not_at_all(services, place, clock, file, times):
    whole = services.imports.take(services.imports.open(file), ImportWish())
    full = dump(services)["customers"]
    services.imports.undo(whole.id)
    services.close()
    words = [sys.executable, "-c", KILLED, str(place), str(file)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    chance = random.Random(7)
    for _ in range(times):
        child = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE)
        assert child.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.05, 1.5))
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
        again = open_services(place, clock=clock)
        assert again.customers.count() in {0, len(full)}
        assert again.backups.check().sound
        for row in again.imports.list():
            if not row.undone:
                assert again.imports.report(row.id).imported == ROWS
                again.imports.undo(row.id)
        assert again.customers.count() == 0
        again.close()
