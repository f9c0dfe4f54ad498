"""What a column is by what is in it, where its name tells nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.imports.importing import Why
from delight.exchange.columns import columns_of
from delight.exchange.parts import Part
from tests.exchange.small_sheets import CASES, CUSTOMERS, VISITS, parts, sheet


def found_in(*rows, noun=CUSTOMERS, country="GB", header=None):
    header = header or [f"Column {number}" for number in range(1, len(rows[0]) + 1)]
    return list(parts(header, *rows, noun=noun, country=country, header_row=0).values())


def test_a_list_without_names_of_columns():
    rows = [
        ["Ida Rowe", "ida@example.org", "01632 960111", "CB7 4AA", "14/03/1980", "GB"],
        ["Zoë Marlow", "zoe@example.org", "+44 1632 960112", "BD21 1AA", "02/11/1994", "GB"],
        ["Bo Lind", "bo@example.org", "(01632) 960113", "SW1A 1AA", "25/12/1969", "IE"],
    ]
    assert found_in(*rows) == ["name", "email", "phone", "address:zip", "birthday", "country"]


def test_first_and_family_name_side_by_side():
    rows = [["Ida", "Rowe", "a@x.org"], ["Zoë", "Marlow", "b@x.org"], ["Bo", "Lind", "c@x.org"]]
    assert found_in(*rows) == ["name:first", "name:last", "email"]


def test_nothing_is_made_of_names_that_may_be_towns():
    rows = [["Ida Rowe", "Great Ouse"], ["Zoë Marlow", "Old Town"], ["Bo Lind", "Long Lane"]]
    assert found_in(*rows) == ["", ""]


def test_sales_in_columns_of_spaces():
    rows = [
        ["00004", "19970101", "2", "29.33"],
        ["00004", "19970118", "2", "29.73"],
        ["00021", "19970101", "3", "63.34"],
    ]
    assert found_in(*rows, noun=VISITS) == ["id", "day", "", "amount"]


def test_a_name_in_a_language_we_do_not_know():
    rows = [["Aino Virtanen", "aino@example.org"], ["Eero Laine", "eero@example.org"]]
    columns = columns_of(sheet("Nimi,Sähköposti", *rows), CUSTOMERS, {}, "FI")
    assert [(c.part and c.part.value, c.why) for c in columns][1] == ("email", Why.CONTENT)


def test_the_same_e_mail_in_every_other_row_is_an_employees():
    rows = [[f"Ida {n}", "boss@example.org"] for n in range(9)]
    assert parts("Name,Betreut durch", *rows)["Betreut durch"] == ""


def test_a_column_that_is_left_out_by_name_is_not_guessed():
    rows = [["Ida", "a@x.org"], ["Bo", "b@x.org"]]
    assert parts("Name,Contact owner", *rows)["Contact owner"] == ""


def test_numbers_of_orders_are_no_phones():
    rows = [["Ida", "100234567"], ["Bo", "100234568"]]
    assert found_in(*rows)[1] == ""


@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 5).flatmap(
        lambda width: st.lists(st.lists(st.text(max_size=15), min_size=width, max_size=width), max_size=6)
    ),
    st.sampled_from([CUSTOMERS, CASES, VISITS]),
    st.sampled_from(["GB", "US", "DE", "JP", ""]),
)
def test_no_table_is_too_strange(rows, noun, country):
    width = len(rows[0]) if rows else 1
    table = sheet([f"Column {number}" for number in range(1, width + 1)], *rows, header_row=0)
    columns = columns_of(table, noun, {}, country)
    assert [column.at for column in columns] == list(range(width))
    assert all((column.part is None) or column.why in {Why.CONTENT, Why.NAME} for column in columns)


@given(st.lists(st.from_regex(r"[a-z]{2,9}@[a-z]{2,9}\.(org|com)", fullmatch=True), min_size=3, unique=True))
def test_e_mails_are_known_whatever_their_column_is_called(mails):
    rows = [[f"Ida {number}", mail] for number, mail in enumerate(mails)]
    (_, column) = columns_of(sheet("Nimi,Xyzzy", *rows), CUSTOMERS, {}, "FI")
    assert (column.part, column.why) == (Part.EMAIL, Why.CONTENT)
