"""Copies by themselves: made when something changed, numbered, verified, thinned out, in two places."""

from __future__ import annotations

import random
import shutil
from datetime import timedelta

import pytest

from delight.data.backups.file import unpack
from delight.data.backups.manifest import read_manifest
from delight.data.database import FILE_NAME
from delight.domain.backups import Reason, SecondState, Where
from delight.domain.errors import DelightError, StoppedError, StorageError
from delight.domain.shop import ShopDraft
from delight.services.backups.second import MARK, MEMORY
from delight.services.erasing import TIDY
from delight.services.opening import create_shop
from tests import factories


def copies(place):
    return sorted((place / "backups").glob("*.delightbackup"))


def whole(folder):
    found = []
    for path in sorted(folder.glob("*.delightbackup")):
        try:
            found.append(read_manifest(path))
        except StorageError:
            continue
    return found


def test_the_newest_copy_is_the_one_with_the_highest_number(services, clock):
    assert services.backups.newest() is None
    services.backups.backup()
    clock.forward(days=-4000)
    second = services.backups.backup()
    newest = services.backups.newest()
    assert (newest.path, newest.number) == (second.path, 2)
    assert newest.counts["staff"] == 2
    assert newest.shop == "The Honey Bun"


def test_an_unchanged_shop_makes_no_new_copy(services, place):
    assert services.backups.tend(Reason.CLOSED).reason is Reason.CLOSED
    assert services.backups.tend(Reason.CLOSED) is None
    assert services.backups.before(Reason.BEFORE_IMPORT) is None
    assert len(copies(place)) == 1
    factories.customer(services)
    assert services.backups.tend(Reason.CLOSED).number == 2


def test_a_damaged_newest_copy_is_set_aside_and_made_anew(services, place):
    path = services.backups.backup().path
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    made = services.backups.tend(Reason.CLOSED)
    assert made.number == 2
    assert not path.exists()
    safety = services.backups.safety()
    assert safety.set_aside == 1
    assert [row.number for row in safety.rows] == [2]
    assert safety.unchanged


def test_the_daily_copy_waits_for_a_day_and_for_a_change(services, clock):
    assert services.backups.tend(Reason.DAILY, at_once=False).number == 1
    factories.customer(services)
    clock.forward(hours=2)
    assert services.backups.tend(Reason.DAILY, at_once=False) is None
    clock.forward(hours=20)
    assert services.backups.tend(Reason.DAILY, at_once=False).number == 2
    clock.forward(hours=30)
    assert services.backups.tend(Reason.DAILY, at_once=False) is None


@pytest.mark.parametrize("years", [10, -10])
def test_a_lying_clock_skips_and_prunes_nothing(services, place, clock, years):
    """R8: the clock jumps years ahead or back, and comes back; each day with a change has its copy."""
    right = clock.now
    for day in range(12):
        factories.customer(services, f"Customer {day}")
        lie = timedelta(days=365 * years) if day in {4, 5} else timedelta()
        clock.now = right + timedelta(days=day) + lie
        assert services.backups.tend(Reason.DAILY, at_once=False).number == day + 1
    numbers = [row.number for row in services.backups.safety().rows]
    assert numbers == sorted(numbers, reverse=True)
    assert {12, 11, 10, 9, 8} <= set(numbers)
    assert all(manifest.counts["customers"] == manifest.number for manifest in whole(place / "backups"))


@pytest.mark.parametrize("rounds", [12, pytest.param(60, marks=pytest.mark.long)])
def test_a_damaged_shop_never_replaces_good_copies(services, place, clock, rounds):
    """R7: many rotations over a shop whose file was overwritten; what was good stays."""
    for day in range(4):
        factories.customer(services, f"Customer {day}")
        services.backups.tend(Reason.DAILY)
        clock.forward(days=1)
    good = copies(place)
    with (place / FILE_NAME).open("rb+") as file:
        file.seek(4096 * 3)
        file.write(random.Random(7).randbytes(4096 * 30))
    for _ in range(rounds):
        clock.forward(days=1)
        with pytest.raises(StorageError) as raised:
            services.backups.backup()
        assert raised.value.code == "storage.damaged"
        assert raised.value.details["path"] == str(place / FILE_NAME)
    assert copies(place) == good
    assert len(whole(place / "backups")) >= 3


def test_sixty_rotations_keep_what_is_good_although_copies_rot(services, place, clock):
    chance = random.Random(11)
    for day in range(60):
        factories.customer(services, f"Customer {day}")
        services.backups.tend(Reason.DAILY)
        clock.forward(days=1)
        if day % 3 == 0:
            path = chance.choice(copies(place))
            path.write_bytes(path.read_bytes()[:-9])
    assert len(whole(place / "backups")) >= 3
    assert services.backups.newest().counts["customers"] == 60


