"""A file that is asked for takes the place of an older file, and of nothing else."""

import errno
import os
import stat

import pytest

from delight.domain.errors import StorageError
from delight.services.files import check_file, write_file, write_folder


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


def seen(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def failing():
    yield "one.csv", b"new"
    raise OSError(errno.ENOSPC, "No room")


def test_a_new_folder_stands_there_whole_or_not_at_all(tmp_path):
    with pytest.raises(StorageError, match=r"file\.cannot_write") as refused:
        write_folder(tmp_path / "out", failing())
    assert refused.value.details == {"path": str(tmp_path / "out"), "why": "storage.full"}
    assert list(tmp_path.iterdir()) == []
    assert write_folder(tmp_path / "out", [("one.csv", b"1"), ("two.csv", b"2")]) == ["one.csv", "two.csv"]
    assert seen(tmp_path / "out") == {"one.csv": b"1", "two.csv": b"2"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_in_a_folder_that_is_there_nothing_changes_until_all_is_written(tmp_path):
    (tmp_path / "one.csv").write_bytes(b"old")
    (tmp_path / "mine.txt").write_bytes(b"mine")
    with pytest.raises(StorageError, match=r"file\.cannot_write"):
        write_folder(tmp_path, failing())
    assert seen(tmp_path) == {"one.csv": b"old", "mine.txt": b"mine"}
    write_folder(tmp_path, [("one.csv", b"new")])
    assert seen(tmp_path) == {"one.csv": b"new", "mine.txt": b"mine"}


def test_a_link_in_a_folder_stays_and_what_nobody_else_reads_stays_so(tmp_path):
    folder, kept = tmp_path / "out", tmp_path / "kept.csv"
    folder.mkdir()
    kept.write_bytes(b"before")
    kept.chmod(0o600)
    (folder / "one.csv").symlink_to(kept)
    write_folder(folder, [("one.csv", b"after")])
    assert (folder / "one.csv").is_symlink()
    assert kept.read_bytes() == b"after"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_what_a_kill_left_behind_goes_with_the_next_time(tmp_path):
    for left in (tmp_path / ".out.part", tmp_path / "there" / ".part"):
        left.mkdir(parents=True)
        (left / "half.csv").write_bytes(b"ha")
    write_folder(tmp_path / "out", [("one.csv", b"1")])
    write_folder(tmp_path / "there", [("one.csv", b"1")])
    assert seen(tmp_path / "out") == seen(tmp_path / "there") == {"one.csv": b"1"}
    assert {path.name for path in tmp_path.iterdir()} == {"out", "there"}


@pytest.mark.parametrize("name", ["n" * 300, "file", "file/x", "none/x", "x/" * 3000])
def test_a_folder_that_cannot_be_is_refused_in_words(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(StorageError, match=r"file\.cannot_write"):
        write_folder(type(tmp_path)(name), [("one.csv", b"1")])
    assert seen(tmp_path) == {"file": b"mine"}
