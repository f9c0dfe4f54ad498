"""Ctrl+C, a kill and a full disk in the middle of a batch, for real: in a process of its own."""

import json
import re
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")

OWED = 45
HALF = re.compile(
    rb"(\d+) of (\d+) letters were issued \((L-2026-\d{4}) to (L-2026-\d{4})\); the others are as due"
)
SCRIPT = """
import os, signal, sys
from delight.services.letters.batch import BatchService
from delight.services.letters.service import LetterService
place, (when, owner, method) = sys.argv[1], sys.argv[2].split()
turn, number = int(sys.argv[3]), int(sys.argv[4])
owner = {"letters": LetterService, "batch": BatchService}[owner]
real, calls = getattr(owner, method), []
def done(self, *args, **options):
    calls.append(method)
    now = len(calls) == turn
    if now and when in {"before", "twice-before"}:
        os.kill(os.getpid(), number)
    if now and when == "twice-before":
        os.kill(os.getpid(), number)
    result = real(self, *args, **options)
    if now and when == "after":
        os.kill(os.getpid(), number)
    return result
setattr(owner, method, done)
sys.argv[:] = ["delight", "--shop", place, *sys.argv[5:]]
from delight.__main__ import main
sys.exit(main())
"""
INT, TERM, HUP, KILL = 2, 15, 1, 9
DUE = ("letter", "due", "--issue", "--out")
NOTHING = b"Stopped. No letter was issued; what was due is due as before.\n"


@pytest.fixture(scope="module")
def owing(stocked, tmp_path_factory):
    """A shop that owes forty-five people an acknowledgement."""
    from delight.services.opening import open_services
    from tests import factories

    place = tmp_path_factory.mktemp("owing") / "shop"
    shutil.copytree(stocked, place, ignore=shutil.ignore_patterns("room-to-save"))
    services = open_services(place)
    for n in range(OWED):
        factories.case(services, factories.customer(services, f"Customer {n:02}"), channel="email")
    services.close()
    return place


@pytest.fixture
def batch(delight, owing):
    """The command on a copy of that shop."""
    shutil.rmtree(delight.place)
    shutil.copytree(owing, delight.place, ignore=shutil.ignore_patterns("room-to-save"))
    return delight


def stopped(batch, when, turn, number, *words):
    """Run the command, and send it a signal before or after a method is called for the ``turn``-th time."""
    command = [sys.executable, "-c", SCRIPT, batch.place, when, turn, number, *words]
    return subprocess.run([str(word) for word in command], capture_output=True, check=False, timeout=120)


def state(batch):
    """The numbers of what is issued, what waits, what never went out, and how many are still due."""
    rows = batch.done("letter", "list", "--limit", 1000)
    issued = {r["number"] for r in rows if not r["waiting"] and not r["never_sent"]}
    waiting = {r["number"] for r in rows if r["waiting"]}
    services = batch.services()
    try:
        due = len(services.due.list())
    finally:
        services.close()
    assert due + len(issued) + len(waiting) == OWED
    assert batch.done("check")["sound"]
    return issued, waiting, due


def files(folder):
    return {path.name[:11] for path in folder.iterdir()}


@pytest.mark.parametrize("number", [INT, HUP])
def test_whoever_stops_it_keeps_what_was_put_out_and_is_told_which(batch, tmp_path, number):
    done = stopped(
        batch, "after batch _keep", 1, number, "letter", "due", "--out", tmp_path / "week.pdf", "--issue"
    )
    assert (done.returncode, done.stdout) == (1, b"")
    found = HALF.match(done.stderr)
    assert found
    count, asked, first, last = found.groups()
    assert (count, asked, first, last) == (b"20", b"45", b"L-2026-0001", b"L-2026-0020")
    assert done.stderr.rstrip().endswith(b"It was stopped.")
    issued, waiting, due = state(batch)
    assert (len(issued), waiting, due) == (20, set(), 25)
    assert (tmp_path / "week.pdf").read_bytes().startswith(b"%PDF")


def test_stopped_while_files_are_saved_the_others_are_due_again(batch, tmp_path):
    each = tmp_path / "each"
    each.mkdir()
    done = stopped(batch, "after letters save", 7, INT, "--json", *DUE, each)
    assert done.returncode == 1
    assert b'"letters.half_done"' in done.stdout
    issued, waiting, due = state(batch)
    assert (len(issued), waiting, due) == (7, set(), OWED - 7)
    assert files(each) == issued


def test_stopped_before_the_first_nothing_is_issued(batch, tmp_path):
    done = stopped(batch, "before batch put_out", 1, INT, *DUE, tmp_path / "week.pdf")
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", NOTHING)
    assert state(batch) == (set(), set(), OWED)


