from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.charts.sketch import Canvas, Sketch, shown
from tests.domain.charts.made import lettering

LETTERS = lettering()
WORDS = st.text(alphabet="abc é ", max_size=60)


@settings(deadline=None)
@given(WORDS, st.floats(0, 300), st.booleans())
def test_words_are_never_wider_than_their_room(words, room, strong):
    fitted = LETTERS.fitted(words, room, strong=strong)
    assert LETTERS.width(fitted, strong) <= room or not words
    assert fitted == words or fitted == "" or (fitted.endswith("…") and words.startswith(fitted[:-1]))


@settings(deadline=None)
@given(WORDS, st.floats(20, 300), st.integers(1, 3))
def test_wrapped_words_keep_their_order_and_all_of_them_where_there_is_room(words, room, lines):
    wrapped = LETTERS.wrapped(words, room, lines)
    assert len(wrapped) <= lines
    assert all(LETTERS.width(line, False) <= room for line in wrapped)
    if not any(line.endswith("…") for line in wrapped):
        assert " ".join(wrapped).split() == words.split()


def test_words_are_put_once_and_only_where_there_is_room():
    sketch = Sketch(Canvas(width=100, height=40, lettering=LETTERS))
    assert sketch.text("one", 0, 12)
    assert not sketch.text("two", 5, 12), "there stands one"
    assert not sketch.text("low", 0, 45), "below the canvas"
    assert not sketch.text("wide", 50, 12, room=2), "no letter has room"
    assert len(sketch.shapes) == 1


def test_of_many_marks_the_last_place_says_how_many_more():
    assert shown([1, 2, 3], 3) == ([1, 2, 3], 0)
    assert shown([1, 2, 3, 4], 3) == ([1, 2], 2)
