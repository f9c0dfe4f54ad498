import io
from dataclasses import replace

import pytest
from PIL import Image as Pillow

from delight.domain.letters.paper import LARGE_PRINT, LetterStyle, PaperSize, Typeface
from delight.domain.letters.paper import Picture as Image
from delight.letters.pdf.page import Picture, Text
from delight.letters.render import render
from delight.letters.sheets.layout import lay_out
from delight.letters.sheets.paper import MM, SHEETS
from delight.letters.words.compose import compose, edited
from tests.letters.samples import FULL, pages, wording

CARDS = [paper for paper, sheet in SHEETS.items() if sheet.card]
PARAGRAPH = "A short paragraph that fills two lines of it. " * 3


def image(width=900, height=300):
    out = io.BytesIO()
    Pillow.new("RGBA", (width, height), (20, 30, 90, 255)).save(out, "PNG")
    return Image(data=out.getvalue(), width=width, height=height)


def sizes(page):
    return {item.size for item in page.items if isinstance(item, Text)}


@pytest.mark.parametrize("size", [11, LARGE_PRINT])
@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize("count", [1, 2, 3, 5, 6, 7, 9, 11])
def test_the_closing_is_never_alone(count, paper, size):
    key = "thank-you-card" if SHEETS[paper].card else "apology"
    composed = edited(compose(wording(key), FULL), "\n\n".join([PARAGRAPH] * count))
    laid = lay_out(composed, LetterStyle(paper=paper, size=size))
    last = [i for i in laid[-1].items if isinstance(i, Text) and i.size >= 8.9]
    bottom = max(i.y + (len(i.lines) - 1) * i.leading for i in last)
    assert bottom <= (SHEETS[paper].height - SHEETS[paper].bottom + 0.1) * MM
    text = list(pages(render(composed, LetterStyle(paper=paper, size=size)).pdf))[-1]
    before = text[: text.rindex("Maya Hollis")]
    assert "of it." in before
    assert len("".join(before.split())) > 45


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER, PaperSize.A6, PaperSize.A5])
def test_large_print_is_never_set_smaller(paper):
    composed = edited(compose(wording("thank-you"), FULL), "\n\n".join([PARAGRAPH] * 7))
    laid = lay_out(composed, LetterStyle(paper=paper, size=LARGE_PRINT))
    body = [i for page in laid for i in page.items if isinstance(i, Text) and len(i.lines) > 1 and i.x < 90]
    assert len(laid) >= 2
    assert min(i.size for i in body if "paragraph" in "".join(w.text for w in i.words)) >= LARGE_PRINT


@pytest.mark.parametrize("paper", CARDS)
@pytest.mark.parametrize("typeface", list(Typeface))
def test_a_card_holds_sixty_words(paper, typeface):
    composed = edited(compose(wording("thank-you-card"), FULL), "Sixty words of thanks fit here. " * 10)
    laid = lay_out(composed, LetterStyle(paper=paper, typeface=typeface))
    assert len(laid) == (2 if SHEETS[paper].folded else 1)


def test_a_scanned_signature_stands_between_closing_and_name():
    composed = compose(wording(), replace(FULL, sender=replace(FULL.sender, signature=image())))
    page = lay_out(composed, LetterStyle())[0]
    (signature,) = [item for item in page.items if isinstance(item, Picture)]
    assert signature.height <= 18 * MM
    assert signature.width / signature.height == pytest.approx(3)
    texts = {"".join(w.text for w in i.words).strip(): i for i in page.items if isinstance(i, Text)}
    name = next(item for text, item in texts.items() if text.startswith("Maya"))
    closing = max(i.y for i in texts.values() if i.y < signature.y + signature.height and i is not name)
    assert closing <= signature.y + 3
    assert signature.y + signature.height < name.y


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.A6, PaperSize.A5])
def test_our_own_paper_leaves_the_same_room(paper):
    composed = compose(wording("thank-you-card"), replace(FULL, sender=replace(FULL.sender, logo=image())))
    drawn, left = (lay_out(composed, LetterStyle(paper=paper, letterhead=on))[0] for on in (True, False))
    assert not any(isinstance(item, Picture) for item in left.all_items)
    assert max(i.y for i in drawn.items if isinstance(i, Text)) == max(
        i.y for i in left.items if isinstance(i, Text)
    )
    assert len(left.all_items) < len(drawn.all_items)


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER, PaperSize.A6, PaperSize.A5])
def test_a_letter_from_right_to_left_ends_at_the_right_margin(paper):
    composed = replace(
        compose(wording("thank-you-card"), FULL), language="he", salutation="שלום יעל,", body="תודה רבה לך."
    )
    page, sheet = lay_out(composed, LetterStyle(paper=paper))[0], SHEETS[paper]
    hebrew = [i for i in page.items if isinstance(i, Text) and "תודה" in "".join(w.text for w in i.words)]
    (line,) = hebrew[0].lines
    assert hebrew[0].x + line.x + line.width == pytest.approx((sheet.width - sheet.right) * MM, abs=0.1)


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
def test_a_short_letter_begins_lower_than_a_long_one(paper):
    tops = []
    for count in (1, 3, 6):
        composed = edited(compose(wording("apology"), FULL), "\n\n".join([PARAGRAPH] * count))
        (page,) = lay_out(composed, LetterStyle(paper=paper))
        tops.append(
            next(i.y for i in page.items if isinstance(i, Text) and "Dear" in [w.text for w in i.words])
        )
    assert tops[0] > tops[1] > tops[2]
    assert tops[0] - tops[2] < 16 * MM
