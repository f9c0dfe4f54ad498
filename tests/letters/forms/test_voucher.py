"""Vouchers on paper of their own: read back by a scanner, a poor picture and a reader of text."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delight.domain.codes import CodeKind, new_code, spaced
from delight.domain.errors import DelightError
from delight.domain.letters.letter import Sender, VoucherFacts
from delight.domain.letters.paper import PaperSize, Picture, Typeface
from delight.domain.money import Money
from delight.letters.forms.voucher import VoucherPaper, draw_vouchers
from delight.letters.forms.voucher_face import VoucherFace
from delight.letters.pdf.page import Page, Rule
from delight.letters.words.loyalty import LOYALTY_WORDS
from tests.letters import boxes
from tests.letters.samples import MM, SENDER
from tests.letters.scanning import picture, poor, scanned

FACTS = VoucherFacts(code="VK72NPXR4", value=Money(minor=1000, currency="EUR"), until=date(2026, 12, 31))
VOUCHER = VoucherPaper(voucher=FACTS)
THING = VoucherPaper(voucher=VoucherFacts(code="VK72NPXR4", item="a breakfast for two"), name="Zoë Brontë")
SAID = {
    "en": ("VOUCHER", "€10", "Good until 31 December 2026", "It need not be spent all at once.", "For"),
    "de": ("GUTSCHEIN", "10 €", "Gültig bis 31. Dezember 2026", "Auch in Teilen einlösbar.", "Für"),
    "fr": ("BON CADEAU", "10 €", "jusqu’au 31 décembre 2026", "Utilisable en plusieurs fois.", "Pour"),
    "es": ("VALE REGALO", "10 €", "hasta el 31 de diciembre", "Se puede gastar en varias veces.", "Para"),
}  # fmt: skip
DL = (210.0, 99.0)


def flat(pdf):
    said = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(said.replace("\u00a0", " ").replace("\u202f", " ").split())


def page_of(paper, sender=SENDER, face=Typeface.SERIF, size=DL):
    return Page(size[0] * MM, size[1] * MM, VoucherFace(sender, face, *size).items(paper, 0, 0))


@pytest.mark.parametrize("face", Typeface)
@pytest.mark.parametrize("language", LOYALTY_WORDS)
def test_one_alone_says_all_of_it_in_its_language(language, face):
    made = draw_vouchers([replace(VOUCHER, language=language)], SENDER, typeface=face)
    shop = ("The Copper Kettle", "3 Market Place, Hebden Bridge", "01632 960 555", "copperkettle.example")
    for words in (*shop, "VK7 2NP XR4", *SAID[language]):
        assert words in flat(made.pdf)
    (width, height) = pypdfium2.PdfDocument(made.pdf)[0].get_size()
    assert (width / MM, height / MM) == pytest.approx(DL, abs=0.02)


def test_what_it_says_can_be_read_aloud():
    assert draw_vouchers([VOUCHER, THING], SENDER).text.replace("\u00a0", " ").split("\n") == [
        "The Copper Kettle",
        "Voucher: €10",
        "VK7 2NP XR4",
        "Good until 31 December 2026",
        "",
        "The Copper Kettle",
        "Voucher: A breakfast for two",
        "VK7 2NP XR4",
        "For Zoë Brontë",
    ]


def test_a_thing_without_end_says_nothing_of_money_or_days():
    said = flat(draw_vouchers([THING], SENDER).pdf)
    assert "A breakfast for two" in said
    assert "For Zoë Brontë" in said
    assert "until" not in said
    assert "all at once" not in said


def test_a_language_without_words_is_english():
    assert "Good until" in flat(draw_vouchers([replace(VOUCHER, language="pt-BR")], SENDER).pdf)


@pytest.mark.parametrize("paper", [None, PaperSize.A4, PaperSize.LETTER])
@pytest.mark.parametrize("accent", ["#0f6f6e", "#ffd800", "#000000"])
def test_a_scanner_and_a_poor_picture_read_each_voucher(paper, accent):
    codes = [new_code(CodeKind.VOUCHER, "7f2b-shop") for _ in range(4 if paper else 2)]
    papers = [replace(VOUCHER, voucher=replace(FACTS, code=code)) for code in codes]
    made = draw_vouchers(papers, replace(SENDER, accent=accent), paper)
    for dpi, look in ((300, lambda image: image), (120, poor)):
        found = [code for page in range(made.pages) for code in scanned(look(picture(made.pdf, dpi, page)))]
        assert sorted(found) == sorted(codes)
    assert made.pages == 2
    assert all(spaced(code) in flat(made.pdf) for code in codes)


@pytest.mark.parametrize(
    ("paper", "size"),
    [(PaperSize.A4, (210, 297)), (PaperSize.LETTER, (215.9, 279.4)), (PaperSize.A5, (210, 297))],
)
@pytest.mark.parametrize(("count", "cuts"), [(1, 1), (2, 2), (3, 2)])
def test_three_stand_on_a_sheet_with_marks_to_cut_along(paper, size, count, cuts):
    from delight.letters.forms.voucher import _sheets

    (page,) = _sheets([VOUCHER] * count, SENDER, Typeface.SERIF, paper)
    assert (page.width / MM, page.height / MM) == pytest.approx(size, abs=0.1)
    marks = [one for one in page.items if isinstance(one, Rule) and max(one.x1, one.x2) < 8 * MM]
    assert [one.y1 / MM for one in marks] == pytest.approx([size[1] / 3 * cut for cut in range(1, cuts + 1)])
    assert len(boxes.squares(page)) == count
    assert boxes.touching(page) == []


def test_a_nameless_one_leaves_a_line_to_write_on_and_a_named_one_writes_it_there():
    bare, named = page_of(VOUCHER), page_of(replace(VOUCHER, name="Zoë Brontë"))
    lines = [
        [one for one in page.items if isinstance(one, Rule) and one.y1 == one.y2] for page in (bare, named)
    ]
    assert [len(found) for found in lines] == [1, 1]
    (line,) = lines[0]
    assert line.x2 - line.x1 > 100 * MM
    over = [box for words, box in boxes.texts(bare) if box[3] > line.y1 - 6 * MM and box[1] < line.y1]
    assert all(box[2] < line.x1 for box in over)
    (name,) = [box for words, box in boxes.texts(named) if words == "ZoëBrontë"]
    assert line.x1 < name[0] < name[2] < line.x2


def test_its_worth_is_the_largest_thing_on_it():
    page = page_of(VOUCHER)
    sizes = sorted((item.size for item in page.items if hasattr(item, "lines")), reverse=True)
    assert sizes[0] > 2 * sizes[1]


def test_a_square_logo_and_a_wide_one_stand_beside_the_name():
    for wide, high in ((300, 300), (900, 200)):
        page = page_of(VOUCHER, replace(SENDER, logo=Picture(data=b"", width=wide, height=high)))
        assert boxes.touching(page) == []
        (name,) = [box for words, box in boxes.texts(page) if words == "TheCopperKettle"]
        assert name[0] > (9 + 9 + 12) * MM


def test_no_voucher_and_characters_that_no_face_has_are_refused():
    with pytest.raises(DelightError, match=r"voucher\.none"):
        draw_vouchers([], SENDER)
    odd = replace(THING, voucher=replace(THING.voucher, item="A \ue000 cake"))
    for one, sender in ((odd, SENDER), (replace(THING, name="\ue000"), SENDER)):
        with pytest.raises(DelightError, match=r"letters\.characters"):
            draw_vouchers([one], sender)
    with pytest.raises(DelightError, match=r"letters\.characters"):
        draw_vouchers([THING], replace(SENDER, address=("\ue000 Lane",)))


LATIN = st.text(st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x24F), min_size=1, max_size=40)
SCRIPTS = st.sampled_from("Ελληνικά кириллица עברית العربية हिन्दी ไทย 日本語 한국어 Tom&Jo l’eau 7".split())
WORDS = st.lists(LATIN | SCRIPTS, min_size=1, max_size=30).map(" ".join) | st.integers(1, 200).map(
    "W".__mul__
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.none() | WORDS, st.integers(1, 10**11), st.sampled_from(["GBP", "JPY", "CHF"]), WORDS, WORDS, WORDS,
    st.sampled_from(Typeface), st.sampled_from(sorted(LOYALTY_WORDS)), st.booleans(), st.booleans(),
)  # fmt: skip
def test_whatever_is_given_nothing_lies_over_anything_else(
    item, minor, currency, name, shop, address, face, language, ends, letter
):
    paper = VoucherPaper(
        voucher=VoucherFacts(
            code="VK72NPXR4",
            item=(item or "")[:200],
            value=None if item else Money(minor=minor, currency=currency),
            until=date(2027, 9, 30) if ends else None,
        ),
        name=name[:80],
        language=language,
    )
    size = (215.9, 279.4 / 3) if letter else DL
    page = page_of(paper, Sender(name=shop[:80], address=(address[:120],)), face, size)
    assert boxes.touching(page) == []
    assert list(boxes.outside(page, 6 * MM)) == []
    (square,) = boxes.squares(page)
    divider = size[0] * MM - 59 * MM
    assert all(box[2] < divider or box[0] > divider for _words, box in boxes.texts(page))
    assert square[0] > divider
