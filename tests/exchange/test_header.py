import pytest

from delight.domain.errors import DelightError
from delight.exchange.header import find_header, fitted
from tests.sheets import score

HEADER = ("Name", "E-mail", "City")


def sheet(*rows, told=None):
    """Return the row of the header, its names, the lines as (row, cells or code) and the codes of remarks."""
    header = find_header(rows, score, told=told)
    names, lines, remarks = fitted(rows, header)
    found = [(line.row, line.code or line.cells) for line in lines]
    return header.row, names, found, [(r.code, r.row) for r in (*header.remarks, *remarks)]


def test_the_header_stands_below_junk():
    row, names, lines, remarks = sheet(
        ("Our customers", "", ""), (), ("Exported 2026-01-02", "", ""),
        HEADER, ("Ida", "ida@example.org", "Ely"), (), ("", " ", ""),
    )  # fmt: skip
    assert (row, names, remarks) == (4, HEADER, [])
    assert lines == [(5, ("Ida", "ida@example.org", "Ely"))]


def test_a_line_of_facts_about_the_file_is_no_header():
    about = ("EXTF", "700", "16", "City", "5", "20260101", "", "")
    assert sheet(about, ("Konto", *HEADER, "Land", "x", "y", "z"), ("1", "Ida", "ida@example.org"))[0] == 2


def test_unknown_names_are_a_header_where_what_stands_below_looks_otherwise():
    row, names, lines, remarks = sheet(("Nimi", "Puhelin"), ("Aino", "040 123 4567"), ("Eino", ""))
    assert (row, names, len(lines), remarks) == (1, ("Nimi", "Puhelin"), 2, [("import.header_guessed", 1)])


def test_unknown_names_stand_below_a_title():
    assert sheet(("Asiakkaat", "", ""), ("Nimi", "Katu", "Paikka"), ("Aino", "Tie 1", "Oulu"))[:2] == (
        2, ("Nimi", "Katu", "Paikka"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "first",
    [
        ("Ida Marlow", "ida@example.org", "Ely"),
        ("Ida Marlow", "1980-03-14", "Ely"),
        ("Ida Marlow", "+44 20 7946 0000", "Ely"),
        ("17", "Ida", "Ely"),
        ("Ida", "Ida", "Ely"),
        ("Ida", "x" * 90, "Ely"),
    ],
)
def test_a_first_row_that_is_data_is_no_header(first):
    row, names, lines, remarks = sheet(first, ("Bo", "", "York"))
    assert (row, names, len(lines)) == (0, ("Column 1", "Column 2", "Column 3"), 2)
    assert remarks == [("import.no_header_row", 0)]


def test_the_first_of_a_bare_list_is_no_header():
    assert sheet(("Ida Marlow",), ("Bo Hall",), ("Cy Weir",))[0] == 0
    assert sheet(("Nimi",), ("Aino Virtanen",), ("Eino Salo",))[0] == 1
    assert sheet(("Puhelin",), ("040 123 4567",), ("040 765 4321",))[0] == 1


def test_a_word_in_the_data_is_no_header():
    rows = [
        ("Ida", "ida@example.org", "Ely"),
        ("Bo", "bo@example.org", "City"),
        ("Cy", "cy@example.org", "Ely"),
    ]
    assert sheet(*rows)[0] == 0


def test_a_header_alone():
    assert sheet(HEADER) == (1, HEADER, [], [])


def test_short_rows_are_filled_and_long_ones_named_unless_the_surplus_is_empty():
    assert sheet(HEADER, ("Ida",), ("Bo", "", "York", "", " "), ("Cy", "", "Hull", "x"), None)[2] == [
        (2, ("Ida", "", "")),
        (3, ("Bo", "", "York")),
        (4, "import.row_too_long"),
        (5, "import.row_unreadable"),
    ]


def test_columns_without_name_or_content_at_the_end_are_no_columns():
    assert sheet((*HEADER, "", ""), ("Ida", "", "Ely", "", ""))[1:3] == (HEADER, [(2, ("Ida", "", "Ely"))])
    assert sheet((*HEADER, "", ""), ("Ida", "", "Ely", "x", ""))[1] == (*HEADER, "")


def test_the_header_again_on_every_page_is_no_row():
    _, _, lines, remarks = sheet(HEADER, HEADER, ("Ida", "", ""), HEADER, ("Bo", "", ""))
    assert [row for row, _ in lines] == [3, 5]
    assert remarks == [("import.header_again", 2)]


def test_a_second_row_of_names_is_passed_over():
    row, names, lines, remarks = sheet(
        ("Vorname", "Nachname", "Ort"), ("first name", "last name", "city"), ("Ida", "M", "Ely")
    )
    assert (row, names, [number for number, _ in lines]) == (1, ("Vorname", "Nachname", "Ort"), [3])
    assert remarks == [("import.header_double", 2)]


def test_double_names_take_the_group_above_them():
    row, names, _, remarks = sheet(
        ("", "Billing", "", "Delivery", ""), ("Name", "Street", "City", "Street", "City"),
        ("Ida", "1", "Ely", "2", "Kew"),
    )  # fmt: skip
    assert (row, names) == (2, ("Name", "Billing Street", "Billing City", "Delivery Street", "Delivery City"))
    assert remarks == [("import.header_joined", 1)]


def test_the_person_says_where_the_header_stands():
    rows = [("Name", "City"), ("Nimi", "Paikka"), ("Aino", "Oulu")]
    assert sheet(*rows, told=2)[:3] == (2, ("Nimi", "Paikka"), [(3, ("Aino", "Oulu"))])
    assert sheet(*rows, told=0)[:2] == (0, ("Column 1", "Column 2"))
    with pytest.raises(DelightError, match=r"import\.no_such_row"):
        sheet(*rows, told=4)


def test_no_list_of_customers_has_thousands_of_columns():
    with pytest.raises(DelightError, match=r"import\.too_wide"):
        sheet(("Name",), ("x",) * 5_000)
