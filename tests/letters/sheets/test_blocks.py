from hypothesis import given, settings
from hypothesis import strategies as st

from delight.letters.sheets.blocks import LADDER, fitted, most_lines
from delight.letters.sheets.paper import MM
from delight.letters.type.fonts import Cut

LINES = st.lists(st.text("abc Wi", min_size=1, max_size=50), min_size=1, max_size=12)


@settings(max_examples=100, deadline=None)
@given(LINES, st.floats(20, 90), st.floats(10, 60))
def test_a_block_stays_in_its_place_and_loses_nothing(texts, width, height):
    block = fitted(texts, Cut(), width * MM, height * MM)
    if block is None:
        return
    assert block.height <= height * MM + 1e-6
    assert max((line.width for line in block.lines), default=0) <= width * MM + 1e-6
    shown = "".join(word.text for line in block.lines for word in line.words)
    assert "".join(shown.split()) == "".join("".join(texts).split())
    assert block.size in {size for size, _ in LADDER}


def test_letters_get_somewhat_smaller_before_a_line_is_folded():
    line = "The Old Granary at the Upper Mill"
    wide, narrow, tight = (fitted([line], Cut(), width * MM, 30 * MM) for width in (80, 53, 40))
    assert (len(wide.lines), wide.size) == (1, 10.5)
    assert len(narrow.lines) == 1
    assert 9 <= narrow.size < 10.5
    assert (len(tight.lines), tight.size) == (2, 10.5)


def test_the_most_lines_are_what_fits():
    height = 40 * MM
    count = most_lines(height)
    assert fitted(["line"] * count, Cut(), 300, height)
    assert fitted(["line"] * (count + 1), Cut(), 300, height) is None
    assert most_lines(0) == 0
