"""Tables as CSV and a report as JSON: the same figures, for other programs."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO

from hypothesis import given, settings

from delight.domain.insight.chapter import Chapter, Figure, Report, Row, Said, Table, Topic
from delight.domain.insight.coverage import Coverage
from delight.domain.insight.period import Against, Period
from delight.domain.insight.report import chapters
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import (
    Behind,
    Between,
    Month,
    Number,
    Own,
    Term,
    Things,
    TooFew,
    Unit,
    Year,
)
from delight.services.insight.as_json import report_json
from delight.services.insight.formats import formats_for
from delight.services.insight.tables import contents, csv_table, csv_tables
from delight.services.insight.words import words_in
from tests.domain.insight.anything import any_facts

COLUMNS = ("month", "back", "known", "share", "between")
RANGES = {"between", "mean_between", "lies", "rate", "silent"}
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
    assert rows[1] == ['\'=HYPERLINK("x")', "Late", "a,b\nc", "", "", ""]


def test_headings_name_the_unit_of_times_and_stand_once():
    codes = ("what", "n", "kept", "due", "between", "median", "lies", "stands")
    lasted = Number(48.5, Unit.HOURS), Between(24, 72, Unit.HOURS)
    row = Row(cells=(Own("x"), Number(9), Number(8), Number(9), Between(0.5, 1, Unit.SHARE), *lasted, None))
    table = Table(code="weekday", columns=codes, rows=(row,))
    chapter = Chapter(topic=Topic.CONSISTENCY, figure=None, said=(), tables=(table,))
    heads, cells = csv.reader(StringIO(csv_table(report(chapter), chapter, table, TELLER).text))
    assert heads[6:] == [
        "Half took at most (hours)",
        "Half took at most: Between (hours): from",
        "Half took at most: Between (hours): to",
        "Stands out",
    ]
    assert cells[4:9] == ["0.5", "1", "48.5", "24", "72"]
    assert len(set(heads)) == len(heads)


def test_a_list_says_which_table_is_in_which_file_and_about_which_days():
    month = Table(code="months1", columns=("month", "n"), rows=(), about=Own("=Oven"))
    causes = Chapter(topic=Topic.CAUSES, figure=None, said=(), tables=(month,))
    made = contents(report(months(), causes), TELLER)
    assert made.name == "contents"
    assert list(csv.reader(StringIO(made.text))) == [
        ["File", "Chapter", "Table", "First day", "Last day", "Cases"],
        ["return-months.csv", "Return", TELLER.heading(Topic.RETURN, months().tables[0]),
         "2026-01-01", "2026-03-11", "3"],
        ["causes-months1.csv", "Causes", "Over time: =Oven", "2026-01-01", "2026-03-11", "3"],
    ]  # fmt: skip


def test_a_table_without_rows_has_its_headings():
    assert lines(months()) == [[*HEADINGS[:4], f"{HEADINGS[4]}: from", f"{HEADINGS[4]}: to"]]


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
        "behind": None,
    }
    units = {"month": None, "back": "amount", "known": None, "share": None, "between": "amount"}
    assert document["chapters"][0]["tables"][0]["units"] == units


def test_json_says_which_records_are_behind_and_what_a_sentence_is_made_of():
    row = Row(cells=(None, Number(2), Number(3), None, None), behind=Behind((7, 5)))
    chapter = Chapter(
        topic=Topic.RETURN,
        figure=Figure(value=Number(2), some=2, n=3, behind=Behind((8,), Things.CUSTOMERS)),
        said=(Said(code="few", values={"n": Number(2), "of": Number(3)}, behind=Behind((5,))),),
        tables=(Table(code="months", columns=COLUMNS, rows=(row,), about=Own("The oven")),),
    )
    (told,) = json.loads(json.dumps(report_json(report(chapter), TELLER)))["chapters"]
    assert told["figure"]["behind"] == {"of": "customers", "ids": [8]}
    assert told["figure"]["unit"] == "count"
    assert told["tables"][0]["rows"][0]["behind"] == {"of": "cases", "ids": [7, 5]}
    assert told["tables"][0]["about"] == "The oven"
    (said,) = told["said"]
    assert said.pop("text").startswith("Two of three")
    assert said == {"code": "few", "values": {"n": 2, "of": 3}, "behind": {"of": "cases", "ids": [5]}}


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
        assert {len(row) for row in rows} == {len(rows[0])} == {len(set(rows[0]))}
        assert "behind" not in table["columns"]
        for line, cells in zip(table["rows"], rows[1:], strict=True):
            check_same(table, line, iter(cells))


def check_same(table, line, cells):
    """Hold a row as CSV against the same as JSON, figure by figure."""
    for code in table["columns"]:
        value, cell = line[code], next(cells)
        both = code in RANGES
        assert both or not any(isinstance(row[code], dict) and "low" in row[code] for row in table["rows"])
        ends = [cell, next(cells)] if both else [cell]
        if isinstance(value, dict) and "low" in value:
            assert ends == [plain(value["low"]), plain(value["high"])]
        elif value is None or isinstance(value, int | float) or "amount" in value:
            assert (ends[0] == plain(value)) or table["units"][code] is None
            assert not any(ends[1:])


def plain(value):
    """Return a figure of JSON as CSV has it."""
    if isinstance(value, dict):
        return value["amount"]
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")
