"""The shop's standards on paper, read back by another reader."""

from datetime import date

import pypdfium2
import pytest

from delight.domain.errors import DelightError
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import PaperSize, Typeface
from delight.letters.sheets.standard_card import CardLine, StandardCard, standard_card
from delight.letters.sheets.standard_words import STANDARD_WORDS
from tests.letters.samples import pages, read

SENDER = Sender(name="The Honey Bun")


def card(*lines):
    told = tuple(CardLine(point=point, words=words, measured=figure) for point, words, figure in lines)
    return StandardCard(
        title="What you can count on",
        below="Please tell us.",
        lines=told,
        language="en",
        day=date(2026, 3, 11),
    )


def flat(pdf):
    return " ".join(read(pdf).split())


@pytest.mark.parametrize("paper", [PaperSize.A5, PaperSize.A4, PaperSize.LETTER])
@pytest.mark.parametrize("face", list(Typeface))
def test_all_of_it_reads_back_on_every_paper_and_in_every_face(paper, face):
    made = standard_card(
        card(("Counter", "We greet everyone.", ""), ("Phone", "We call back.", "23 of 25")),
        SENDER,
        paper,
        face,
    )
    told = flat(made.pdf)
    for words in (
        "The Honey Bun",
        "What you can count on",
        "COUNTER",
        "We greet everyone.",
        "23 of 25",
        "Please tell us.",
    ):
        assert words in told
    assert made.pages == 1


def test_few_words_are_large_and_many_still_fit_one_sheet():
    def size(count):
        lines = [("Everywhere", f"We keep promise number {n} whatever happens.", "") for n in range(count)]
        made = standard_card(card(*lines), SENDER, PaperSize.A4, Typeface.SERIF)
        page = pypdfium2.PdfDocument(made.pdf)[0].get_textpage()
        start, _ = page.search("promise number 0").get_next()
        left, bottom, right, top = page.get_charbox(start)
        del left, right
        return top - bottom, made.pages

    large, one = size(3)
    small, still_one = size(18)
    assert large > 1.5 * small
    assert (one, still_one) == (1, 1)


def test_what_does_not_fit_goes_on_with_nothing_lost():
    lines = [
        (f"Point {n // 4}", f"Sentence number {n}, which is a rather long one to say at a counter.", "")
        for n in range(60)
    ]
    made = standard_card(card(*lines), SENDER, PaperSize.A5, Typeface.SERIF)
    assert made.pages == len(list(pages(made.pdf))) > 1
    told = flat(made.pdf)
    assert all(f"Sentence number {n}," in told for n in range(60))


def test_characters_that_no_face_has_are_named():
    with pytest.raises(DelightError) as error:
        standard_card(card(("Counter", "We \ue000 greet", "")), SENDER, PaperSize.A5, Typeface.SERIF)
    assert error.value.code == "letters.characters"


def test_every_language_has_every_word():
    assert len({frozenset(words) for words in STANDARD_WORDS.values()}) == 1
