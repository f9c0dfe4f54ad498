"""The sheet for the staff room on paper, read back by another reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.domain.insight.team.sheet import Part, TeamFigure
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import PaperSize, Typeface
from delight.letters.sheets.team_page import TeamPage, TeamStory
from delight.letters.sheets.team_sheet import SMALLEST, team_sheet
from tests.letters.samples import read

SENDER = Sender(name="The Honey Bun")
EMPTY = TeamPage(
    title="What we did well",
    month="October 2026",
    heads={"recovery": "Put right", "words": "Kind words", "lesson": "One thing to learn"},
    stories=(),
    lesson="",
    figures=(),
    quiet="A quiet month is a good month, too.",
    foot="No customer is named here.",
    language="en",
    day=date(2026, 11, 1),
)
FULL = replace(
    EMPTY,
    stories=(
        TeamStory(part=Part.RECOVERY, text="The soup was cold. Within ten minutes: a new one."),
        TeamStory(part=Part.WORDS, text='"You made my day"', below="for Marta"),
    ),
    lesson="They call back within a day: 38 of 40 times.",
    figures=(TeamFigure(value="17", words="kind words"), TeamFigure(value="8 of 9", words="promises kept")),
)


def made(page, paper=PaperSize.A4, face=Typeface.SERIF):
    return team_sheet(page, SENDER, paper, face)


def flat(pdf):
    return " ".join(read(pdf).split())


def size_of(pdf, words):
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    found = page.search(words).get_next()
    assert found is not None
    start, _ = found
    left, bottom, _right, top = page.get_charbox(start, loose=True)
    assert left >= 0
    return top - bottom


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
@pytest.mark.parametrize("face", list(Typeface))
def test_all_of_it_reads_back_on_both_papers_in_every_face(paper, face):
    told = flat(made(FULL, paper, face).pdf)
    for words in (
        "The Honey Bun", "What we did well", "October 2026", "17", "kind words", "8 of 9", "PUT RIGHT",
        "The soup was cold.", "KIND WORDS", "“You made my day”", "– for Marta", "ONE THING TO LEARN",
        "38 of 40", "No customer is named here.",
    ):  # fmt: skip
        assert words in told
    assert "A quiet month" not in told


def test_a_month_without_stories_is_kind():
    told = flat(made(EMPTY).pdf)
    assert "A quiet month is a good month, too." in told
    assert "PUT RIGHT" not in told


@pytest.mark.parametrize(
    ("language", "quoted"), [("de", "„So nett“"), ("fr", "« So nett »"), ("es", "«So nett»")]
)
def test_kind_words_stand_in_the_quotes_of_the_language(language, quoted):
    page = replace(EMPTY, language=language, stories=(TeamStory(part=Part.WORDS, text="So nett"),))
    assert quoted in flat(made(page).pdf).replace("\u00a0", " ")


def test_few_stories_are_large_and_many_are_left_out_before_type_gets_small():
    few = made(replace(EMPTY, stories=FULL.stories[:1]))
    long = " ".join(f"Word{n} of a rather long story." for n in range(18))
    stories = tuple(TeamStory(part=part, text=f"Story {n}. {long}") for n in range(8) for part in Part)
    many = made(replace(FULL, stories=stories))
    assert size_of(few.pdf, "The soup") > 1.5 * size_of(many.pdf, "Word0")
    assert size_of(many.pdf, "Word0") >= SMALLEST
    assert many.left_out
    assert 0 not in many.left_out
    assert 1 not in many.left_out
    for place in many.left_out:
        assert stories[place].text not in many.text
    assert many.pages == len(pypdfium2.PdfDocument(many.pdf)) == 1


def test_an_endless_story_is_cut_and_says_so():
    endless = made(replace(EMPTY, stories=(TeamStory(part=Part.RECOVERY, text="very " * 3000),)))
    assert endless.left_out == ()
    assert "very…" in flat(endless.pdf)


def test_kind_words_that_are_cut_keep_the_mark_at_their_end():
    endless = made(replace(EMPTY, stories=(TeamStory(part=Part.WORDS, text="very " * 3000),)))
    assert "very…”" in flat(endless.pdf)


def test_what_is_said_of_a_quiet_month_stands_in_the_middle():
    page = pypdfium2.PdfDocument(made(EMPTY).pdf)[0]
    words = page.get_textpage()
    found = words.search(EMPTY.quiet).get_next()
    assert found is not None
    start, count = found
    left, right = words.get_charbox(start)[0], words.get_charbox(start + count - 1)[2]
    assert (left + right) / 2 == pytest.approx(page.get_size()[0] / 2, abs=2)


def test_a_letter_that_cannot_be_drawn_is_refused():
    with pytest.raises(DelightError) as refused:
        made(replace(EMPTY, lesson="We \ue000 greet"))
    assert refused.value.code == "letters.characters"


LATIN = st.text(st.sampled_from("abc déßñ.,!?\"“”'-12 "), max_size=400)


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.sampled_from(Part), LATIN.filter(str.strip)), max_size=11),
    LATIN,
    st.sampled_from([PaperSize.A4, PaperSize.LETTER]),
)
def test_whatever_comes_it_is_one_page_and_nothing_lies_outside(stories, lesson, paper):
    told = tuple(TeamStory(part=part, text=text.strip()) for part, text in stories)
    sheet = made(replace(FULL, stories=told, lesson=lesson.strip()), paper)
    page = pypdfium2.PdfDocument(sheet.pdf)[0]
    wide, high = page.get_size()
    text = page.get_textpage()
    for place in range(0, text.count_chars(), 7):
        left, bottom, right, top = text.get_charbox(place)
        assert 0 <= left <= right <= wide
        assert 0 <= bottom <= top <= high
