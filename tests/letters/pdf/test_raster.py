import pytest

from delight.domain.errors import DelightError
from delight.domain.letters.paper import Envelope, LetterStyle
from delight.letters.pdf import raster
from delight.letters.render import render
from delight.letters.words.compose import compose, edited
from tests.letters.samples import FULL, wording

PDF = render(compose(wording(), FULL), LetterStyle(envelope=Envelope.NONE)).pdf


def test_a_page_becomes_pixels():
    picture = raster.picture(PDF, dpi=96)
    assert (picture.width, picture.height) == (794, 1123)
    assert picture.stride == picture.width * 4
    assert len(picture.pixels) == picture.stride * picture.height
    assert picture.pixels[:4] == b"\xff\xff\xff\xff"


def test_the_accent_is_drawn_in_its_colour():
    assert b"\x6e\x6e\x0f\xff" * 50 in raster.picture(PDF, dpi=150).pixels


def test_every_page_has_its_picture():
    long = render(edited(compose(wording(), FULL), "word " * 2_000), LetterStyle())
    assert len(list(raster.pictures(long.pdf, dpi=20))) == raster.page_count(long.pdf) == long.pages > 2


@pytest.mark.parametrize(("pdf", "number"), [(b"", 0), (b"not a pdf", 0), (PDF, 5)])
def test_what_cannot_be_shown_is_said_so(pdf, number):
    with pytest.raises(DelightError, match=r"letters\.unreadable_pdf"):
        raster.picture(pdf, number)
