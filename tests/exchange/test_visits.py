from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.imports.importing import ImportNoun, Rejected
from delight.domain.incoming import PastVisit, Who
from delight.exchange.columns import columns_of, scorer
from delight.exchange.reading import read_table
from delight.exchange.table import Line, Sheet
from delight.exchange.visits import past_visits

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def rows(text, country="GB", currency="GBP", **more):
    sheet = read_table(text.encode(), name="sales.csv", score=scorer(ImportNoun.VISITS), country=country)
    columns = columns_of(sheet, ImportNoun.VISITS, {}, country)
    return list(past_visits(sheet, columns, country, currency=currency, now=NOW, **more))


def told(found):
    return [
        (row.row, row.code) if isinstance(row, Rejected) else (row.row, row.day.isoformat(), row.amount_minor)
        for row in found
    ]


def test_a_till_in_germany():
    found = rows(
        "Belegdatum;Beleg-Nr.;Kd.-Nr.;Kunde;Gesamtbetrag\n"
        "03.04.2025;R-1;17;Ida Rau;1.234,50 €\n"
        "04.04.2025;R-2;18;Bo Lind;-5,00 €\n"
        "05.04.2025;R-3;;;12,00\n",
        "DE",
        "EUR",
    )
    assert found[0] == PastVisit(
        row=2,
        who=Who(name="Ida Rau", reference="17"),
        day=date(2025, 4, 3),
        amount_minor=123450,
        reference="R-1",
    )
    assert told(found)[1:] == [(3, "visit.refund"), (4, "2025-04-05", 1200)]
    assert found[1].details == {"amount": "5.00", "currency": "EUR"}
    assert found[1].column == "Gesamtbetrag"
    assert found[2].who.is_nobody


def test_orders_of_shopify_with_several_lines():
    found = rows(
        "Name,Email,Financial Status,Paid at,Currency,Subtotal,Total,Lineitem name,Billing Name\n"
        "#1001,ida@example.org,paid,2025-01-02 10:00:00 +0000,GBP,9.00,10.00,Rye,Ida Rowe\n"
        "#1001,ida@example.org,,,,,,Wheat,\n"
        "#1002,bo@example.org,voided,2025-01-03 10:00:00 +0000,GBP,9.00,10.00,Rye,Bo Lind\n"
        "#1003,zoe@example.org,refunded,2025-01-03 10:00:00 +0000,GBP,9.00,10.00,Rye,Zoë\n"
    )
    assert told(found) == [
        (2, "2025-01-02", 1000), (3, "2025-01-02", None), (4, "visit.cancelled"), (5, "visit.refunded"),
    ]  # fmt: skip
    assert found[0].who == found[1].who == Who(name="Ida Rowe", email="ida@example.org")
    assert found[0].reference == found[1].reference == "#1001"


HEADERS = """
Order ID,Order Date,Status,First Name (Billing),Last Name (Billing),Email (Billing),Order Total
Transaction ID,Date,Event Type,First name,Last name,Customer Email,Total Collected
Order #,Order Date,Attendee Status,First Name,Surname,Email,Total Paid
Order ID,Sale Date,Order status,First Name,Last Name,Buyer email,Order Total
Numéro de commande,Date de commande,Statut,Prénom,Nom,E-mail,Total TTC
Nº pedido,Fecha de pedido,Estado,Nombre,Apellidos,Correo electrónico,Importe total
Ordernummer,Besteldatum,Status,Voornaam,Achternaam,E-mail,Totaalbedrag
N. ordine,Data ordine,Stato,Nome,Cognome,E-mail,Totale
Nº do pedido,Data do pedido,Situação,Nome,Sobrenome,E-mail,Valor total
Ordernr,Orderdatum,Orderstatus,Förnamn,Efternamn,E-post,Totalbelopp
Ordrenr.,Ordredato,Ordrestatus,Fornavn,Efternavn,E-mail,I alt
Nr zamówienia,Data zamówienia,Status zamówienia,Imię,Nazwisko,E-mail,Kwota całkowita
№ заказа,Дата заказа,Статус заказа,Имя,Фамилия,E-mail,Сумма заказа
注文番号,注文日,注文状況,名,姓,メールアドレス,合計金額
"""


@pytest.mark.parametrize("header", HEADERS.split("\n")[1:-1])
def test_orders_of_other_programs_and_languages(header):
    (found,) = rows(f"{header}\nR-1,2025-04-03,completed,Ida,Rey,ida@example.org,12.50\n")
    name = "Ida Rey"
    assert found == PastVisit(
        row=2,
        who=Who(name=name, email="ida@example.org"),
        day=date(2025, 4, 3),
        amount_minor=1250,
        reference="R-1",
    )


def test_sales_in_columns_of_spaces():
    found = rows(" 00004 19970101  2   29.33\r\n 00004 19970118  2   29.73\r\n 00021 19970101  3   63.34\r\n")
    assert told(found) == [(1, "1997-01-01", 2933), (2, "1997-01-18", 2973), (3, "1997-01-01", 6334)]
    assert [row.who.reference for row in found] == ["00004", "00004", "00021"]


