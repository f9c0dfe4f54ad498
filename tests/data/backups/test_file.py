"""A backup is one verified file; a damaged one never replaces a good shop."""

import random
import shutil
import time
import zipfile
from datetime import UTC
from types import SimpleNamespace

import pytest

from delight.data.backups.checks import sound
from delight.data.backups.manifest import DATABASE, MANIFEST, peek, read_manifest
from delight.data.database import FILE_NAME
from delight.data.engine import sqlite
from delight.domain.errors import StorageError
from delight.services.backups.restoring import restore
from delight.services.opening import open_services
from tests import factories


def test_a_restored_shop_is_the_same(services, tmp_path, clock):
    person = factories.customer(services)
    factories.case(services, person)
    report = services.backups.backup(tmp_path / "all.delightbackup")
    assert report.counts["customers"] == 1
    restored = restore(report.path, tmp_path / "elsewhere")
    assert restored.kept is None
    again = open_services(tmp_path / "elsewhere", clock=clock, zone=UTC)
    assert again.customers.get(person).name == "Zoë Brontë"
    assert again.backups.check().sound
    again.close()


def test_what_a_restore_replaces_is_kept(services, place, tmp_path):
    report = services.backups.backup(tmp_path / "early.delightbackup")
    factories.customer(services)
    services.close()
    restored = restore(report.path, place)
    again = open_services(place)
    assert again.customers.count() == 0
    again.close()
    assert restored.kept.parent == place / "backups"
    assert read_manifest(restored.kept).reason == "before-restore"
    restore(restored.kept, place)
    again = open_services(place)
    assert again.customers.count() == 1
    again.close()


def test_an_open_shop_notices_that_it_was_replaced(services, place, tmp_path):
    report = services.backups.backup(tmp_path / "early.delightbackup")
    restore(report.path, place)
    with pytest.raises(StorageError, match=r"storage\.moved"):
        factories.customer(services)


def test_backups_are_numbered_not_dated(services, place, clock):
    first = services.backups.backup().path
    clock.forward(days=-4000)
    second = services.backups.backup().path
    assert first.name == "the-honey-bun-0001-2026-03-11.delightbackup"
    assert second.name.startswith("the-honey-bun-0002-2015")
    assert not list(place.glob("backups/.*delightpart*"))


@pytest.mark.parametrize("seconds", [86_400, 5_000_000_000])
def test_a_clock_outside_of_what_archives_know_is_no_obstacle(services, tmp_path, monkeypatch, seconds):
    """A machine whose battery is empty starts in 1970; archives begin in 1980 and end in 2107."""
    lying = SimpleNamespace(localtime=lambda *_: time.gmtime(seconds), time=lambda: seconds)
    monkeypatch.setattr(zipfile, "time", lying)
    path = tmp_path / "copy.delight-backup"
    services.backups.backup(path)
    assert read_manifest(path).counts["customers"] == 0


@pytest.mark.parametrize("flips", [40, pytest.param(2000, marks=pytest.mark.long)])
def test_every_flipped_bit_shows(services, tmp_path, flips):
    factories.customer(services)
    path = services.backups.backup(tmp_path / "b.delightbackup").path
    whole, chance = path.read_bytes(), random.Random(4)
    for _ in range(flips):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        flipped = bytearray(whole)
        flipped[place] ^= bit
        path.write_bytes(bytes(flipped))
        with pytest.raises(StorageError) as raised:
            read_manifest(path)
        assert raised.value.code in {"backup.damaged", "backup.not_one"}


def test_a_damaged_backup_leaves_the_shop_alone(services, place, tmp_path):
    factories.customer(services)
    path = services.backups.backup(tmp_path / "b.delightbackup").path
    path.write_bytes(path.read_bytes()[:-5000])
    services.close()
    before = (place / FILE_NAME).read_bytes()
    with pytest.raises(StorageError):
        restore(path, place)
    assert (place / FILE_NAME).read_bytes() == before
    assert not list(place.glob(".*restoring*"))


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 and nothing more"])
def test_other_files_are_not_backups(tmp_path, content):
    path = tmp_path / "x.delightbackup"
    path.write_bytes(content)
    with pytest.raises(StorageError) as raised:
        read_manifest(path)
    assert raised.value.code in {"backup.not_one", "backup.damaged"}
    with pytest.raises(StorageError, match=r"backup\.missing"):
        read_manifest(tmp_path / "none")


@pytest.mark.parametrize("told", [b"[" * 200_000, b"[]", b'{"made_at": 5}', b"\xff"])
def test_what_a_backup_says_of_itself_may_be_nonsense(tmp_path, told):
    path = tmp_path / "x.delightbackup"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(DATABASE, b"")
        archive.writestr(MANIFEST, told)
    for read in (peek, read_manifest):
        with pytest.raises(StorageError) as raised:
            read(path)
        assert raised.value.code == "backup.damaged"


def test_a_backup_that_cannot_be_written_leaves_the_old_one(services, tmp_path):
    with pytest.raises(StorageError, match=r"file\.no_folder"):
        services.backups.backup(tmp_path / "no" / "such" / "folder.delightbackup")


def killed_while_writing(place, there):
    """Return a copy of a shop as a kill in the middle of a save leaves it: half written, with its journal."""
    connection = sqlite.connect(str(place / FILE_NAME), isolation_level=None)
    for words in ("PRAGMA journal_mode=TRUNCATE", "PRAGMA cache_size=1", "BEGIN IMMEDIATE"):
        connection.execute(words)
    connection.execute("UPDATE cases SET what = what || hex(zeroblob(20000))")
    shutil.copytree(place, there)
    connection.execute("ROLLBACK")
    connection.close()
    assert (there / f"{FILE_NAME}-journal").stat().st_size > 0
    return there


def test_what_a_kill_left_half_done_does_not_undo_a_restored_shop(services, place, tmp_path):
    for _ in range(30):
        factories.case(services, factories.customer(services))
    hurt = killed_while_writing(place, tmp_path / "hurt")
    report = services.backups.backup(tmp_path / "all.delightbackup")
    factories.case(services)
    restored = restore(report.path, hurt)
    assert sound(hurt / FILE_NAME)["cases"] == 30
    assert read_manifest(restored.kept).counts["cases"] == 30
    assert not (hurt / f"{FILE_NAME}-journal").exists()


def test_a_journal_without_its_file_does_not_undo_a_restored_shop(services, place, tmp_path):
    for _ in range(30):
        factories.case(services, factories.customer(services))
    report = services.backups.backup(tmp_path / "all.delightbackup")
    hurt = killed_while_writing(place, tmp_path / "hurt")
    (hurt / FILE_NAME).unlink()
    restore(report.path, hurt)
    assert sound(hurt / FILE_NAME) == report.counts
