"""Where a page ends, and what holds on to what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.letters.pdf.page import INK, Rule
from delight.letters.sheets.insight_flow import Piece, Section, beside, columns, filled

ROOM = 100.0


def piece(height, **given):
    def draw(x, y):
        yield Rule(x, y, x, y + height, 1.0, INK)

    return Piece(height=height, draw=draw, **given)


def section(*heights, **given):
    return Section(name="", pieces=[piece(height, **given) for height in heights])


def heights(pages):
    return [[one.height for _down, one in page.placed] for page in pages]


def test_a_section_stands_below_another_where_all_of_it_fits():
    both = [section(40), section(50)]
    assert heights(filled(both, ROOM, 3)) == [[40, 50]]
    assert [one.page for one in both] == [3, 3]


def test_a_section_that_does_not_fit_begins_on_a_new_page_unless_much_is_free():
    crowded, roomy = [section(60), section(30, 30)], [section(50), section(30, 30)]
    assert heights(filled(crowded, ROOM, 1)) == [[60], [30, 30]]
    assert heights(filled(roomy, ROOM, 1)) == [[50, 30], [30]]
    assert [one.page for one in (*crowded, *roomy)] == [1, 2, 1, 1]


def test_a_heading_goes_with_what_follows():
    pieces = [piece(60), piece(20, keep=True), piece(30)]
    assert heights(filled([Section(name="", pieces=pieces)], ROOM, 1)) == [[60], [20, 30]]


def test_a_table_that_goes_on_has_its_heading_again():
    head = piece(15)
    rows = [piece(30, again=head) for _ in range(4)]
    assert heights(filled([Section(name="", pieces=[head, *rows])], ROOM, 1)) == [[15, 30, 30], [15, 30, 30]]


def test_the_gap_above_is_left_out_at_the_top():
    (page,) = filled([section(20, 20, gap=7.0)], ROOM, 1)
    assert [down for down, _one in page.placed] == [0.0, 27.0]
    assert page.used == 47.0


def test_two_columns_are_as_high_as_the_higher_and_stand_apart():
    both = beside([piece(30), piece(10)], [piece(25)], 50.0)
    assert both.height == 40
    drawn = [item for item in both.draw(5.0, 8.0) if isinstance(item, Rule)]
    assert [(item.x1, item.y1) for item in drawn] == [(5.0, 8.0), (5.0, 38.0), (55.0, 8.0)]


def test_the_columns_of_the_last_page_are_about_equally_long():
    ((left, right),) = columns([piece(10) for _ in range(8)], ROOM, 2, above=0.0)
    assert (left.used, right.used) == (40, 40)


@pytest.mark.parametrize("count", [1, 2, 3])
@given(sizes=st.lists(st.tuples(st.floats(1, 99), st.floats(0, 20), st.booleans()), min_size=1, max_size=25))
def test_nothing_is_lost_nor_leaves_its_page(count, sizes):
    pieces = [piece(high, gap=gap, keep=keep) for high, gap, keep in sizes]
    pages = filled([Section(name="", pieces=pieces)], ROOM, 1)
    assert [one for page in pages for _down, one in page.placed] == pieces
    found = columns(pieces, ROOM, count, above=0.0)
    assert [one for page in found for column in page for _down, one in column.placed] == pieces
    assert all(len(page) <= count for page in found)
    for page in pages:
        assert page.used <= ROOM + 1e-6 or len(page.placed) > 1
