"""What a column is beside others."""

from delight.domain.imports.importing import Why
from delight.exchange.columns import columns_of
from tests.exchange.small_sheets import CASES, VISITS, parts, sheet


def test_a_name_beside_the_first_name_is_the_family_name():
    found = parts("Vorname,Name", ["Ida", "Rau"])
    assert found == {"Vorname": "name:first", "Name": "name:last"}


def test_unless_it_holds_the_whole_name():
    found = parts("First name,Name", ["Ida", "Ida Rowe"], ["Bo", "Lind, Bo"])
    assert found == {"First name": "name:first", "Name": "name"}


def test_a_name_beside_the_family_name_is_the_first_name():
    assert parts("Nombre,Apellidos", ["Ida", "Rey"])["Nombre"] == "name:first"
    assert parts("Nome,Cognome", ["Ida", "Re"])["Nome"] == "name:first"
    assert parts("Фамилия,Имя", ["Иванова", "Ида"])["Имя"] == "name:first"


def test_alone_it_is_the_whole_name():
    assert parts("Nombre,Teléfono")["Nombre"] == "name"
    assert parts("Imię,Telefon")["Imię"] == "name:first"


def test_a_title_is_one_only_where_titles_stand():
    assert parts("Name,Titel", ["Ida", "Dr."])["Titel"] == "title"
    assert parts("Name,Title", ["Ida", "Head of sales"])["Title"] == ""
    assert parts("Name,Anrede", ["Ida", "Sehr geehrte Frau Rau,"])["Anrede"] == "salutation"


def test_a_number_is_the_houses_right_of_the_street():
    assert parts("Straße,Nr.", ["Am Wehr", "12a"])["Nr."] == "address:house"
    assert parts("Nr.,Straße", ["12", "Am Wehr"])["Nr."] == ""
    assert parts("Straße,Nr.", ["Am Wehr 3", "Kunde Nummer sieben"])["Nr."] == ""


def test_a_consent_says_yes_or_no():
    assert parts("Name,Newsletter", ["Ida", "nein"])["Newsletter"] == "consent:email"
    assert parts("Name,Newsletter", ["Ida", "2024-03-01"])["Newsletter"] == "consent:email"
    assert parts("Name,Newsletter", ["Ida", "Weekly digest"])["Newsletter"] == ""
    assert parts("Name,Emails", ["Ida", "ida@example.org"])["Emails"] == "email"


def test_an_orders_name_is_its_number():
    found = parts("Name,Email,Created at,Total", ["#1001", "a@x.org", "2025-01-02", "5.00"], noun=VISITS)
    assert found == {"Name": "reference", "Email": "email", "Created at": "day", "Total": "amount"}


def test_a_customer_may_be_called_by_a_number():
    found = parts("Customer,Visit date,Receipt number", ["00004", "2025-01-02", ""], noun=VISITS)
    assert found == {"Customer": "name", "Visit date": "day", "Receipt number": "reference"}


def test_the_best_of_several_totals_is_taken():
    header = "Date,Gross Sales,Discounts,Net Sales,Total Collected,Customer Name"
    found = columns_of(sheet(header), VISITS)
    assert [c.name for c in found if c.part] == ["Date", "Total Collected", "Customer Name"]
    assert found[1].why is Why.ANOTHER


def test_a_state_may_be_a_province_or_a_status():
    assert parts("What happened,State", ["x", "open"], ["y", "closed"], noun=CASES)["State"] == "status"
    assert parts("Issue,State", ["x", "FL"], ["y", "NY"], ["z", "CA"], noun=CASES)["State"] == ""


def test_a_closed_column_may_say_yes_and_no():
    assert parts("Problem,Closed", ["x", "yes"], ["y", "no"], noun=CASES)["Closed"] == "status"
    assert parts("Problem,Closed", ["x", "2025-01-02"], noun=CASES)["Closed"] == "closed"


def test_the_company_that_answered_is_not_the_customer():
    header = "Issue,Company,Company public response"
    assert parts(header, ["x", "Rowe Ltd", "Sorry"], noun=CASES)["Company"] == ""
    assert parts("Issue,Company", ["x", "Rowe Ltd"], noun=CASES)["Company"] == "name:company"
