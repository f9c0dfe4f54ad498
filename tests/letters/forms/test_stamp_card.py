"""Stamp cards, alone and ten a sheet: read back by a scanner, a poor picture and a reader of text."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delight.domain.codes import CodeKind, new_code, spaced
from delight.domain.errors import DelightError
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import PaperSize, Picture, Typeface
from delight.domain.shop import MOST_STAMPS
from delight.letters.forms.stamp_card import StampCardPaper, draw_stamp_cards
from delight.letters.forms.stamp_face import HEIGHT, WIDTH, CardFace
from delight.letters.pdf.page import Page, Rule, Shape
from delight.letters.words.loyalty import LOYALTY_WORDS
from tests.letters import boxes
from tests.letters.samples import MM, SENDER
from tests.letters.scanning import picture, poor, scanned

SHOP = "7f2b-shop"
CARD = StampCardPaper(
    code="SK72NPXR4",
    needed=10,
    stamped=2,
    head_start=2,
    reward="A breakfast for two",
    name="Zoë Brontë",
    until=date(2026, 12, 31),
)
SAID = {
    "en": ("For a full card", "The first two are from us.", "Good until 31 December 2026"),
    "de": ("Für die volle Karte", "Die ersten zwei sind von uns.", "Gültig bis 31. Dezember 2026"),
    "fr": ("Pour une carte complète", "Les deux premiers sont offerts.", "Valable jusqu’au 31 décembre 2026"),
    "es": (
        "Con la tarjeta completa",
        "Los dos primeros los ponemos nosotros.",
        "Válida hasta el 31 de diciembre",
    ),
}


def flat(pdf):
    said = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(said.replace("\u00a0", " ").split())


def page_of(card, sender=SENDER, face=Typeface.SERIF):
    return Page(WIDTH * MM, HEIGHT * MM, CardFace(sender, face).items(card, 0, 0))


def stamps(page):
    """Return how many places for stamps there are, and how many of them are filled."""
    discs = [item for item in page.items if isinstance(item, Shape) and len(item.outlines[0]) == 60]
    return len(discs), sum(item.fill is not None for item in discs)


@pytest.mark.parametrize("face", Typeface)
@pytest.mark.parametrize("language", LOYALTY_WORDS)
def test_one_on_card_stock_says_all_of_it_in_its_language(language, face):
    made = draw_stamp_cards([replace(CARD, language=language)], SENDER, typeface=face)
    for words in ("The Copper Kettle", "A breakfast for two", "Zoë Brontë", "SK7 2NP XR4", *SAID[language]):
        assert words in flat(made.pdf)
    (width, height) = pypdfium2.PdfDocument(made.pdf)[0].get_size()
    assert (width / MM, height / MM) == pytest.approx((85.6, 54), abs=0.02)


def test_what_it_says_can_be_read_aloud():
    assert draw_stamp_cards([CARD, replace(CARD, name="", until=None)], SENDER).text.split("\n") == [
        "The Copper Kettle",
        "For a full card: A breakfast for two",
        "Zoë Brontë",
        "Good until 31 December 2026",
        "SK7 2NP XR4",
        "",
        "The Copper Kettle",
        "For a full card: A breakfast for two",
        "SK7 2NP XR4",
    ]


def test_a_language_without_words_is_english():
    assert "For a full card" in flat(draw_stamp_cards([replace(CARD, language="pt-BR")], SENDER).pdf)


@pytest.mark.parametrize("paper", [None, PaperSize.A4, PaperSize.LETTER])
def test_a_scanner_and_a_poor_picture_read_each_card(paper):
    cards = [replace(CARD, code=new_code(CodeKind.STAMP_CARD, SHOP)) for _ in range(12 if paper else 2)]
    made = draw_stamp_cards(cards, SENDER, paper)
    codes = [card.code for card in cards]
    for dpi, look in ((300, lambda image: image), (120, poor)):
        found = [code for page in range(made.pages) for code in scanned(look(picture(made.pdf, dpi, page)))]
        assert sorted(found) == sorted(codes)
    assert made.pages == 2
    assert all(spaced(code) in flat(made.pdf) for code in codes)


@pytest.mark.parametrize(("paper", "size"), [(PaperSize.A4, (210, 297)), (PaperSize.LETTER, (215.9, 279.4))])
def test_ten_stand_on_a_sheet_with_marks_to_cut_along(paper, size):
    made = draw_stamp_cards([CARD] * 10, SENDER, paper)
    assert made.pages == 1
    (width, height) = pypdfium2.PdfDocument(made.pdf)[0].get_size()
    assert (width / MM, height / MM) == pytest.approx(size, abs=0.1)


def test_marks_stay_on_american_paper_though_its_margin_is_small():
    from delight.letters.forms.stamp_card import _sheets

    (page,) = _sheets([CARD] * 10, CardFace(SENDER, Typeface.SERIF), PaperSize.LETTER)
    ends = [y for item in page.items if isinstance(item, Rule) for y in (item.y1, item.y2)]
    assert min(ends) > 0
    assert max(ends) < page.height


def test_marks_stand_outside_the_cards_and_only_around_those_there_are():
    from delight.letters.forms.stamp_card import _sheets

    (page,) = _sheets([CARD] * 3, CardFace(SENDER, Typeface.SERIF), PaperSize.A4)
    marks = [item for item in page.items if isinstance(item, Rule)]
    left, top = (210 - 2 * WIDTH) / 2 * MM, (297 - 5 * HEIGHT) / 2 * MM
    right, bottom = left + 2 * WIDTH * MM, top + 2 * HEIGHT * MM
    assert len(marks) == 2 * 3 + 2 * 3
    for mark in marks:
        across = min(mark.x1, mark.x2) > right or max(mark.x1, mark.x2) < left
        assert across or min(mark.y1, mark.y2) > bottom or max(mark.y1, mark.y2) < top
    assert all(edge >= 0 for mark in marks for edge in (mark.x1, mark.y1, mark.x2, mark.y2))
    upright = {round(mark.x1, 2) for mark in marks if mark.x1 == mark.x2}
    assert upright == {round(x, 2) for x in (left, left + WIDTH * MM, right)}


@pytest.mark.parametrize("needed", range(2, MOST_STAMPS + 1))
def test_every_stamp_has_its_place_and_the_first_are_on(needed):
    page = page_of(replace(CARD, needed=needed, stamped=1, head_start=1))
    assert stamps(page) == (needed, 1)
    said = [words for words, _box in boxes.texts(page)]
    assert {str(place) for place in range(2, needed)} <= set(said)
    assert boxes.touching(page) == []


def test_ten_stamps_have_room_for_a_real_stamp_also_beside_a_logo_and_a_long_reward():
    told = {
        "reward": "Ein Kaffee und ein Stück Kuchen nach Wahl",
        "name": "Anna-Sophie Wendelstein-Obermayer",
    }
    logo = Picture(data=b"", width=300, height=300)
    page = page_of(replace(CARD, **told, language="de"), replace(SENDER, logo=logo), Typeface.SANS)
    discs = [item for item in page.items if isinstance(item, Shape) and len(item.outlines[0]) == 60]
    assert min(2 * max(x for x, _y in item.outlines[0]) for item in discs) > 8 * MM


def test_a_card_that_is_in_use_shows_its_stamps_and_no_word_of_a_gift():
    page = page_of(replace(CARD, stamped=7))
    assert stamps(page) == (10, 7)
    assert not any("from us" in words for words, _box in boxes.texts(page))
    assert stamps(page_of(replace(CARD, stamped=10))) == (10, 10)


def test_one_of_nobody_without_end_is_quiet_about_it():
    bare = flat(draw_stamp_cards([replace(CARD, name="", until=None, head_start=0, stamped=0)], SENDER).pdf)
    assert "until" not in bare
    assert "from us" not in bare
    assert "For a full card A breakfast for two" in bare


def test_the_code_is_as_wide_as_its_square():
    page = page_of(CARD)
    left, _top, right, _bottom = boxes.square(page)
    white = (right - left) * 4 / 29
    (box,) = [box for words, box in boxes.texts(page) if "XR4" in words]
    assert (box[0], box[2]) == pytest.approx((left + white, right - white), abs=0.1)


def test_no_card_and_characters_that_no_face_has_are_refused():
    with pytest.raises(DelightError, match=r"card\.none_to_print"):
        draw_stamp_cards([], SENDER)
    for odd in (replace(CARD, reward="A \ue000 cake"), replace(CARD, name="\ue000")):
        with pytest.raises(DelightError, match=r"letters\.characters"):
            draw_stamp_cards([odd], SENDER)


LATIN = st.text(st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x24F), min_size=1, max_size=40)
SCRIPTS = st.sampled_from("Ελληνικά кириллица עברית العربية हिन्दी ไทย 日本語 한국어 Tom&Jo l’eau 7".split())
WORDS = st.lists(LATIN | SCRIPTS, min_size=1, max_size=24).map(" ".join) | st.integers(1, 200).map(
    "W".__mul__
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(2, MOST_STAMPS), st.integers(0, MOST_STAMPS), WORDS, WORDS, WORDS,
    st.sampled_from(Typeface), st.sampled_from(sorted(LOYALTY_WORDS)), st.booleans(),
)  # fmt: skip
def test_whatever_is_given_nothing_lies_over_anything_else(
    needed, on, reward, name, shop, face, language, ends
):
    card = StampCardPaper(
        code="SK72NPXR4",
        needed=needed,
        stamped=min(on, needed),
        head_start=min(on, needed - 1),
        reward=reward[:120],
        name=name[:80],
        until=date(2027, 9, 30) if ends else None,
        language=language,
    )
    page = page_of(card, Sender(name=shop[:80]), face)
    assert stamps(page) == (needed, min(on, needed))
    assert boxes.touching(page) == []
    assert list(boxes.outside(page, 1.5 * MM)) == []
