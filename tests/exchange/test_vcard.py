import base64
import quopri
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.exchange.table import FileKind
from delight.exchange.vcard import read_cards

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), max_size=12)


def card(*lines, version="3.0"):
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def read(text, **told):
    return read_cards(text.encode() if isinstance(text, str) else text, **told)


def people(text, **told):
    """Return each card as its filled columns, or the code of why it cannot be taken."""
    sheet = read(text, **told)
    return [
        line.code or {name: cell for name, cell in zip(sheet.header, line.cells, strict=True) if cell}
        for line in sheet.lines
    ]


def person(*lines, version="3.0", **told):
    return people(card(*lines, version=version), **told)[0]


def codes(text, **told):
    return [(r.code, r.row, dict(r.details)) for r in read(text, **told).remarks]


def test_a_card_of_an_iphone():
    found = person(
        "PRODID:-//Apple Inc.//iOS 17.0//EN",
        "N:Marlow;Ida;Jane;Dr.;",
        "FN:Dr. Ida Jane Marlow",
        "X-PHONETIC-FIRST-NAME:EYE-da",
        "ORG:Weir & Co\\, Ltd;Buying",
        "TITLE:Buyer",
        "item1.EMAIL;type=INTERNET;type=pref:ida@example.org",
        "item1.X-ABLabel:_$!<Work>!$_",
        "EMAIL;type=INTERNET;type=HOME:ida.home@example.org",
        "TEL;type=CELL;type=VOICE;type=pref:+44 7700 900123",
        "item2.TEL:020 7946 0000",
        "item2.X-ABLabel:_$!<Home>!$_",
        "item3.ADR;type=HOME:;;1 Weir Lane\\nFlat 2;Ely;Cambs;CB7 4AA;England",
        "item3.X-ABADR:gb",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-14",
        "NOTE:likes tea\\, black\\; no sugar\\nand cake",
        "CATEGORIES:VIP,Friends",
    )
    assert found == {
        "Name": "Dr. Ida Jane Marlow",
        "Name prefix": "Dr.",
        "First name": "Ida",
        "Middle name": "Jane",
        "Last name": "Marlow",
        "Phonetic first name": "EYE-da",
        "Company": "Weir & Co, Ltd",
        "Department": "Buying",
        "Job title": "Buyer",
        "Preferred e-mail": "ida@example.org",
        "Home e-mail": "ida.home@example.org",
        "Mobile phone": "+44 7700 900123",
        "Home phone": "020 7946 0000",
        "Home street": "1 Weir Lane\nFlat 2",
        "Home city": "Ely",
        "Home state": "Cambs",
        "Home zip": "CB7 4AA",
        "Home country": "England",
        "Birthday": "--03-14",
        "Notes": "likes tea, black; no sugar\nand cake",
        "Categories": "VIP,Friends",
    }


def test_a_card_of_an_old_android():
    found = person(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4D=C3=BC=6C=6C=65=72;=4A=C3=B6=72=67;;;",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4A=C3=B6=72=67=20=4D=C3=BC=6C=6C=65=72",
        "TEL;CELL;PREF:0171-1234567",
        "ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;=4B=C3=B6=6E=69=67=73=74=72=61=",
        "=C3=9F=65=20=35;=4B=C3=B6=6C=6E;;=35=30=36=36=37;",
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo",
        version="2.1",
    )
    assert found == {
        "Name": "Jörg Müller",
        "First name": "Jörg",
        "Last name": "Müller",
        "Mobile phone": "0171-1234567",
        "Home street": "Königstraße 5",
        "Home city": "Köln",
        "Home zip": "50667",
        "Notes": "one\ntwo",
    }


