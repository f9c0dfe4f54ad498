"""Words in columns: whole, and no wider than the terminal."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.cli.columns import safe, screen_width, whole_table, width_of, wrapped
from tests.cli.test_cases import logged

LONG = "The cake came at four instead of two and the writing on it said Happy Brithday to somebody else"


def test_nothing_is_cut_where_nobody_looks_at_a_terminal(delight):
    assert screen_width() is None
    case = logged(delight, "--customer", "1")["reference"]
    delight.done("promise", "add", case, "--what", LONG, "--by", "tomorrow")
    delight.done("customer", "note", "1", "--text", LONG)
    delight.done("idea", "add", "--what", LONG)
    for words in (("case", "show", case), ("customer", "show", "1"), ("idea", "list")):
        assert LONG in delight(*words).out, words


def test_a_line_that_fits_stays_as_it_is():
    assert wrapped("a  b", 80) == wrapped("a  b", None) == ["a  b"]


def test_cells_wrap_under_each_other():
    assert whole_table([("7", "one two three four five six")], ("Id", "Words"), room=20) == [
        "Id  Words",
        "7   one two three",
        "    four five six",
    ]


def test_without_rows_there_is_a_sentence():
    assert whole_table([], ("Id",), "None.") == ["None."]


@given(st.text(max_size=300), st.text(max_size=40), st.integers(40, 120))
def test_every_word_stands_there_and_no_line_is_too_wide(text, other, room):
    lines = whole_table([("C-1", text, other)], ("Case", "What", "Who"), indent=2, room=room)
    assert all(width_of(line) <= room for line in lines)
    said = "".join("".join(lines).split())
    assert sorted(said) == sorted("".join(f"Case What Who C-1 {safe(text)} {safe(other)}".split()))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal")
def test_on_a_terminal_a_case_is_shown_as_wide_as_that(delight):
    import pty

    case = logged(delight)["reference"]
    delight.done("promise", "add", case, "--what", LONG, "--by", "tomorrow")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "delight", "--shop", str(delight.place), "case", "show", case]
    env = {**os.environ, "COLUMNS": "70", "PYTHONIOENCODING": "utf-8"}
    subprocess.run(command, stdout=theirs, env=env, timeout=60, check=True)
    os.close(theirs)
    told = os.read(ours, 100_000).decode("utf-8").replace("\r\n", "\n")
    os.close(ours)
    assert max(map(len, told.splitlines())) <= 70, told
    assert all(word in told for word in LONG.split())
    assert "…" not in told
