"""Copies in a folder count on, whatever stands there besides."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.data.backups.folder import file_name, next_number, number_of, stored_in


@given(st.text(max_size=60), st.integers(1, 10**9))
def test_a_name_tells_its_number(shop, number):
    name = file_name(shop, number, "2026-03-14")
    assert number_of(Path(name)) == number
    assert "/" not in name
    assert len(name) < 100


@pytest.mark.parametrize("name", ["x.delightbackup", "shop-12.delightbackup", "shop-0012-2026.delightbackup"])
def test_other_names_have_no_number(name):
    assert number_of(Path(name)) == 0


def test_numbers_count_on_over_what_was_set_aside_and_over_both_places(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, name in (
        (one, "a-0003-2026-01-01.delightbackup"),
        (one, "a-0007-1999-01-01.delightbackup.damaged"),
        (other, "b-0012-2036-01-01.delightbackup"),
        (other, ".b-0099-2036-01-01.delightbackup"),
    ):
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
    assert next_number(one) == 8
    assert next_number(one, other) == 13
    assert next_number(tmp_path / "none") == 1
    assert stored_in(one) == []
