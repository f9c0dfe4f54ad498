"""Names of exported files lead nowhere but into their folder, on every system."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.services.exports.folder import put_in_place, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("C-2026-0001-1-photo.jpg", "C-2026-0001-1-photo.jpg"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\\b:c", "a_b_c"),
        ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        ("...", "file"),
        ("", "file"),
        ("Zoë’s photo.png", "Zoë’s photo.png"),
        ("x\0y\n.pdf", "x_y_.pdf"),
    ],
)
def test_names_are_made_safe(name, safe):
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_every_name_is_one_of_a_file_here(name):
    safe = safe_name(name)
    assert safe not in {"", ".", ".."}
    assert PurePosixPath(safe).name == safe
    assert PureWindowsPath(safe).name == safe
    assert len(safe.encode("utf-8", "surrogatepass")) <= 255
    assert safe_name(safe) == safe or len(safe) > 150


def test_what_is_put_in_place_takes_the_place_of_its_like_alone(tmp_path):
    whole, target = tmp_path / "whole", tmp_path / "target"
    for folder, text in ((whole, "new"), (target, "old")):
        (folder / "letters").mkdir(parents=True)
        (folder / "letters" / f"{text}.pdf").write_text(text)
        (folder / "a.csv").write_text(text)
    (target / "mine.txt").write_text("mine")
    put_in_place(whole, target)
    assert (target / "a.csv").read_text() == "new"
    assert [path.name for path in (target / "letters").iterdir()] == ["new.pdf"]
    assert (target / "mine.txt").read_text() == "mine"
