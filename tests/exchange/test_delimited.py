import csv
import io
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.exchange.delimited import DELIMITERS, grid
from tests.sheets import score

CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


def rows(text):
    return [row if row is None else list(row) for row in grid(text, score).rows]


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_end(delimiter, end):
    table = [["Name", "E-mail", "Notes"], ["Zoë Marlow", "zoe@example.org", f"a{delimiter} b"]]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(table)
    assert grid(out.getvalue(), score).delimiter == delimiter
    assert rows(out.getvalue()) == table


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),  # decimal commas
        ("x|y\nEly, GB|York, GB\n", "|"),
        ("Fred\tEly, GB\nBo\tYork\n", "\t"),
        ("Name\nMarlow, Ida\nHall, Bo\n", ""),
        ("Ida\nBo\nCy\n", ""),
        ("Primary Email\nida@example.org\n", ""),
        (" 00004 0001 19970101  2   29.33\n 00021 0002 19970101  3   63.34\n", " "),
        ("We are glad, truly,\nthat you came. Do\ncome again.\n", ""),
        ("Kunden\n\nName;E-Mail;Ort\nIda;ida@example.org;Ely\n", ";"),
    ],
)
def test_what_parts_the_cells(text, delimiter):
    assert grid(text, score).delimiter == delimiter


@pytest.mark.parametrize("told", ["sep=;", "SEP=;", '"sep=;"', "\ufeffsep=;"])
def test_a_line_that_tells_the_delimiter_is_believed(told):
    assert rows(f"{told}\nName;City, Country\nIda;Ely, GB\n") == [
        [],
        ["Name", "City, Country"],
        ["Ida", "Ely, GB"],
    ]


def test_a_cell_may_run_over_lines():
    assert rows('Name,Address\nIda,"1 Weir Lane\nEly"\nBo,York\n')[1:] == [
        ["Ida", "1 Weir Lane\nEly"],
        ["Bo", "York"],
    ]
    assert rows('Name,Address,Tel\nIda,"1 Weir Lane, Ely, Cambs\nGB, or so, yes",1\n')[1][1].endswith("yes")


@pytest.mark.parametrize("broken", ['"Ida,Ely', 'Ida,"Ely" and,"x', '"a"b"', '"Ida,"Ely"', 'Ida,"Ely'])
def test_a_broken_row_takes_no_other_with_it(broken):
    assert rows(f"Name,City\nAnn,Kew\n{broken}\nBo,York\nCy,Hull\n") == [
        ["Name", "City"], ["Ann", "Kew"], None, ["Bo", "York"], ["Cy", "Hull"],
    ]  # fmt: skip


def test_an_open_quote_that_a_later_row_closes_costs_one_row_too():
    text = 'Name,City,Phone\n"Ida,Ely,1\nBo,York,2\nCy,Hull,"3"\nDi,Bath,4\n'
    assert rows(text) == [
        ["Name", "City", "Phone"],
        None,
        ["Bo", "York", "2"],
        ["Cy", "Hull", "3"],
        ["Di", "Bath", "4"],
    ]
    text = 'Name,City,Phone\nAl,Kew,0\nIda,Ely,"1\nBo,York,2\nCy,Hull",6\nDi,Bath,4\n'
    assert [row and row[0] for row in rows(text)] == ["Name", "Al", None, "Bo", "Cy", "Di"]


def test_a_quotation_mark_inside_a_cell_is_no_quoting():
    assert rows('Name,Notes\nIda,5" nails\nBo,x\n')[1] == ["Ida", '5" nails']
    assert rows('Name,Notes\n"Ida" Hall,x\n"Bo,Cy"d,x\n')[1:] == [["Ida Hall", "x"], ["Bo,Cyd", "x"]]


def test_other_ways_to_quote():
    assert rows('"Name", "Notes"\n"Ida", "a, b"\n')[1] == ["Ida", "a, b"]
    assert rows('Name,Notes\nIda,"she said \\"hello, you\\" twice"\n')[1] == [
        "Ida",
        'she said "hello, you" twice',
    ]


def test_rows_that_were_quoted_whole_are_opened():
    text = '"Name,City"\n"Ida,Ely"\n"Bo,""York, GB"""\n'
    assert rows(text) == [["Name", "City"], ["Ida", "Ely"], ["Bo", "York, GB"]]
    assert rows('"Name"\n"Marlow, Ida"\n"Hall, Bo"\n')[1] == ["Marlow, Ida"]


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=8), st.sampled_from(DELIMITERS))
def test_whatever_was_written_is_read_back(table, delimiter):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([["Name", "City", "Phone"], *table])
    assert rows(out.getvalue()) == [["Name", "City", "Phone"], *table]


@given(st.text(st.sampled_from('ab",;\t|\r\n \\'), max_size=200))
def test_any_text_has_rows(text):
    try:
        found = rows(f"Name,City\n{text}")
    except DelightError as error:
        found = error.code
    assert found


@pytest.mark.parametrize("text", ["", "\n\n  \n", "sep=;\n", "sep=;\n \n"])
def test_nothing_is_told_of(text):
    with pytest.raises(DelightError, match=r"import\.empty"):
        grid(text, score)


@pytest.mark.parametrize(
    "text",
    [
        "," * 5_000_000,
        "Name\n" * 400_000,
        "Name\r" * 400_000,
        "Name\n" + "x" * 9_000_000,
        "Name\n" + "\n" * 9_000_000,
    ],
    ids=["wide", "long", "old line ends", "one endless cell", "nothing but lines"],
)
def test_what_would_take_minutes_to_look_at_is_refused_at_once(text):
    before = process_time()
    with pytest.raises(DelightError, match=r"import\.too_large"):
        grid(text, score)
    assert process_time() - before < 1


@pytest.mark.parametrize("line", ['"', '"a', 'x,"a', 'x,"a\n' + "b,c\n" * 399])
def test_many_open_quotes_do_not_take_long(line):
    before = process_time()
    assert (
        len(rows("Name,City\n" + f"{line}\n" * (100_000 // line.count("\n") if "\n" in line else 100_000)))
        > 1
    )
    assert process_time() - before < 4
