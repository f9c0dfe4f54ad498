"""Bold and italic on the screen are those of the paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.letters.type.markup import runs
from delight.ui.letters.write.emphasis import (
    BOLD,
    ITALIC,
    is_marked,
    put_mark,
    stretches,
    without_edges,
    word_at,
)


@given(st.text("ab *\\", max_size=20))
def test_the_screen_shows_what_the_paper_will(line):
    shown = [(bold, italic) for *_, bold, italic, mark in _characters(line) if not mark]
    printed = [(run.bold, run.italic) for run in runs(line) for _ in run.text]
    assert [s for s in shown if any(s)] == [p for p in printed if any(p)] or "\\" in line


def _characters(line):
    found = [(at, False, False, False) for at in range(len(line))]
    for part in stretches(line):
        for at in range(part.start, part.end):
            found[at] = (at, part.bold, part.italic, part.mark)
    return found


@pytest.mark.parametrize("mark", [BOLD, ITALIC])
@given(before=st.text("ab ", max_size=5), words=st.text("ab", min_size=1), after=st.text("ab ", max_size=5))
def test_a_mark_put_on_and_taken_off_leaves_the_line(mark, before, words, after):
    line, start, end = f"{before}{words}{after}", len(before), len(before) + len(words)
    marked = put_mark(line, start, end, mark, on=True)
    assert marked.text[marked.start : marked.end] == words
    assert is_marked(*marked, mark)
    assert put_mark(*marked, mark, on=False) == (line, start, end)


def test_bold_within_italic_is_both():
    assert is_marked("***both***", 3, 7, BOLD)
    assert is_marked("***both***", 3, 7, ITALIC)
    assert not is_marked("**bold**", 2, 6, ITALIC)


def test_a_selection_loses_its_edges_and_a_word_is_found():
    assert without_edges("so  sorry **", 2, 12) == (4, 9)
    assert word_at("so sorry, Zoë’s", 5) == (3, 8)
    assert word_at("so sorry, Zoë’s", 12) == (10, 15)
    assert word_at("a  b", 2) == (2, 2)
