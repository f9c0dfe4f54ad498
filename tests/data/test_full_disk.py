"""A full or read-only disk, for real: a small file system of its own, mounted for one process."""

import shutil
import subprocess
import sys

import pytest

MOUNT = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]

PRELUDE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from delight.domain.customers.customer import CustomerDraft
from delight.domain.cases.case import CaseDraft, CaseFilter
from delight.domain.errors import StorageError
from delight.domain.plain.sentences import explain
from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop, open_services
from delight.services.backups.restoring import restore
room = Path(sys.argv[1])
place = room / "shop"
"""

FULL = (
    PRELUDE
    + """
services = create_shop(place, ShopDraft(name="Small disk"))
saved, error = 0, None
filler = (room / "filler").open("wb")
try:
    while True:
        filler.write(b"x" * 65536); filler.flush()
except OSError:
    pass
draft = None
for n in range(400):
    draft = CaseDraft(what=f"{n} " + "cold coffee " * 2000, new_customer=f"Customer {n}")
    try:
        services.cases.log(draft)
        saved += 1
    except StorageError as problem:
        error = problem
        break
assert error is not None and error.code == "storage.full", error
assert "what you typed is still here" in str(explain(error))
assert services.cases.count(CaseFilter()) == saved
assert error.details["freed"]
again = services.cases.log(draft)  # the reserve made room for what was typed
assert services.cases.count(CaseFilter()) == saved + 1
assert services.cases.get(again.record).what == draft.what
services.cases.log(draft)  # the same draft once more is the same case
assert services.cases.count(CaseFilter()) == saved + 1
before = services.backups.check()
assert before.sound
try:
    while True:
        filler.write(b"x" * 65536); filler.flush()
except OSError:
    pass
for work in (
    lambda: services.backups.backup(),
    lambda: services.letters.save(b"%PDF" * 100000, room / "letter.pdf"),
):
    try:
        work()
        raise SystemExit("wrote to a full disk")
    except StorageError as problem:
        assert problem.code in ("storage.full", "backup.no_room", "file.cannot_write"), problem
assert not (room / "letter.pdf").exists()
assert not list(room.glob("*.part")) and not list(room.glob(".*.part"))
assert services.backups.check().sound
services.close()
print("fine")
"""
)

LOYALTY = """
import os, shutil
from contextlib import suppress
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
TABLES = "vouchers redemptions stamp_cards stamps suggestions gestures visits deeds".split()
stocked = room / "stocked"
services = create_shop(stocked, ShopDraft(name="Small disk"))
for n in range(12):
    services.customers.add(CustomerDraft(name=f"Customer {n}"))
issued = services.vouchers.issue(VoucherDraft(customer_id=1, value_minor=1000)).record
code = services.vouchers.get(issued).code
card = services.stamp_cards.open(StampCardDraft(customer_id=1, reward="a coffee")).record
stack = services.vouchers.stack(services.vouchers.issue_many(9, VoucherDraft(item="a cake")).record)
services.close()


def sheet():
    paper = services.voucher_paper.render(stack)
    services.letters.save(paper.pdf, room / "sheet.pdf")


def week():
    reason = services.surprises.week().unkept  # it shows what it has, and says why there is no more
    if reason:
        raise reason


DEEDS = {
    "redeem": lambda: services.vouchers.redeem(code, 300, again=True),
    "stamp": lambda: services.stamp_cards.stamp_card(card, again=True),
    "stack": lambda: services.vouchers.issue_many(200, VoucherDraft(item="A coffee", note="x" * 900)),
    "week": week,
    "sheet": sheet,
}
AFTER = {
    "redeem": {"redemptions": 1, "visits": 1, "deeds": 1},
    "stamp": {"stamps": 1, "visits": 1, "deeds": 1},
    "stack": {"vouchers": 200, "deeds": 1},
    "week": {"suggestions": 5, "deeds": 1},
    "sheet": {},
}


def counts():
    with services.context.db.raw() as connection:
        return {t: connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in TABLES}


def refused(name, deed, *codes):
    try:
        deed()
    except StorageError as problem:
        assert problem.code in codes, problem
        return str(explain(problem))
    raise SystemExit(f"{name} wrote to a disk that takes nothing")
"""

FULL_LOYALTY = (
    PRELUDE
    + LOYALTY
    + """
for name, deed in DEEDS.items():
    for left in (0, 16):
        shutil.copytree(stocked, place)
        services = open_services(place)
        (place / "room-to-save").unlink()  # the room that is kept for the last words
        before = counts()
        with (room / "filler").open("wb") as filler, suppress(OSError):
            while os.statvfs(room).f_bavail * 4096 > left * 1024:
                filler.write(bytes(4096)); filler.flush()
        words = refused(f"{name}, with {left} kB,", deed, "storage.full", "file.cannot_write")
        assert "disk is full" in words or "no room on the disk" in words, words
        assert counts() == before, name
        assert services.vouchers.find(code).left_minor == 1000
        assert not (room / "sheet.pdf").exists() and not list(room.glob(".*part*"))
        (room / "filler").unlink()
        deed()
        grown = {t: count - before[t] for t, count in counts().items() if count != before[t]}
        assert grown == AFTER[name], (name, left, grown)
        assert services.backups.check().sound
        (room / "sheet.pdf").unlink(missing_ok=True)
        services.close()
        shutil.rmtree(place)
print("fine")
"""
)

READ_ONLY_LOYALTY = (
    PRELUDE
    + LOYALTY
    + """
import subprocess
shutil.copytree(stocked, place)
subprocess.run(["mount", "-o", "remount,ro", str(room)], check=True)
services = open_services(place)
before = counts()
for name, deed in DEEDS.items():
    words = refused(name, deed, "storage.read_only", "file.cannot_write")
    assert "cannot be written to" in words or "could not be written" in words, words
assert counts() == before
assert services.vouchers.find(code).left_minor == 1000
assert len(services.vouchers.page()) == 10
print("fine")
"""
)

READ_ONLY = (
    PRELUDE
    + """
import subprocess
services = create_shop(place, ShopDraft(name="Locked"))
services.customers.add(CustomerDraft(name="Ann"))
services.close()
subprocess.run(["mount", "-o", "remount,ro", str(room)], check=True)
services = open_services(place)
assert services.customers.count() == 1
try:
    services.customers.add(CustomerDraft(name="Bea"))
    raise SystemExit("wrote to a locked disk")
except StorageError as problem:
    assert problem.code == "storage.read_only", problem
    assert "cannot be written" in str(explain(problem))
assert services.customers.count() == 1
print("fine")
"""
)


def in_a_small_room(script, room, megabytes=24):
    if not shutil.which("unshare") or subprocess.run([*MOUNT, "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a file system of their own")
    mount = f'mount -t tmpfs -o size={megabytes}m none "$1" && exec "$2" -c "$3" "$1"'
    command = [*MOUNT, mount, "sh", str(room), sys.executable, script]
    return subprocess.run(command, capture_output=True, text=True, check=False)


SCRIPTS = {
    "full": FULL,
    "read-only": READ_ONLY,
    "full, with vouchers": FULL_LOYALTY,
    "read-only, with vouchers": READ_ONLY_LOYALTY,
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_disk_that_cannot_take_more(script, tmp_path):
    result = in_a_small_room(script, tmp_path)
    assert result.stdout == "fine\n", result.stderr[-2000:]
