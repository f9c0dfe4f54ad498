import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.exchange.swelling import OdsExtent, XlsxExtent, check_extent


def outcome(extent, data, size=7):
    try:
        for at in range(0, len(data), size):
            extent.feed(data[at : at + size])
        extent.check()
    except DelightError as error:
        return error.code
    return "fine"


@pytest.mark.parametrize(
    ("rows", "columns", "code"),
    [
        (250_000, 20, ""),
        (0, 0, ""),
        (250_001, 1, "too_large"),
        (1_048_577, 1, "sparse"),
        (1, 16_385, "sparse"),
        (9_000, 9_000, "sparse"),
    ],
)
def test_how_far_a_list_may_reach(rows, columns, code):
    try:
        check_extent(rows, columns)
        found = ""
    except DelightError as error:
        found = error.code.removeprefix("import.")
    assert found == code


FAR = b'<row r="1"><c r="A1"/></row><row r="9000"><c s="1" r="XFD9000" t="s"><v>1</v></c></row>'
NEAR = b'<row r="1"><c r="A1"/></row><row r="2"><c r="B2"><v>1</v></c></row>' * 50


@given(st.integers(1, 200))
def test_cells_are_seen_wherever_the_pieces_are_cut(size):
    assert outcome(XlsxExtent(), FAR, size) == "import.sparse"
    assert outcome(XlsxExtent(), NEAR, size) == "fine"


@given(st.integers(1, 200))
def test_repeated_cells_are_seen_wherever_the_pieces_are_cut(size):
    cell = b'<table:table-cell office:value-type="float" table:number-columns-repeated="%d"/>'
    row = b'<table:table-row table:number-rows-repeated="%d">'
    end = b"</table:table-row>"
    assert outcome(OdsExtent(), row % 9_000 + cell % 9_000 + end, size) == "import.sparse"
    assert outcome(OdsExtent(), row % 9 + cell % 9 + end, size) == "fine"
