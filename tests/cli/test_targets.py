"""Files that commands write: what somebody else made stays unless ``--replace`` is said."""

import pytest

from delight.data.database import FILE_NAME

MINE = b"mine, and nobody else's"
COMMANDS = {
    "backup": ["backup", "{file}"],
    "export": ["export", "{file}.xlsx"],
    "document": ["export", "{file}.json"],
    "data": ["customer", "data", "1", "--out", "{file}.pdf"],
    "person": ["customer", "data", "1", "--out", "{file}.json"],
    "letter": ["letter", "write", "--wording", "thank-you", "--customer", "1", "--out", "{file}.pdf"],
    "form": ["letter", "form", "feedback-card", "--out", "{file}.pdf"],
    "labels": ["letter", "labels", "--customers", "1", "--sheet", "l7160", "--out", "{file}.pdf"],
    "report": ("import", "{folder}/people.csv", "--report", "{file}.csv", "--dry-run"),
}


def spoken(name, folder):
    return [word.format(file=folder / "mine", folder=folder) for word in COMMANDS[name]]


def target(words):
    return next(word for word in words if "/mine" in word)


@pytest.fixture
def folder(delight, tmp_path):
    delight.done("customer", "edit", "1", "--address", "1 Weir Lane; Ely; CB7 4JU")
    (tmp_path / "people.csv").write_text("Name\nIda Brook\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_of_somebody_elses_stays_unless_it_is_said(delight, folder, name):
    words = spoken(name, folder)
    file = folder / target(words)
    file.write_bytes(MINE)
    error = delight.refused(*words)
    assert error["code"] == "file.not_ours"
    assert error["message"].endswith("Choose another name, or add --replace.")
    assert file.read_bytes() == MINE
    delight.done(*words, "--replace")
    assert file.read_bytes() != MINE
    delight.done(*words)  # what Delight made itself goes without a word, as a job of every week needs


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_writes_over_the_shop(delight, folder, name):
    words = spoken(name, folder)
    file = folder / target(words)
    file.symlink_to(delight.place / FILE_NAME)
    assert delight.refused(*words)["code"] == "file.is_shop"
    assert delight.refused(*words, "--replace")["code"] == "file.is_shop"
    assert delight.done("check")["sound"] is True


@pytest.mark.parametrize("name", COMMANDS)
def test_a_link_in_a_circle_is_no_place(delight, folder, name):
    words = spoken(name, folder)
    file = folder / target(words)
    file.symlink_to(file)
    assert delight.refused(*words, "--replace")["code"] == "file.cannot_write"
    assert file.is_symlink()


def test_letters_one_by_one_leave_what_stands_there(delight, folder):
    each = folder / "each"
    each.mkdir()
    mine = each / "001-thank-you-zoe-marlow.pdf"
    mine.write_bytes(MINE)
    words = ["letter", "many", "--wording", "thank-you", "--customers", "1", "--out", each]
    assert delight.refused(*words)["code"] == "file.not_ours"
    delight.done(*words, "--replace")
    assert mine.read_bytes().startswith(b"%PDF")


def test_an_export_into_a_folder_with_other_things_names_one_inside(delight, folder):
    error = delight.refused("export", folder)
    assert error["code"] == "export.not_empty"
    assert error["message"].endswith(f"Name a new folder inside it, such as {folder / 'export'}.")
    assert delight.refused("export", folder, "--replace")["code"] == "export.not_empty"
    delight.done("export", folder / "export")


def test_a_demo_is_not_made_where_its_letters_cannot_lie(delight, tmp_path):
    (tmp_path / "letters.pdf").write_bytes(MINE)
    assert delight.refused("demo", "--no-window", "--out", tmp_path)["code"] == "file.not_ours"
    assert [path.name for path in tmp_path.iterdir() if path != delight.place] == ["letters.pdf"]
