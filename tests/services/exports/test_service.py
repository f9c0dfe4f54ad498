"""Taking everything along: whole or not at all, defused, and complete."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from datetime import date, datetime
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from delight.data.entities import Record
from delight.data.queries.export_tables import SOURCES
from delight.domain.cases.case import CaseFilter
from delight.domain.customers.customer import VisitDraft
from delight.domain.errors import DelightError, StoppedError, StorageError
from delight.domain.exports import ExportForm, ExportWhat
from delight.domain.guards.writing import LetterRequest
from delight.exchange import xlsx_out
from delight.exchange.cells_out import titles
from tests import factories


def table(folder, name):
    text = (folder / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def stocked(services):
    """A shop with a bit of everything."""
    ana = factories.customer(services, "Ana Reyes", phone="+44 20 7946 0000", know="=1+1\nlikes window seats")
    zed = factories.customer(services, "Zed", phone="+1-555-0100")
    case = factories.case(services, ana, at_stake_minor=1250)
    factories.action(services, case, cost_minor=500)
    factories.gesture(services, ana)
    services.customers.add_visit(VisitDraft(customer_id=zed, day=date(2026, 3, 10), amount_minor=4200))
    services.groups.tag([ana, zed], "Regulars")
    services.groups.tag([ana], "Book club")
    return services


def test_a_folder_holds_a_table_for_each_kind(stocked, tmp_path):
    report = stocked.exports.export(tmp_path / "out")
    assert report.form is ExportForm.FOLDER
    assert report.counts["customers"] == 2
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {
        "README.txt",
        "customers.csv",
        "cases.csv",
    }
    ana, zed = table(tmp_path / "out", "customers")
    assert (ana["Full name"], ana["Phone"], ana["Tags"]) == (
        "Ana Reyes",
        "+44 20 7946 0000",
        "Regulars; Book club",
    )
    assert ana["Notes"] == "'=1+1\nlikes window seats"
    assert zed["Phone"] == "'+1-555-0100"
    (case,) = table(tmp_path / "out", "cases")
    assert (case["Amount at stake"], case["Currency"], case["Customer"]) == ("12.50", "GBP", "Ana Reyes")
    assert case["Received at"] == "2026-03-11 09:30:00"
    (visit,) = table(tmp_path / "out", "visits")
    assert (visit["Visit date"], visit["Amount"], visit["Customer ID"]) == (
        "2026-03-10",
        "42.00",
        zed["Customer ID"],
    )
    assert {row["Name"] for row in table(tmp_path / "out", "staff")} == {"Marta Lind", "Tom Okafor"}
    assert table(tmp_path / "out", "history")[0]["Done"] == "shop.opened"


def test_the_readme_explains_every_column(stocked, tmp_path):
    stocked.exports.export(tmp_path / "out")
    text = (tmp_path / "out" / "README.txt").read_text(encoding="utf-8-sig")
    for source in SOURCES:
        assert f"{source.table.key}.csv" in text
        for column in source.table.columns:
            assert f"    {column.title}: " in text


def test_a_workbook_has_real_dates_and_numbers_and_no_formulas(stocked, tmp_path):
    report = stocked.exports.export(tmp_path / "all.xlsx")
    assert report.form is ExportForm.XLSX
    book = CalamineWorkbook.from_path(tmp_path / "all.xlsx")
    assert book.sheet_names[0] == "Customers"
    rows = book.get_sheet_by_name("Cases").to_python()
    case = dict(zip(rows[0], rows[1], strict=True))
    assert case["Amount at stake"] == 12.5
    assert case["Received at"] == datetime(2026, 3, 11, 9, 30)
    people = book.get_sheet_by_name("Customers").to_python()
    ana = dict(zip(people[0], people[1], strict=True))
    assert ana["Notes"] == "=1+1\nlikes window seats"
    assert ana["Phone"] == "+44 20 7946 0000"
    visit = book.get_sheet_by_name("Visits").to_python()
    assert dict(zip(visit[0], visit[1], strict=True))["Visit date"] == date(2026, 3, 10)
    import zipfile

    with zipfile.ZipFile(tmp_path / "all.xlsx") as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_one_document_has_amounts_as_texts_and_moments_with_offsets(stocked, tmp_path):
    stocked.exports.export(tmp_path / "all.json")
    document = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert document["delight"]["shop"] == "The Honey Bun"
    (case,) = document["cases"]
    assert (case["at_stake"], case["currency"]) == ("12.50", "GBP")
    assert case["received_at"] == "2026-03-11T09:30:00+00:00"
    assert [row["id"] for row in document["customers"]] == [1, 2]
    assert document["customers"][0]["letters_welcome"] is True
    assert document["more_ways"] == []
    assert Decimal(document["visits"][0]["amount"]) == Decimal("42.00")


@pytest.mark.parametrize(
    ("what", "there", "not_there"),
    [
        (ExportWhat.CUSTOMERS, {"customers", "notes", "consents"}, {"cases", "letters", "staff"}),
        (ExportWhat.CASES, {"cases", "actions", "promises"}, {"customers", "visits"}),
        (ExportWhat.VISITS, {"visits"}, {"customers", "cases"}),
        (ExportWhat.LETTERS, {"letters", "replies"}, {"customers", "cases"}),
    ],
)
def test_a_part_is_exported(stocked, tmp_path, what, there, not_there):
    counts = stocked.exports.export(tmp_path / "part.json", what).counts
    assert there <= set(counts)
    assert not not_there & set(counts)
    document = json.loads((tmp_path / "part.json").read_text(encoding="utf-8"))
    assert set(document) - {"delight"} == {key.replace("-", "_") for key in counts}


def test_everything_the_shop_keeps_of_people_is_exported():
    """Each column of each table has its place in an export, or a reason not to."""
    apart = {
        "uid", "id", "name_key", "phone_key", "what_key", "key", "pdf", "data", "old_uid", "schema_no",
        "staff_uid", "width", "height", "use", "case_id", "letter_id", "owner_id", "praised_id", "staff_id",
        "cause_key", "word_key", "preview", "action_id", "elsewhere_id", "approved_by_id",
        "voucher_id", "card_id", "currency",
    }  # fmt: skip
    told = {}
    for source in SOURCES:
        name = source.count.split()[-1]
        told[name] = source.rows
    inner = {"changes", "payloads", "meta", "erased", "imports", "pictures", "pins"}
    for name, found in Record.metadata.tables.items():
        if name in inner:
            continue
        assert name in told, name
        missing = {c.name for c in found.columns if f"x.{c.name}" not in told[name]} - apart
        assert not missing, (name, missing)


def test_no_table_has_two_columns_of_one_name():
    """An amount brings a column for its currency along."""
    for source in SOURCES:
        for names in (titles(source.table.columns), [column.key for column in source.table.columns]):
            assert len(set(names)) == len(names), source.table.key


def test_letters_lie_beside_their_list(stocked, tmp_path):
    (case,) = stocked.cases.page(CaseFilter())
    stocked.letters.issue(LetterRequest(wording="acknowledgement", case_id=case.id))
    stocked.exports.export(tmp_path / "out", ExportWhat.LETTERS)
    (row,) = table(tmp_path / "out", "letters")
    pdf = (tmp_path / "out" / "letters" / f"{row['Number']}.pdf").read_bytes()
    assert hashlib.sha256(pdf).hexdigest() == row["SHA-256"]
    assert row["Case"] == case.reference


def test_an_earlier_export_is_only_replaced_when_said(stocked, tmp_path):
    out = tmp_path / "out"
    stocked.exports.export(out)
    before = (out / "customers.csv").read_bytes()
    factories.customer(stocked, "New")
    with pytest.raises(DelightError, match=r"export\.there"):
        stocked.exports.export(out)
    assert (out / "customers.csv").read_bytes() == before
    stocked.exports.export(out, replace=True)
    assert len(table(out, "customers")) == 3


def test_other_files_in_the_folder_stay(stocked, tmp_path):
    stocked.exports.export(tmp_path / "out")
    (tmp_path / "out" / "mine.txt").write_text("mine")
    stocked.exports.export(tmp_path / "out", replace=True)
    tmp_path /= "out"
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert (tmp_path / "customers.csv").exists()
    assert not list(tmp_path.glob(".delight-export-*"))


@pytest.mark.parametrize("name", ["out", "all.xlsx", "all.json"])
def test_stopping_leaves_nothing_half(stocked, tmp_path, name, monkeypatch):
    monkeypatch.setattr("delight.services.exports.service._TOLD_EVERY", 1)

    def stop(done, _total):
        if done > 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        stocked.exports.export(tmp_path / name, progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["shop"]
    assert not list((tmp_path / "shop").glob(".*delightpart*"))


@pytest.mark.parametrize("name", ["all.csv", "all.PDF", "x.txt"])
def test_other_endings_are_refused(stocked, tmp_path, name):
    with pytest.raises(DelightError, match=r"export\.unknown_form"):
        stocked.exports.export(tmp_path / name)


def test_a_place_that_is_not_there_is_refused(stocked, tmp_path):
    with pytest.raises(StorageError, match=r"file\.no_folder"):
        stocked.exports.export(tmp_path / "none" / "all.xlsx")


@pytest.mark.skipif(os.geteuid() == 0, reason="the system's administrator may write anywhere")
def test_a_place_that_takes_nothing_is_said(stocked, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(StorageError, match=r"file\.cannot_write"):
        stocked.exports.export(locked / "all.json")


def test_a_full_disk_leaves_the_file_that_was_there(stocked, tmp_path, monkeypatch):
    (tmp_path / "all.json").write_text("before")

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("delight.exchange.json_out.JsonDocument.add", full)
    with pytest.raises(StorageError) as raised:
        stocked.exports.export(tmp_path / "all.json", replace=True)
    assert (raised.value.code, raised.value.details["why"]) == ("file.cannot_write", "storage.full")
    assert (tmp_path / "all.json").read_text() == "before"
    assert not list(tmp_path.glob(".delight-export-*"))


def test_a_text_too_long_for_a_cell_goes_into_a_file(services, tmp_path):
    long = "😀 words " * 6000
    factories.case(services, what=long)
    report = services.exports.export(tmp_path / "all.xlsx", ExportWhat.CASES)
    (cut,) = report.cut
    assert (cut.table, cut.row, cut.column) == ("cases", 1, "What happened")
    assert (tmp_path / cut.file).read_text(encoding="utf-8") == long
    rows = CalamineWorkbook.from_path(tmp_path / "all.xlsx").get_sheet_by_name("Cases").to_python()
    cell = dict(zip(rows[0], rows[1], strict=True))["What happened"]
    assert cell.endswith("(all of it: all - long texts/cases-1-what.txt)")
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize("most", [2, 3, 7])
def test_more_rows_than_a_worksheet_has_go_on_on_the_next(services, tmp_path, monkeypatch, most):
    monkeypatch.setattr(xlsx_out, "MOST_ROWS", most)
    names = [f"Customer {number}" for number in range(7)]
    for name in names:
        factories.customer(services, name)
    services.exports.export(tmp_path / "all.xlsx", ExportWhat.CUSTOMERS)
    book = CalamineWorkbook.from_path(tmp_path / "all.xlsx")
    sheets = [name for name in book.sheet_names if name.startswith("Customers")]
    assert len(sheets) == -(-7 // most)
    assert [row[1] for name in sheets for row in book.get_sheet_by_name(name).to_python()[1:]] == names


def test_characters_that_no_workbook_takes_are_replaced(services, tmp_path):
    factories.customer(services, "Zo\u00eb", know="a\x0bb")
    with services.context.db.raw() as connection:
        connection.execute("UPDATE customers SET know = ?", ("a\x01b\ufffec",))
    services.exports.export(tmp_path / "all.xlsx", ExportWhat.CUSTOMERS)
    rows = CalamineWorkbook.from_path(tmp_path / "all.xlsx").get_sheet_by_name("Customers").to_python()
    assert dict(zip(rows[0], rows[1], strict=True))["Notes"] == "a\ufffdb\ufffdc"


def test_what_is_saved_meanwhile_does_not_wait_and_is_not_in_it(stocked, tmp_path, monkeypatch):
    monkeypatch.setattr("delight.services.exports.service._TOLD_EVERY", 1)
    added = []

    def save(done, _total):
        if done == 1:
            added.append(factories.customer(stocked, "Late"))

    report = stocked.exports.export(tmp_path / "all.json", progress=save)
    assert added
    assert report.counts["customers"] == 2


def test_what_a_killed_export_left_goes_with_the_next_one(stocked, tmp_path):
    left = tmp_path / ".delight-export-abc"
    left.mkdir()
    (left / "customers.csv").write_text("half")
    os.utime(left, (1, 1))
    stocked.exports.export(tmp_path / "all.json")
    assert not left.exists()


def test_a_file_where_a_folder_should_be_is_left_alone(stocked, tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(StorageError, match=r"file\.cannot_write"):
        stocked.exports.export(tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"
