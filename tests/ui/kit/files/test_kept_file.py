"""What is being typed is kept whole, and read back only where it can be."""

import pytest

from delight.ui.kit.files.kept_file import read_kept, write_kept


def test_what_was_kept_comes_back_and_nothing_removes_it(tmp_path):
    file = tmp_path / "drafts" / "some" / "some.json"
    write_kept(file, {"name": "Zoë"})
    assert read_kept(file, 1_000) == {"name": "Zoë"}
    assert [path.name for path in file.parent.iterdir()] == ["some.json"]
    write_kept(file, {})
    assert not file.exists()
    write_kept(file, [])


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b'"' + b"x" * 2_000 + b'"'])
def test_what_cannot_be_read_or_is_too_large_is_nothing(tmp_path, content):
    file = tmp_path / "some.json"
    file.write_bytes(content)
    assert read_kept(file, 1_000 if len(content) == 2_002 else 1_000_000) is None


def test_a_file_that_is_not_there_is_nothing(tmp_path):
    assert read_kept(tmp_path / "none.json", 1_000) is None
