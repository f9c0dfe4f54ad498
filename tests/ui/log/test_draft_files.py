"""Photos and files of unfinished notes: there whole or not at all, and back where they were thrown away."""

from __future__ import annotations

import errno

import pytest

from delight.domain.cases.attachments import NewFile
from delight.domain.errors import StorageError
from delight.ui.log.draft_files import DraftFiles

UID, OTHER = "a" * 32, "b" * 32
CAKE = NewFile(name="cake.jpg", media_type="image/jpeg", data=b"photo", preview=b"small")
BILL = NewFile(name="Rechnung für Zoë.pdf", media_type="application/pdf", data=b"%PDF")


@pytest.fixture
def box(tmp_path):
    return DraftFiles(tmp_path)


def test_what_is_kept_is_there_in_its_order(box):
    box.keep(UID, CAKE)
    box.keep(UID, BILL)
    assert [(one.name, one.size, one.preview) for one in box.all(UID)] == [
        ("cake.jpg", 5, b"small"), ("Rechnung für Zoë.pdf", 4, b""),
    ]  # fmt: skip
    assert box.read(UID) == (CAKE, BILL)
    assert box.all(OTHER) == []


def test_what_is_taken_off_comes_back_at_its_place_and_gives_its_key_to_nobody(box):
    first = box.keep(UID, CAKE)
    box.take_off(UID, first.key)
    second = box.keep(UID, BILL)
    assert box.read(UID) == (BILL,)
    box.put_back(UID, first.key)
    assert box.read(UID) == (CAKE, BILL)
    assert first.key != second.key


def test_what_is_forgotten_comes_back_also_under_another_uid_until_the_next_is(box):
    box.keep(UID, CAKE)
    box.drop(UID)
    assert box.all(UID) == []
    box.bring_back(UID, OTHER)
    assert box.read(OTHER) == (CAKE,)
    box.drop(OTHER)
    box.keep(UID, BILL)
    box.drop(UID)
    box.bring_back(OTHER, OTHER)
    assert box.all(OTHER) == []


def test_files_without_a_note_are_found_after_a_crash_and_nothing_else_is(box, tmp_path):
    box.keep(UID, CAKE)
    box.keep(OTHER, CAKE)
    (tmp_path / "drafts" / "elsewhere").mkdir()
    (tmp_path / "drafts" / ("c" * 32)).mkdir()
    assert box.orphans([OTHER]) == [UID]
    box.drop(UID)
    assert box.orphans([]) == [OTHER]
    box.bring_back(UID, UID)
    assert box.all(UID) == []


def test_half_a_file_and_a_strange_one_are_none(box, tmp_path):
    box.keep(UID, CAKE)
    folder = tmp_path / "drafts" / UID
    (folder / "0002.tmp").write_bytes(b"half")
    (folder / "0003").write_bytes(b"\x00\x00\x00\x04[1]x")
    (folder / "0004").write_bytes(b"")
    assert [one.name for one in box.all(UID)] == ["cake.jpg"]
    with pytest.raises(StorageError, match=r"file\.cannot_read"):
        box.read(UID)


def test_a_full_disk_leaves_nothing_half_there(box, tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        box.keep(UID, CAKE)
    assert list((tmp_path / "drafts" / UID).iterdir()) == []
