"""The voucher on letters and cards: read back as a scanner, a telephone and a reader of text find it."""

import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delight.domain.letters.letter import VoucherFacts
from delight.domain.letters.paper import LARGE_PRINT, Envelope, LetterStyle, PaperSize, Typeface
from delight.domain.letters.wordings import WordingFormat
from delight.domain.money import Money
from delight.letters.pdf.page import Rule, Shape
from delight.letters.render import render
from delight.letters.sheets.layout import lay_out
from delight.letters.words.compose import compose, plain_text
from delight.letters.words.loyalty import LOYALTY_WORDS
from delight.letters.words.wording import parse
from tests.letters import boxes
from tests.letters.samples import FULL, MM, WORDINGS
from tests.letters.scanning import picture, poor, scanned

CODE = "VK72NPXR4"
TEN = VoucherFacts(code=CODE, value=Money(minor=1000, currency="GBP"), until=date(2026, 12, 31))
LETTER = LetterStyle(envelope=Envelope.UK_DL)
CARD = LetterStyle(paper=PaperSize.A6, envelope=Envelope.NONE)
UNTIL = {
    "en": "Good until 31 December 2026",
    "de": "Gültig bis 31. Dezember 2026",
    "fr": "Valable jusqu’au 31 décembre 2026",
    "es": "Válido hasta el 31 de diciembre de 2026",
}
STYLES = [
    *(replace(LETTER, envelope=envelope) for envelope in Envelope),
    replace(LETTER, paper=PaperSize.LETTER, envelope=Envelope.US_10),
    *(
        replace(CARD, paper=size)
        for size in (PaperSize.A6, PaperSize.A5, PaperSize.A6_FOLDED, PaperSize.A5_FOLDED)
    ),
]
NAMES = [f"{style.paper}-{style.envelope}" for style in STYLES]


def written(style, voucher=TEN, language="en", *, slip=False, **facts):
    name = "voucher-card" if style.paper not in (PaperSize.A4, PaperSize.LETTER) else "voucher"
    wording = parse((WORDINGS.parent / language / f"{name}.toml").read_text("utf-8"), key=name)
    assert wording.format is (WordingFormat.CARD if name.endswith("card") else WordingFormat.LETTER)
    about = replace(FULL, case=None, actions=(), gesture=None, told=(), voucher=voucher, **facts)
    about = replace(about, recipient=replace(about.recipient, language=language))
    made = compose(wording, about, by_post=style.envelope is not Envelope.NONE)
    return replace(made, reply_code="K7M2PX") if slip else made


def flat(pdf):
    said = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(said.replace("\u00a0", " ").split())


@pytest.mark.parametrize("size", [11.0, LARGE_PRINT])
@pytest.mark.parametrize("style", STYLES, ids=NAMES)
def test_scanner_telephone_and_reader_find_it_on_every_paper(style, size):
    made = render(written(style), replace(style, size=size))
    assert [code for page in range(made.pages) for code in scanned(picture(made.pdf, 300, page))] == [CODE]
    assert CODE in [
        code for page in range(made.pages) for code in scanned(poor(picture(made.pdf, 120, page)))
    ]
    for words in ("VOUCHER", "£10", "VK7 2NP XR4", UNTIL["en"]):
        assert words in flat(made.pdf)


@pytest.mark.parametrize("face", Typeface)
@pytest.mark.parametrize("style", [LETTER, CARD], ids=["letter", "card"])
@pytest.mark.parametrize("language", LOYALTY_WORDS)
def test_it_speaks_the_language_of_the_letter_in_every_face(language, style, face):
    made = render(written(style, language=language), replace(style, typeface=face))
    assert UNTIL[language] in flat(made.pdf)
    assert LOYALTY_WORDS[language].voucher.upper() in flat(made.pdf)
    assert scanned(picture(made.pdf, 300)) == [CODE]
    assert "[" not in flat(made.pdf)


@pytest.mark.parametrize("language", LOYALTY_WORDS)
def test_a_card_says_what_it_is_worth_and_leaves_the_code_to_the_ticket(language):
    body = written(CARD, language=language).body
    assert re.search(r"£10(?![.,]\d)|(?<![.,]\d)10\u00a0(£|GBP)", body)
    assert "VK7" not in body
    assert "2026" not in body


