"""Names of columns as programs write them, language by language."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.errors import InputError
from delight.domain.imports import ImportNoun, Why
from delight.exchange.columns import columns_of, day_order, known_names, remarks_on, scorer
from delight.exchange.table import Line, Sheet

CUSTOMERS, CASES, VISITS = ImportNoun


def sheet(header, *rows, header_row=1):
    names = [name.strip() for name in header.split(",")] if isinstance(header, str) else header
    lines = tuple(Line(row=row, cells=tuple(cells)) for row, cells in enumerate(rows, 2))
    return Sheet(header=tuple(names), header_row=header_row, lines=lines)


def parts(header, *rows, noun=CUSTOMERS, mapping=None, country="GB", header_row=1):
    """Return "part" or "part@group" of each column by name, empty where nothing is taken."""
    found = columns_of(sheet(header, *rows, header_row=header_row), noun, mapping, country)
    return {
        column.name: (column.part.value if column.part else "") + (f"@{column.group}" if column.group else "")
        for column in found
    }


def unknown(header, *rows, noun=CUSTOMERS):
    return [name for name, part in parts(header, *rows, noun=noun).items() if not part]


HEADERS = tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))
PROGRAMS, LANGUAGES = HEADERS["program"], HEADERS["language"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_columns_of_other_programs(program):
    assert unknown(PROGRAMS[program]["columns"]) == PROGRAMS[program]["left"]


def test_addresses_and_phones_keep_their_groups():
    found = parts(PROGRAMS["outlook"]["columns"])
    assert found["Business Street"] == "address:street@business"
    assert found["Business Street 2"] == "address:street-2@business"
    assert found["Home Phone 2"] == "phone@home 2"
    assert found["E-mail 2 Address"] == "email@2"
    google = parts(PROGRAMS["google"]["columns"])
    assert google["Address 1 - Street"] == "address:street@1"
    assert google["Phone 2 - Label"] == "phone:label@2"


@pytest.mark.parametrize("header", LANGUAGES)
def test_the_columns_of_every_language(header):
    wanted = LANGUAGES[header]
    assert parts(list(wanted), *_row(wanted)) == wanted


def _row(wanted):
    """A row in which a house's number, a title and a consent look like one."""
    cells = {
        "address:house": "12",
        "title": "Dr.",
        "courtesy": "Dr.",
        "consent:email": "1",
        "since": "2024-01-01",
    }
    return [[cells.get(part, "") for part in wanted.values()]]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("E-MAIL", "email"),
        (" first_name ", "name:first"),
        ("firstName", "name:first"),
        ("BillingCity", "address:city@billing"),
        ("Default Address Province Code", "address:province-code"),
        ("Work City", "address:city@business"),
        ("Email Work", "email@business"),
        ("Home Address 2", "address:street-2@home"),
        ("Address 2 - City", "address:city@2"),
        ("E-mail 3 - Value", "email@3"),
        ("Organization 1 - Name", "name:company@1"),
        ("Phone 2", "phone@2"),
        ("Phone2", "phone@2"),
        ("Address 2", "address:street-2"),
        ("Street 1", "address:street"),
        ("Rechnungsadresse", "address:street@billing"),
        ("Rechnungsadresse: PLZ", "address:zip@billing"),
        ("Lieferadresse (Ort)", "address:city@shipping"),
        ("Privatadresse", "address:street@home"),
        ("自宅郵便番号", "address:zip@home"),
        ("Customer phone", "phone"),
        ("Name *", "name"),
        ("Email (Billing)", "email@billing"),
        ("POAddressLine1", "address:street@billing"),
        ("Ihre E-Mail", "email"),
        ("Votre nom", "name"),
        ("Created At (UTC+0)", "since"),
    ],
)
def test_a_name_in_its_group(name, part):
    assert parts([name])[" ".join(name.split())] == part


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Home Birthday",
        "City 2",
        "Organization 1 - Title",
        "Billing Information",
        "Favourite",
        "Fax",
        "Business Fax 2",
        "Telefax privat",
        "Assistant's Phone",
        "Contact owner",
        "Last modified by",
    ],
)
def test_what_nobody_takes(name):
    assert list(parts([name]).values()) == [""]