def test_quoted_printable_that_names_no_encoding_is_read_as_its_bytes_look():
    name = quopri.encodestring("Wiśniewski;Łukasz".encode("cp1250")).decode().strip()
    assert (
        person(f"N;ENCODING=QUOTED-PRINTABLE:{name}", version="2.1", country="PL")["Last name"]
        == "Wiśniewski"
    )
    assert person(f"N;QUOTED-PRINTABLE:{name}", version="2.1", country="PL")["First name"] == "Łukasz"


def test_a_card_of_a_nokia():
    text = card(
        "N:Hall;Bo",
        "TEL;PREF;CELL:+358401234567",
        "TEL;HOME;VOICE:09123",
        "EMAIL:bo@example.org",
        "BDAY:19800314",
        version="2.1",
    )
    assert people(text.replace("\r\n", "\n")) == [
        {
            "First name": "Bo",
            "Last name": "Hall",
            "E-mail": "bo@example.org",
            "Mobile phone": "+358401234567",
            "Home phone": "09123",
            "Birthday": "1980-03-14",
        }
    ]


def test_a_card_in_an_encoding_that_each_line_names():
    raw = card("N;CHARSET=windows-1251:Иванов;Пётр", version="2.1").encode("cp1251")
    assert people(raw)[0] == {"First name": "Пётр", "Last name": "Иванов"}
    assert people(card("N;CHARSET=windows-1251:Иванов;Пётр"))[0]["Last name"] == "Иванов"  # it lies: UTF-8
    assert people(card("N;CHARSET=klingon:Hall;Bo").encode("cp1252"))[0]["Last name"] == "Hall"


def test_a_card_of_a_japanese_phone():
    kana = quopri.encodestring("ﾔﾏﾀﾞ;ﾀﾛｳ".encode("cp932")).decode().strip()
    found = people(
        card(
            "N;CHARSET=SHIFT_JIS:山田;太郎",
            f"SOUND;X-IRMC-N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:{kana}",
            version="2.1",
        ).encode("cp932"),
        country="JP",
    )
    assert found == [
        {"First name": "太郎", "Last name": "山田", "Phonetic first name": "ﾀﾛｳ", "Phonetic last name": "ﾔﾏﾀﾞ"}
    ]
    assert person("FN:山田太郎", "SORT-STRING:やまだ")["Phonetic last name"] == "やまだ"
    assert "Phonetic last name" not in person("FN:Ida van Weir", "SORT-STRING:Weir")


def test_a_card_of_version_4():
    found = person(
        "FN:Ida Marlow",
        "KIND:individual",
        'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+44-20-7946-0000;ext=12',
        "EMAIL;TYPE=work:mailto:ida@example.org",
        "GENDER:F;she",
        "LANG;TYPE=home;PREF=1:fr",
        "BDAY:--0412",
        'ADR;TYPE=home;LABEL="1 Weir Lane\\nEly":;;;;;;',
        "IMPP:xmpp:ida@example.org",
        "RELATED:urn:uuid:1",
        version="4.0",
    )
    assert found == {
        "Name": "Ida Marlow",
        "Gender": "F",
        "Business e-mail": "ida@example.org",
        "Preferred phone": "+44-20-7946-0000 ext. 12",
        "Home formatted address": "1 Weir Lane\nEly",
        "Birthday": "--04-12",
        "Language": "fr",
    }


@pytest.mark.parametrize(
    ("written", "column", "read_as"),
    [
        ("1980-03-14", "Birthday", "1980-03-14"),
        ("19800314", "Birthday", "1980-03-14"),
        ("1980-03-14T00:00:00Z", "Birthday", "1980-03-14"),
        ("--0314", "Birthday", "--03-14"),
        ("--03-14", "Birthday", "--03-14"),
        ("1980", "Birth year", "1980"),
        ("14 March", "Birthday", "14 March"),
    ],
)
def test_birthdays(written, column, read_as):
    assert person("FN:Ida", f"BDAY;VALUE=date:{written}")[column] == read_as


def test_folded_lines():
    found = person("FN:Ida Mar", " low", "NOTE:one", "\t two", "NICKNAME:Dee")
    assert found == {"Name": "Ida Marlow", "Nickname": "Dee", "Notes": "one two"}