def test_a_thing_begins_large_on_the_ticket_and_small_in_the_sentence():
    loaf = VoucherFacts(code=CODE, item="A loaf of bread.")
    composed = written(LETTER, loaf)
    assert "voucher for a loaf of bread" in composed.body
    assert plain_text(composed).endswith("Voucher: A loaf of bread\nVK7\u00a02NP\u00a0XR4")
    assert "A loaf of bread VK7 2NP XR4" in flat(render(composed, LETTER).pdf)


def test_one_without_a_last_day_says_nothing_of_it():
    endless = replace(TEN, until=None)
    assert "Good until" not in flat(render(written(CARD, endless), CARD).pdf)


def test_a_letter_without_one_has_none():
    composed = replace(written(LETTER), facts=replace(FULL, voucher=None))
    assert not any(isinstance(item, Shape) for page in lay_out(composed, LETTER) for item in page.items)
    assert plain_text(composed).endswith("The Copper Kettle")


@pytest.mark.parametrize("style", [LETTER, replace(LETTER, paper=PaperSize.LETTER, envelope=Envelope.US_10)])
def test_it_stands_above_the_reply_slip_and_clear_of_the_fold_marks(style):
    (page,) = lay_out(written(style, slip=True, personal=""), style)[-1:]
    _left, top, _right, bottom = boxes.square(page)
    cut = next(item.y1 for item in page.items if isinstance(item, Rule) and item.dash and item.y1 == item.y2)
    assert bottom < cut
    ticket = next(item for item in page.items if isinstance(item, Shape) and len(item.outlines) == 1)
    folds = [
        item for item in page.all_items if isinstance(item, Rule) and item.x2 < 15 * MM and not item.dash
    ]
    assert all(fold.x2 < ticket.x for fold in folds)
    assert boxes.touching(page) == []
    assert top > page.height / 3


@pytest.mark.parametrize("paper", [PaperSize.A6_FOLDED, PaperSize.A5_FOLDED])
def test_inside_a_folded_card_it_has_the_left_half_for_itself(paper):
    _outside, inside = lay_out(written(CARD), replace(CARD, paper=paper))
    half = inside.width / 2
    left, _top, right, _bottom = boxes.square(inside)
    assert (left + right) / 2 == pytest.approx(half / 2)
    greeting = next(box for said, box in boxes.texts(inside) if said.startswith("Dear"))
    assert greeting[0] > half


def test_a_long_text_in_a_folded_card_keeps_both_halves_and_lays_the_voucher_in():
    style = replace(CARD, paper=PaperSize.A6_FOLDED)
    pages = lay_out(written(style, personal="Thank you for so many lovely years with us. " * 18), style)
    assert [len(boxes.squares(page)) for page in pages] == [0, 0, 1]
    assert boxes.texts(pages[1])
    assert [boxes.touching(page) for page in pages] == [[], [], []]


LATIN = st.text(st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x24F), min_size=1, max_size=40)
SCRIPTS = st.sampled_from(
    "Ελληνικά кириллица עברית العربية हिन्दी ไทย 日本語 한국어 Tom&Jo l’eau Bread-and-butter 7".split()
)
WORDS = st.lists(LATIN | SCRIPTS, min_size=1, max_size=24).map(lambda words: " ".join(words)[:200])
LONG = st.integers(1, 199).map(lambda count: "W" * count)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(STYLES), st.sampled_from([11.0, LARGE_PRINT]), st.sampled_from(Typeface), WORDS | LONG,
    WORDS, st.booleans(),
)  # fmt: skip
def test_whatever_is_given_nothing_lies_over_anything_else(style, size, face, item, name, slip):
    style = replace(style, size=size, typeface=face)
    composed = written(
        style,
        VoucherFacts(code=CODE, item=item, until=date(2027, 1, 1)),
        slip=slip,
        sender=replace(FULL.sender, name=name[:40]),
        personal=item[:80],
    )
    pages = lay_out(composed, style)
    assert sum(len(boxes.squares(page)) for page in pages) == 1
    assert [boxes.touching(page) for page in pages] == [[] for _page in pages]
    assert [list(boxes.outside(page, 5 * MM)) for page in pages] == [[] for _page in pages]
