import io
from datetime import date

import pypdfium2
import pytest
from PIL import Image

from delight.domain.errors import DelightError
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import Box, Page, Picture, Rule, Stationery, text_line
from delight.letters.type.fonts import Cut
from tests.letters.type.test_scripts import by_poppler, visible

RED, BLUE = (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)


def drawn(*items, pages=1):
    document = Document(title="Page", author="Shop", language="en", day=date(2026, 6, 17))
    for _ in range(pages):
        document.add(Page(100, 100, [*items]))
    return document.bytes()


def pixels(pdf):
    return pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")


def picture(mode, colour, kind="PNG", **more):
    file = io.BytesIO()
    Image.new(mode, (8, 4), colour).save(file, kind, **more)
    return file.getvalue()


def near(pixel, colour):
    return all(abs(a - b) <= 3 for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize(
    ("data", "colour"),
    [
        (picture("RGB", (200, 10, 10)), (200, 10, 10)),
        (picture("RGB", (200, 10, 10), "JPEG", quality=95), (200, 10, 10)),
        (picture("CMYK", (0, 0, 0, 255), "JPEG", quality=95), (0, 0, 0)),
        (picture("L", 90), (90, 90, 90)),
        (picture("1", 0), (0, 0, 0)),
        (picture("P", 0), (0, 0, 0)),
        (picture("RGBA", (0, 0, 0, 128)), (127, 127, 127)),
        (picture("RGBA", (0, 0, 0, 0)), (255, 255, 255)),
        (picture("LA", (0, 128)), (127, 127, 127)),
    ],
    ids=["rgb", "jpeg", "cmyk", "grey", "bits", "palette", "half", "clear", "grey-half"],
)
def test_a_picture_stands_in_its_place(data, colour):
    page = pixels(drawn(Picture(data, 10, 20, 40, 20)))
    assert near(page.getpixel((30, 30)), colour)
    assert page.getpixel((5, 30)) == page.getpixel((30, 45)) == page.getpixel((30, 15)) == (255, 255, 255)


def test_a_picture_is_embedded_once():
    data = picture("RGBA", (9, 9, 9, 9))
    once, often = drawn(Picture(data, 0, 0, 9, 9)), drawn(*[Picture(data, 0, 0, 9, 9)] * 5, pages=3)
    assert once.count(b"/Subtype/Image") == often.count(b"/Subtype/Image") == 2


@pytest.mark.parametrize("data", [b"", b"GIF89a", picture("RGB", 0)[:40], picture("RGB", 0, "GIF")])
def test_what_is_no_picture_is_said_so(data):
    with pytest.raises(DelightError, match=r"letters\.picture"):
        drawn(Picture(data, 0, 0, 9, 9))


def test_boxes_are_stroked_filled_or_both():
    page = pixels(drawn(Box(10, 10, 30, 30, weight=4, colour=RED), Box(50, 10, 30, 30, weight=0, fill=BLUE)))
    assert page.getpixel((10, 25)) == (255, 0, 0)
    assert page.getpixel((25, 25)) == (255, 255, 255)
    assert page.getpixel((65, 25)) == (0, 0, 255)
    assert page.getpixel((47, 25)) == (255, 255, 255)


def test_later_items_cover_earlier_ones():
    items = Box(10, 10, 30, 30, fill=RED), Box(10, 10, 30, 30, fill=BLUE)
    assert pixels(drawn(*items)).getpixel((20, 20)) == (0, 0, 255)


def test_a_cut_line_is_dashed_and_the_next_one_is_not():
    dashed, whole = Rule(0, 20, 100, 20, 4, RED, (10, 10)), Rule(0, 60, 100, 60, 4, RED)
    page = pixels(drawn(dashed, whole))
    assert page.getpixel((5, 20)) == (255, 0, 0)
    assert page.getpixel((15, 20)) == (255, 255, 255)
    assert page.getpixel((15, 60)) == (255, 0, 0)


def test_equal_pages_are_equal_bytes_and_other_pictures_are_not():
    def page(shade):
        return drawn(Picture(picture("RGB", shade), 0, 0, 9, 9), text_line("Zoë", 5, 50, 9, Cut()))

    assert page(5) == page(5) != page(6)


def stationed(stationery, *, shares, pages=3):
    document = Document(title="Page", author="Shop", language="en", day=date(2026, 6, 17), shares=shares)
    for number in range(pages):
        own = text_line(f"Letter {number}", 10, 50, 10, Cut())
        document.add(Page(100, 100, [Rule(0, 80, 100, 80, 9, BLUE), own], stationery))
    return document.bytes()


def test_stationery_is_held_once_and_shown_on_every_page():
    """Under each page's own items, with its picture, and it reads back."""
    shown = Stationery(
        (text_line("The Copper Kettle", 10, 20, 10, Cut()), Picture(picture("L", 90), 5, 60, 90, 30))
    )
    alone, shared = (stationed(shown, shares=shares) for shares in (False, True))
    assert shared.count(b"/Subtype/Form") == 1
    assert alone.count(b"/Subtype/Form") == 0
    for one, other in zip(pypdfium2.PdfDocument(alone), pypdfium2.PdfDocument(shared), strict=True):
        first, second = (page.render(scale=2).to_pil().convert("RGB") for page in (one, other))
        assert first.tobytes() == second.tobytes()
        assert near(second.getpixel((100, 160)), (0, 0, 255))
        assert near(second.getpixel((100, 130)), (90, 90, 90))
        text = other.get_textpage().get_text_bounded()
        assert text == one.get_textpage().get_text_bounded()
        assert text.startswith("The Copper Kettle")


def test_each_shop_and_each_size_of_page_has_its_own():
    document = Document(title="Page", author="Shop", language="en", day=date(2026, 6, 17), shares=True)
    first, second = (Stationery((Rule(0, 10, 100, 10, 9, shade),)) for shade in (RED, BLUE))
    for stationery, height in ((first, 100), (first, 200), (second, 100), (first, 100)):
        document.add(Page(100, height, [], stationery))
    pages = pypdfium2.PdfDocument(document.bytes())
    seen = [page.render(scale=1).to_pil().convert("RGB").getpixel((50, 10)) for page in pages]
    assert seen == [(255, 0, 0), (255, 0, 0), (0, 0, 255), (255, 0, 0)]


@pytest.mark.parametrize("items", [(), (text_line("q\u0303 Kettle", 10, 20, 10, Cut()),)])
def test_what_readers_need_marks_for_stays_on_the_page(items):
    pdf = stationed(Stationery(items), shares=True)
    assert b"/Subtype/Form" not in pdf


def test_a_letterhead_reads_back_beside_letters_that_run_the_other_way():
    """poppler moves signs on pages that mostly run from right to left, whatever the page before is like."""
    head = Stationery((text_line("Maya & Co. (bakers)", 10, 20, 10, Cut()),))
    letters = (
        text_line("Dear Zoë", 10, 60, 10, Cut()),
        text_line("שלום דנה כהן, תודה רבה על הקפה", 10, 60, 10, Cut(language="he")),
    )
    document = Document(title="Page", author="Shop", language="en", day=date(2026, 6, 17), shares=True)
    for letter in (*letters, letters[0]):
        document.add(Page(200, 100, [letter], head))
    pdf = document.bytes()
    assert pdf.count(b"/Subtype/Form") == 1
    assert visible(by_poppler(pdf)).count(visible("Maya & Co. (bakers)")) == 3
