"""Bringing a copy back: the preview says what will happen, and that is what happens; it can be taken back."""

from __future__ import annotations

import io
import shutil
from contextlib import closing
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from delight.data.backups.manifest import read_manifest
from delight.data.database import FILE_NAME
from delight.domain.backups import Reason
from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import StorageError
from delight.domain.shop import ShopDraft
from delight.services.backups import erased, second
from delight.services.backups.restoring import look_into, restore
from delight.services.opening import create_shop, open_services
from tests import factories

OLD = Path(__file__).parents[2] / "data" / "old"


def told(preview):
    return {one.noun: (one.gone, one.back, one.changed) for one in preview.differences}


def test_the_preview_says_what_would_be_gone_and_what_would_come_back(services):
    ana = factories.customer(services, "Ana")
    gone = services.customers.add(CustomerDraft(name="Zed")).deed
    backup = services.backups.backup().path
    services.history.undo(gone)
    factories.case(services, ana)
    factories.case(services, ana, what="Another thing")
    services.customers.edit(ana, CustomerDraft(name="Ana Maria"))
    preview = services.backups.preview(backup)
    assert told(preview)["cases"] == (2, 0, 0)
    assert told(preview)["customers"] == (0, 1, 1)
    assert preview.readable
    assert preview.backup.number == 1


def test_an_unchanged_shop_differs_in_nothing(services):
    factories.case(services, factories.customer(services))
    assert services.backups.preview(services.backups.backup().path).differences == ()


def test_another_shops_backup_is_named(services, tmp_path, clock):
    other = create_shop(tmp_path / "other", ShopDraft(name="The Other"), clock=clock)
    backup = other.backups.backup().path
    other.close()
    assert services.backups.preview(backup).other_shop == "The Other"


def test_nothing_of_a_look_stays(services, place):
    services.backups.preview(services.backups.backup().path)
    assert not list(place.glob("*delightpart*"))
    assert not list(place.glob(".*delightpart*"))


def test_a_restore_is_taken_back_with_what_it_kept(services, place, clock):
    factories.customer(services, "Ana")
    early = services.backups.backup().path
    factories.customer(services, "Zed")
    services.close()
    kept = restore(early, place, clock=clock).kept
    assert read_manifest(kept).reason is Reason.BEFORE_RESTORE
    assert names(place) == ["Ana"]
    restore(kept, place, clock=clock)
    assert names(place) == ["Ana", "Zed"]


def test_photos_and_files_come_back_byte_for_byte(services, place, clock):
    case, photo = factories.case(services), io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(photo, "JPEG")
    files = {"cake.jpg": photo.getvalue(), "slip.pdf": b"%PDF-1.4 nothing"}
    made = [services.attachments.ready(data, name) for name, data in files.items()]
    services.attachments.attach(case, made)
    before = [services.attachments.data(row.id) for row in services.attachments.of(case)]
    backup = services.backups.backup().path
    for row in services.attachments.of(case):
        services.attachments.remove(row.id)
    services.close()
    restore(backup, place, clock=clock)
    with closing(open_services(place, clock=clock)) as again:
        assert [again.attachments.data(row.id) for row in again.attachments.of(case)] == before
    assert len(before) == 2


def test_an_unchanged_shop_is_kept_by_the_copy_it_has(services, place, clock):
    early = services.backups.backup().path
    factories.customer(services)
    late = services.backups.backup().path
    services.close()
    assert restore(early, place, clock=clock).kept == late


def test_a_damaged_shop_is_kept_as_it_was(services, place, clock):
    factories.customer(services, "Ana")
    backup = services.backups.backup().path
    services.close()
    hurt = bytearray((place / FILE_NAME).read_bytes())
    hurt[4096:40960] = b"\7" * (40960 - 4096)
    (place / FILE_NAME).write_bytes(hurt)
    kept = restore(backup, place, clock=clock).kept
    assert kept == place / f"{FILE_NAME}.before-1"
    assert kept.read_bytes() == hurt
    assert names(place) == ["Ana"]


def test_a_look_says_whose_shop_it_is(services):
    factories.customer(services)
    found = look_into(services.backups.backup().path)
    assert (found.shop, found.counts["customers"], found.reason) == ("The Honey Bun", 1, Reason.BY_HAND)


def names(place):
    opened = open_services(place, zone=UTC)
    try:
        return sorted(row.name for row in opened.customers.page())
    finally:
        opened.close()


def test_whoever_was_erased_since_is_erased_again_before_the_copy_takes_its_place(services, place, clock):
    factories.customer(services, "Ana")
    zed = factories.customer(services, "Zed")
    uid = services.customers.get(zed).uid
    backup = services.backups.backup().path
    services.close()
    erased.remember(place, [uid])
    seen = []

    def eraser(context, uids):
        seen.append((context.db.path.name, uids))
        with context.db.raw() as connection:
            connection.execute("DELETE FROM customers WHERE uid = ?", (uid,))
        return 1

    report = restore(backup, place, clock=clock, eraser=eraser)
    assert report.erased == 1
    assert seen[0][0] != FILE_NAME
    assert seen[0][1] == {uid}
    assert names(place) == ["Ana"]


def test_a_list_beside_the_backup_is_read_where_there_is_no_shop(services, tmp_path, clock):
    zed = factories.customer(services, "Zed")
    backup = services.backups.backup(tmp_path / "b.delightbackup").path
    erased.remember(tmp_path, [services.customers.get(zed).uid])
    preview = services.backups.preview(backup)
    assert preview.erased == 1
    called = []
    restore(backup, tmp_path / "new", clock=clock, eraser=lambda _context, uids: called.append(uids) or 1)
    assert called == [{services.customers.get(zed).uid}]


