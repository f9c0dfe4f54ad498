"""Photos and files of a case: kept, taken off, brought back, handed out, told, erased."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image

from delight.domain.cases.attachments import MOST_FILES, MOST_IN_CASE, NewFile
from delight.domain.cases.case import CaseDraft
from delight.domain.errors import ConflictError, StorageError, UnknownError
from delight.services.cases.brought import ready_bytes
from tests import factories


def photo(colour="red", name="cake.jpg"):
    out = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(out, "JPEG")
    return ready_bytes(name, out.getvalue())


def words(text="Order 17, Zoë Brontë", name="order.txt"):
    return NewFile(name=name, media_type="text/plain", data=text.encode())


@pytest.fixture
def case(services):
    return factories.case(services, factories.customer(services))


def names(services, case):
    return [row.name for row in services.attachments.of(case)]


def test_photos_and_files_are_kept_with_who_and_when(services, case, clock):
    services.staff.sit_down(services.staff.by_name("Tom Okafor").id)
    services.attachments.attach(case, [photo(), words()])
    first, second = services.attachments.of(case)
    assert (first.name, first.media_type, first.staff, first.added_at) == (
        "cake.jpg", "image/jpeg", "Tom Okafor", clock(),
    )  # fmt: skip
    assert first.preview.startswith(b"\xff\xd8")
    assert (second.preview, second.size) == (b"", len(words().data))
    assert services.attachments.data(second.id) == words().data


def test_a_case_is_logged_with_its_files_or_not_at_all(services):
    too_many = tuple(words(str(number), f"{number}.txt") for number in range(MOST_FILES + 1))
    with pytest.raises(ConflictError, match=r"attachment\.too_many"):
        services.cases.log(CaseDraft(what="Cold soup", files=too_many))
    draft = CaseDraft(what="Cold soup", files=(photo(), words()))
    logged = services.cases.log(draft).record
    assert services.cases.log(draft).record == logged  # saved again after a fault
    assert names(services, logged) == ["cake.jpg", "order.txt"]
    assert services.cases.get(logged).reference.endswith("0001")


def test_undo_takes_the_case_and_its_files_back_and_brings_them_again(services):
    changes = services.cases.log(CaseDraft(what="Cold soup", files=(photo(),)))
    undone = services.history.undo(changes.deed)
    assert services.attachments.of(changes.record) == []
    services.history.undo(undone.deed)
    (row,) = services.attachments.of(changes.record)
    assert services.attachments.data(row.id) == photo().data
    assert row.preview == photo().preview


def test_what_is_taken_off_comes_back_as_it_was(services, case):
    services.attachments.attach(case, [photo()])
    (before,) = services.attachments.of(case)
    changes = services.attachments.remove(before.id)
    assert changes.record == case
    assert services.attachments.of(case) == []
    services.history.undo(changes.deed)
    assert services.attachments.of(case) == [before]
    assert services.attachments.data(before.id) == photo().data


def test_the_same_photo_is_kept_once_and_the_same_name_twice(services, case):
    services.attachments.attach(case, [photo(), photo("blue"), photo()])
    assert names(services, case) == ["cake.jpg", "cake (2).jpg"]
    with pytest.raises(ConflictError, match=r"attachment\.here_already"):
        services.attachments.attach(case, [photo(name="other.jpg")])


def test_a_case_keeps_so_much_and_no_more(services, case):
    half = [NewFile(name="a", media_type="", data=bytes([n]) * (MOST_IN_CASE // 5)) for n in range(5)]
    services.attachments.attach(case, half)
    with pytest.raises(ConflictError, match=r"attachment\.too_large_together"):
        services.attachments.attach(case, [words()])
    assert len(names(services, case)) == 5


def test_a_copy_is_lent_only_of_what_can_but_be_looked_at(services, case, tmp_path, monkeypatch):
    monkeypatch.setattr("delight.paths.lent_folder", lambda: tmp_path / "lent")
    services.attachments.attach(case, [photo(), NewFile(name="run.exe", media_type="", data=b"MZ")])
    first, second = services.attachments.of(case)
    assert services.attachments.lend(first.id).read_bytes() == photo().data
    with pytest.raises(ConflictError, match=r"attachment\.not_opened"):
        services.attachments.lend(second.id)


def test_a_copy_is_saved_where_nothing_stands_or_where_that_was_agreed(services, case, tmp_path):
    services.attachments.attach(case, [words()])
    (row,) = services.attachments.of(case)
    services.attachments.save(row.id, tmp_path / "copy.txt")
    assert (tmp_path / "copy.txt").read_bytes() == words().data
    with pytest.raises(StorageError, match=r"file\.not_ours"):
        services.attachments.save(row.id, tmp_path / "copy.txt")
    services.attachments.save(row.id, tmp_path / "copy.txt", replace=True)


def test_what_is_not_there_is_said(services, case):
    with pytest.raises(UnknownError, match=r"attachment\.unknown"):
        services.attachments.get(17)
    with pytest.raises(UnknownError, match=r"attachment\.unknown"):
        services.attachments.remove(17)
    with pytest.raises(UnknownError, match=r"case\.unknown"):
        services.attachments.attach(17, [photo()])


def test_the_matter_of_the_owner_alone_is_not_there_for_the_counter(services, case):
    services.attachments.attach(case, [photo()])
    (row,) = services.attachments.of(case)
    with services.context.db.raw() as connection:
        connection.execute("UPDATE cases SET owner_only = 1 WHERE id = ?", (case,))
    assert services.attachments.get(row.id)
    services.staff.sit_down(services.staff.by_name("Tom Okafor").id)
    with pytest.raises(UnknownError, match=r"attachment\.unknown"):
        services.attachments.data(row.id)


def test_the_data_of_a_person_holds_their_files(services):
    person = factories.customer(services)
    services.attachments.attach(factories.case(services, person), [photo(), words()])
    told = json.loads(json.dumps(services.privacy.data(person, files=True).document))
    files = told["cases"][0]["attachments"]
    assert [one["name"] for one in files] == ["cake.jpg", "order.txt"]
    assert all(one["data_base64"] for one in files)


def test_whoever_is_erased_leaves_no_photo_and_no_preview(services, place):
    mark = b"NOBODY-ELSE-HAS-THIS-PHOTO"
    person = factories.customer(services)
    case = factories.case(services, person)
    files = [
        NewFile(name="a.jpg", media_type="image/jpeg", data=mark + b"1", preview=mark + b"2"),
        NewFile(name="b.jpg", media_type="image/jpeg", data=mark + b"3", preview=mark + b"4"),
    ]
    services.attachments.attach(case, files)
    services.attachments.remove(services.attachments.of(case)[0].id)
    assert mark in (place / "shop.delight").read_bytes()
    services.privacy.erase([person])
    raw = (place / "shop.delight").read_bytes()
    assert mark not in raw
    assert b"Tk9CT0RZLUVMU0U" not in raw  # as history keeps bytes
