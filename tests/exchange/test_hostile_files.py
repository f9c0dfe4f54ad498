"""Files that somebody broke, or made to break us: read as a table or refused plainly, and soon."""

import io
import re
import time
import zipfile
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.domain.imports.importing import ImportNoun, Rejected
from delight.domain.incoming import PastCase, PastVisit, Person
from delight.exchange.card_lines import without_pictures
from delight.exchange.cases import past_cases
from delight.exchange.columns import columns_of, scorer
from delight.exchange.customers import people
from delight.exchange.kinds import kind_of
from delight.exchange.reading import read_table
from delight.exchange.table import FileKind
from delight.exchange.visits import past_visits
from tests.workbooks import ods, ods_row, xls, xlsx

NOW = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
LONGEST = 5.0
"""Seconds; each of these takes a hundredth of one where nothing goes wrong, more on a busy machine."""
HEAD = ["Name", "Email", "Phone", "Address", "Birthday", "Tags", "Newsletter", "Date", "Amount", "Notes"]
ROW = ["Zoë Marlow", "zoe@example.org", "020 7946 0018", "3 Mill Lane, Ely", "29.02.1980", "Regular;VIP",
       "yes", "03/04/2025 10:15", "£1,234.50", "likes rye"]  # fmt: skip
TABLE = "\r\n".join([";".join(HEAD), *[";".join(ROW)] * 3, ""])
CARDS = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Marlow;Zo=C3=AB;;;
TEL;HOME;VOICE:020 7946 0018
ADR;HOME:;;3 Mill Lane;Ely;;CB7 4JU;UK
BDAY:1980-02-29
PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQSkZJRgABAQ
 AAAQABAAD
NOTE;ENCODING=QUOTED-PRINTABLE:likes rye =
and tea
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Finn Marlow
item1.EMAIL;TYPE=work;PREF=1:mailto:finn@example.org
item1.X-ABLabel:_$!<Work>!$_
NOTE;ENCODING=b:bGlrZXMgcnll
CATEGORIES:Regular,VIP
END:VCARD
"""
ENTRIES = """version: 1
dn: cn=Ida Moe,o=x
cn:: SWRhIE1vZQ==
mail: ida@example.org
telephoneNumber: 020 7946 0018
street: 3 Mill
  Lane
jpegPhoto:: /9j/4AAQ

dn:: Y249WmXDqw==
cn: Finn
"""
SEEDS = {
    "csv": TABLE.encode(),
    "tsv in two bytes": TABLE.replace(";", "\t").encode("utf-16"),
    "old csv": f"sep=;\r\n{TABLE}".encode("cp1252"),
    "vcf": CARDS.encode(),
    "ldif": ENTRIES.encode(),
    "xlsx": xlsx(("List", [HEAD, ROW, ROW])),
    "xls": xls([HEAD, ROW, [1.5, *ROW[1:]]]),
    "ods": ods(ods_row(*HEAD) + ods_row(*ROW, times=2, filler=20)),
}
PIECES = [
    b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xeb", b'"', b'""', b";", b",", b"\t", b"\r",
    b"\n", b"\r\n", b"\n\n", b"=\n", b"=3D", b"=", b":", b"::", b":<", b"\x1b$B", b"\x1a", b"\x85",
    b"sep=,\n", b"-", b" ", b"\xe2\x80\xa8", b"\xc4\xb0", "①٣½ſ".encode(), "🎈".encode(), b"BEGIN:VCARD\n",
    b"END:VCARD\n", b"AGENT:\n", b"NOTE;CHARSET=idna;ENCODING=QUOTED-PRINTABLE:=FF\n",
    b"NOTE;CHARSET=hex:ff\n", b"NOTE;ENCODING=b:\xc3\xab\n", b"N;CHARSET=utf-7:+2AA-\n", b"dn:: \xc3\xab\n",
    b"0/0/00", b"29.02.1900", b"99999999999999999999", b"1e400", b"NaN", b"&#xD800;", b"&#0;", b"<", b"]]>",
    b"_xD800_", b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff",
]  # fmt: skip
VALUES = [
    b"", b"-1", b"0", b"99999999", b"4294967296", b"18446744073709551616", b"1e308", b"NaN",
    b"A1:XFD1048576", b"XFD1048576", b"s", b"d", b"e", b"inlineStr", b"2958466", b"PT9999999999999H",
    b"0000-00-00", b"\xc3\xa9",
]  # fmt: skip
_VALUE = re.compile(rb'"[^"]*"|>[^<]+<')

places = st.integers(0, 1_000_000)
edits = st.one_of(
    st.tuples(st.just("put"), places, st.sampled_from(PIECES), st.sampled_from([1, 1, 2, 40])),
    st.tuples(st.just("put"), places, st.binary(min_size=1, max_size=6), st.just(1)),
    st.tuples(st.just("over"), places, st.sampled_from(PIECES), st.just(1)),
    st.tuples(st.just("cut"), places, st.just(b""), st.sampled_from([1, 2, 10, 100])),
    st.tuples(st.just("end"), places, st.just(b""), st.just(1)),
    st.tuples(st.just("again"), places, st.just(b""), st.sampled_from([3, 30, 300])),
    st.tuples(st.just("value"), places, st.sampled_from(VALUES), st.just(1)),
)


def changed(data, edit):
    """Return ``data`` with one thing wrong in it."""
    what, place, piece, times = edit
    at = place % (len(data) + 1)
    if what == "put":
        return data[:at] + piece * times + data[at:]
    if what == "over":
        return data[:at] + piece + data[at + len(piece) :]
    if what == "cut":
        return data[:at] + data[at + times :]
    if what == "end":
        return data[:at]
    if what == "again":
        return data[:at] + data[at : at + times] * 20 + data[at:]
    found = list(_VALUE.finditer(data))
    hit = found[place % len(found)] if found else None
    return data[: hit.start() + 1] + piece + data[hit.end() - 1 :] if hit else data


def changed_inside(data, place, edit):
    """Return an archive in one part of which one thing is wrong."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(parts)[place % len(parts)]
    parts[name] = changed(parts[name], edit)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


