import pytest

from delight.domain.errors import DelightError
from delight.exchange import contacts
from delight.exchange.contacts import KINDS, PLACES, Contact, as_sheet, check_amount
from delight.exchange.table import FileKind


def sheet(*found):
    return as_sheet(found, kind=FileKind.VCARD, encoding="utf-8")


def person(row=1, **fields):
    contact = Contact(row=row)
    for name, text in fields.items():
        contact.add(name, text)
    return contact


def test_columns_are_those_that_anybody_fills_in_one_order():
    found = sheet(person(1, Notes="tea", Name="Ida"), person(2, Name="Bo", Fax=" "))
    assert found.header == ("Name", "Notes")
    assert [line.cells for line in found.lines] == [("Ida", "tea"), ("Bo", "")]


def test_several_texts_of_a_column_stand_below_each_other_once():
    contact = person(Name="Ida")
    for text in ("1", "2", "1", " ", "2 "):
        contact.add("Phone", text)
    contact.add("Phone", "0", first=True)
    assert sheet(contact).lines[0].cells == ("Ida", "0\n1\n2")


def test_every_place_of_every_kind_has_its_column():
    for kind in KINDS:
        contact = person(Name="Ida")
        contact.place(kind, {name: name for name in PLACES})
        assert len(sheet(contact).header) == 1 + len(PLACES)


def test_who_cannot_be_taken_and_who_is_nobody_are_named():
    found = sheet(person(1, Name="Ida"), Contact(row=2, code="import.card_unreadable"), Contact(row=3))
    assert [(line.row, line.code) for line in found.lines] == [
        (1, ""),
        (2, "import.card_unreadable"),
        (3, "import.card_empty"),
    ]


def test_nobody_at_all_and_too_many_are_refused(monkeypatch):
    with pytest.raises(DelightError, match=r"import\.empty"):
        sheet()
    assert [line.code for line in sheet(Contact(row=1)).lines] == ["import.card_empty"]
    monkeypatch.setattr(contacts, "_MOST", 2)
    with pytest.raises(DelightError, match=r"import\.too_large"):
        sheet(*(person(row, Name="Ida") for row in (1, 2, 3)))
    with pytest.raises(DelightError, match=r"import\.too_large"):
        check_amount("BEGIN\n" * 3, "BEGIN")
