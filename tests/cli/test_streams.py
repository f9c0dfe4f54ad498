"""Standard streams as scripts hand them over: closed, full, or read by somebody who has seen enough."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from delight.cli import streams

FULL = Path("/dev/full")
unix = pytest.mark.skipif(os.name == "nt", reason="streams close in another way there")
full = pytest.mark.skipif(not FULL.exists(), reason="no device here is always full")
WRITE = ("letter", "write", "--wording", "thank-you", "--customer", "1", "--out", "-")


def started(delight, *words, **streams_given):
    """The command as a process of its own."""
    command = [sys.executable, "-m", "delight", "--shop", str(delight.place), *words]
    return subprocess.run(command, check=False, **{"stderr": subprocess.PIPE, **streams_given})


def closed(delight, number, *words):
    """The command with one of its standard streams closed."""
    command = [sys.executable, "-m", "delight", "--shop", str(delight.place), *words]
    ends = {0: "<&-", 1: ">&-", 2: "2>&-"}[number]
    return subprocess.run(["sh", "-c", f'"$@" {ends}', "sh", *command], capture_output=True, check=False)


@full
@pytest.mark.parametrize("words", [("today",), ("--json", "today"), ("--help",), ("--version",)])
def test_an_answer_that_finds_no_room_is_one_sentence(delight, words):
    with FULL.open("wb") as out:
        done = started(delight, *words, stdout=out)
    assert done.returncode == 1
    assert done.stderr == b"The answer could not be written: No space left on device.\n"


@full
def test_a_deed_is_done_even_where_nobody_can_be_told(delight):
    with FULL.open("wb") as out:
        done = started(delight, "settings", "phone", "01422 960123", stdout=out)
    assert done.returncode == 0
    assert done.stderr.startswith(b"It is done, but the answer could not be written")
    assert delight("settings", "phone").out == "01422 960123\n"


@full
def test_a_complaint_that_finds_no_room_keeps_its_exit_code(delight):
    with FULL.open("wb") as out:
        assert started(delight, "nonsense", stdout=out, stderr=out).returncode == 2
        assert started(delight, "--json", "case", "show", "9", stdout=out, stderr=out).returncode == 1


@unix
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(("words", "code"), [(("today",), 0), (("nonsense",), 2), (("case", "show", "9"), 1)])
def test_a_closed_stream_changes_no_exit_code(delight, number, words, code):
    done = closed(delight, number, *words)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


@unix
def test_nothing_is_read_from_a_closed_input(delight):
    done = closed(delight, 0, "settings", "phone", "-")
    assert done.returncode == 1
    assert done.stderr.startswith(b"The file standard input could not be read.")


@unix
def test_the_shops_file_takes_the_place_of_no_closed_stream(delight, tmp_path):
    script = (
        "import os, sys\nfrom delight.cli import streams\n"
        "for number in (0, 1, 2): os.close(number)\nstreams.prepare()\n"
        "os.write(os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY), b'%d' % os.open(sys.argv[1], os.O_RDONLY))"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "number")], check=True)
    assert int((tmp_path / "number").read_text()) > 3


@unix
@pytest.mark.parametrize("words", [("nonsense",), ("--json", "nonsense")])
def test_misuse_is_told_by_the_exit_code_when_nobody_reads(delight, words):
    reader, writer = os.pipe()
    os.close(reader)
    done = started(delight, *words, stdout=writer, stderr=writer)
    os.close(writer)
    assert done.returncode == 2


def letters(delight):
    return [(row["waiting"], row["never_sent"]) for row in delight.done("letter", "list")]


@full
def test_a_letter_that_was_not_taken_whole_is_not_issued(delight):
    with FULL.open("wb") as out:
        done = started(delight, *WRITE, "--issue", stdout=out)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert letters(delight) == [(False, True)]


@unix
def test_a_letter_that_nobody_reads_is_not_issued(delight):
    reader, writer = os.pipe()
    os.close(reader)
    done = started(delight, *WRITE, "--issue", stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert letters(delight) == [(False, True)]


@unix
@pytest.mark.parametrize("command", [WRITE, ("letter", "due", "--out", "-")])
def test_no_letter_is_written_to_a_closed_output(delight, command):
    done = closed(delight, 1, *command, "--issue")
    assert done.returncode == 1
    assert done.stderr.startswith(b"The file standard output could not be written.")
    assert letters(delight) == []


def test_there_is_nothing_to_let_go_without_streams(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    streams.let_go()
    streams.complain("nobody hears it")
