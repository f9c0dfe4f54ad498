"""Cards: the number, what is usual and how sure it is, in words; nothing where it cannot be said."""

from __future__ import annotations

import pytest

from delight.domain.insight.cards import card_words, coverage_words
from delight.domain.insight.chapter import Chapter, Figure, Said, Topic, Verdict
from delight.domain.insight.coverage import Coverage
from delight.domain.insight.period import Against
from delight.domain.insight.values import Between, Number, Unit
from tests.domain.insight.plainly import plain

SAID = (Said(code="back", values={"n": Number(9), "of": Number(11)}),)


def chapter(figure):
    return Chapter(topic=Topic.RETURN, figure=figure, said=SAID)


def share(value, **more):
    return Number(value, Unit.SHARE) if not more else Figure(value=Number(value, Unit.SHARE), **more)


def test_a_share_is_said_with_what_is_usual_and_how_sure_it_is():
    figure = share(
        9 / 11, n=11, some=9, usual=share(0.73), usual_n=60, verdict=Verdict.SAME,
        between=Between(0.523, 0.949, Unit.SHARE),
    )  # fmt: skip
    words = card_words(plain(), chapter(figure), Against.USUAL)
    assert (words.big, words.what, words.usual) == ("82%", "came back", "usually 73%")
    assert words.between == "between 52 and 95 of a hundred"
    assert words.verdict == "no difference that we can tell"
    assert words.sentence == "Nine of eleven came back."
    assert words.spoken.startswith("82% came back. usually 73%. between 52 and 95 of a hundred.")
    assert card_words(plain(), chapter(figure), Against.LAST_YEAR).usual == "a year before 73%"


def test_of_too_few_only_how_many_is_said():
    figure = Figure(
        value=None, n=3, some=2, usual=share(0.73), between=Between(0.2, 0.9, Unit.SHARE),
        verdict=Verdict.HIGHER,
    )  # fmt: skip
    words = card_words(plain(), chapter(figure), Against.USUAL)
    assert (words.big, words.usual, words.between, words.verdict) == ("2 of 3", "", "", "")


@pytest.mark.parametrize("figure", [None, Figure(value=None, n=0, some=0), Figure(value=None, n=0)])
def test_of_nothing_the_sentence_alone_is_said(figure):
    words = card_words(plain(), chapter(figure), Against.USUAL)
    assert words.spoken == words.sentence == "Nine of eleven came back."


def test_what_is_no_share_lies_between_two_numbers_with_their_unit():
    figure = Figure(value=Number(8.4, Unit.SCORE), n=40, between=Between(8.1, 8.7, Unit.SCORE))
    assert card_words(plain(), chapter(figure), Against.USUAL).between == "between 8.1 and 8.7"


def test_a_figure_with_something_of_its_own_to_compare_it_with_says_what_that_is():
    figure = Figure(
        value=Number(42, Unit.NET), n=40, usual=Number(30, Unit.NET), usual_n=30, against="first",
        verdict=Verdict.SAME,
    )  # fmt: skip
    words = card_words(plain(), chapter(figure), Against.LAST_YEAR)
    assert (words.big, words.usual) == ("+42", "at first +30")
    assert words.verdict == "no difference that we can tell"


@pytest.mark.parametrize(
    ("complaints", "known", "begins"),
    [
        (0, 0, ""),
        (5, 0, "We do not know the visits of anybody"),
        (5, 1, "Of 5 complaints we know the visits of one"),
        (1, 1, "We know the visits of the one"),
        (5, 5, "We know the visits of everybody"),
        (5, 4, "Of 5 complaints we know the customers’ visits for 4;"),
    ],
)
def test_whose_visits_are_known_is_said(complaints, known, begins):
    coverage = Coverage(complaints=complaints, named=known, visits_known=known)
    words = coverage_words(plain(), coverage)
    assert words.startswith(begins)
    assert bool(words) is bool(begins)
