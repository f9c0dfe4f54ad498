import json

import pytest

FILE = """First Name,Last Name,E-mail,Phone,City,Loyalty No
Ida,Rowe,ida@example.org,01632 960111,Ely,7
Zoë,Marlow,zoe@example.org,,Keighley,8
,,,,Ely,9
Bo,Lind,not a mail,,,10
,,no mail,,,11
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
        "read": 5, "imported": 3, "updated": 0, "merged": 0, "skipped": 0,
        "rejected": [
            {"row": 4, "reason": "First Name: It has no name, and no e-mail or phone that can be read."},
            {"row": 6, "reason": "First Name: It has no name, and no e-mail or phone that can be read."},
        ],
        "unmapped": ["Loyalty No"],
    }  # fmt: skip
    assert delight.done("import", "--list")[0]["id"] == deed
    again = delight.done("import", file)
    assert (again["id"], again["imported"], again["skipped"], len(again["rejected"])) == (None, 0, 3, 2)
    undone = delight.done("import", "--undo", deed)
    assert len(undone["touched"]) == 3
    assert [row["name"] for row in delight.done("customer", "list")] == ["Zoë Marlow"]
    assert delight.done("import", "--list")[0]["undone"] is True


def test_a_dry_run_changes_nothing(delight, file):
    report = delight.done("import", file, "--dry-run", "--as", "customers")
    assert (report["id"], report["imported"]) == (None, 3)
    assert len(delight.done("customer", "list")) == 1
    lines = delight("import", file, "--dry-run").out.splitlines()
    assert "3 would be added" in lines[0]
    assert lines[1] == "One person comes in without something that cannot be read."


def test_people_read_what_became_of_each_row(delight, file):
    lines = delight("import", file).out.splitlines()
    assert lines[:3] == [
        "5 rows read: 3 added, 0 here already, 2 refused.",
        "One person came in without something that could not be read.",
        "  row 4: First Name: It has no name, and no e-mail or phone that can be read.",
    ]
    assert lines[3].startswith(
        "  row 5: Bo Lind: E-mail: “not a mail” is no e-mail address and was left out."
    )
    assert lines[4].startswith("  row 6: no mail: First Name: It has no name, and no e-mail or phone")
    assert "Left out: Loyalty No." in lines
    assert lines[-1].startswith("Take it back with: delight import --undo ")
    assert delight("import", "--list").out.rstrip().endswith("3")


def test_contacts_are_called_cards(delight, tmp_path):
    file = tmp_path / "phone.vcf"
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ida Rowe\nTEL:1\nEND:VCARD\n"
    file.write_text(card + card.replace("TEL:1", "TEL:1\nEMAIL:nowhere"), encoding="utf-8")
    lines = delight("import", file).out.splitlines()
    assert lines[1] == "One person came in without something that could not be read."
    assert lines[2].startswith("  card 2: Ida Rowe: The same as card 1.")


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


def test_a_column_can_be_told_and_left_out(delight, tmp_path):
    file = tmp_path / "odd.csv"
    file.write_text("Zork,Blarg,E-mail\nIda Rowe,rye,ida@example.org\n", encoding="utf-8")
    report = delight.done("import", file, "--map", "Zork=name", "--map", "Blarg=likes", "--map", "E-mail=")
    assert report["columns"] == {"Zork": "name", "Blarg": "likes", "E-mail": None}
    ida = delight.done("customer", "show", "Ida Rowe")
    told = json.dumps(ida)
    assert "rye" in told
    assert "ida@example.org" not in told


@pytest.mark.parametrize(
    ("mapping", "code"),
    [("Nothing=name", "import.unknown_column"), ("E-mail=colour", "import.unknown_field")],
)
def test_a_column_or_field_that_there_is_not(delight, file, mapping, code):
    assert delight.refused("import", file, "--map", mapping)["code"] == code
    assert delight.refused("import", file, "--map", "name", code=2)["code"] == "usage"


def test_a_file_through_a_pipe(delight):
    report = delight.done("import", "-", stdin=FILE.encode())
    assert (report["file"], report["imported"]) == ("-", 3)
    assert delight.done("import", "--list")[0]["file"] == "-"


def test_days_can_be_told(delight, tmp_path):
    file = tmp_path / "born.csv"
    file.write_text("Name,Birthday\nIda,03/04/1980\n", encoding="utf-8")
    delight.done("import", file, "--day-first", "no")
    assert delight.done("customer", "show", "Ida")["birthday"] == "1980-03-04"


def test_the_row_that_names_the_columns_can_be_told(delight, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("Name,Phone\nCalled,Number\nIda Brook,01632 960111\n", encoding="utf-8")
    found = delight.done("import", file, "--dry-run")
    assert (found["header_row"], found["imported"]) == (1, 2)
    told = delight.done("import", file, "--header-row", "2", "--map", "Called=name", "--dry-run")
    assert (told["header_row"], told["imported"], list(told["columns"])) == (2, 1, ["Called", "Number"])
    none = delight.done("import", file, "--header-row", "0", "--map", "Column 1=name", "--dry-run")
    assert (none["header_row"], none["imported"]) == (0, 3)
    taken = delight.done("import", file, "--header-row", "2", "--map", "Called=name")
    assert delight.done("import", "--show", taken["id"])["header_row"] == 2
    assert delight.refused("import", file, "--header-row", "9")["code"] == "import.no_such_row"
    assert delight.refused("import", file, "--header-row", "-1", code=2)["code"] == "usage"


def test_an_encoding_can_be_told(delight, tmp_path):
    file = tmp_path / "names.csv"
    file.write_bytes("Name\nŁukasz\n".encode("cp1250"))
    assert delight.done("import", file, "--encoding", "cp1250")["encoding"] == "cp1250"
    assert delight.done("customer", "show", "Łukasz")["name"] == "Łukasz"
    assert delight.refused("import", file, "--encoding", "nonsense")["code"] == "import.encoding_unknown"


def test_the_report_never_takes_the_place_of_the_file(delight, file):
    assert delight.refused("import", file, "--report", file)["code"] == "import.report_over_file"
    assert file.read_text(encoding="utf-8") == FILE
    assert delight.done("import", file)["imported"] == 3  # nothing of it is here yet


def test_a_report_that_cannot_be_written_stops_the_import_before_it_begins(delight, file, tmp_path):
    nowhere = tmp_path / "nowhere" / "report.csv"
    assert delight.refused("import", file, "--report", nowhere)["code"] == "file.cannot_write"
    assert delight.done("import", file)["imported"] == 3  # nothing of it is here yet


def test_the_report_is_saved_and_shown_again(delight, file, tmp_path):
    saved = tmp_path / "report.csv"
    report = delight.done("import", file, "--report", saved)
    lines = saved.read_text(encoding="utf-8-sig").splitlines()
    assert lines[:2] == ["Row,What,What became of it,Why", "2,Ida Rowe,new,"]
    again = delight.done("import", "--show", report["id"])
    assert {name: again[name] for name in ("read", "imported", "columns")} == {
        name: report[name] for name in ("read", "imported", "columns")
    }
    assert [row["row"] for row in again["rejected"]] == [4, 6]
    told = saved.read_text(encoding="utf-8-sig")
    assert "5,Bo Lind,new,E-mail: “not a mail” is no e-mail" in told.replace('"', "")
    assert "not a mail" not in delight("import", "--show", report["id"]).out
    assert delight.refused("import", "--show", "x")["code"] == "import.unknown"


def test_past_cases_and_visits_come_in_too(delight, tmp_path):
    cases, visits = tmp_path / "tickets.csv", tmp_path / "orders.csv"
    cases.write_text(
        "Ticket,Customer,Complaint,Received,Closed\nT-1,Ida Rowe,The cake was late,2024-05-06,2024-05-08\n"
        "T-2,Ida Rowe,Cold soup,2024-05-06,2024-05-01\n",
        encoding="utf-8",
    )
    visits.write_text("Order,Name,Date,Total\n#1,Ida Rowe,2024-05-06,12.50\n", encoding="utf-8")
    told = delight("import", cases, "--as", "cases").out
    assert told.startswith("2 rows read: 2 added")
    assert "closed before it came in" in told
    assert "One case took" in told
    assert "One case ends before it begins" in told
    assert delight.done("import", cases, "--as", "cases")["skipped"] == 2
    assert delight.done("case", "show", "T-2")["their_reference"] == "T-2"
    brought = delight.done("import", visits, "--as", "visits")
    assert brought["imported"] == 1
    assert "One sale comes to 12.50 " in delight("import", "--show", brought["id"]).out
    assert delight.done("import", visits, "--as", "visits")["skipped"] == 1
    ida = delight.done("customer", "show", "Ida Rowe")
    assert "12.50" in json.dumps(ida)
    assert {row["what"] for row in delight.done("case", "list")} == {"The cake was late", "Cold soup"}


def test_one_row_is_one(delight, tmp_path):
    path = tmp_path / "one.csv"
    path.write_text("Name\nIda\n", encoding="utf-8")
    assert delight("import", path).out.startswith("1 row read: 1 added")