@pytest.mark.parametrize(
    "name",
    [
        "Card Number", "credit card", "Home Card No", "IBAN", "Password", "CVV", "Kartenprüfnummer",
        "Numéro de carte bancaire", "Número de tarjeta", "Carta di credito", "Senha", "Wachtwoord",
        "Personnummer", "CPR-nummer", "PESEL", "DNI", "RG", "Пароль", "クレジットカード番号", "SSN",
        "Codice fiscale", "BankAccountNumber", "cardNumber",
    ],
)  # fmt: skip
def test_secrets_are_never_taken_whatever_a_person_says(name):
    (column,) = columns_of(sheet([name], ["x"]), CUSTOMERS, {name: "know"}, "GB")
    assert (column.part, column.why) == (None, Why.SECRET)
    (remark,) = remarks_on([column])
    assert (remark.code, remark.column) == ("import.secret_column", name)


def test_card_numbers_are_known_by_what_they_are():
    (_, column) = columns_of(
        sheet("Name,Notes", ["Ida", "4111 1111 1111 1111"]), CUSTOMERS, {"Notes": "know"}, ""
    )
    assert (column.part, column.why) == (None, Why.SECRET)


def test_pin_codes_of_india_are_postcodes():
    assert parts("Name,Pin code") == {"Name": "name", "Pin code": "address:zip"}


@pytest.mark.parametrize(
    "name", ["Rg.-Nr.", "Nie dzwonić", "Liczba dni", "Cartão fidelidade", "Скидочная карта", "Shipping"]
)
def test_short_words_of_other_languages_make_no_secret(name):
    (column,) = columns_of(sheet([name]), CUSTOMERS)
    assert column.why is not Why.SECRET


def test_names_in_a_file_are_told_apart():
    header = ["Name", "Email", "Email", "", "Email", "Email (2)"]
    names = [column.name for column in columns_of(sheet(header), CUSTOMERS)]
    assert names == ["Name", "Email", "Email (3)", "Column 4", "Email (4)", "Email (2)"]


