import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.exchange.compound import check_compound
from delight.exchange.workbook import read_workbook
from tests.workbooks import compound, xls


def outcome(data):
    try:
        check_compound(data)
    except DelightError as error:
        return error.code
    return "fine"


PLAIN = xls([["Name", "City"], ["Ida", "Ely"]])


def record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (PLAIN, "fine"),
        (compound({"EncryptionInfo": b"", "EncryptedPackage": b"x" * 5_000}), "import.protected"),
        (xls([["Name"]], before=record(0x002F, b"\0" * 6)), "import.protected"),
        (compound({"WordDocument": b""}), "import.is_document"),
        (compound({"__properties_version1.0": b""}), "import.is_mail"),
        (compound({"Something": b""}), "import.damaged"),
        (xls([["Name"]], dimensions=(0, 0xFFFFFFF0, 0, 200)), "import.sparse"),
        (
            xls([["Name"]], before=record(0x0203, struct.pack("<HHHd", 65_535, 65_535, 0, 1.0))),
            "import.sparse",
        ),
        (xls([["Name"]], before=record(0x00FC, struct.pack("<II", 9, 0x7FFFFFFF))), "import.swells"),
        (
            xls([["Name"]], before=record(0x00BD, struct.pack("<HHHIH", 9_000, 0, 0, 0, 65_535))),
            "import.sparse",
        ),
        (
            xls([["Name"]], before=record(0x0200, struct.pack("<HHHHH", 0, 65_000, 0, 255, 0))),
            "import.sparse",
        ),
        (xls([["Name"]], dimensions=(0x2000000, 0x80600, 0, 1)), "import.damaged"),
        (PLAIN[:600], "import.damaged"),
        (PLAIN[:20], "import.damaged"),
    ],
)
def test_what_a_container_is(data, code):
    assert outcome(data) == code


@pytest.mark.parametrize("missing", [1, 600, 1_200])
def test_a_container_of_which_the_end_is_missing_is_never_opened(missing, capfd):
    data = PLAIN[:-missing]
    assert outcome(data) in {"fine", "import.damaged"}
    if outcome(data) == "fine":
        read_workbook(data, len)
    assert capfd.readouterr().err == ""


def test_sectors_that_lead_back_are_damage():
    table = PLAIN.index(struct.pack("<4I", 1, 2, 3, 4))
    looped = PLAIN[:table] + struct.pack("<I", 0) + PLAIN[table + 4 :]
    assert outcome(looped) == "import.damaged"


def test_a_worksheet_is_looked_at_where_the_workbook_says_it_begins():
    """In the middle of another record, where a walk from the start does not see it."""
    inner = (
        record(0x0809, b"\0" * 16)
        + record(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFF, 0, 255, 0))
        + record(10, b"")
    )
    hidden = record(0x00E0, inner)
    data = xls([["Name"]], before=hidden)
    start = data.index(inner) - 512
    at = data.index(struct.pack("<H", 0x0085), data.index(inner) + len(inner)) + 4
    assert outcome(data[:at] + struct.pack("<I", start) + data[at + 4 :]) == "import.sparse"


@given(st.lists(st.tuples(st.integers(0, len(PLAIN) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_any_damage_is_refused_or_harmless(changes):
    data = bytearray(PLAIN)
    for at, value in changes:
        data[at] = value
    assert outcome(bytes(data)).startswith(("fine", "import."))
