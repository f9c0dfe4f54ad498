import io
import struct
import zipfile
from time import process_time

import pytest

from delight.domain.errors import DelightError
from delight.exchange.archive import checked_archive
from delight.exchange.table import FileKind
from tests.workbooks import ods, ods_row, raw_xlsx, xlsx, zipped


def outcome(data):
    try:
        return checked_archive(data)
    except DelightError as error:
        return error.code


def test_workbooks_are_told_apart():
    assert outcome(xlsx(("List", [["Name"], ["Ida"]]))) is FileKind.XLSX
    assert outcome(ods(ods_row("Name"))) is FileKind.ODS


ODS = "application/vnd.oasis.opendocument.spreadsheet"
TYPES = {"[Content_Types].xml": "<Types/>"}


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"photos/1.jpg": b"x"}, "import.is_archive"),
        ({**TYPES, "word/document.xml": "<w/>"}, "import.is_document"),
        ({**TYPES, "ppt/presentation.xml": "<p/>"}, "import.is_document"),
        (
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"},
            "import.is_document",
        ),
        ({**TYPES, "xl/workbook.bin": b"x"}, "import.is_xlsb"),
        ({"Index/Document.iwa": b"x"}, "import.is_apple"),
        ({"index.xml": b"<x/>", "buildVersionHistory.plist": b"x"}, "import.is_apple"),
        ({"EncryptedPackage": b"x"}, "import.protected"),
    ],
)
def test_other_archives_are_named(parts, code):
    assert outcome(zipped(parts)) == code


def test_a_protected_ods_is_named():
    assert outcome(ods(ods_row("x"), manifest="<m:encryption-data/>")) == "import.protected"


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (raw_xlsx(ONE, **{"xl/media/zeros.bin": b"\0" * 30_000_000}), "import.swells"),
        (raw_xlsx(" " * 30_000_000), "import.swells"),
        (
            raw_xlsx(
                ONE, **{"xl/sharedStrings.xml": '<sst uniqueCount="2999999999"><si><t>x</t></si></sst>'}
            ),
            "import.swells",
        ),
        (zipped({f"{n}.xml": "" for n in range(3_000)}), "import.swells"),
        (raw_xlsx(ONE + '<row r="20000"><c r="XFD20000"><v>1</v></c></row>'), "import.sparse"),
        (raw_xlsx("<row r='4294967295'><c r='A4294967295'><v>1</v></c></row>"), "import.sparse"),
        (raw_xlsx(ONE + '<row r="300000"><c r="A300000"><v>1</v></c></row>'), "import.too_large"),
        (raw_xlsx('<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>'), "import.sparse"),
        (raw_xlsx(f"<row>{'<c/>' * 20_000}</row>"), "import.sparse"),
        (raw_xlsx(f"<row>{'<c><v>1</v></c>' * 20_000}</row>" + '<t> r="A1" </t>' * 20_000), "import.sparse"),
        (raw_xlsx(ONE + "<x:row><x:c t='n' r = 'XFD1048570'/></x:row>"), "import.sparse"),
        (raw_xlsx(ONE + "<row><c t='n' r = 'XFD1048570'/></row>"), "import.sparse"),
        (raw_xlsx("<row/>" * 260_000 + ONE.replace(' r="1"', "").replace(' r="A1"', "")), "import.too_large"),
        (ods(ods_row("x", wide=50_000_000)), "import.sparse"),
        (ods(ods_row("x", wide=20, times=1_000_000)), "import.sparse"),
        (ods(ods_row("x") + ods_row(filler=1, times=1_000_000) + ods_row("y")), "import.too_large"),
        (ods(ods_row(*"x" * 6_000) + ods_row("y", times=9_000)), "import.sparse"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bombs_are_refused_at_once(data, code):
    before = process_time()
    assert outcome(data) == code
    assert process_time() - before < 2


def test_a_list_that_repeats_itself_is_no_bomb():
    assert outcome(ods("".join(ods_row("a", "b", "c") for _ in range(100_000)))) is FileKind.ODS


def test_formats_to_the_end_of_the_worksheet_are_no_bomb():
    body = ods_row("Name", filler=16_000) + ods_row("Ida") + ods_row(filler=16_384, times=1_048_000)
    second = body + '</table:table><table:table table:name="B">' + body
    assert outcome(ods(body)) is outcome(ods(second)) is FileKind.ODS


def test_a_table_of_sizes_that_lies_is_not_believed():
    """What an entry unpacks to is measured; the archive says that it is one byte."""
    data = bytearray(raw_xlsx(" " * 30_000_000))
    central = data.index(b"PK\x01\x02")
    while central >= 0:
        data[central + 24 : central + 28] = struct.pack("<I", 1)
        central = data.find(b"PK\x01\x02", central + 4)
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        assert sum(entry.file_size for entry in archive.infolist()) < 10
    assert outcome(bytes(data)) == "import.swells"


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "sheet",
    [
        "<worksheet><sheetData>",
        "<worksheet></sheetData></worksheet>",
        LAUGHS,
        '<?xml version="1.0" encoding="utf-16"?><x/>',
        "<x>\x00</x>",
    ],
)
def test_xml_that_is_not_whole_or_plays_tricks_is_damaged(sheet):
    assert outcome(zipped({**TYPES, "xl/worksheets/sheet1.xml": sheet})) == "import.damaged"
    assert outcome(zipped({"mimetype": ODS, "content.xml": sheet})) == "import.damaged"


def test_drawings_that_are_no_xml_do_no_harm():
    assert outcome(raw_xlsx(ONE, **{"xl/drawings/vmlDrawing1.vml": "<xml><br></xml>"})) is FileKind.XLSX


@pytest.mark.parametrize("cut", [10, 200, 1_000, -30, -1])
def test_half_a_file_is_damaged(cut):
    assert outcome(xlsx(("List", [["Name"], ["Ida"]]))[:cut]) == "import.damaged"