class TestCompany:
    """What a column is beside others."""

    def test_a_name_beside_the_first_name_is_the_family_name(self):
        found = parts("Vorname,Name", ["Ida", "Rau"])
        assert found == {"Vorname": "name:first", "Name": "name:last"}

    def test_unless_it_holds_the_whole_name(self):
        found = parts("First name,Name", ["Ida", "Ida Rowe"], ["Bo", "Lind, Bo"])
        assert found == {"First name": "name:first", "Name": "name"}

    def test_a_name_beside_the_family_name_is_the_first_name(self):
        assert parts("Nombre,Apellidos", ["Ida", "Rey"])["Nombre"] == "name:first"
        assert parts("Nome,Cognome", ["Ida", "Re"])["Nome"] == "name:first"
        assert parts("Фамилия,Имя", ["Иванова", "Ида"])["Имя"] == "name:first"

    def test_alone_it_is_the_whole_name(self):
        assert parts("Nombre,Teléfono")["Nombre"] == "name"
        assert parts("Imię,Telefon")["Imię"] == "name:first"

    def test_a_title_is_one_only_where_titles_stand(self):
        assert parts("Name,Titel", ["Ida", "Dr."])["Titel"] == "title"
        assert parts("Name,Title", ["Ida", "Head of sales"])["Title"] == ""
        assert parts("Name,Anrede", ["Ida", "Sehr geehrte Frau Rau,"])["Anrede"] == "salutation"

    def test_a_number_is_the_houses_right_of_the_street(self):
        assert parts("Straße,Nr.", ["Am Wehr", "12a"])["Nr."] == "address:house"
        assert parts("Nr.,Straße", ["12", "Am Wehr"])["Nr."] == ""
        assert parts("Straße,Nr.", ["Am Wehr 3", "Kunde Nummer sieben"])["Nr."] == ""

    def test_a_consent_says_yes_or_no(self):
        assert parts("Name,Newsletter", ["Ida", "nein"])["Newsletter"] == "consent:email"
        assert parts("Name,Newsletter", ["Ida", "2024-03-01"])["Newsletter"] == "consent:email"
        assert parts("Name,Newsletter", ["Ida", "Weekly digest"])["Newsletter"] == ""
        assert parts("Name,Emails", ["Ida", "ida@example.org"])["Emails"] == "email"

    def test_an_orders_name_is_its_number(self):
        found = parts("Name,Email,Created at,Total", ["#1001", "a@x.org", "2025-01-02", "5.00"], noun=VISITS)
        assert found == {"Name": "reference", "Email": "email", "Created at": "day", "Total": "amount"}

    def test_a_customer_may_be_called_by_a_number(self):
        found = parts("Customer,Visit date,Receipt number", ["00004", "2025-01-02", ""], noun=VISITS)
        assert found == {"Customer": "name", "Visit date": "day", "Receipt number": "reference"}

    def test_the_best_of_several_totals_is_taken(self):
        header = "Date,Gross Sales,Discounts,Net Sales,Total Collected,Customer Name"
        found = columns_of(sheet(header), VISITS)
        assert [c.name for c in found if c.part] == ["Date", "Total Collected", "Customer Name"]
        assert found[1].why is Why.ANOTHER

    def test_a_state_may_be_a_province_or_a_status(self):
        assert parts("What happened,State", ["x", "open"], ["y", "closed"], noun=CASES)["State"] == "status"
        assert parts("Issue,State", ["x", "FL"], ["y", "NY"], ["z", "CA"], noun=CASES)["State"] == ""

    def test_a_closed_column_may_say_yes_and_no(self):
        assert parts("Problem,Closed", ["x", "yes"], ["y", "no"], noun=CASES)["Closed"] == "status"
        assert parts("Problem,Closed", ["x", "2025-01-02"], noun=CASES)["Closed"] == "closed"

    def test_the_company_that_answered_is_not_the_customer(self):
        header = "Issue,Company,Company public response"
        assert parts(header, ["x", "Rowe Ltd", "Sorry"], noun=CASES)["Company"] == ""
        assert parts("Issue,Company", ["x", "Rowe Ltd"], noun=CASES)["Company"] == "name:company"


