"""A workbook, read by another program's reader: texts are texts, numbers and days are real."""

from __future__ import annotations

import re
import zipfile

from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from delight.exchange.xlsx_out import Workbook
from tests.exchange.tables import STYLE, TABLE, row_of, rows

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def written(folder, some):
    path = folder / "t.xlsx"
    book = Workbook(path, STYLE, folder, folder / "long")
    assert book.add(TABLE, iter(some)) == len(some)
    book.close()
    return CalamineWorkbook.from_path(path).get_sheet_by_name("Things").to_python()


def test_a_row_is_typed(tmp_path):
    head, line = written(tmp_path, [row_of()])
    assert head == ["Text", "Number", "Amount", "Day", "Moment", "Yes", "Currency"]
    assert line[:3] == ["Zoë", 3, 12.5]
    assert (line[3].isoformat(), line[4].isoformat()) == ("2026-03-11", "2026-03-11T09:30:12")
    assert line[5:] == ["yes", "GBP"]


def test_no_rows_leave_the_headings(tmp_path):
    assert written(tmp_path, []) == [["Text", "Number", "Amount", "Day", "Moment", "Yes", "Currency"]]


def test_a_formula_stays_text_when_somebody_edits_its_cell(tmp_path):
    written(tmp_path, [row_of("=1+1"), row_of("plain")])
    with zipfile.ZipFile(tmp_path / "t.xlsx") as book:
        styles, sheet = (book.read(f"xl/{name}.xml").decode() for name in ("styles", "worksheets/sheet1"))
    formats = re.findall("<xf [^>]*>", styles.partition("<cellXfs")[2])
    used = {cell: int(style or 0) for cell, style in re.findall(r'<c r="(A\d)"(?: s="(\d+)")?', sheet)}
    assert ["quotePrefix" in formats[used[cell]] for cell in ("A2", "A3")] == [True, False]


@settings(max_examples=40, deadline=None)
@given(rows)
def test_texts_come_back_but_for_what_no_workbook_takes(tmp_path_factory, some):
    lines = written(tmp_path_factory.mktemp("xlsx"), some)[1:]
    shown = [_NOT_XML.sub("\ufffd", row[0] or "") for row in some]
    assert [str(line[0]).replace("\r\n", "\n").replace("\r", "\n") for line in lines] == [
        text.replace("\r\n", "\n").replace("\r", "\n") for text in shown
    ]
