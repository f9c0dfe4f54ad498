"""A file that is asked for takes the place of an older file, and of nothing else."""

import os
import stat

import pytest

from delight.domain.errors import StorageError
from delight.services.files import check_file, write_file


@pytest.fixture
def pipe(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    path = tmp_path / "printer"
    os.mkfifo(path)
    return path


def test_a_pipe_or_device_is_never_replaced_by_a_file(pipe):
    for work in (check_file, lambda path: write_file(path, b"%PDF")):
        with pytest.raises(StorageError, match=r"file\.cannot_write"):
            work(pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_backup_does_not_replace_a_pipe_either(services, pipe):
    with pytest.raises(StorageError, match=r"file\.cannot_write"):
        services.backups.backup(pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_stays_and_its_file_is_written(tmp_path):
    kept, link = tmp_path / "kept.pdf", tmp_path / "link.pdf"
    kept.write_bytes(b"before")
    link.symlink_to(kept)
    write_file(link, b"%PDF")
    assert link.is_symlink()
    assert kept.read_bytes() == b"%PDF"


@pytest.mark.parametrize("name", ["", ".", "/", "n" * 300, "x/" * 3000, "no folder/x.pdf"])
def test_names_that_no_file_can_have_are_refused_in_words(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    for work in (check_file, lambda path: write_file(path, b"%PDF")):
        with pytest.raises(StorageError, match=r"file\.cannot_write"):
            work(type(tmp_path)(name))
    assert list(tmp_path.iterdir()) == []
