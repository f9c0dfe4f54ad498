"""A disk that fills up, or a kill, in the middle of a deed by command: done whole or not at all, and said."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a small file system of one's own")

MOUNT = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
SMALL = 'mount -t tmpfs -o size=24m none "$1" && exec "$3" -c "$4" "$@"'
FULL = """
import json, os, shutil, subprocess, sys
from pathlib import Path
room, stocked, deeds, found = Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[5]), []
from delight.domain.cases.case import CaseFilter
from delight.services.opening import open_services


def state():
    services = open_services(room / "shop")
    rows = services.cases.page(CaseFilter())
    files = [len(services.attachments.data(f.id)) for row in rows for f in services.attachments.of(row.id)]
    sound, there = services.backups.check().sound, [[row.what, row.severity] for row in rows]
    services.close()
    return {"cases": there, "files": files, "sound": sound}


for words, left in deeds:
    shutil.copytree(stocked, room / "shop")
    before = state()
    (room / "shop" / "room-to-save").unlink(missing_ok=True)  # the room that is kept for the last words
    filler = open(room / "filler", "wb")
    while os.statvfs(room).f_bavail * 4096 > left * 1024:
        filler.write(bytes(4096)); filler.flush()
    command = [sys.executable, "-m", "delight", "--shop", room / "shop", *words]
    done = subprocess.run(command, capture_output=True)
    filler.close(); os.unlink(room / "filler")
    found.append({"left": left, "code": done.returncode, "said": done.stderr.decode(), "before": before,
                  "after": state(), "around": os.listdir(room / "shop")})
    shutil.rmtree(room / "shop")
json.dump(found, sys.stdout)
"""
WORDS = "Der Kuchen war zerdrückt, und niemand hat sich entschuldigt. " * 40


@pytest.fixture
def claim(tmp_path):
    """A file of five megabytes that does not get smaller."""
    path = tmp_path / "claim.pdf"
    path.write_bytes(b"%PDF-1.7\n" + random.Random(7).randbytes(5_000_000))
    return path


@pytest.fixture
def logged(delight, claim):
    """A shop with a case and a file; the last deed is the case."""
    delight.done("case", "add", "--what", WORDS, "--attach", claim)
    return delight


def on_a_full_disk(delight, room, deeds):
    """What each deed on a disk with so many kB of room said and left."""
    if not shutil.which("unshare") or subprocess.run([*MOUNT, "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a file system of their own")
    room.mkdir()
    command = [*MOUNT, SMALL, "sh", room, delight.place, sys.executable, FULL, json.dumps(deeds)]
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)


def whole_or_not_at_all(run, cases, files):
    """Check that a deed was done whole, or refused in one sentence with everything as it was."""
    after, before = run["after"], run["before"]
    assert after["sound"], run
    assert not [name for name in run["around"] if name.endswith((".part", ".tmp"))]
    if run["code"] == 0:
        assert (len(after["cases"]), len(after["files"])) == (cases, files), run
    else:
        assert (run["code"], after, run["said"].count("\n")) == (1, before, 1), run
        assert "disk" in run["said"]
    return run["code"]


def test_a_case_with_its_files_is_logged_whole_or_not_at_all(delight, claim, tmp_path):
    add = ["case", "add", "--what", WORDS, "--attach", str(claim)]
    found = on_a_full_disk(delight, tmp_path / "room", [(add, left) for left in (0, 700, 3_000, 9_000)])
    codes = [whole_or_not_at_all(run, 1, 1) for run in found]
    assert (codes[0], codes[-1]) == (1, 0)


def test_an_undo_takes_back_all_of_it_or_nothing(logged, tmp_path):
    found = on_a_full_disk(logged, tmp_path / "room", [(["undo"], left) for left in (0, 40, 9_000)])
    codes = [whole_or_not_at_all(run, 0, 0) for run in found]
    assert (codes[0], codes[-1]) == (1, 0)


def killed(delight, late, *words):
    """Run the command and kill it ``late`` seconds after it began to write; return whether it was writing."""
    journal = delight.place / "shop.delight-journal"
    command = [sys.executable, "-m", "delight", "--shop", str(delight.place), *words]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while running.poll() is None and not (journal.exists() and journal.stat().st_size):
        time.sleep(0.0005)
    time.sleep(late)
    running.kill()
    running.wait()
    return bool(journal.exists() and journal.stat().st_size)


def test_killed_in_between_nothing_is_half_done(delight, claim):
    halves = 0
    for turn in range(6):
        words = f"{turn} {WORDS}"
        add = (
            "case",
            "add",
            "--what",
            words,
            "--attach",
            str(claim),
            "--promise",
            "ring her",
            "--by",
            "tomorrow",
        )
        halves += killed(delight, turn * 0.01, *add)
        for row in delight.done("case", "list"):
            case = delight.done("case", "show", row["reference"])
            assert (len(case["attachments"]), len(case["promises"])) == (1, 1)
    assert halves, "it was never killed while it wrote"
    there = len(delight.done("case", "list"))
    if not there:
        delight.done("case", "add", "--what", WORDS, "--attach", claim)
    halves, before = 0, delight.done("case", "list")
    for turn in range(4):
        halves += killed(delight, turn * 0.004, "undo")
        now = delight.done("case", "list")
        assert now in (before, before[1:])
        if now != before:
            break
        assert delight.done("case", "show", now[0]["reference"])["attachments"]
    assert halves
    assert delight.done("check")["sound"]
