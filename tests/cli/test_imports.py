import pytest

FILE = """First Name,Last Name,E-mail,Phone,City,Loyalty No
Ida,Rowe,ida@example.org,01632 960111,Ely,7
Zoë,Marlow,zoe@example.org,,Keighley,8
,,,,Ely,9
Bo,Lind,not a mail,,,10
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "customers.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_the_document_of_an_import(delight, file):
    report = delight.done("import", file)
    deed = report.pop("id")
    assert report == {
        "file": str(file),
        "encoding": "utf-8",
        "delimiter": ",",
        "header_row": 1,
        "columns": {
            "First Name": "name", "Last Name": "name", "E-mail": "email", "Phone": "phone", "City": "address",
            "Loyalty No": None,
        },
        "read": 4, "imported": 2, "updated": 0, "merged": 0, "skipped": 0,
        "rejected": [
            {"row": 4, "reason": "First Name: A customer needs a name. The name alone is enough."},
            {
                "row": 5,
                "reason": "E-mail: “not a mail” is not an e-mail address. "
                "It needs a name, an @ and a domain.",
            },
        ],
        "unmapped": ["Loyalty No"],
    }  # fmt: skip
    assert delight.done("import", "--list")[0]["id"] == deed
    again = delight.done("import", file)
    assert (again["id"], again["imported"], again["skipped"], len(again["rejected"])) == (None, 0, 2, 2)
    undone = delight.done("import", "--undo", deed)
    assert len(undone["touched"]) == 2
    assert [row["name"] for row in delight.done("customer", "list")] == ["Zoë Marlow"]
    assert delight.done("import", "--list")[0]["undone"] is True


def test_a_dry_run_changes_nothing(delight, file):
    report = delight.done("import", file, "--dry-run", "--as", "customers")
    assert (report["id"], report["imported"]) == (None, 2)
    assert len(delight.done("customer", "list")) == 1
    assert "2 would be added" in delight("import", file, "--dry-run").out


def test_people_read_what_became_of_each_row(delight, file):
    lines = delight("import", file).out.splitlines()
    assert lines[0] == "4 rows read: 2 added, 0 here already, 2 refused."
    assert lines[1].startswith("  row 4: First Name: A customer needs a name.")
    assert "Left out: Loyalty No." in lines
    assert lines[-1].startswith("Take it back with: delight import --undo ")
    assert "2 " in delight("import", "--list").out


@pytest.mark.parametrize("words", [[], ["--list", "--undo", "x"], ["--as", "ghosts", "file"]])
def test_misuse(delight, words):
    assert delight.refused("import", *words, code=2)["code"] == "usage"


def test_an_undo_needs_an_import(delight):
    deed = delight.done("customer", "add", "--name", "Ida")["deed"]
    assert delight.refused("import", "--undo", deed)["code"] == "import.unknown"
    assert delight.refused("import", "--undo", "x")["code"] == "import.unknown"


def test_a_file_that_is_not_there(delight, tmp_path):
    assert delight.refused("import", tmp_path / "gone.csv")["code"] == "file.not_there"
    assert delight.refused("import", tmp_path)["code"] == "file.is_folder"