def test_an_order_comes_to_the_sum_of_its_lines():
    found = rows(
        "Sale Date,Buyer,Price,Quantity,Item Total,Order ID\n"
        "2025-01-02,Ida Rowe,5.00,2,10.00,9001\n2025-01-02,Ida Rowe,2.50,1,2.50,9001\n"
        "2025-01-03,Bo Lind,4.00,1,4.00,9002\n2025-01-03,Bo Lind,4.00,1,a lot,9003\n"
        "2025-01-03,Bo Lind,4.00,1,3.00,9003\n2025-01-04,Cy Lark,4.00,1,7.00,\n"
    )
    assert [getattr(row, "amount_minor", row) for row in found[:3]] == [1250, None, 400]
    assert (found[3].code, found[4].code, found[5].amount_minor) == (
        "row.amount_unreadable",
        "visit.order_unread",
        700,
    )


LINES = "Sale Date,Buyer,Item Total,Order ID\n"


def test_an_order_with_a_line_that_cannot_be_read_stays_out_whole_and_says_which_line():
    found = rows(
        LINES + "2025-01-02,Ida Rowe,10.00,9001\n2025-01-02,Ida Rowe,a lot,9001\n,,2.00,9001\n"
        "2025-01-03,Bo Lind,4.00,9002\n"
    )
    assert [getattr(row, "code", "") for row in found] == [
        "visit.order_unread", "row.amount_unreadable", "visit.order_unread", "",
    ]  # fmt: skip
    assert found[0].details == found[2].details == {"other": 3}
    assert found[3].amount_minor == 400


def test_a_line_without_an_amount_costs_nothing():
    found = rows(LINES + "2025-01-02,Ida,10.00,9001\n2025-01-02,Ida,,9001\n2025-01-03,Bo,,9002\n")
    assert told(found) == [(2, "2025-01-02", 1000), (3, "2025-01-02", None), (4, "2025-01-03", None)]
    assert not any(row.remarks for row in found)


def test_an_order_in_two_currencies_has_no_sum_and_says_so():
    found = rows(LINES + "2025-01-02,Ida,10.00,9001\n2025-01-02,Ida,$5.00,9001\n2025-01-03,Bo,$5.00,9002\n")
    assert [row.amount_minor for row in found] == [None, None, None]
    assert [[one.code for one in row.remarks] for row in found] == [
        ["visit.order_mixed"], ["import.other_currency"], ["import.other_currency"],
    ]  # fmt: skip
    assert found[0].remarks[0].details == {"other": 3}


def test_the_total_of_an_order_counts_more_than_its_lines():
    found = rows("Date,Customer,Order ID,Line total,Order total\n2025-01-02,Ida,9,1.00,5.00\n")
    assert found[0].amount_minor == 500


def test_names_of_people_come_before_those_of_users():
    text = "Date,Buyer,Ship Name\n2025-01-02,ida_rowe,Ida Rowe\n2025-01-03,bo77,Bo Lind\n"
    assert [row.who.name for row in rows(text)] == ["Ida Rowe", "Bo Lind"]
    assert [row.who.name for row in rows("Date,Buyer,Ship Name\n2025-01-02,Ida,\n")] == ["Ida"]


def test_another_currency_is_said_and_not_counted():
    found = rows("Date,Customer,Total\n2025-01-02,Ida,$5.00\n2025-01-02,Bo,5.00 EUR\n2025-01-03,Cy,£5.00\n")
    assert told(found) == [(2, "2025-01-02", None), (3, "2025-01-02", None), (4, "2025-01-03", 500)]
    assert [[(r.code, r.details["currency"]) for r in row.remarks] for row in found] == [
        [("import.other_currency", "USD")], [("import.other_currency", "EUR")], [],
    ]  # fmt: skip
    (beside,) = rows("Date,Customer,Total,Currency\n2025-01-02,Ida,5.00,usd\n")
    assert (beside.amount_minor, beside.remarks[0].details["currency"]) == (None, "USD")


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (",Ida,5.00", "visit.day_missing", "Date"),
        ("soon,Ida,5.00", "row.day_unreadable", "Date"),
        ("2025-01-02,Ida,a lot", "row.amount_unreadable", "Total"),
        ("2025-01-02,Ida,(5.00)", "visit.refund", "Total"),
    ],
)
def test_what_is_no_visit_is_named(row, code, column):
    found = rows(f"Date,Customer,Total\n2025-01-01,Bo,1.00\n2025-01-01,Cy,1.00\n{row}\n")
    assert (found[2].row, found[2].code, found[2].column) == (4, code, column)


def test_the_persons_word_on_days_counts():
    text = "Date,Customer\n03/04/2025,Ida\n"
    assert told(rows(text, "US")) == [(2, "2025-03-04", None)]
    assert told(rows(text, "US", day_first=True)) == [(2, "2025-04-03", None)]


def test_a_name_with_its_e_mail_is_two_things():
    (found,) = rows("Date,Customer\n2025-01-02,Ida Rowe <ida@example.org>\n")
    assert found.who == Who(name="Ida Rowe", email="ida@example.org")
    (found,) = rows("Date,Customer\n2025-01-02,Anonymous\n")
    assert found.who.is_nobody


_HEADER = ("Date", "Customer", "Email", "Order number", "Total", "Currency", "Status")


@settings(max_examples=200)
@given(st.lists(st.text(max_size=20), min_size=7, max_size=7))
def test_whatever_stands_in_a_row_it_is_taken_or_refused(cells):
    sheet = Sheet(header=_HEADER, header_row=1, lines=(Line(row=2, cells=tuple(cells)),))
    columns = columns_of(sheet, ImportNoun.VISITS)
    (row,) = past_visits(sheet, columns, "GB", currency="GBP", now=NOW)
    assert isinstance(row, Rejected) or row.amount_minor is None or row.amount_minor >= 0
