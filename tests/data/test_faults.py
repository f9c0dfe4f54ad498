"""What the engine complains about is named by what is really wrong."""

import pytest

from delight.data.engine import sqlite
from delight.data.faults import plain_faults
from delight.domain.errors import StorageError


def cannot_open():
    error = sqlite.OperationalError("unable to open database file")
    error.sqlite_errorname = "SQLITE_CANTOPEN"
    return error


def test_a_file_in_a_folder_that_takes_none_is_not_called_missing(tmp_path, monkeypatch):
    monkeypatch.setattr("delight.data.faults.os.access", lambda *_: False)
    with pytest.raises(StorageError, match=r"storage\.read_only"), plain_faults(tmp_path / "copy"):
        raise cannot_open()


def test_a_file_that_is_gone_is_called_missing(tmp_path):
    with pytest.raises(StorageError, match=r"storage\.missing"), plain_faults(tmp_path / "shop"):
        raise cannot_open()
    with pytest.raises(StorageError, match=r"storage\.folder_gone"), plain_faults(tmp_path / "x" / "shop"):
        raise cannot_open()
