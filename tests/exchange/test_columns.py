"""Names of columns as programs write them, language by language."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.errors import InputError
from delight.domain.imports.importing import ImportNoun, Why
from delight.exchange.columns import columns_of, day_order, remarks_on, scorer
from tests.exchange.small_sheets import CUSTOMERS, VISITS, parts, sheet


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


def test_a_word_that_all_names_begin_with_says_nothing():
    found = parts("Person - Name,Person - Phone - Home,Person - Email - Work,Person - Birthday")
    assert list(found.values()) == ["name", "phone@home", "email@business", "birthday"]


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
        "consent:any": "1",
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
    assert 0 <= scorer(noun)(header) <= len(header)