def test_whoever_asks_twice_is_told_what_waits(batch, tmp_path):
    done = stopped(batch, "twice-before batch _keep", 2, INT, *DUE, tmp_path / "week.pdf")
    assert done.returncode == 1
    assert done.stderr == b"Stopped. What was written waits: see `delight letter list --waiting`.\n"
    issued, waiting, due = state(batch)
    assert (issued, len(waiting), due) == (set(), 20, 25)


def test_looking_is_stopped_at_once_and_writes_nothing(batch, tmp_path):
    done = stopped(batch, "before batch pages", 1, INT, "letter", "due", "--out", tmp_path / "week.pdf")
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"Stopped.\n")
    assert not (tmp_path / "week.pdf").exists()
    assert state(batch) == (set(), set(), OWED)


@pytest.mark.parametrize(
    ("when", "turn", "waits"),
    [("after batch _keep", 2, 40), ("after letters save", 3, 45), ("before letters came_out", 1, 45)],
)
def test_what_a_kill_left_is_asked_about(batch, tmp_path, when, turn, waits):
    each = tmp_path / "each"
    each.mkdir()
    done = stopped(batch, when, turn, KILL, *DUE, each)
    assert done.returncode == -KILL
    issued, waiting, due = state(batch)
    assert (issued, len(waiting), due) == (set(), waits, OWED - waits)
    assert files(each) <= waiting
    said = batch("letter", "due", "--out", tmp_path / "rest.pdf")
    if due:
        assert f"{waits} letters wait from before" in said.out
    batch.done("letter", "never-sent", "--all")
    assert state(batch)[2] == OWED


def test_a_kill_after_the_word_changes_nothing(batch, tmp_path):
    done = stopped(
        batch, "after letters came_out", 1, KILL, "letter", "due", "--out", tmp_path / "week.pdf", "--issue"
    )
    assert done.returncode == -KILL
    issued, waiting, due = state(batch)
    assert (len(issued), waiting, due) == (OWED, set(), 0)


def test_one_letter_that_was_stopped_is_not_issued(batch, tmp_path):
    letter = ("letter", "write", "--wording", "acknowledgement", "--case", "1", "--issue")
    done = stopped(batch, "after letters put_out", 1, TERM, *letter, "--out", tmp_path / "a.pdf")
    assert done.returncode == 1
    assert done.stderr == NOTHING
    assert state(batch) == (set(), set(), OWED)
    assert not (tmp_path / "a.pdf").exists()


MOUNT = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
SMALL = (
    'mount -t tmpfs -o size=16m none "$1" && cp -r "$2" "$1/shop" && mkdir "$1/each"\nexec "$3" -c "$4" "$@"'
)
FULL = """
import json, os, subprocess, sys
from pathlib import Path
room, left, out = Path(sys.argv[1]), int(sys.argv[5]), sys.argv[6]
filler = open(room / "filler", "wb")
while os.statvfs(room).f_bavail * 4096 > left * 1024:
    filler.write(bytes(4096)); filler.flush()
command = [sys.executable, "-m", "delight", "--shop", room / "shop", "letter", "due", "--out", room / out]
done = subprocess.run([*command, "--issue"], capture_output=True)
filler.close(); os.unlink(room / "filler")
from delight.services.opening import open_services
services = open_services(room / "shop")
rows = services.letters.page(limit=1000)
json.dump({
    "code": done.returncode, "said": done.stderr.decode(), "sound": services.backups.check().sound,
    "issued": [row.number for row in rows if not row.waiting and not row.never_sent],
    "waiting": [row.number for row in rows if row.waiting], "due": len(services.due.list()),
    "saved": [name[:11] for name in os.listdir(room / "each")], "around": os.listdir(room),
}, sys.stdout)
services.close()
"""


def on_a_full_disk(shop, room, left, out):
    """What is there after a batch on a disk with ``left`` kB of room."""
    if not shutil.which("unshare") or subprocess.run([*MOUNT, "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a file system of their own")
    command = [*MOUNT, SMALL, "sh", room, shop, sys.executable, FULL, left, out]
    done = subprocess.run([str(word) for word in command], capture_output=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(("left", "out"), [(0, "week.pdf"), (600, "each"), (1000, "week.pdf")])
def test_a_disk_that_fills_up_half_way(owing, tmp_path, left, out):
    found = on_a_full_disk(owing, tmp_path, left, out)
    assert found["sound"]
    assert found["code"] == 1
    assert "disk" in found["said"]
    assert found["said"].count("\n") == 1
    issued, waiting = set(found["issued"]), set(found["waiting"])
    assert len(issued) + len(waiting) + found["due"] == OWED
    assert set(found["saved"]) <= issued | waiting
    assert ("Letters that wait now" in found["said"]) == bool(waiting)
    if found["due"] == 0:
        assert waiting  # nothing is taken back that may lie in the folder
    assert not [name for name in found["around"] if name.endswith(".part")]
