from dataclasses import replace

import pytest

from delight.domain.letters.paper import LetterStyle, PaperSize
from delight.letters.pdf.page import Rule, Text
from delight.letters.render import render
from delight.letters.sheets.layout import lay_out
from delight.letters.sheets.paper import MM
from delight.letters.words.compose import compose, edited
from tests.letters.samples import FULL, pages, wording
from tests.letters.samples import MM as POINTS
from tests.letters.sheets.test_labels import characters

FOLDED = {PaperSize.A6_FOLDED: (210, 148), PaperSize.A5_FOLDED: (297, 210)}


def card(paper, body=None, **style):
    composed = compose(wording("thank-you-card"), FULL)
    return (edited(composed, body) if body else composed), LetterStyle(paper=paper, **style)


@pytest.mark.parametrize("paper", list(FOLDED))
def test_front_and_text_stand_on_the_right_panels(paper):
    pdf, (width, height) = render(*card(paper)).pdf, FOLDED[paper]
    outside, inside = pages(pdf)
    assert "Thank you" in outside
    assert "The Copper Kettle" in outside
    assert "Dear Zoë" in inside
    for number in (0, 1):
        for _, (left, top, right, bottom) in characters(pdf, number):
            assert width / 2 + 8 < left < right < width - 8
            assert 8 < top < bottom < height - 8
    box = [float(v) for v in pdf.split(b"/MediaBox[")[1].split(b"]")[0].split()]
    assert box == pytest.approx([0, 0, width * POINTS, height * POINTS], abs=0.3)


def test_the_front_is_of_one_colour():
    outside, _ = lay_out(*card(PaperSize.A6_FOLDED))
    assert len({item.colour for item in outside.items if isinstance(item, (Text, Rule))}) == 1


@pytest.mark.parametrize("paper", list(FOLDED))
def test_the_score_is_marked_inside_at_the_edges_only(paper):
    outside, inside = lay_out(*card(paper))
    width, height = FOLDED[paper]
    marks = [i for i in inside.items if isinstance(i, Rule)]
    assert [m.x1 for m in marks] == pytest.approx([width / 2 * MM] * 2, abs=0.1)
    assert all(min(m.y1, m.y2) == 0 or max(m.y1, m.y2) == pytest.approx(height * MM) for m in marks)
    assert all(abs(m.y1 - m.y2) <= 3 * MM + 1e-6 for m in marks)
    assert not any(isinstance(i, Rule) and i.x1 < (width / 2 + 5) * MM for i in outside.items)


def test_more_text_begins_on_the_left_and_goes_on_on_further_sheets():
    long = "\n\n".join(["A short paragraph that fills two lines of it. " * 3] * 7)
    found = lay_out(*card(PaperSize.A6_FOLDED, long))
    assert len(found) == 2
    lefts = {i.x < found[1].width / 2 for i in found[1].items if isinstance(i, Text)}
    assert lefts == {True, False}
    assert len(lay_out(*card(PaperSize.A6_FOLDED, "\n\n".join([long] * 3)))) > 2


def test_our_own_card_has_its_front_already():
    (inside,) = lay_out(*card(PaperSize.A6_FOLDED, letterhead=False))
    assert any(isinstance(i, Text) for i in inside.items)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it"])
def test_the_front_speaks_the_letters_language_or_shows_the_shop_alone(language):
    composed, style = card(PaperSize.A6_FOLDED)
    front = next(pages(render(replace(composed, language=language), style).pdf))
    words = {"en": "Thank you", "de": "Danke", "fr": "Merci", "es": "Gracias"}
    assert words.get(language, "The Copper Kettle") in front
