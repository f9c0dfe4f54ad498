import pytest

from delight.domain.imports import Rejected
from delight.exchange.columns import columns_of, known_names
from delight.exchange.csv import Taken, customers, without_cards
from delight.exchange.reading import read_table


def rows(text, country="GB"):
    sheet = read_table(text.encode(), name="list.csv", score=known_names)
    return list(customers(sheet, without_cards(sheet, columns_of(sheet.header)), country))


def one(text, country="GB"):
    (row,) = rows(text, country)
    assert isinstance(row, Taken), row
    return row.draft


@pytest.mark.parametrize(
    ("country", "lines"),
    [
        ("GB", "1 Weir Lane\nEly\nCambs\nCB7"),
        ("United States", "1 Weir Lane\nEly, Cambs CB7"),
        ("DE", "1 Weir Lane\nCB7 Ely"),
        ("australia", "1 Weir Lane\nEly Cambs CB7"),
        ("BR", "1 Weir Lane\nEly - Cambs\nCB7"),
        ("NZ", "1 Weir Lane\nEly CB7"),
        ("Narnia", "1 Weir Lane\nCB7 Ely\nCambs\nNarnia"),
    ],
)
def test_an_address_is_written_as_in_its_country(country, lines):
    draft = one(f"Name,Street,City,State,Zip,Country\nIda,1 Weir Lane,Ely,Cambs,CB7,{country}\n")
    assert draft.address == lines


def test_first_and_last_name_come_before_a_name_made_of_them():
    assert one('Name,First Name,Middle Name,Last Name\n"Rowe, Ida",Ida,May,Rowe\n').name == "Ida May Rowe"
    assert one("Name,First Name,Last Name\nIda of Ely,Ida,\n").name == "Ida of Ely"
    assert one("First Name,Last Name\nIda,\n").name == "Ida"


def test_a_firm_is_a_customer_or_a_line_of_the_address():
    firm = one("First Name,Company,City\n,Rowe & Daughters,Ely\n")
    assert (firm.name, firm.organisation, firm.address) == ("Rowe & Daughters", True, "Ely")
    person = one("First Name,Company,City\nIda,Rowe & Daughters,Ely\n")
    assert (person.name, person.organisation, person.address) == ("Ida", False, "Rowe & Daughters\nEly")
    assert one("First Name,Company\nIda,Rowe & Daughters\n").know == "Company: Rowe & Daughters"


def test_what_there_is_more_of_is_kept_beside():
    draft = one(
        "Name,Notes,Home Street,Home City,Business Street,Business City,Email,E-mail 2,Mobile,Home Phone,"
        "Language\n"
        "Ida,Likes rye,1 Weir Lane,Ely,2 Mart,York,a@x.org,b@x.org,1,2,Klingon\n"
    )
    assert (draft.address, draft.email, draft.phone) == ("1 Weir Lane\nEly", "a@x.org", "1")
    assert draft.know.splitlines() == [
        "Likes rye",
        "E-mail 2: b@x.org",
        "Home Phone: 2",
        "Business address: 2 Mart, York",
        "Language: Klingon",
    ]


def test_language_and_birthday_in_parts():
    draft = one("Name,Preferred Language,Birth Year,Birth Month,Birth Day\nIda,German,1980,3,4\n")
    assert (draft.language, draft.birthday) == ("de", "1980-03-04")
    assert one("Name,Birth Month,Birth Day\nIda,3,4\n").birthday == "03-04"


def test_a_column_of_birthdays_decides_its_own_order():
    found = rows("Name,Birthday\nIda,3/4/1980\nBo,12/25/1980\n", "GB")
    assert [row.draft.birthday for row in found] == ["1980-03-04", "1980-12-25"]
    assert one("Name,Birthday\nIda,3/4/1980\n", "US").birthday == "1980-03-04"


def test_card_numbers_are_left_out_wherever_they_stand():
    draft = one("Name,Card Number,Notes\nIda,4111111111111111,4111 1111 1111 1111\n")
    assert "4111" not in repr(draft)


def test_refused_rows_say_where_and_why():
    found = rows(
        'Name,Email,Birthday\n,a@x.org,\nIda,nonsense,\nBo,,spring\nAl,a@x.org,,extra\n"Cy,\nDi,d@x.org,\n'
    )
    told = [(r.row, r.code, r.column) if isinstance(r, Rejected) else (r.row, r.draft.name) for r in found]
    assert told == [
        (2, "customer.name_missing", "Name"),
        (3, "email.unreadable", "Email"),
        (4, "birthday.unreadable", "Birthday"),
        (5, "import.row_too_long", ""),
        (6, "import.row_unreadable", ""),
        (7, "Di"),
    ]


@pytest.mark.parametrize(
    "text", ["<b>Ida</b>", "{{name}}", "=cmd()", "‮adI", "Ida; DROP TABLE", "Łukasz Żółć"]
)
def test_strange_names_are_only_names(text):
    assert one(f"Name\n{text}\n").name == text
