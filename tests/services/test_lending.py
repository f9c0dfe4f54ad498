"""Copies lent to other programs."""

from __future__ import annotations

import os
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import StorageError
from delight.services.lending import lend, plain_name, take_back

needs_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")


@needs_modes
def test_nobody_else_can_open_a_copy(tmp_path):
    file = lend(b"letter", "Letter.pdf", folder=tmp_path / "lent")
    assert file.read_bytes() == b"letter"
    assert file.name == "Letter.pdf"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_two_copies_of_one_name_do_not_meet(tmp_path):
    one, two = (lend(data, "Letter.pdf", folder=tmp_path) for data in (b"1", b"2"))
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")


def test_copies_of_yesterday_are_taken_away_and_those_of_today_stay(tmp_path):
    old, new = (lend(b"letter", "Letter.pdf", folder=tmp_path) for _ in range(2))
    (tmp_path / "something else").mkdir()
    long_ago = time.time() - 2 * 24 * 3600
    os.utime(old.parent, (long_ago, long_ago))
    lend(b"letter", "Letter.pdf", folder=tmp_path)
    assert not old.exists()
    assert new.exists()
    take_back(folder=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["something else"]


def test_what_another_window_lent_stays_until_it_is_old(tmp_path, monkeypatch):
    monkeypatch.setattr("os.getpid", lambda: 4711)
    others = lend(b"letter", "Letter.pdf", folder=tmp_path)
    monkeypatch.undo()
    mine = lend(b"letter", "Letter.pdf", folder=tmp_path)
    take_back(folder=tmp_path, mine=True)
    assert (mine.exists(), others.exists()) == (False, True)
    take_back(folder=tmp_path)
    assert not others.exists()


def test_taking_back_where_nothing_was_lent_does_no_harm(tmp_path):
    take_back(folder=tmp_path / "none")


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match=r"file\.cannot_write"):
        lend(b"letter", "Letter.pdf", folder=tmp_path / "file")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Letter.pdf", "Letter.pdf"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Users\\x.pdf", "C Users x.pdf"),
        ("Zoë\r\nBcc: all@x.example.pdf", "Zoë Bcc all@x.example.pdf"),
        ("", "Letter"),
        (".pdf", "Letter.pdf"),
        ("...", "Letter"),
        ("CON.pdf", "Letter CON.pdf"),
        ("lpt1.old.pdf", "Letter lpt1.old.pdf"),
        ("手紙 様.pdf", "手紙 様.pdf"),
        ("half \ud800 a character.pdf", "half a character.pdf"),
    ],
)
def test_a_name_becomes_plain(name, plain):
    assert plain_name(name) == plain


@given(st.text())
def test_any_name_is_a_file(name):
    plain = plain_name(name)
    assert plain == plain.strip()
    assert plain not in {"", ".", ".."}
    assert not set(plain) & set('<>:"/\\|?*\0\r\n')
    assert len(plain.encode()) <= 200
    assert plain_name(plain) == plain
