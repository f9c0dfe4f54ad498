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


@pytest.mark.parametrize("script", [FULL, READ_ONLY], ids=["full", "read-only"])
def test_a_disk_that_cannot_take_more(script, tmp_path):
    result = in_a_small_room(script, tmp_path)
    assert result.stdout == "fine\n", result.stderr[-2000:]