def test_nothing_is_removed_without_three_good_ones(services, place, clock):
    for day in range(9):
        factories.customer(services, f"Customer {day}")
        services.backups.tend(Reason.CLOSED)
    before = copies(place)
    for path in before[-3:]:
        path.write_bytes(path.read_bytes()[:-9])
    for _ in range(2):
        clock.forward(days=1)
        factories.customer(services)
        services.backups.tend(Reason.CLOSED)
    assert set(before[:-3]) <= set(copies(place))
    assert len(whole(place / "backups")) >= 3


def test_the_demo_shop_makes_no_copies_by_itself(tmp_path, clock):
    demo = create_shop(tmp_path / "demo", ShopDraft(name="Demo", is_demo=True), clock=clock)
    assert demo.backups.tend(Reason.CLOSED) is None
    assert demo.backups.backup().number == 1
    demo.close()


def test_stopping_leaves_nothing_half(services, place):
    def stop(done, _total):
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        services.backups.tend(Reason.CLOSED, stop)
    assert [p.name for p in (place / "backups").iterdir() if p.suffix != ".txt"] == [".one-at-a-time"]


def test_half_files_of_a_killed_process_do_not_count_and_go(services, place):
    import os

    services.backups.backup()
    half = place / "backups" / ".123-abc.part.delightpart"
    half.write_bytes(b"PK half")
    os.utime(half, (1, 1))
    assert len(services.backups.safety().rows) == 1
    services.backups.backup()
    assert not half.exists()


def test_what_is_copied_says_why_and_whose_it_is(services):
    factories.customer(services)
    report = services.backups.before(Reason.BEFORE_ERASE)
    manifest = read_manifest(report.path)
    assert (manifest.reason, manifest.shop, manifest.number) == (Reason.BEFORE_ERASE, "The Honey Bun", 1)
    assert len(manifest.shop_uid) == 32


def test_two_shops_share_a_stick_without_thinning_out_each_other(services, tmp_path, clock):
    stick = tmp_path / "stick"
    stick.mkdir()
    other = create_shop(tmp_path / "other", ShopDraft(name="The Other"), clock=clock)
    other.backups.choose_second(stick)
    services.backups.choose_second(stick)
    other.backups.tend(Reason.CLOSED)
    for _ in range(20):
        factories.customer(services)
        services.backups.tend(Reason.CLOSED)
    assert len(list(stick.glob("the-other-*"))) == 1
    assert [row.shop for row in other.backups.safety().rows] == ["The Other"]
    numbers = [manifest.number for manifest in whole(stick)]
    assert len(numbers) == len(set(numbers))
    other.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_copy_goes_to_the_stick_too(services, stick, place):
    services.backups.choose_second(stick)
    report = services.backups.backup()
    assert report.second == stick / report.path.name
    assert report.second.read_bytes() == report.path.read_bytes()
    (row,) = services.backups.safety().rows
    assert row.places == (Where.HERE, Where.SECOND)
    assert "whole shop" in (stick / MARK).read_text(encoding="utf-8")
    assert (place / MEMORY).exists()


def test_a_stick_that_is_away_is_no_error_and_is_caught_up_with(services, stick, tmp_path, clock):
    services.backups.choose_second(stick)
    services.backups.tend(Reason.CLOSED)
    shutil.move(stick, tmp_path / "drawer")
    clock.forward(days=9)
    factories.customer(services)
    assert services.backups.tend(Reason.CLOSED).second is None
    second = services.backups.second()
    assert second.state is SecondState.AWAY
    assert second.newest_at == clock.now - timedelta(days=9)
    shutil.move(tmp_path / "drawer", stick)
    assert services.backups.tend(Reason.DAILY) is None
    assert services.backups.second().newest_at == clock.now
    assert len(list(stick.glob("*.delightbackup"))) == 2


def test_an_empty_folder_where_the_stick_was_is_not_taken_for_it(services, stick, tmp_path):
    services.backups.choose_second(stick)
    shutil.move(stick, tmp_path / "drawer")
    stick.mkdir()
    services.backups.backup()
    assert list(stick.iterdir()) == []
    assert services.backups.second().state is SecondState.AWAY


def test_a_stick_that_vanishes_between_is_remembered_and_not_raised(services, stick, monkeypatch):
    services.backups.choose_second(stick)

    def pulled(*_args):
        shutil.rmtree(stick)
        raise StorageError("storage.folder_gone", path=str(stick))

    monkeypatch.setattr("delight.services.backups.second.copy_backup", pulled)
    assert services.backups.backup().second is None
    assert services.backups.second().state is SecondState.AWAY