class TestContent:
    """What a column is by what is in it, where its name tells nothing."""

    def found(self, *rows, noun=CUSTOMERS, country="GB", header=None):
        header = header or [f"Column {number}" for number in range(1, len(rows[0]) + 1)]
        return list(parts(header, *rows, noun=noun, country=country, header_row=0).values())

    def test_a_list_without_names_of_columns(self):
        rows = [
            ["Ida Rowe", "ida@example.org", "01632 960111", "CB7 4AA", "14/03/1980", "GB"],
            ["Zoë Marlow", "zoe@example.org", "+44 1632 960112", "BD21 1AA", "02/11/1994", "GB"],
            ["Bo Lind", "bo@example.org", "(01632) 960113", "SW1A 1AA", "25/12/1969", "IE"],
        ]
        assert self.found(*rows) == ["name", "email", "phone", "address:zip", "birthday", "country"]

    def test_first_and_family_name_side_by_side(self):
        rows = [["Ida", "Rowe", "a@x.org"], ["Zoë", "Marlow", "b@x.org"], ["Bo", "Lind", "c@x.org"]]
        assert self.found(*rows) == ["name:first", "name:last", "email"]

    def test_nothing_is_made_of_names_that_may_be_towns(self):
        rows = [["Ida Rowe", "Great Ouse"], ["Zoë Marlow", "Old Town"], ["Bo Lind", "Long Lane"]]
        assert self.found(*rows) == ["", ""]

    def test_sales_in_columns_of_spaces(self):
        rows = [
            ["00004", "19970101", "2", "29.33"],
            ["00004", "19970118", "2", "29.73"],
            ["00021", "19970101", "3", "63.34"],
        ]
        assert self.found(*rows, noun=VISITS) == ["id", "day", "", "amount"]

    def test_a_name_in_a_language_we_do_not_know(self):
        rows = [["Aino Virtanen", "aino@example.org"], ["Eero Laine", "eero@example.org"]]
        columns = columns_of(sheet("Nimi,Sähköposti", *rows), CUSTOMERS, {}, "FI")
        assert [(c.part and c.part.value, c.why) for c in columns][1] == ("email", Why.CONTENT)

    def test_the_same_e_mail_in_every_other_row_is_an_employees(self):
        rows = [[f"Ida {n}", "boss@example.org"] for n in range(9)]
        assert parts("Name,Betreut durch", *rows)["Betreut durch"] == ""

    def test_a_column_that_is_left_out_by_name_is_not_guessed(self):
        rows = [["Ida", "a@x.org"], ["Bo", "b@x.org"]]
        assert parts("Name,Contact owner", *rows)["Contact owner"] == ""

    def test_numbers_of_orders_are_no_phones(self):
        rows = [["Ida", "100234567"], ["Bo", "100234568"]]
        assert self.found(*rows)[1] == ""


def test_what_a_person_says_overrules():
    mapping = {"Name": "", "Colour": "tags", "E-mail": "know"}
    found = columns_of(sheet("Name,Colour,E-mail", ["Ida", "red", "a@x.org"]), CUSTOMERS, mapping, "GB")
    assert [(c.part and c.part.value, c.why) for c in found] == [
        (None, Why.CHOSEN), ("tags", Why.CHOSEN), ("know", Why.CHOSEN),
    ]  # fmt: skip


def test_a_column_keeps_its_group_where_a_person_says_the_same():
    (column,) = columns_of(sheet(["Straße privat"]), CUSTOMERS, {"Straße privat": "address:street"}, "DE")
    assert (column.group, column.label) == ("home", "Privat")


def test_a_part_that_there_is_not_is_refused():
    with pytest.raises(InputError, match=r"import\.unknown_field"):
        columns_of(sheet(["Name"]), CUSTOMERS, {"Name": "shoe size"})
    with pytest.raises(InputError):
        columns_of(sheet(["Name"]), VISITS, {"Name": "birthday"})


def test_the_order_of_days_and_an_example_of_it():
    told = sheet("Name,Birthday", ["Ida", "3/4/1980"], ["Bo", "25/12/1980"])
    assert day_order(told, columns_of(told, CUSTOMERS), "US").day_first is True
    open_ = sheet("Name,Birthday", ["Ida", "1980-01-01"], ["Bo", "3/4/1980"])
    columns = columns_of(open_, CUSTOMERS)
    assert day_order(open_, columns, "US").day_first is False
    assert day_order(open_, columns, "GB").example == "3/4/1980"
    assert day_order(open_, columns, "US", day_first=True).day_first is True
    plain = sheet("Name,Birthday", ["Ida", "1980-01-01"])
    assert day_order(plain, columns_of(plain, CUSTOMERS), "GB").day_first is None


@settings(max_examples=60)
@given(st.lists(st.text(max_size=30), max_size=12), st.sampled_from(list(ImportNoun)))
def test_any_header_gives_unique_names(header, noun):
    columns = columns_of(sheet(header), noun)
    assert len({c.name for c in columns}) == len(columns) == len(header)
    assert 0 <= scorer(noun)(header) <= known_names(header) <= len(header)
