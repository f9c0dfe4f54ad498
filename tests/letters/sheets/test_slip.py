from dataclasses import replace
from itertools import pairwise

import pytest

from delight.domain.letters.paper import LARGE_PRINT, Envelope, LetterStyle, PaperSize
from delight.letters.pdf.page import Box, Rule, Text
from delight.letters.render import render
from delight.letters.sheets.layout import lay_out
from delight.letters.sheets.paper import MM, SHEETS
from delight.letters.words.compose import compose, edited
from tests.letters.samples import FULL, boxes, pages, wording

CODE = "K7M2PX"
PARAGRAPH = "A short paragraph that fills two lines of it. " * 3


def letter(count=2, **style):
    composed = replace(compose(wording(), FULL), reply_code=CODE)
    return edited(composed, "\n\n".join([PARAGRAPH] * count)), LetterStyle(**style)


@pytest.mark.parametrize("size", [11, LARGE_PRINT])
@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
@pytest.mark.parametrize("count", range(1, 14))
def test_the_slip_stands_whole_at_the_foot_of_the_last_page(count, paper, size):
    composed, style = letter(count, paper=paper, size=size)
    texts = list(pages(render(composed, style).pdf))
    assert all("K7M 2PX" not in text for text in texts[:-1])
    assert texts[-1].count("K7M") == 2
    assert "All is well now." in texts[-1]
    assert "Maya Hollis" in texts[-1]
    laid = lay_out(composed, style)[-1]
    cut = next(item.y1 for item in laid.items if isinstance(item, Rule) and item.dash)
    above = [t for t in laid.items if getattr(t, "lines", None) and t.y < cut]
    assert all(text.y + (len(text.lines) - 1) * text.leading < cut - 2 * MM for text in above)
    lowest = max(item.y for item in laid.items if getattr(item, "lines", None))
    assert lowest <= (SHEETS[paper].height - 8) * MM


def test_it_says_whose_it_is_and_has_three_boxes_and_room_for_a_hand():
    composed, style = letter()
    items = lay_out(composed, style)[0].items
    assert len([item for item in items if isinstance(item, Box)]) == 3
    lines = sorted(i.y1 for i in items if isinstance(i, Rule) and i.y1 == i.y2 and not i.dash and i.y1 > 600)
    writing = [y for y in lines if y > 0][-3:]
    assert all(b - a >= 8 * MM for a, b in pairwise(writing))
    text = next(pages(render(composed, style).pdf))
    assert text.count("Zoë Brontë") == 3 or "Zoë Brontë · C-2026-0042" in text


def test_no_slip_without_a_code_and_none_on_cards():
    composed, style = letter()
    assert "Your answer" not in next(pages(render(replace(composed, reply_code=""), style).pdf))
    for paper in (PaperSize.A6, PaperSize.A5, PaperSize.A6_FOLDED, PaperSize.A5_FOLDED):
        card = replace(composed, subject="")
        assert "Your answer" not in "".join(pages(render(card, replace(style, paper=paper)).pdf))


def test_the_code_is_large():
    composed, style = letter(envelope=Envelope.NONE)
    left, top, right, bottom = boxes(render(composed, style).pdf, "K7M")[0]
    assert bottom - top > 3.5
    assert right > left > 100


@pytest.mark.parametrize("size", [11, LARGE_PRINT])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "nl"])
def test_the_slip_fits_in_every_language(language, size):
    composed, style = letter(size=size)
    facts = replace(composed.facts, recipient=replace(composed.facts.recipient, language=language))
    laid = lay_out(replace(composed, facts=facts, language=language), style)[-1]
    cut = next(item.y1 for item in laid.items if isinstance(item, Rule) and item.dash)
    sheet = SHEETS[PaperSize.A4]
    below = [item for item in laid.items if isinstance(item, Text) and item.y > cut]
    bottoms = [text.y + (len(text.lines) - 1) * text.leading for text in below]
    assert max(bottoms) <= (sheet.height - 8) * MM
    assert cut > 0.55 * sheet.height * MM
    assert all(t.x + line.width <= (sheet.width - sheet.right) * MM + 1 for t in below for line in t.lines)