def test_a_backup_without_the_erased_asks_nobody(services, place, clock):
    factories.customer(services)
    backup = services.backups.backup().path
    services.close()
    erased.remember(place, ["0" * 32])

    def eraser(_context, _uids):
        raise AssertionError

    assert restore(backup, place, clock=clock, eraser=eraser).erased == 0


def test_the_erased_are_listed_beside_the_shop_its_copies_and_the_stick(services, place, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    services.backups.choose_second(stick)
    services.backups.backup()
    with services.context.db.raw() as connection:
        connection.execute("INSERT INTO erased VALUES (?, '2026-03-11T09:30:00.000Z')", ("a" * 32,))
    services.backups.remember_erased()
    for folder in (place, place / "backups", stick):
        assert erased.listed([folder]) == {"a" * 32}
    text = (stick / erased.ERASED).read_text()
    erased.remember(stick, ["b" * 32])
    assert erased.listed([stick]) == {"a" * 32, "b" * 32}
    assert text != (stick / erased.ERASED).read_text()


def test_a_list_full_of_nonsense_names_nobody(tmp_path):
    (tmp_path / erased.ERASED).write_bytes(b"\xff\xfe\x00 nobody \n" + b"z" * 5000)
    assert erased.listed([tmp_path, tmp_path / "none"]) == frozenset()


def test_the_second_place_stays_chosen_after_a_restore(services, place, tmp_path, clock):
    stick = tmp_path / "stick"
    stick.mkdir()
    services.backups.choose_second(stick)
    backup = services.backups.backup().path
    services.close()
    restore(backup, place, clock=clock)
    assert second.chosen(place).folder == stick


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.lists(st.sampled_from(["add", "case", "edit", "tag"]), max_size=4),
    since=st.lists(st.sampled_from(["add", "case", "edit", "tag", "undo"]), max_size=6),
)
def test_the_preview_is_what_happens(tmp_path_factory, clock, before, since):
    place = tmp_path_factory.mktemp("shop")
    services = create_shop(place, ShopDraft(name="Try"), clock=clock, durable=False)
    first = factories.customer(services, "First")
    deeds = []
    for deed in before:
        do(services, deed, first, deeds)
    backup = services.backups.backup().path
    then = uids(services)
    for deed in since:
        do(services, deed, first, deeds)
    now, preview = uids(services), services.backups.preview(backup)
    services.close()
    restore(backup, place, clock=clock)
    again = open_services(place, clock=clock, zone=UTC)
    assert uids(again) == then
    for table, here in now.items():
        gone, back, _changed = told(preview).get(table, (0, 0, 0))
        assert (gone, back) == (len(here - then[table]), len(then[table] - here)), table
    assert again.backups.preview(backup).differences == ()
    again.close()


def do(services, deed, customer, deeds):
    if deed == "add":
        deeds.append(services.customers.add(CustomerDraft(name=f"Customer {len(deeds)}")).deed)
    elif deed == "case":
        factories.case(services, customer, what=f"Thing {len(deeds)}")
        deeds.append("")
    elif deed == "edit":
        name = services.customers.get(customer).name
        services.customers.edit(customer, CustomerDraft(name=f"{name}."))
    elif deed == "tag":
        services.groups.tag([customer], f"Group {len(deeds)}")
    elif deeds and deeds[-1]:
        services.history.undo(deeds.pop())


def uids(services):
    tables = ("customers", "cases", "tags", "promises")
    with services.context.db.raw() as connection:
        return {t: {uid for (uid,) in connection.execute(f"SELECT uid FROM {t}").fetchall()} for t in tables}


@pytest.mark.parametrize("cut", [1, 5000])
def test_a_cut_backup_is_refused_in_a_preview(services, cut):
    path = services.backups.backup().path
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(StorageError, match=r"backup\."):
        services.backups.preview(path)


@pytest.mark.parametrize("schema", ["0001", "0002"])
def test_an_older_shop_is_copied_before_it_is_brought_up_to_date(tmp_path, clock, schema):
    place = older_shop(tmp_path / "shop", schema)
    opened = open_services(place, clock=clock, zone=UTC)
    (row,) = opened.backups.safety().rows
    assert row.reason is Reason.BEFORE_UPGRADE
    assert read_manifest(row.path).schema_no == int(schema)
    people = opened.customers.count()
    factories.customer(opened, "Since")
    assert told(opened.backups.preview(row.path))["customers"][0] == 1
    opened.close()
    restore(row.path, place, clock=clock)
    again = open_services(place, clock=clock, zone=UTC)
    assert again.customers.count() == people
    assert again.backups.check().sound
    again.close()


def test_whoever_was_erased_does_not_come_back_with_an_older_shop(tmp_path, clock):
    place = older_shop(tmp_path / "shop", "0002")
    opened = open_services(place, clock=clock, zone=UTC)
    (row,) = opened.backups.safety().rows
    first = opened.customers.page()[0]
    opened.privacy.erase([first.id])
    opened.close()
    report = restore(row.path, place, clock=clock)
    assert report.erased == 1
    assert first.name not in names(place)
    assert not list(place.glob(".*before*"))


def older_shop(place, schema):
    place.mkdir()
    shutil.copyfile(OLD / f"{schema}.delight", place / FILE_NAME)
    return place
