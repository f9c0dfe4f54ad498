"""CSV is read back as it was, whatever the texts hold."""

from __future__ import annotations

import csv
import io

from hypothesis import given

from delight.exchange.csv_out import write_csv
from delight.exchange.defuse import restored
from tests.exchange.tables import STYLE, TABLE, row_of, rows


def written(path, some):
    path.unlink(missing_ok=True)
    assert write_csv(path, TABLE, iter(some), STYLE) == len(some)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_reads_as_people_write(tmp_path):
    head, line = written(tmp_path / "t.csv", [row_of()])
    assert head == ["Text", "Number", "Amount", "Day", "Moment", "Yes", "Currency"]
    assert line == ["Zoë", "3", "12.50", "2026-03-11", "2026-03-11 09:30:12", "yes", "GBP"]


def test_nothing_is_an_empty_cell(tmp_path):
    assert written(tmp_path / "t.csv", [[None] * 6])[1] == ["", "", "", "", "", "", "GBP"]


@given(rows)
def test_every_text_comes_back(tmp_path_factory, some):
    lines = written(tmp_path_factory.mktemp("csv") / "t.csv", some)[1:]
    assert [restored(line[0]) for line in lines] == [row[0] or "" for row in some]
    assert all(not line[0].startswith(("=", "-", "@", "\t", "\r")) for line in lines)
