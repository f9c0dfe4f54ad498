"""Tables as CSV and a report as JSON: the same figures, for other programs."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO

from hypothesis import given, settings

from delight.domain.insight.chapter import Chapter, Report, Row, Table, Topic
from delight.domain.insight.coverage import Coverage
from delight.domain.insight.period import Against, Period
from delight.domain.insight.report import chapters
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Between, Month, Number, Own, Term, TooFew, Unit, Year
from delight.services.insight.as_json import report_json
from delight.services.insight.formats import formats_for
from delight.services.insight.tables import csv_table, csv_tables
from delight.services.insight.words import words_in
from tests.domain.insight.anything import any_facts

COLUMNS = ("month", "back", "known", "share", "between")
TELLER = Teller(words_in("en"), formats_for("en", "GB", "GBP"))
HEADINGS = [TELLER.text(Topic.RETURN, "table", "months", "column", code) for code in COLUMNS]


def report(*chapters_: Chapter) -> Report:
    return Report(
        period=Period(date(2026, 1, 1), date(2026, 3, 11)), against=Against.USUAL, before=None, cut=False,
        cases=3, currency="GBP", coverage=Coverage(complaints=3, named=2, visits_known=1), chapters=chapters_,
    )  # fmt: skip


def months(*rows) -> Chapter:
    table = Table(code="months", columns=COLUMNS, rows=tuple(Row(cells=cells) for cells in rows))
    return Chapter(topic=Topic.RETURN, figure=None, said=(), tables=(table,))


def lines(chapter: Chapter) -> list[list[str]]:
    made = csv_table(report(chapter), chapter, chapter.tables[0], TELLER)
    assert made.name == "return-months"
    return list(csv.reader(StringIO(made.text)))


def test_figures_can_be_reckoned_with_and_ranges_take_two_columns():
    share = Number(0.81818, Unit.SHARE), Between(0.52, 0.9512345, Unit.SHARE)
    rows = lines(
        months(
            (Month(date(2026, 1, 1)), Number(9), Number(11), *share),
            (Year(date(2025, 1, 1)), Number(2), Number(3), TooFew(2, 3), None),
            (date(2026, 2, 1), Number(1250, Unit.AMOUNT), Number(-0.25, Unit.VISITS), None, TooFew()),
        )
    )
    assert rows == [
        [HEADINGS[0], f"{HEADINGS[1]} (GBP)", *HEADINGS[2:4], f"{HEADINGS[4]}: from", f"{HEADINGS[4]}: to"],
        ["2026-01", "9", "11", "0.8182", "0.52", "0.9512"],
        ["2025", "2", "3", "2 of 3", "", ""],
        ["2026-02-01", "12.50", "-0.25", "", "too few to say", ""],
    ]


def test_large_and_small_figures_keep_their_decimals():
    many = (Number(1234567.8912, Unit.HOURS), Number(-0.00001, Unit.POINTS), Number(100.0, Unit.DAYS))
    (row,) = lines(months((date(2026, 2, 1), *many, Between(-1e-9, 123456.125, Unit.HOURS))))[1:]
    assert row == ["2026-02-01", "1234567.8912", "0", "100", "0", "123456.125"]
    amounts = (Number(10**15 + 1, Unit.AMOUNT), Number(-12345, Unit.AMOUNT), None, None)
    assert lines(months((date(2026, 2, 1), *amounts)))[1][1:3] == ["10000000000000.01", "-123.45"]


def test_words_are_those_of_the_page_and_formulas_are_defused():
    rows = lines(months((Own('=HYPERLINK("x")'), Term("failure", "late"), Own("a,b\nc"), None, None)))
    assert rows[1] == ['\'=HYPERLINK("x")', "Late", "a,b\nc", "", ""]


def test_a_table_without_rows_has_its_headings():
    assert lines(months()) == [HEADINGS]


def test_json_has_plain_values():
    cells = (
        Month(date(2026, 1, 1)), Number(1250, Unit.AMOUNT), Term("failure", ""), TooFew(2, 3),
        Between(100, 250, Unit.AMOUNT),
    )  # fmt: skip
    document = json.loads(json.dumps(report_json(report(months(cells)), TELLER)))
    assert (document["from"], document["to"], document["before"]) == ("2026-01-01", "2026-03-11", None)
    assert document["coverage"] == {"complaints": 3, "named": 2, "visits_known": 1}
    (row,) = document["chapters"][0]["tables"][0]["rows"]
    assert row == {
        "month": "2026-01",
        "back": {"amount": "12.50", "currency": "GBP"},
        "known": None,
        "share": {"too_few": True, "some": 2, "of": 3},
        "between": {
            "low": {"amount": "1.00", "currency": "GBP"},
            "high": {"amount": "2.50", "currency": "GBP"},
        },
    }


@settings(max_examples=25, deadline=None)
@given(any_facts())
def test_every_table_of_whatever_shop_goes_out(known):
    whole = report(*chapters(known))
    document = json.loads(json.dumps(report_json(whole, TELLER), allow_nan=False))
    tables = csv_tables(whole, TELLER)
    assert len({table.name for table in tables}) == len(tables)
    told = [table for chapter in document["chapters"] for table in chapter["tables"]]
    for table, made in zip(told, tables, strict=True):
        assert len(set(table["columns"])) == len(table["columns"])
        rows = list(csv.reader(StringIO(made.text)))
        assert len(rows) == len(table["rows"]) + 1
        assert {len(row) for row in rows} == {len(rows[0])}
