import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.exchange.reading import read_table
from delight.exchange.table import FileKind
from tests.sheets import score
from tests.workbooks import ods, ods_row, xls, xlsx

CARRIED = {
    "utf-8": "Zoë 山田 Łódź 🎈", "utf-8-sig": "Zoë 山田", "utf-16": "Zoë 山田", "cp1252": "Zoë Müller",
    "cp1250": "Łódź Dvořák", "cp1251": "Иван Щукин", "cp932": "山田太郎 東京都", "gb18030": "王伟 北京市",
    "big5": "陳志明 台北市", "cp949": "김민수 서울",
}  # fmt: skip
HOME = {"cp1250": "PL", "cp1251": "RU", "cp932": "JP", "gb18030": "CN", "big5": "TW", "cp949": "KR"}
PLAIN = st.text(st.sampled_from("abc ABC 019,;|'\"\n@."), max_size=12)


def read(data, **told):
    return read_table(data, name="list.csv", score=score, **told)


@given(
    st.lists(st.lists(PLAIN, min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from(sorted(CARRIED)),
    st.sampled_from(",;\t|"),
)
def test_whatever_was_written_reads_back_in_every_encoding(rows, encoding, delimiter):
    rows = [["Name", "City", "Phone"], [CARRIED[encoding]] * 3, *rows]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    found = read(out.getvalue().encode(encoding), country=HOME.get(encoding, "GB"))
    kept = [tuple(row) for row in rows[1:] if any(cell.strip() for cell in row)]
    assert [line.cells for line in found.lines] == [row for row in kept if row != ("Name", "City", "Phone")]
    assert (found.kind, found.header, found.header_row) == (FileKind.CSV, ("Name", "City", "Phone"), 1)
    assert found.delimiter == delimiter


def test_the_sheet_says_how_it_was_read():
    found = read("Kunden\n\nName;Ort\nL\xe5s;Kiruna\n".encode("cp1252"), country="SE")
    assert (found.encoding, found.delimiter, found.header_row) == ("cp1252", ";", 3)
    assert "cp1250" in found.encodings
    assert [remark.code for remark in found.remarks] == ["import.encoding_guessed"]
    assert read(b"Name;Ort\nL\xe5s;Kiruna\n", encoding="cp1250").lines[0].cells == ("Lĺs", "Kiruna")


CARD = b"BEGIN:VCARD\r\nFN:Ida\r\nEND:VCARD\r\n"
ENTRY = b"dn: cn=Ida\ncn: Ida\n"
EVERY_KIND = {
    FileKind.CSV: b"Name,City\nIda,Ely\n",
    FileKind.VCARD: CARD,
    FileKind.LDIF: ENTRY,
    FileKind.XLSX: xlsx(("List", [["Name"], ["Ida"]])),
    FileKind.XLS: xls([["Name"], ["Ida"]]),
    FileKind.ODS: ods(ods_row("Name") + ods_row("Ida")),
}


@pytest.mark.parametrize("kind", FileKind)
@pytest.mark.parametrize("end", [".csv", ".vcf", ".xls", ".xlsx", ".ods", ".ldif", ""])
def test_what_a_file_is_does_not_depend_on_its_name(kind, end):
    found = read_table(EVERY_KIND[kind], name=f"List{end.upper()}", score=score)
    assert (found.kind, found.lines[0].cells[0]) == (kind, "Ida")
    said = any(remark.code == "import.other_kind" for remark in found.remarks)
    assert said == (end not in {"", f".{kind}", ".vcf" if kind is FileKind.VCARD else ""})


@pytest.mark.parametrize("kind", FileKind)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_few_wrong_bytes_in_any_kind_raise_nothing_else(kind, changes):
    data = bytearray(EVERY_KIND[kind])
    for at, value in changes:
        data[at % len(data)] = value
    assert outcome(bytes(data)) in {*FileKind, "import"}


def outcome(data, **told):
    try:
        return read(data, **told).kind
    except DelightError as error:
        return error.code.split(".")[0]


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"Name,City\n", b"sep=;\n", b"\xef\xbb\xbf", b"\xff\xfe"])
)
def test_any_bytes_are_a_table_or_a_plain_refusal(data, start):
    assert outcome(start + data) in {*FileKind, "import"}


def test_a_worksheet_is_asked_for_only_where_there_are_any():
    with pytest.raises(DelightError, match=r"import\.no_worksheets"):
        read(b"Name\nIda\n", sheet="Sheet 1")


@pytest.mark.parametrize("data", [b"", b"\n\n \n", b"\xef\xbb\xbf", b"sep=;\r\n"])
def test_an_empty_file_is_refused(data):
    with pytest.raises(DelightError, match=r"import\.empty"):
        read(data)
