"""How changes reach the disk, on file systems that can and that cannot."""

from __future__ import annotations

import errno
import os

import pytest

from delight.data.place import sync_folder


def test_a_folder_that_cannot_be_synced_at_all_is_no_fault(tmp_path, monkeypatch):
    def refuse(_handle):
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    sync_folder(tmp_path)


def test_a_disk_that_fails_is_one(tmp_path, monkeypatch):
    def fail(_handle):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input"):
        sync_folder(tmp_path)
