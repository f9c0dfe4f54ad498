"""``delight backup`` and ``restore``."""

from __future__ import annotations

from pathlib import Path

import pytest

from delight.domain.errors import StorageError


def test_copies_are_listed(delight):
    delight.done("backup")
    delight.done("customer", "add", "--name", "Ida")
    delight.done("backup")
    listed = delight.done("backup", "--list")
    assert [(row["number"], row["reason"], row["places"]) for row in listed["backups"]] == [
        (2, "by-hand", ["here"]),
        (1, "by-hand", ["here"]),
    ]
    assert listed["unchanged"] is True
    assert listed["second"]["state"] == "none"
    text = delight("backup", "--list").out
    assert "2 customers, 0 cases, 0 letters" in text
    assert listed["backups"][0]["path"] in text


def test_a_second_place_is_chosen_and_forgotten(delight, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    assert delight.done("backup", "--second", stick)["state"] == "there"
    report = delight.done("backup")
    assert Path(report["second"]).parent == stick
    assert "A copy of it is in" in delight("backup").out
    assert delight.done("backup", "--second", "none")["state"] == "none"
    assert delight.done("backup")["second"] is None


def test_a_second_place_that_cannot_be(delight, tmp_path):
    assert delight.refused("backup", "--second", tmp_path / "none")["code"] == "file.no_folder"
    assert delight.refused("backup", "--second", delight.place)["code"] == "backup.second_is_here"
    assert delight.refused("backup", "x", "--list", code=2)["code"] == "usage"


def test_a_restore_is_taken_back_with_what_it_kept(delight):
    early = delight.done("backup")["path"]
    delight.done("customer", "add", "--name", "Ida")
    kept = delight.done("restore", early)["kept"]
    assert len(delight.done("customer", "list")) == 1
    delight.done("restore", kept)
    assert len(delight.done("customer", "list")) == 2


def test_what_a_restore_would_change_is_said_first(delight):
    copy = delight.done("backup")["path"]
    assert "Nothing would change." in delight("restore", copy, "--plan").out
    delight.done("customer", "add", "--name", "Ida")
    before = (delight.place / "shop.delight").read_bytes()
    said = delight("restore", copy, "--plan").out
    assert "holds 1 customers, 0 cases, 0 letters." in said
    assert "Added since, and gone then: customers 1." in said
    plan = delight.done("restore", copy, "--plan")
    assert [(one["noun"], one["gone"]) for one in plan["differences"]] == [("customers", 1)]
    assert (delight.place / "shop.delight").read_bytes() == before
    assert delight.refused("restore", delight.place / "none", "--plan")["code"] == "backup.missing"


def test_what_a_backup_holds_is_said_where_there_is_no_shop(delight, tmp_path):
    copy = delight.done("backup")["path"]
    said = delight("restore", copy, "--plan", place=tmp_path / "new")
    assert said.code == 0
    assert "No shop that is here can be read to compare it with." in said.out
    assert not (tmp_path / "new").exists()


def test_a_plan_for_a_copy_of_a_newer_version_says_so(delight, tmp_path, monkeypatch):
    copy = delight.done("backup")["path"]
    monkeypatch.setattr("delight.data.backups.file.identify", newer)
    assert delight.refused("restore", copy, "--plan")["code"] == "storage.newer"


def newer(path):
    raise StorageError("storage.newer", path=str(path), found=9, known=3)


def test_a_backup_goes_to_standard_output_as_it_is(delight, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    copy = tmp_path / "taken.delightbackup"
    copy.write_bytes(delight("backup", "-").raw)
    delight.done("customer", "add", "--name", "Ida")
    delight.done("restore", copy)
    assert delight.done("customer", "list", "--search", "Ida") == []
    assert not (tmp_path / "-").exists()


HARM = {
    "damaged": lambda file: file.write_bytes(file.read_bytes()[:4096] + bytes(file.stat().st_size - 4096)),
    "empty": lambda file: file.write_bytes(b""),
    "missing": lambda file: file.unlink(),
    "of another program": lambda file: file.write_bytes(b"my shopping list\n" * 4_000),
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_copies_are_listed_whatever_became_of_the_shop(delight, harm):
    copy = delight.done("backup")["path"]
    harm(delight.place / "shop.delight")
    said = delight("backup", "--list")
    assert said.code == 0
    assert copy in said.out
    assert "1 customers, 0 cases, 0 letters" in said.out
    assert said.err.count("\n") == 1
    assert f"delight restore {copy}" in said.err
    listed = delight.done("backup", "--list")
    assert [row["path"] for row in listed["backups"]] == [copy]
    assert listed["problem"]["code"] in {"storage.damaged", "storage.not_a_shop", "storage.missing"}


def test_where_there_is_neither_shop_nor_copy_that_is_said(delight):
    (delight.place / "shop.delight").unlink()
    assert delight.refused("backup", "--list")["code"] == "storage.missing"
