import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.exchange.ldif import read_entries
from delight.exchange.table import FileKind

THUNDERBIRD = """\
version: 1
# made by hand

dn: cn=Ida Marlow,mail=ida@example.org
objectclass: top
objectclass: person
objectclass: mozillaAbPersonAlpha
givenName: Ida
sn: Marlow
cn: Ida Marlow
mozillaNickname: Dee
mail: ida@example.org
mozillaSecondEmail: ida.home@example.org
modifytimestamp: 1300000000
telephoneNumber: 020 7946 0000
homePhone: 01353 000000
mobile: +44 7700 900123
fax: 1
mozillaHomeStreet: 1 Weir Lane
mozillaHomeStreet2: Flat 2
mozillaHomeLocalityName: Ely
mozillaHomePostalCode: CB7 4AA
mozillaHomeCountryName: England
street: 9 Quay
l: Kew
title: Buyer
o: Weir Ltd
birthyear: 1980
birthmonth: 3
birthday: 14
description: likes tea and
  cake
mozillaCustom1: allergic to cats
"""


def read(text, **told):
    return read_entries(text.encode() if isinstance(text, str) else text, **told)


def people(text, **told):
    sheet = read(text, **told)
    return [
        {name: cell for name, cell in zip(sheet.header, line.cells, strict=True) if cell}
        for line in sheet.lines
    ]


def codes(text):
    return [(r.code, r.row, dict(r.details)) for r in read(text).remarks]


def test_an_address_book_of_thunderbird():
    assert people(THUNDERBIRD) == [
        {
            "Name": "Ida Marlow",
            "First name": "Ida",
            "Last name": "Marlow",
            "Nickname": "Dee",
            "Company": "Weir Ltd",
            "Job title": "Buyer",
            "Preferred e-mail": "ida@example.org",
            "E-mail": "ida.home@example.org",
            "Mobile phone": "+44 7700 900123",
            "Home phone": "01353 000000",
            "Business phone": "020 7946 0000",
            "Fax": "1",
            "Home street": "1 Weir Lane",
            "Home street 2": "Flat 2",
            "Home city": "Ely",
            "Home zip": "CB7 4AA",
            "Home country": "England",
            "Business street": "9 Quay",
            "Business city": "Kew",
            "Birth year": "1980",
            "Birth month": "3",
            "Birth day": "14",
            "Notes": "likes tea and cake\nallergic to cats",
        }
    ]
    assert read(THUNDERBIRD).kind is FileKind.LDIF


def coded(text):
    return base64.b64encode(text.encode()).decode()


def test_coded_values_and_folded_lines():
    long = coded("Øyvind Sørensen-Ærø of the long name")
    text = f"dn:: {coded('cn=x')}\ncn:: {long[:20]}\n {long[20:]}\n"
    text += f"sn;lang-ja;phonetic:: {coded('ヤマダ')}\njpegPhoto:: /9j/4AAQ\n"
    assert people(text) == [{"Name": "Øyvind Sørensen-Ærø of the long name", "Phonetic last name": "ヤマダ"}]


def test_postal_addresses_part_lines_with_dollars():
    assert (
        people("dn: x\ncn: Ida\nhomePostalAddress: 1 Weir Lane $ Ely\n")[0]["Home formatted address"]
        == "1 Weir Lane \n Ely"
    )


def test_changes_groups_and_links_are_passed_over_and_told_of():
    text = (
        "dn: cn=Ann\nchangetype: add\ncn: Ann\n\n"
        "dn: cn=Bo\nchangetype: modify\nreplace: mail\nmail: bo@example.org\n\n"
        "dn: cn=Choir\nobjectclass: groupOfNames\ncn: Choir\nmember: cn=Ann\n\n"
        "dn: cn=Cy\ncn: Cy\njpegPhoto:< file:///etc/hostname\n"
        "description:< file:///etc/hostname\nhobby: chess\n"
    )
    assert people(text) == [{"Name": "Ann"}, {"Name": "Cy"}]
    assert [line.row for line in read(text).lines] == [1, 4]
    assert codes(text) == [
        ("import.entry_change", 2, {"count": 1}),
        ("import.card_group", 3, {"count": 1}),
        ("import.entry_link", 4, {"count": 1}),
        ("import.left_out", 0, {"names": ["hobby"]}),
    ]


def test_entries_without_an_empty_line_between_and_old_encodings():
    assert people("dn: a\ncn: Zoë\ndn: b\ncn: Bo\n".encode("cp1252"), country="GB") == [
        {"Name": "Zoë"},
        {"Name": "Bo"},
    ]
    assert people(b"dn: a\r\ncn: Bo\r\n\r\n\r\ndn: b\r\ncn: Cy\r\n") == [{"Name": "Bo"}, {"Name": "Cy"}]
    assert people(b"dn: a\rcn: Bo\r\rdn: b\rcn: Cy\r") == [{"Name": "Bo"}, {"Name": "Cy"}]


def test_passwords_are_never_taken():
    assert people("dn: a\ncn: Bo\nuserPassword: secret\n") == [{"Name": "Bo"}]


def test_a_broken_coded_value_is_nothing():
    sheet = read_entries("dn: cn=Ida\ncn: Ida\nsn:: Zoë\nmail: a@b.org\n".encode())
    assert sheet.lines[0].cells is not None
    assert "Zoë" not in repr(sheet.lines)


@pytest.mark.parametrize("text", ["", "version: 1\n", "# nothing\n\n"])
def test_nothing_is_refused(text):
    with pytest.raises(DelightError, match=r"import\.empty"):
        read(text)


def test_an_entry_with_nothing_in_it_is_named():
    assert [(line.row, line.code) for line in read("dn: x\n").lines] == [(1, "import.card_empty")]


@given(st.binary(max_size=300))
def test_any_bytes_are_entries_or_refused(data):
    try:
        found = read(b"dn: x\ncn: y\n" + data).kind
    except DelightError as error:
        found = error.code.split(".")[0]
    assert found in {FileKind.LDIF, "import"}
