"""``delight backup``, ``restore`` and ``check``."""

from __future__ import annotations

from pathlib import Path


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
