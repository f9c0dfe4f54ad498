"""Places that are none: each command refuses them in one sentence and leaves everything as it was."""

import json
import os
import shutil
import sqlite3
import zipfile

import pytest

from delight import __main__

ENDLESS = "n" * 300
PLACES = [ENDLESS, "~nobody-of-this-name/x.pdf", "file/x.pdf", "x/" * 3000, "/"]


@pytest.fixture(autouse=True)
def around(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("mine")
    yield
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("place", PLACES, ids=lambda text: text[:12])
def test_no_file_can_be_there(delight, place):
    write = ("letter", "write", "--wording", "thank-you", "--customer", "1", "--out", place)
    for words in (write, ("import", place), ("restore", place)):
        delight.refused(*words)


@pytest.mark.parametrize("place", [ENDLESS, "file/x", "x/" * 3000, "file"], ids=lambda text: text[:12])
def test_no_shop_can_be_there(delight, place):
    for words in (("new", "--name", "X"), ("demo", "--no-window", "--out", place), ("today",)):
        delight.refused(*words, place=place)


def test_a_backup_goes_to_no_impossible_place(delight):
    for place in (ENDLESS, "file/x", "x/" * 3000):
        delight.refused("backup", place)


def test_a_file_is_no_folder_for_the_demo(delight):
    assert delight.refused("demo", "--no-window", "--out", "file")["code"] == "storage.not_a_folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(delight, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert delight.refused("import", "pipe")["code"] == "file.is_device"
    assert delight.refused("restore", "pipe")["code"] == "backup.missing"


def test_a_zip_that_swells_is_no_backup(delight, tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.delightbackup", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("shop.delight", b"0" * 10_000_000)
        archive.writestr("manifest.json", b"0" * 10_000_000)
    assert delight.refused("restore", "bomb.delightbackup")["code"] == "backup.not_one"


def test_half_a_character_is_refused_in_words(delight):
    for words in (("customer", "show", "\ud800"), ("history", "\ud800"), ("undo", "\ud800")):
        assert len(delight.refused(*words)["message"]) < 300
    for words in (("case", "list", "--search", "\ud800"), ("customer", "list", "--search", "Zo\udce9")):
        assert delight.refused(*words)["code"] == "text.unreadable", "everything would be no answer"


def test_an_endless_choice_is_not_told_back(delight):
    said = delight("case", "add", "--what", "x", "--mood", "9" * 100_000 + "x")
    assert said.code == 2
    assert len(said.err) < 600


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_ctrl_c_while_it_starts_is_one_word(monkeypatch, capsys, more):
    def interrupted(_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(__main__, "start", interrupted)
    monkeypatch.setattr("sys.argv", ["delight", "today", *more])
    assert __main__.main() == 1
    said = capsys.readouterr()
    if more:
        assert json.loads(said.out)["error"]["code"] == "stopped"
        assert said.err == ""
    else:
        assert (said.out, said.err) == ("", "Stopped.\n")


def test_a_new_shop_is_not_undone_by_what_a_lost_one_left(delight, tmp_path):
    place = tmp_path / "again"
    delight("new", "--name", "First", place=place)
    connection = sqlite3.connect(place / "shop.delight", isolation_level=None)
    for words in ("PRAGMA cache_size=1", "BEGIN", "UPDATE shop SET name = hex(zeroblob(90000))"):
        connection.execute(words)
    journal = (place / "shop.delight-journal").read_bytes()
    connection.close()
    assert len(journal) > 512
    shutil.rmtree(place)
    place.mkdir()
    (place / "shop.delight-journal").write_bytes(journal)
    assert delight("new", "--name", "Second", place=place).code == 0
    assert delight("settings", "name", place=place).out == "Second\n"
    assert delight("check", place=place).code == 0