def test_two_addresses_and_more():
    lines = [f"ADR;TYPE=home:;;{number} Weir Lane;Ely;;;" for number in (1, 2, 3)]
    found = person("FN:Ida", *lines, "ADR;TYPE=work:;;9 Quay;Kew;;;", "ADR:;Flat 2;;Hull;;;")
    assert (found["Home street"], found["Other street"], found["Business street"]) == (
        "1 Weir Lane",
        "2 Weir Lane",
        "9 Quay",
    )
    assert (found["Street"], found["City"], found["Notes"]) == ("Flat 2", "Hull", "3 Weir Lane, Ely")
    assert person("FN:Ida", "LABEL;HOME:1 Weir Lane\\nEly")["Home formatted address"] == "1 Weir Lane\nEly"


def test_a_firm_is_no_person():
    assert person("N:;;;;", "FN:Weir Ltd", "ORG:Weir Ltd;", "X-ABShowAs:COMPANY") == {"Company": "Weir Ltd"}
    assert person("FN:Weir Ltd", "KIND:org", version="4.0") == {"Company": "Weir Ltd"}
    assert person("N:Marlow;Ida", "FN:Weir Ltd", "ORG:Weir Ltd")["Name"] == "Weir Ltd"


def test_one_bad_card_never_stops_the_rest():
    bad = "BEGIN:VCARD\nVERSION:3.0\nFN:Cut Off\nTEL;CELL:1\n"
    text = (
        "junk\n"
        + card("FN:Ann")
        + bad
        + card("FN:Bo", "=?garbage", ":::", ";;;", "N", "TEL;:")
        + "more junk\n"
        + card("FN:Cy")
    )
    assert [found["Name"] for found in people(text)] == ["Ann", "Cut Off", "Bo", "Cy"]
    assert ("import.card_cut", 2, {"count": 1}) in codes(text)


def test_a_card_that_never_ends_is_named():
    text = card("FN:Ann") + card("FN:Bo", *(f"NOTE:{n}" for n in range(4_000))) + card("FN:Cy")
    assert [found if isinstance(found, str) else found["Name"] for found in people(text)] == [
        "Ann",
        "import.card_unreadable",
        "Cy",
    ]


@pytest.mark.parametrize(
    "line", ["NOTE:" + "a\n " * 400_000, "NOTE:" + "x\n" * 400_000, "FN" + ";a" * 400_000 + ":x"]
)
def test_a_card_that_is_one_endless_line_does_not_take_long(line):
    before = process_time()
    assert people(card("FN:Ann") + card(line) + card("FN:Cy"))[1] == "import.card_unreadable"
    assert process_time() - before < 2


def test_cards_within_cards_and_groups_are_not_people():
    inner = "AGENT:\r\n" + card("FN:Assistant")
    text = (
        card("FN:Ida", inner.strip(), "TEL:1")
        + card("FN:Choir", "X-ADDRESSBOOKSERVER-KIND:group")
        + card("PHOTO:x")
    )
    assert people(text) == [{"Name": "Ida", "Phone": "1"}, "import.card_empty"]
    assert codes(text) == [("import.card_group", 2, {"count": 1})]


def test_a_phone_of_somebody_else_stands_apart():
    found = person("FN:Ida", "TEL;TYPE=assistant:1", "TEL;TYPE=car:2", "TEL;TYPE=video:3")
    assert (found["Assistant phone"], found["Car phone"], found["Phone"]) == ("1", "2", "3")


def test_what_is_not_taken_is_told_of():
    assert codes(card("FN:Ida", "X-SPOUSE:Bo", "X-AIM:dee", "X-SPOUSE:")) == [
        ("import.left_out", 0, {"names": ["X-AIM", "X-SPOUSE"]})
    ]