def test_a_stick_that_takes_nothing_says_why(services, stick, monkeypatch):
    services.backups.choose_second(stick)

    def refuse(*_args):
        raise StorageError("storage.read_only", path=str(stick))

    with monkeypatch.context() as patched:
        patched.setattr("delight.services.backups.second.copy_backup", refuse)
        assert services.backups.backup().second is None
        second = services.backups.second()
        assert (second.state, second.code) == (SecondState.REFUSES, "storage.read_only")
    services.backups.backup()
    assert services.backups.second().state is SecondState.THERE


def test_the_shops_own_folder_is_no_second_place(services, place):
    for folder in (place, place / "backups"):
        folder.mkdir(exist_ok=True)
        with pytest.raises(StorageError, match=r"backup\.second_is_here"):
            services.backups.choose_second(folder)
    assert services.backups.second().state is SecondState.NONE


def test_a_folder_that_is_not_there_is_refused(services, tmp_path):
    with pytest.raises(StorageError, match=r"file\.no_folder"):
        services.backups.choose_second(tmp_path / "none")


def test_a_second_place_is_forgotten_and_its_copies_stay(services, stick):
    services.backups.choose_second(stick)
    services.backups.backup()
    assert services.backups.forget_second().state is SecondState.NONE
    services.backups.backup()
    assert len(list(stick.glob("*.delightbackup"))) == 1


def test_a_second_place_on_the_same_disk_is_called_that(services, stick):
    assert services.backups.choose_second(stick).same_disk


@pytest.mark.parametrize("text", ["", "{", "[]", '{"second": 4}', '{"second": {"folder": 3, "mark": ""}}'])
def test_a_memory_that_cannot_be_read_is_none(services, place, text):
    (place / MEMORY).write_text(text, encoding="utf-8")
    assert services.backups.second().state is SecondState.NONE
    assert services.backups.backup().number == 1


def test_a_copy_holds_the_shop_as_it_was(services, tmp_path):
    from delight.data.backups.checks import sound

    factories.customer(services)
    report = services.backups.backup()
    unpack(report.path, tmp_path / "out.delight")
    assert sound(tmp_path / "out.delight") == report.counts


def wants_tidying(services):
    with services.context.db.raw() as connection:
        return bool(connection.execute("SELECT count(*) FROM meta WHERE key=?", (TIDY,)).fetchone()[0])


def test_what_could_not_be_wiped_at_once_is_wiped_before_the_next_copy(services, place, monkeypatch):
    person = factories.customer(services, name="Zoë Quillfeather", know="likes marzipan")
    with monkeypatch.context() as busy:
        busy.setattr("delight.services.erasing.tidy", refused)
        _changes, report = services.privacy.erase([person])
    assert "file-not-tidied" in report.left
    assert wants_tidying(services)
    with monkeypatch.context() as busy:  # still in use, which must keep no copy from being made
        busy.setattr("delight.services.erasing.tidy", refused)
        assert services.backups.tend(Reason.DAILY) is not None
    assert wants_tidying(services)
    services.backups.tend(Reason.DAILY)
    assert not wants_tidying(services)
    factories.customer(services, name="Ida Brook")
    made = services.backups.tend(Reason.CLOSED)
    for file in (place / FILE_NAME, made.path):
        assert b"Quillfeather" not in file.read_bytes()
        assert b"marzipan" not in file.read_bytes()


def refused(*_args):
    raise StorageError("storage.busy")


class TestAtTheFrontDesk:
    @pytest.fixture
    def services(self, services):
        factories.case(services, factories.customer(services), what="Tom was rude", owner_only=True)
        services.backups.backup()
        services.staff.sit_down(services.staff.list()[1].id)
        return services

    def test_nothing_looks_damaged_that_is_only_hidden(self, services):
        report = services.backups.check()
        assert report.problems == ()

    def test_no_copy_is_taken_along(self, services, tmp_path):
        mine = services.backups.newest().path
        for deed in (
            lambda: services.backups.backup(tmp_path / "taken.delightbackup"),
            lambda: services.backups.choose_second(tmp_path),
            services.backups.forget_second,
            lambda: services.backups.preview(mine),
        ):
            with pytest.raises(DelightError) as refused:
                deed()
            assert refused.value.code == "owner.needed"
        assert list(tmp_path.glob("*.delightbackup")) == []

    def test_copies_are_made_by_themselves_all_the_same(self, services):
        factories.customer(services, "Ben")
        assert services.backups.tend(Reason.CLOSED) is not None
