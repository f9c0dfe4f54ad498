"""Killed, out of room, on a disk that takes nothing: no half copy ever counts, and nothing good is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from delight.data.backups.manifest import read_manifest
from delight.services.opening import open_services
from tests import factories
from tests.data.test_full_disk import in_a_small_room

WORK = """
import sys, time
from pathlib import Path
from delight.data import engine
from delight.data.backups import checks, file
from delight.domain.backups import Reason
from delight.domain.customers.customer import CustomerDraft
from delight.services.backups.restoring import restore
from delight.services.opening import open_services
hash_of = checks.hash_of
def slowly(path, length):
    time.sleep(0.01)
    return hash_of(path, length)
file.hash_of = slowly
place = Path(sys.argv[1])
services = open_services(place)
print("ready", flush=True)
for number in range(1000):
    services.customers.add(CustomerDraft(name=f"Customer {number}"))
    services.backups.tend(Reason.CLOSED)
"""


@pytest.mark.parametrize("times", [6, pytest.param(200, marks=pytest.mark.long)])
def test_a_copy_that_is_killed_half_way_does_not_count(services, place, times):
    for _ in range(20):
        factories.case(services, factories.customer(services))
    services.backups.backup()
    services.close()
    chance = random.Random(5)
    for _ in range(times):
        child = subprocess.Popen([sys.executable, "-c", WORK, str(place)], stdout=subprocess.PIPE)
        child.stdout.readline()
        time.sleep(chance.uniform(0.01, 0.35))
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
        for path in (place / "backups").glob("*.delightbackup"):
            assert read_manifest(path)
    again = open_services(place)
    assert again.backups.check().sound
    numbers = [row.number for row in again.backups.safety().rows]
    assert len(numbers) == len(set(numbers))
    assert again.backups.backup().number == max(numbers) + 1
    again.close()


SIZES = """
import sys
from pathlib import Path
from delight.domain.backups import Reason
from delight.domain.cases.case import CaseDraft, CaseFilter
from delight.domain.errors import DelightError
from delight.domain.plain.sentences import explain
from delight.domain.shop import ShopDraft
from delight.services.backups.restoring import restore
from delight.services.opening import create_shop, open_services
room = Path(sys.argv[1])
place, stick = room / "shop", room / "stick"
stick.mkdir()
services = create_shop(place, ShopDraft(name="Small disk"))
for n in range(60):
    services.cases.log(CaseDraft(what=f"{n} " + "cold coffee " * 300, new_customer=f"Customer {n}"))
services.backups.choose_second(stick)
good = services.backups.backup().path
assert (stick / good.name).exists()
count = services.cases.count(CaseFilter())
size = (place / "shop.delight").stat().st_size
services.cases.log(CaseDraft(what="one more", new_customer="One more"))
refused = 0
for left in range(0, 5 * size, size // 2):
    filler = room / "filler"
    room_now = __import__("shutil").disk_usage(room).free
    if room_now > left:
        with filler.open("wb") as file:
            file.write(b"x" * (room_now - left))
    for work in (
        lambda: services.backups.tend(Reason.CLOSED),
        lambda: services.exports.export(room / "all.json"),
        lambda: services.exports.export(room / "all.xlsx"),
        lambda: services.exports.export(room / "out"),
    ):
        try:
            work()
        except DelightError as problem:
            refused += 1
            assert problem.code in ("storage.full", "backup.no_room", "file.cannot_write"), problem.code
            assert problem.details.get("why", "storage.full") == "storage.full", problem.details
            assert explain(problem).what
        for half in ("all.json", "all.xlsx", "out"):
            target = room / half
            if target.is_dir():
                __import__("shutil").rmtree(target)
            target.unlink(missing_ok=True)
        assert not list(room.glob(".delight-export-*"))
        assert not list(place.glob(".*delightpart*")) and not list(stick.glob(".*delightpart*"))
        assert not list((place / "backups").glob(".*delightpart*"))
    filler.unlink(missing_ok=True)
assert refused > 4, refused
assert services.backups.check().sound
assert services.cases.count(CaseFilter()) == count + 1
services.backups.backup()
assert services.backups.check().damaged == ()
# a restore without the room for it leaves the shop as it is
services.cases.log(CaseDraft(what="and one more", new_customer="And one more"))
before = (place / "shop.delight").read_bytes()
services.close()
with (room / "filler").open("wb") as file:
    file.write(b"x" * (__import__("shutil").disk_usage(room).free - size // 2))
try:
    restore(good, place)
    raise SystemExit("restored without room")
except DelightError as problem:
    assert problem.code in ("storage.full", "backup.no_room"), problem.code
assert (place / "shop.delight").read_bytes() == before
(room / "filler").unlink()
restore(good, place)
services = open_services(place)
assert services.cases.count(CaseFilter()) == count
print("fine")
"""


def test_without_room_nothing_is_half_and_nothing_is_lost(tmp_path):
    result = in_a_small_room(SIZES, tmp_path, megabytes=64)
    assert result.stdout == "fine\n", result.stderr[-2000:]


READ_ONLY_STICK = """
import subprocess, sys
from pathlib import Path
from delight.domain.customers.customer import CustomerDraft
from delight.domain.backups import Reason, SecondState
from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop
room, place = Path(sys.argv[1]), Path(sys.argv[1]).parent / "apart" / "shop"
services = create_shop(place, ShopDraft(name="Here"))
second = services.backups.choose_second(room)
assert second.state is SecondState.THERE and not second.same_disk
services.backups.tend(Reason.CLOSED)
assert len(list(room.glob("*.delightbackup"))) == 1
subprocess.run(["mount", "-o", "remount,ro", str(room)], check=True)
services.customers.add(CustomerDraft(name="Ann"))
report = services.backups.tend(Reason.CLOSED)
assert report.number == 2 and report.second is None
second = services.backups.second()
assert second.state is SecondState.REFUSES and second.code == "storage.read_only", second
subprocess.run(["mount", "-o", "remount,rw", str(room)], check=True)
assert services.backups.tend(Reason.CLOSED) is None
assert services.backups.second().state is SecondState.THERE
assert len(list(room.glob("*.delightbackup"))) == 2
subprocess.run(["umount", str(room)], check=True)
services.customers.add(CustomerDraft(name="Bea"))
assert services.backups.tend(Reason.CLOSED).second is None
assert services.backups.second().state is SecondState.AWAY
assert list(room.iterdir()) == []
print("fine")
"""


def test_a_stick_that_is_locked_and_then_pulled_out_is_no_error(tmp_path):
    (tmp_path / "stick").mkdir()
    result = in_a_small_room(READ_ONLY_STICK, tmp_path / "stick", megabytes=24)
    assert result.stdout == "fine\n", result.stderr[-2000:]
