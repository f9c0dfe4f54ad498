import unicodedata

import pytest

from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import set_paragraph, set_plain

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


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("You told us by Friday 26 June that", "26 June"),
        ("Das war am Freitag, 26. Juni und", "26. Juni"),
        ("You told us on Friday, June 26 that", "June 26"),
        ("This is from Frau Dr. Meier, who", "Frau Dr. Meier,"),
        ("Please tell us the code **K7M 2PX** when", "K7M 2PX"),
        ("Please ring us on 01632 960 555 and", "01632 960 555"),
        ("We baked you, as was said, a new cake", "a new"),
    ],
)
def test_what_belongs_together_stands_on_one_line(text, held):
    for measure in range(90, 200, 5):
        lines = [line.replace("\u00a0", " ") for line in texts(set_paragraph((text,), Cut(), 11, measure))]
        assert any(held in line for line in lines), (measure, lines)


def test_an_amount_lets_go_of_what_follows():
    text = "We gave you 12,50\u00a0€ back for the cold cup"
    wide = set_paragraph((text,), Cut(), 11, 500)[0]
    assert "back" in [word.text for word in wide.words]


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


def test_a_list_hangs_beside_its_bullets():
    lines = set_paragraph(("• " + TEXT, "• Two"), Cut(), 11, 200)
    assert lines[0].x == lines[-1].x == 0
    inner = [line for line in lines if line.x]
    assert len(inner) == len(lines) - 2 > 0
    assert len({line.x for line in inner}) == 1
    assert all(line.x + line.width <= 200 for line in lines)
    assert texts(lines)[-1] == "• Two"


def test_numbers_line_up_to_the_widest():
    lines = set_paragraph(tuple(f"{n}. {TEXT}" for n in range(8, 12)), Cut(), 11, 200)
    assert len({line.x for line in lines if line.x}) == 1
    assert [text.split()[0] for text in texts(lines) if text[0].isdigit()] == ["8.", "9.", "10.", "11."]


@pytest.mark.parametrize(
    "lines", [("12. June was warm " * 9,), ("3. one " * 20, "7. two " * 20), ("1.no " * 30,)]
)
def test_a_date_is_no_list(lines):
    assert all(line.x == 0 for line in set_paragraph(lines, Cut(), 11, 200))


def test_a_list_from_right_to_left_hangs_on_the_right():
    lines = set_paragraph(("• שלום", "• " + "קפה " * 40), Cut(language="he"), 11, 200)
    assert lines[0].x + lines[0].width == pytest.approx(200)
    assert lines[-1].x + lines[-1].width < 200 - 5


@pytest.mark.parametrize("word", ["שלום" * 300, "محمد" * 300, "कृष्ण" * 300])
def test_a_word_without_end_is_cut_in_any_script(word):
    lines = set_paragraph((word,), Cut(), 11, 200)
    assert len(lines) > 5
    assert all(line.width <= 200 for line in lines)
    assert "".join(texts(lines)) == word


def test_a_style_may_change_in_a_line_that_runs_both_ways():
    line = set_paragraph(("Dear **שרה** and *Zoë*, שלום",), Cut(), 11, 500)[0]
    assert {face.name for w in line.words for face, _ in w.glyphs} == {
        "SourceSerif4-400-11",
        "SourceSerif4-400i-11",
        "NotoSansHebrew-400",
        "NotoSansHebrew-600",
    }
