"""A file takes the place of what Delight made before, and of nothing of anybody else's."""

import zipfile
from pathlib import Path

import pytest

from delight.data.database import FILE_NAME
from delight.domain.backups import Reason
from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import DelightError, StorageError
from delight.domain.exports import ExportWhat
from delight.domain.guards.writing import LetterRequest
from delight.domain.imports.importing import ImportNoun, ImportWish
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import StaffDraft
from delight.services.opening import create_shop
from delight.services.ours import Made, check_free

FOREIGN = {
    "mine.pdf": b"%PDF-1.4\n/Producer (Somebody's Writer)\n%%EOF",
    "mine.json": b'{"delight": "that is what I feel"}',
    "mine.csv": b"Row,What,Mine\n1,2,3\n",
    "mine.xlsx": b"PK\x03\x04 no workbook",
    "mine.delightbackup": b"words",
}


@pytest.fixture
def zoe(services):
    return services.customers.add(CustomerDraft(name="Zoë Marlow", email="zoe@example.org")).record


def make(services, zoe, tmp_path):
    """Let Delight make one file of each kind."""
    pdf, person = tmp_path / "a.pdf", tmp_path / "b.json"
    services.privacy.save(zoe, pdf)
    services.privacy.save(zoe, person)
    services.exports.export(tmp_path / "c.json")
    services.exports.export(tmp_path / "d.xlsx")
    services.backups.backup(tmp_path / "e.delightbackup")
    table = tmp_path / "people.csv"
    table.write_text("Name\nIda Brook\n", encoding="utf-8")
    report = services.imports.plan(services.imports.open(table), ImportWish(noun=ImportNoun.CUSTOMERS))
    services.imports.save_report(report, tmp_path / "f.csv")
    return {
        Made.PDF: pdf,
        Made.PERSON: person,
        Made.DOCUMENT: tmp_path / "c.json",
        Made.WORKBOOK: tmp_path / "d.xlsx",
        Made.BACKUP: tmp_path / "e.delightbackup",
        Made.REPORT: tmp_path / "f.csv",
    }


def test_a_file_takes_the_place_of_one_of_its_own_kind_alone(services, zoe, tmp_path):
    files = make(services, zoe, tmp_path)
    assert set(files) == set(Made) - {Made.COPY}, "a copy of somebody else's file is never ours"
    for kind, path in files.items():
        for made in Made:
            if made is kind:
                check_free(path, made)
                continue
            with pytest.raises(StorageError, match=r"file\.not_ours"):
                check_free(path, made)
            check_free(path, made, replace=True)


@pytest.mark.parametrize("made", Made)
@pytest.mark.parametrize("name", FOREIGN)
def test_what_somebody_else_made_stays(tmp_path, made, name):
    path = tmp_path / name
    path.write_bytes(FOREIGN[name])
    with pytest.raises(StorageError, match=r"file\.not_ours"):
        check_free(path, made)
    check_free(path, made, replace=True)


def test_where_nothing_stands_is_room(tmp_path):
    check_free(tmp_path / "new.pdf", Made.PDF)
    (tmp_path / "empty.pdf").touch()
    check_free(tmp_path / "empty.pdf", Made.PDF)
    (tmp_path / "to-be.pdf").symlink_to(tmp_path / "none.pdf")
    check_free(tmp_path / "to-be.pdf", Made.PDF)


@pytest.mark.parametrize("replace", [False, True])
def test_a_shop_is_never_written_over(services, place, tmp_path, replace):
    link = tmp_path / "link.delightbackup"
    link.symlink_to(place / FILE_NAME)
    for path in (place / FILE_NAME, link):
        for made in Made:
            with pytest.raises(StorageError, match=r"file\.is_shop"):
                check_free(path, made, replace=replace)
        with pytest.raises(StorageError, match=r"file\.is_shop"):
            services.backups.backup(path, replace=replace)
    assert services.customers.count() == 0


def test_what_a_shop_lives_from_is_never_written_over(services, place):
    own = services.backups.tend(Reason.CLOSED).path
    (place / "shop.delight-journal").touch()
    for path in (own, place / "shop.delight-journal", place / ".one-at-a-time"):
        path.touch()
        for replace in (False, True):
            with pytest.raises(StorageError) as refused:
                services.backups.backup(path, replace=replace)
            assert refused.value.code == "file.is_shop", path
    assert services.backups.safety().rows[0].number == 1


@pytest.mark.parametrize("replace", [False, True])
def test_folders_and_links_in_a_circle_are_no_files(tmp_path, replace):
    (tmp_path / "folder").mkdir()
    (tmp_path / "one").symlink_to(tmp_path / "other")
    (tmp_path / "other").symlink_to(tmp_path / "one")
    for name in ("folder", "one"):
        with pytest.raises(StorageError, match=r"file\.cannot_write"):
            check_free(tmp_path / name, Made.PDF, replace=replace)
    assert (tmp_path / "one").is_symlink()


def test_letters_together_are_known_as_ours(services, zoe, tmp_path):
    request = LetterRequest(wording="thank-you", customer_id=zoe)
    pages = services.letters.preview(request).pdf
    services.letters.save(services.letters.together([pages, pages]), tmp_path / "due.pdf")
    services.letters.save(pages, tmp_path / "due.pdf")
    assert (tmp_path / "due.pdf").read_bytes() == pages


def test_a_workbook_that_somebody_saved_again_is_theirs(services, zoe, tmp_path):
    path = tmp_path / "people.xlsx"
    services.exports.export(path, ExportWhat.CUSTOMERS)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    saved = b"<cp:lastModifiedBy>Delight</cp:lastModifiedBy>"
    assert saved in parts["docProps/core.xml"]
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(
        saved, saved.replace(b"Delight", b"Marta")
    )
    with zipfile.ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    with pytest.raises(StorageError, match=r"file\.not_ours"):
        services.exports.export(path)


def test_a_copy_of_another_shop_stays(services, tmp_path, clock):
    target = tmp_path / "stick.delightbackup"
    other = create_shop(tmp_path / "b", ShopDraft(name="The Reed"), [StaffDraft(name="Ann")], clock=clock)
    other.backups.backup(target)
    other.close()
    kept = target.read_bytes()
    with pytest.raises(StorageError, match=r"backup\.other_shop") as caught:
        services.backups.backup(target)
    assert caught.value.details["shop"] == "The Reed"
    assert target.read_bytes() == kept
    services.backups.backup(target, replace=True)
    services.backups.backup(target)


def test_an_export_wants_a_folder_of_its_own(services, zoe, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "customers.csv").write_text("my own", encoding="utf-8")
    (folder / "README.txt").write_text("of another program", encoding="utf-8")
    for replace in (False, True):
        with pytest.raises(DelightError, match=r"export\.not_empty") as caught:
            services.exports.export(folder, replace=replace)
    assert Path(caught.value.details["inside"]).parent == folder
    assert (folder / "customers.csv").read_text(encoding="utf-8") == "my own"
    services.exports.export(Path(caught.value.details["inside"]))


def test_a_folder_with_nothing_of_anybodys_takes_an_export(services, zoe, tmp_path):
    folder = tmp_path / "stick"
    (folder / ".Trash-1000").mkdir(parents=True)
    services.exports.export(folder)
    with pytest.raises(DelightError, match=r"export\.there"):
        services.exports.export(folder)
    services.exports.export(folder, replace=True)