def rows_of(found, noun):
    columns = columns_of(found, noun, {}, "GB")
    if noun is ImportNoun.CUSTOMERS:
        return people(found, columns, "GB", today=date(2026, 3, 11), source="list")
    read = past_cases if noun is ImportNoun.CASES else past_visits
    zone = {"zone": UTC} if noun is ImportNoun.CASES else {}
    return read(found, columns, "GB", day_first=None, currency="GBP", now=NOW, **zone)


def read(data, noun):
    """Return the table in a file, or the code of what is said of it."""
    try:
        data = without_pictures(data) if kind_of(data) is FileKind.VCARD else data
        return read_table(data, name="list.csv", score=scorer(noun), country="GB")
    except DelightError as error:
        return error.code


def check(data, nouns=tuple(ImportNoun)):
    """See that a file becomes rows or a refusal, within limits."""
    start = time.process_time()
    for noun in nouns:
        found = read(data, noun)
        if isinstance(found, str):
            assert found.startswith("import.")
            continue
        assert all(line.cells is None or len(line.cells) == len(found.header) for line in found.lines)
        assert all(isinstance(row, Person | PastCase | PastVisit | Rejected) for row in rows_of(found, noun))
    assert time.process_time() - start < LONGEST


@pytest.mark.parametrize("name", SEEDS)
@settings(deadline=None)
@given(st.lists(edits, min_size=1, max_size=5))
def test_a_broken_file_is_read_or_refused(name, wrong):
    data = SEEDS[name]
    for edit in wrong:
        data = changed(data, edit)
    check(data)


@pytest.mark.parametrize("name", ["xlsx", "ods"])
@settings(deadline=None)
@given(st.lists(st.tuples(places, edits), min_size=1, max_size=2))
def test_a_workbook_broken_inside_is_read_or_refused(name, wrong):
    data = SEEDS[name]
    for place, edit in wrong:
        data = changed_inside(data, place, edit)
    check(data)


@pytest.mark.long
@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=5_000, deadline=None)
@given(st.lists(edits, min_size=1, max_size=8))
def test_many_broken_files_are_read_or_refused(name, wrong):
    data = SEEDS[name]
    for edit in wrong:
        data = changed(data, edit)
    check(data)


@pytest.mark.long
@pytest.mark.parametrize("name", ["xlsx", "ods"])
@settings(max_examples=5_000, deadline=None)
@given(st.lists(st.tuples(places, edits), min_size=1, max_size=4))
def test_many_workbooks_broken_inside_are_read_or_refused(name, wrong):
    data = SEEDS[name]
    for place, edit in wrong:
        data = changed_inside(data, place, edit)
    check(data)


LONG = 1_000_000


@pytest.mark.parametrize(
    "data",
    [
        b"Name,Email\n" + b"x" * LONG + b"\nZo\xeb,z@example.org\n",
        b"Name,Email\nZo\xeb,z@example.org\n" + b"x" * LONG,
        b"Name,Email\n" + b'"' * LONG,
        b"Name,Email\n" + b'"a,' * (LONG // 3),
        b"Name,Email\n" + b"a," * (LONG // 2),
        b"Name\n" + b" " * LONG + b"x\n",
        b"\n" * LONG + b"Name\nIda\n",
        b"Name;" * (LONG // 5),
        b"Ida;1;" + b"9" * (LONG // 10) + b"x\nZoe;2;y\nFinn;3;z\n",
        b"Name;Q\nZoe;y\nFinn;" + b"a@" * (LONG // 20) + b"!\n",
        b"Name;Q\nZoe;y\nFinn;" + b"@" * (LONG // 10) + b"\n",
        b"Name;Email\nIda;z:<" + b'"' * (LONG // 10) + b"x\n",
        b"Name;Email\nIda;a@b.org;" + b"<" * (LONG // 10) + b"\n",
        b"Name;Email\nIda;a" + b" " * (LONG // 10) + b"b\n",
        b"Name;Phone\nIda;1" + b" " * (LONG // 10) + b"x\n",
        b"Name;Tags\nIda;1" + b" " * (LONG // 10) + b"x\n",
        b"BEGIN:VCARD\nFN:Ida\nNOTE:" + b"x" * LONG + b"\nFN:Zo\xeb\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN:Ida\nPHOTO;ENCODING=b:" + b"AAAA\n " * (LONG // 6) + b"\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:" + b"=\n" * (LONG // 2) + b"Ida\nEND:VCARD\n",
        b"BEGIN:VCARD\nNOTE" + b';A="b"' * (LONG // 6) + b":x\nEND:VCARD\n",
        b"BEGIN:VCARD\nADR:" + b"\\;" * (LONG // 2) + b"\nEND:VCARD\n",
        b"BEGIN:VCARD\n" * (LONG // 12),
        b"BEGIN:VCARD\nAGENT:\n" * (LONG // 19),
        b"dn: cn=Ida\ncn: Ida\njpegPhoto:: " + b"AAAA\n " * (LONG // 6),
        b"dn: x\n\n" * (LONG // 7),
        b"dn: x\ncn: " + b"x" * LONG + b"\xeb\n",
    ],
    ids=lambda data: repr(data[:12] + data[-8:]),
)
def test_a_million_of_anything_is_read_or_refused_soon(data):
    check(data, [ImportNoun.CUSTOMERS])
