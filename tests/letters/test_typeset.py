import unicodedata

import pytest

from delight.letters.fonts import Cut
from delight.letters.typeset import set_paragraph, set_plain

TEXT = "Thank you for telling us about the cold cappuccino on Saturday. We were glad that you did, and sorry."


def texts(lines):
    return [" ".join(w.text for w in line.words if w.text != " ") for line in lines]


@pytest.mark.parametrize("measure", [80, 120, 300, 5_000])
def test_no_line_is_wider_than_the_measure(measure):
    lines = set_plain(TEXT, Cut(), 11, measure)
    assert all(line.width <= measure for line in lines)
    assert " ".join(texts(lines)) == TEXT


@pytest.mark.parametrize("word", ["W" * 2_000, "i" * 2_000, "e\u0327\u0301" * 500])
def test_a_word_without_end_is_cut(word):
    lines = set_plain(word, Cut(), 11, 200)
    assert len(lines) > 10
    assert all(line.width <= 200 for line in lines)
    assert "".join(texts(lines)) == unicodedata.normalize("NFC", word)


def test_a_last_line_is_not_one_short_word():
    for measure in range(150, 420, 3):
        lines = set_paragraph((TEXT,), Cut(), 11, measure)
        plain = set_plain(TEXT, Cut(), 11, measure)
        assert len(lines) == len(plain)
        assert lines[-1].width >= plain[-1].width - 1e-6


def test_a_style_may_change_inside_a_word():
    lines = set_paragraph(("un**believ**able *and* so",), Cut(), 11, 500)
    assert texts(lines) == ["unbelievable and so"]
    assert {face.name for w in lines[0].words for face, _ in w.glyphs} == {
        "SourceSerif4-400-11",
        "SourceSerif4-600-11",
        "SourceSerif4-400i-11",
    }


def test_nothing_gives_no_lines():
    assert set_plain("  ", Cut(), 11, 100) == ()
    assert set_paragraph((), Cut(), 11, 100) == ()
