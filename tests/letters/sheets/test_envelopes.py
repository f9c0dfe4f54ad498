from dataclasses import replace

import pytest

from delight.domain.errors import DelightError
from delight.domain.letters.paper import EnvelopeSize, Typeface
from delight.letters.sheets.envelopes import CODES, FRONTS, STAMP, envelopes
from tests.letters.samples import SENDER, boxes, pages
from tests.letters.sheets.test_labels import characters

SOMEBODY = ("Zoë Brontë", "Flat 7, The Old Granary", "14 Mill Lane", "Keighley", "BD22 8DU")
SHOP = replace(SENDER, name="Brontë & Daughters Fine Teas, Coffees, Cakes and Small Gifts of Keighley")


@pytest.mark.parametrize("typeface", list(Typeface))
@pytest.mark.parametrize("lines", [3, 7])
@pytest.mark.parametrize("size", list(EnvelopeSize))
def test_the_address_leaves_free_what_the_post_needs(size, lines, typeface):
    front = FRONTS[size]
    people = [(*SOMEBODY, "Line six", "GERMANY")[:lines]] * 2
    rendered = envelopes(people, SHOP, size, typeface)
    assert rendered.pages == 2
    for _, (left, top, right, bottom) in characters(rendered.pdf, 1):
        assert left >= 8
        assert right <= front.width - 8
        assert bottom <= front.height - CODES
        assert top >= STAMP[1] or right <= front.width - STAMP[0]
        assert top >= 5


@pytest.mark.parametrize("size", list(EnvelopeSize))
def test_address_and_sender_keep_apart(size):
    pdf, front = envelopes([SOMEBODY], SENDER, size).pdf, FRONTS[size]
    assert min(box[1] for box in boxes(pdf, "Zoë Brontë")) >= front.y
    assert min(box[0] for box in boxes(pdf, "Zoë Brontë")) == pytest.approx(front.x, abs=0.6)
    assert max(box[3] for box in boxes(pdf, "HX7 6AA")) < front.y - 8


def test_the_page_is_the_envelope():
    pdf = envelopes([SOMEBODY], SENDER, EnvelopeSize.US_10).pdf
    box = [float(v) for v in pdf.split(b"/MediaBox[")[1].split(b"]")[0].split()]
    assert box == pytest.approx([0, 0, 9.5 * 72, 4.125 * 72], abs=0.01)


def test_an_address_without_end_is_named():
    with pytest.raises(DelightError) as caught:
        envelopes([("Ada", *("line",) * 40)], SENDER, EnvelopeSize.DL)
    assert caught.value.code == "letters.label_too_long"
    with pytest.raises(DelightError, match=r"letters\.none"):
        envelopes([], SENDER, EnvelopeSize.DL)


def test_equal_people_give_equal_bytes():
    first, again = (envelopes([SOMEBODY], SENDER, EnvelopeSize.C6) for _ in range(2))
    assert first == again
    assert "Zoë Brontë" in next(pages(first.pdf))
