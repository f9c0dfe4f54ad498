from datetime import date, datetime, time, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.exchange.table import FileKind
from delight.exchange.workbook import read_workbook
from tests.sheets import score
from tests.workbooks import ods, ods_row, raw_xlsx, xls, xlsx

HEADER = ["Name", "Phone", "City"]
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=20)


def read(data, **told):
    return read_workbook(data, score, **told)


def cells(data, **told):
    return [line.cells for line in read(data, **told).lines]


def refused(data, **told):
    with pytest.raises(DelightError) as caught:
        read(data, **told)
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (xlsx(("List", [HEADER, ["Ida Łódź", 442079461000, "Ely"]])), FileKind.XLSX),
        (xls([HEADER, ["Ida Łódź", 442079461000.0, "Ely"]]), FileKind.XLS),
        (ods(ods_row(*HEADER) + ods_row("Ida Łódź", "442079461000", "Ely")), FileKind.ODS),
    ],
    ids=["xlsx", "xls", "ods"],
)
def test_every_kind_of_workbook(data, kind):
    found = read(data)
    assert (found.kind, found.header, found.header_row) == (kind, tuple(HEADER), 1)
    assert (found.name, found.names, found.encoding, found.delimiter) == ("List", ("List",), "", "")
    assert [line.cells for line in found.lines] == [("Ida Łódź", "442079461000", "Ely")]


def test_cells_read_as_a_spreadsheet_shows_them():
    def write(book, sheet):
        day, moment = (
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        )
        sheet.write_datetime(1, 1, date(1980, 3, 14), day)
        sheet.write_datetime(2, 1, datetime(2026, 3, 14, 9, 30), moment)
        sheet.write_datetime(3, 1, time(9, 30), book.add_format({"num_format": "hh:mm"}))
        sheet.write_datetime(4, 1, timedelta(hours=30), book.add_format({"num_format": "[h]:mm"}))
        sheet.write_formula(5, 1, "=1/0", value="#DIV/0!")
        sheet.write_formula(6, 1, '="a"&"b"', value="ab")
        sheet.write_rich_string(7, 1, "a ", book.add_format({"bold": True}), "bold", " word")

    names = [
        "day",
        "moment",
        "time",
        "span",
        "error",
        "formula",
        "rich",
        12.5,
        4.42079461e11,
        0.1 + 0.2,
        1e-9,
        True,
        "a\r\nb",
    ]
    found = cells(xlsx(("List", [["Name", "City"], *([name, name] for name in names)]), write=write))
    assert [row[1] for row in found] == [
        "1980-03-14", "2026-03-14 09:30:00", "09:30:00", "30:00:00", "", "ab", "a bold word",
        "12.5", "442079461000", "0.3", "1e-09", "TRUE", "a\nb",
    ]  # fmt: skip


@pytest.mark.parametrize("old", [False, True])
def test_days_counted_from_1904_are_the_same_days(old):
    def write(book, sheet):
        sheet.write_datetime(1, 1, date(1980, 3, 14), book.add_format({"num_format": "d.m.yy"}))

    data = xlsx(("List", [["Name", "Birthday"], ["Ida", ""]]), write=write, date_1904=old)
    assert cells(data) == [("Ida", "1980-03-14")]


def test_inline_strings_and_cells_without_an_address():
    text = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = "".join(
        f"<row>{''.join(text.format(cell) for cell in row)}</row>"
        for row in (["Name", "City"], ["Ida", "Ely"])
    )
    assert cells(raw_xlsx(rows)) == [("Ida", "Ely")]


def test_line_ends_of_old_excel_and_readings_beside_a_name():
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Name</t></si>'
        "<si><t>Phone</t></si><si><t>City</t></si>"
        '<si><t>田中</t><rPh sb="0" eb="2"><t>タナカ</t></rPh><phoneticPr fontId="1"/></si>'
        "<si><t>1 Mill Lane_x000D_\nEly</t></si></sst>"
    )
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    cell = '<c t="s"><v>{}</v></c>'
    rows = "".join(f"<row>{''.join(map(cell.format, row))}</row>" for row in ((0, 1, 2), (3, 3, 4)))
    found = raw_xlsx(rows, **{
        "xl/sharedStrings.xml": strings,
        "xl/_rels/workbook.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{kinds}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{kinds}/sharedStrings" Target="sharedStrings.xml"/>'
            "</Relationships>"
        ),
    })  # fmt: skip
    assert cells(found) == [("田中", "田中", "1 Mill Lane\nEly")]


@pytest.mark.parametrize(
    "names",
    [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ],
)
def test_a_worksheet_with_prefixes_and_of_the_strict_form(names):
    text = '<x:c t="inlineStr"><x:is><x:t>{}</x:t></x:is></x:c>'
    header = "".join(map(text.format, HEADER))
    row = text.format("Ida") + '<x:c t="d"><x:v>1980-03-14</x:v></x:c>' + text.format("Ely")
    rows = f"<x:sheetData><x:row>{header}</x:row><x:row>{row}</x:row></x:sheetData>"
    xml = f'<x:worksheet xmlns:x="{names}">{rows}</x:worksheet>'
    assert cells(raw_xlsx("", **{"xl/worksheets/sheet1.xml": xml})) == [("Ida", "1980-03-14", "Ely")]


