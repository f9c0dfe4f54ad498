"""The order of pages on sheets that are folded."""

from __future__ import annotations

import pytest

from delight.letters.pdf.page import Page, text_line
from delight.letters.sheets.insight_fold import imposed, order
from delight.letters.type.fonts import Cut
from tests.letters import boxes


def test_one_sheet_and_two_as_printers_have_them():
    assert order(4) == [(3, 0), (1, 2)]
    assert order(8) == [(7, 0), (1, 6), (5, 2), (3, 4)]


@pytest.mark.parametrize("count", range(4, 60, 4))
def test_folded_and_laid_into_each_other_the_pages_are_in_order(count):
    """Leaf through: each sheet's outer side, then its inner one, up to the middle and out again."""
    sides = order(count)
    rights = [
        page
        for number, (left, right) in enumerate(sides)
        for page in ([right] if number % 2 == 0 else [left])
    ]
    lefts = [
        page
        for number, (left, right) in enumerate(sides)
        for page in ([left] if number % 2 == 0 else [right])
    ]
    assert [*rights, *reversed(lefts)] == list(range(count))


def test_pages_stand_side_by_side_and_whole():
    pages = [Page(420, 595, [text_line(f"Page {n}", 50, 60, 10, Cut())]) for n in range(8)]
    sides = imposed(pages)
    assert [(side.width, side.height) for side in sides] == [(840, 595)] * 4
    assert [[said for said, _box in sorted(boxes.texts(side), key=lambda one: one[1])] for side in sides] == [
        ["Page7", "Page0"], ["Page1", "Page6"], ["Page5", "Page2"], ["Page3", "Page4"],
    ]  # fmt: skip
    assert [round(box[0]) for _said, box in boxes.texts(sides[0])] == [50, 470]
