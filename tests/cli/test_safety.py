"""``delight backup``, ``restore`` and ``check``."""

from __future__ import annotations

from pathlib import Path

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


def test_a_check_reads_the_copies_too(delight):
    good, bad = (Path(delight.done("backup")["path"]) for _ in range(2))
    bad.write_bytes(bad.read_bytes()[:-1])
    document = delight.done("check")
    assert document["sound"] is True
    assert document["copies"] == {"whole": 1, "damaged": [str(bad)]}
    assert good.exists()
    assert not bad.exists()
    assert delight.done("check")["copies"] == {"whole": 1, "damaged": []}


def test_a_damaged_file_is_mended(delight):
    file = delight.place / "shop.delight"
    delight.done("backup")
    with file.open("rb+") as opened:
        opened.seek(4096 * 4)
        opened.write(b"\7" * 4096 * 8)
    said = delight("--json", "check")
    assert said.code == 1
    document = delight.done("check", "--repair")
    assert document["sound"] is True
    assert document["repair"]["how"] in {"rebuilt", "indexes"}
    assert document["repair"]["lost"] == {}
    assert [row["name"] for row in delight.done("customer", "list")] == ["Zoë Marlow"]
    assert delight.done("check", "--repair")["repair"]["how"] == "nothing"
    assert "nothing to mend" in delight("check", "--repair").out


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


def test_what_was_mended_is_told_in_words_of_people(delight):
    delight.done("backup")
    (delight.place / "shop.delight").write_bytes(b"")
    said = delight("check", "--repair").out
    assert "Out of copies: customers 1, lines of history " in said
    assert "payloads" not in said


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