def test_the_header_stands_below_junk_and_rows_count_as_the_program_shows_them():
    data = xlsx(
        ("List", [[], ["", "Our customers"], [], ["", *HEADER], ["", "Ida", "1", "Ely"], [], ["", "Bo"]])
    )
    found = read(data)
    assert (found.header_row, found.header) == (4, tuple(HEADER))
    assert [(line.row, line.cells) for line in found.lines] == [(5, ("Ida", "1", "Ely")), (7, ("Bo", "", ""))]


def test_the_worksheet_that_names_most_columns_is_read_unless_the_person_says_which():
    data = xlsx(
        ("Notes", [["To do"], ["call Bo"], ["call Cy"]]),
        ("People", [HEADER, ["Ida", "1", "Ely"]]),
        ("Kunden", [["Name"], ["Bo"]]),
    )
    found = read(data)
    assert (found.name, found.names) == ("People", ("Notes", "People", "Kunden"))
    assert [(r.code, dict(r.details)) for r in found.remarks] == [
        ("import.sheet_chosen", {"sheet": "People", "others": ["Notes", "Kunden"]})
    ]
    assert read(data, sheet="kunden ").lines[0].cells == ("Bo",)
    assert read(data, sheet="Kunden").remarks == ()
    assert refused(data, sheet="Clients") == "import.no_sheet"


def test_a_hidden_worksheet_is_not_chosen_of_two_alike():
    def write(_book, sheet):
        if sheet.name == "Old":
            sheet.hide()

    data = xlsx(("New", [HEADER, ["Ida"]]), ("Old", [HEADER, ["Bo"], ["Cy"]]), write=write)
    assert read(data).name == "New"
    assert read(data, sheet="Old").lines[0].cells == ("Bo", "", "")


def test_a_cell_over_several_rows_says_it_in_each():
    def write(_book, sheet):
        sheet.merge_range(1, 1, 2, 1, "Weir Ltd")
        sheet.merge_range(3, 0, 3, 2, "all of us")

    rows = [["Name", "Company", "City"], ["Ida", "", "Ely"], ["Bo", "", "Kew"], []]
    assert cells(xlsx(("List", rows), write=write)) == [
        ("Ida", "Weir Ltd", "Ely"), ("Bo", "Weir Ltd", "Kew"), ("all of us", "", ""),
    ]  # fmt: skip


def test_many_cells_over_many_rows_do_not_take_long():
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>2</v></c></row>' for n in range(1, 20_000)
    )
    merged = "<mergeCells>" + '<mergeCell ref="A1:A1048576"/>' * 4_000 + "</mergeCells>"
    before = process_time()
    assert len(cells(raw_xlsx(rows, after=merged))) == 19_999
    assert process_time() - before < 3


def test_a_header_of_two_rows_with_merged_cells():
    def write(_book, sheet):
        sheet.merge_range(0, 0, 1, 0, "Name")
        sheet.merge_range(0, 1, 0, 2, "Billing")
        sheet.merge_range(0, 3, 0, 4, "Delivery")

    data = xlsx(
        ("List", [[], ["", "Street", "City", "Street", "City"], ["Ida", "1", "Ely", "2", "Kew"]]), write=write
    )
    assert read(data).header == ("Name", "Billing Street", "Billing City", "Delivery Street", "Delivery City")


def test_the_person_says_where_the_header_stands():
    assert read(xlsx(("List", [["x"], ["Nimi"], ["Aino"]])), header_row=2).lines[0].cells == ("Aino",)


def test_formats_to_the_end_of_the_worksheet_are_no_rows():
    data = ods(
        ods_row(*HEADER, filler=16_381) + ods_row("Ida", "1", "Ely") + ods_row(filler=16_384, times=1_048_574)
    )
    assert cells(data) == [("Ida", "1", "Ely")]


@pytest.mark.parametrize(
    "data", [xlsx(("List", [])), xlsx(("List", [["", " "]])), ods(""), ods(ods_row(filler=5))]
)
def test_an_empty_workbook_is_refused(data):
    assert refused(data) == "import.empty"


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=5))
def test_whatever_was_written_is_read_back(rows):
    rows = [[cell.strip() or "x" for cell in row] for row in rows]
    found = cells(xlsx(("List", [["Name", "City"], *rows]), strings_to_formulas=False, strings_to_urls=False))
    assert found == [tuple(row) for row in rows if row != ["Name", "City"]]


DATA = {
    "xlsx": xlsx(("List", [HEADER, ["Ida", 1, "Ely"]])),
    "xls": xls([HEADER, ["Ida", 1.0, "Ely"]]),
    "ods": ods(ods_row(*HEADER) + ods_row("Ida", "1", "Ely")),
}


@pytest.mark.parametrize("kind", DATA)
@given(
    st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=8),
    st.integers(0, 20_000),
)
def test_damage_anywhere_is_read_over_or_refused(kind, changes, cut):
    data = bytearray(DATA[kind])
    for at, value in changes:
        data[at % len(data)] = value
    data = bytes(data[: cut if cut and cut < len(data) else None])
    try:
        found = read(data).kind
    except DelightError as error:
        found = error.code.split(".")[0]
    assert found in {*FileKind, "import"}
