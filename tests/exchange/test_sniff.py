import codecs
import csv
import io
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.exchange.columns import known_names
from delight.exchange.sniff import DELIMITERS, decoded, read_sheet

CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


def sheet(text, encoding="utf-8"):
    return read_sheet(text.encode(encoding), known_names)


def refused(data):
    with pytest.raises(DelightError) as caught:
        read_sheet(data, known_names)
    return caught.value.code


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_end(delimiter, end):
    rows = [["Name", "E-mail", "Notes"], ["Zoë Marlow", "zoe@example.org", f"a{delimiter} b"]]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    found = sheet(out.getvalue())
    assert (found.delimiter, found.header) == (delimiter, tuple(rows[0]))
    assert [line.cells for line in found.lines] == [tuple(rows[1])]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + "Name\nZoë".encode(), "utf-8"),
        ("Name\nZoë".encode(), "utf-8"),
        ("Name\nZoë €".encode("cp1252"), "cp1252"),
        ("Name\nZoë".encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + "Name\nZoë".encode("utf-16-be"), "utf-16"),
    ],
)
def test_the_encoding_is_found(data, encoding):
    found = read_sheet(data, known_names)
    assert found.encoding == encoding
    assert found.lines[0].cells[0].startswith("Zoë")
    assert found.header == ("Name",)


def test_a_line_that_tells_the_delimiter_is_believed():
    found = sheet("sep=;\nName;City, Country\nIda;Ely, GB\n")
    assert (found.delimiter, found.header_row) == (";", 2)
    assert found.lines[0].cells == ("Ida", "Ely, GB")


def test_a_preamble_is_passed_over():
    found = sheet("Our customers\n\nExported today, by us\nName,City\nIda,Ely\n\n,\nBo,York\n")
    assert found.header_row == 4
    assert [(line.row, line.cells) for line in found.lines] == [(5, ("Ida", "Ely")), (8, ("Bo", "York"))]


def test_a_cell_may_run_over_lines():
    found = sheet('Name,Address\nIda,"1 Weir Lane\nEly"\nBo,York\n')
    assert [(line.row, line.cells[1]) for line in found.lines] == [(2, "1 Weir Lane\nEly"), (3, "York")]


@pytest.mark.parametrize("broken", ['"Ida,Ely', 'Ida,"Ely" and,"x', '"a"b"'])
def test_a_broken_row_takes_no_other_with_it(broken):
    found = sheet(f"Name,City\n{broken}\nBo,York\n")
    assert [line.cells for line in found.lines] == [None, ("Bo", "York")]


def test_a_quotation_mark_inside_a_cell_is_no_quoting():
    assert sheet('Name,Notes\nIda,5" nails\nBo,x\n').lines[0].cells == ("Ida", '5" nails')


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import.empty"),
        (b"\n\n  \n", "import.empty"),
        (codecs.BOM_UTF8, "import.empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "import.not_text"),
        (b"PK\x03\x04\x14\x00\x06\x00" * 50, "import.not_text"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "import.not_text"),
        (codecs.BOM_UTF16_LE + b"odd", "import.not_text"),
        (b"one,two\nthree,four\n", "import.nothing_recognised"),
    ],
)
def test_what_is_no_table_is_refused(data, code):
    assert refused(data) == code


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=8), st.sampled_from(DELIMITERS))
def test_whatever_was_written_is_read_back(rows, delimiter):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([["Name", "City", "Phone"], *rows])
    found = sheet(out.getvalue())
    kept = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    assert [line.cells for line in found.lines] == kept


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_plain_refusal(data):
    try:
        read_sheet(b"Name,City\n" + data, known_names)
    except DelightError as error:
        code = error.code
    else:
        code = "import."
    assert code.startswith("import.")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_is_never_taken_for_something_else(text):
    assert decoded(text.encode()) == (text.removeprefix("\ufeff"), "utf-8")


@pytest.mark.parametrize(
    "data",
    [
        b"," * 5_000_000,
        b"Name\n" * 400_000,
        b"Name\r" * 400_000,
        b"Name\n" + b"x" * 9_000_000,
        b"Name\n" + b"\n" * 9_000_000,
    ],
    ids=["wide", "long", "old line ends", "one endless cell", "nothing but lines"],
)
def test_what_would_take_minutes_to_look_at_is_refused_at_once(data):
    before = monotonic()
    with pytest.raises(DelightError, match=r"import\.too_large"):
        read_sheet(data, known_names)
    assert monotonic() - before < 1
