import io
from dataclasses import replace

import pytest
from PIL import Image as Pillow

from delight.domain.letters.paper import LARGE_PRINT, Envelope, LetterStyle, PaperSize
from delight.domain.letters.paper import Picture as Image
from delight.letters.pdf.page import Picture, Rule, Text
from delight.letters.sheets.head import card_head, letterhead, logo_size
from delight.letters.sheets.paper import MM, SHEETS, WINDOWS
from tests.letters.samples import SENDER

LONG = "Brontë & Daughters Fine Teas, Coffees, Cakes and Small Gifts of Keighley"


def logo(width, height):
    out = io.BytesIO()
    Pillow.new("RGB", (width, height), (15, 110, 110)).save(out, "PNG")
    return Image(data=out.getvalue(), width=width, height=height)


def bottom(item):
    if isinstance(item, Rule):
        return item.y2
    return item.y + (item.height if isinstance(item, Picture) else (len(item.lines) - 1) * item.leading)


@pytest.mark.parametrize("size", [(600, 600), (1600, 360), (400, 700), (3000, 300), (300, 3000), (40, 40)])
@pytest.mark.parametrize("name", ["Ada", "The Copper Kettle", LONG])
@pytest.mark.parametrize("envelope", list(Envelope))
def test_a_letterhead_stays_above_what_the_window_shows(envelope, name, size):
    style, sheet = LetterStyle(envelope=envelope), SHEETS[PaperSize.A4]
    sender = replace(SENDER, name=name, logo=logo(*size))
    items = letterhead(sender, sheet, style)
    lowest = WINDOWS[envelope].head if envelope in WINDOWS else 40
    assert max(map(bottom, items)) <= lowest * MM
    (image,) = [item for item in items if isinstance(item, Picture)]
    assert image.width / image.height == pytest.approx(size[0] / size[1])
    assert image.height <= 22 * MM + 1e-6
    assert image.width <= 70 * MM + 1e-6
    assert image.y >= 5 * MM
    assert size[0] / (image.width / 72) >= 119
    contact = [item for item in items if isinstance(item, Text) and item.size <= 8]
    names = [item for item in items if isinstance(item, Text) and item.size > 8]
    edge = min(item.x for item in contact)
    assert all(i.x + max(line.width for line in i.lines) <= edge - 7 * MM for i in names)
    assert image.x + image.width <= edge


@pytest.mark.parametrize("paper", [PaperSize.A6, PaperSize.A5])
@pytest.mark.parametrize("name", ["Ada", LONG])
@pytest.mark.parametrize("size", [None, (600, 600), (1600, 360)])
def test_a_cards_head_stands_in_the_middle(paper, name, size):
    sheet = SHEETS[paper]
    sender = replace(SENDER, name=name, logo=logo(*size) if size else None)
    items, end = card_head(sender, sheet, LetterStyle(paper=paper))
    middle = sheet.width / 2 * MM
    for item in items:
        if isinstance(item, Text):
            assert item.x + item.lines[0].width / 2 == pytest.approx(middle)
        if isinstance(item, Picture):
            assert item.x + item.width / 2 == pytest.approx(middle)
    assert max(map(bottom, items)) == pytest.approx(end * MM)
    assert end < sheet.height * 0.35


def test_a_name_on_two_lines_is_balanced():
    items, _ = card_head(
        replace(SENDER, name="The Old Copper Kettle Tea Room in the Mill"),
        SHEETS[PaperSize.A6],
        LetterStyle(),
    )
    widths = [item.lines[0].width for item in items if isinstance(item, Text)]
    assert len(widths) == 1 or min(widths) > 0.55 * max(widths)


def test_a_small_image_is_not_blown_up():
    assert logo_size(logo(120, 60), 70, 22) == pytest.approx((25.4, 12.7))


@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
def test_large_print_says_large_how_to_reach_us(paper):
    sender, sheet = replace(SENDER, address=("3 Market Place", "Hebden Bridge", "HX7 6AA")), SHEETS[paper]
    name, *usual = [i for i in letterhead(sender, sheet, LetterStyle(paper=paper)) if isinstance(i, Text)]
    items = letterhead(sender, sheet, LetterStyle(paper=paper, size=LARGE_PRINT))
    _, *large = [i for i in items if isinstance(i, Text)]
    assert {i.size for i in usual} == {8}
    assert min(i.size for i in large) >= 9
    assert min(i.y - i.size for i in large) >= 8 * MM
    assert min(i.x for i in large) > name.x + name.lines[0].width


@pytest.mark.parametrize("logos", [None, logo(600, 600), logo(1600, 360)])
def test_a_head_goes_down_where_there_is_much_to_say_and_room_below(logos):
    address = ("3 Market Place", "Hebden Bridge above the River", "West Yorkshire", "HX7 6AA")
    sender = replace(SENDER, address=address, website="copperkettle.example", logo=logos)
    for envelope, least in ((Envelope.DIN5008_B, 8.5), (Envelope.DIN5008_A, 5)):
        style = LetterStyle(envelope=envelope, size=LARGE_PRINT)
        items = letterhead(sender, SHEETS[PaperSize.A4], style)
        assert min(i.y - i.size for i in items if isinstance(i, Text)) >= least * MM
        assert max(map(bottom, items)) <= WINDOWS[envelope].head * MM