@pytest.mark.parametrize(
    "head", ["PHOTO;ENCODING=b;TYPE=JPEG:", "PHOTO;BASE64:\r\n ", "PHOTO;JPEG;ENCODING=BASE64:\r\n"]
)
@pytest.mark.parametrize("fold", ["\r\n ", "\r\n"])
def test_pictures_cost_nothing(head, fold):
    picture = fold.join(base64.encodebytes(bytes(range(256)) * 20_000).decode().split())
    text = "".join(card(f"FN:Ida {n}", f"{head}{picture}", "", "TEL:1") for n in range(5))
    before = process_time()
    assert people(text) == [{"Name": f"Ida {n}", "Phone": "1"} for n in range(5)]
    assert process_time() - before < 2


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "utf-32"])
def test_every_width_of_a_character(encoding):
    text = card("N:ĽdaMonté;Ǽgean", "FN:Ǽgean ĽdaMonté")
    assert people(text.encode(encoding)) == [
        {"Name": "Ǽgean ĽdaMonté", "First name": "Ǽgean", "Last name": "ĽdaMonté"}
    ]


def test_the_sheet_says_how_it_was_read():
    sheet = read(card("FN:Ann") + card("TEL:1"))
    assert (sheet.kind, sheet.header_row, sheet.delimiter, sheet.encoding) == (FileKind.VCARD, 0, "", "utf-8")
    assert [line.row for line in sheet.lines] == [1, 2]
    assert {len(line.cells) for line in sheet.lines} == {len(sheet.header)}


@pytest.mark.parametrize("text", ["", "nothing\n"])
def test_a_file_without_people_is_refused(text):
    with pytest.raises(DelightError, match=r"import\.empty"):
        read(text)


@pytest.mark.parametrize(
    "text",
    ["BEGIN:VCARD\nEND:VCARD\n", "BEGIN:VCARD", card("PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg==")],
)
def test_a_card_with_nothing_but_a_picture_is_a_row_that_is_named(text):
    (line,) = read(text).lines
    assert (line.row, line.cells, line.code) == (1, None, "import.card_empty")


def escaped(text):
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def folded(line):
    data = line.encode()
    pieces = [data[at : at + 70] for at in range(0, len(data), 70)]
    return b"\r\n ".join(pieces)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), min_size=1, max_size=4))
def test_whatever_we_write_reads_back(entries):
    lines = []
    for first, last, note, street in entries:
        lines += [
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"N:{escaped(last)};{escaped(first)};;;",
            "FN:x",
            f"NOTE:{escaped(note)}",
            f"ADR;TYPE=home:;;{escaped(street)};Ely;;;",
            "END:VCARD",
        ]
    found = people(b"\r\n".join(map(folded, lines)))
    wanted = [
        {
            "Name": "x",
            "First name": first.replace(",", " "),
            "Last name": last.replace(",", " "),
            "Notes": note,
            "Home street": street,
            "Home city": "Ely",
        }
        for first, last, note, street in entries
    ]
    tidy = [{name: " ".join(text.split()) for name, text in one.items() if text.split()} for one in wanted]
    assert [{name: " ".join(text.split()) for name, text in one.items()} for one in found] == tidy


def outcome(data):
    try:
        return read(data).kind
    except DelightError as error:
        return error.code.split(".")[0]


@given(st.binary(max_size=300))
def test_any_bytes_in_a_card_are_read_or_refused(data):
    assert outcome(b"BEGIN:VCARD\r\nFN:x\r\n" + data + b"\r\nEND:VCARD\r\n") in {FileKind.VCARD, "import"}


@given(st.text(st.sampled_from('abN:;=,\\"\n \tTYPEQUOTED-PRINTABLECHARSETBASE64FNADRBDAY0='), max_size=200))
def test_any_lines_in_a_card_are_read_or_refused(text):
    assert outcome(card("FN:x", text).encode()) in {FileKind.VCARD, "import"}
