"""A file that is replaced keeps who may read it, and one that is locked is left alone."""

from __future__ import annotations

import os
import sys

import pytest

from delight.domain.errors import StorageError
from delight.services.files import check_file, write_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path, mode):
    file = tmp_path / "letter.pdf"
    file.write_bytes(b"old")
    file.chmod(mode)
    write_file(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", mode)


@pytest.mark.parametrize("write", [check_file, lambda path: write_file(path, b"new")])
def test_a_locked_file_is_not_replaced(tmp_path, monkeypatch, write):
    file = tmp_path / "letter.pdf"
    file.write_bytes(b"old")
    file.chmod(0o444)
    if os.access(file, os.W_OK):  # whoever is root may write anything
        monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StorageError, match=r"file\.cannot_write") as caught:
        write(file)
    assert caught.value.details["why"] == "storage.read_only"
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.pdf"]
