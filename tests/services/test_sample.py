from __future__ import annotations

import io

import pypdfium2
import pytest

from delight.domain.errors import DelightError
from delight.domain.paper import Envelope, PaperSize
from delight.domain.shop import ShopDraft, checked_shop
from delight.services.sample import window_part


def text_of(pdf):
    return pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage().get_text_range()


def test_a_shop_sees_its_letter_before_it_is_stored(services):
    draft = checked_shop(
        ShopDraft(name="Café Zoë", address="1 Hill\nHarbour", signed_by="Łukasz", phone="0123")
    )
    letter = services.letters.sample(draft)
    words = text_of(letter.pdf)
    assert "Café Zoë" in words
    assert "Łukasz" in words
    assert services.shop.row().name == "The Honey Bun"
    assert services.letters.page() == []


def test_a_name_that_no_face_has_is_refused(services):
    with pytest.raises(DelightError, match=r"letters\.characters"):
        services.letters.sample(checked_shop(ShopDraft(name="Shop \ue123")))


@pytest.mark.parametrize("envelope", Envelope)
@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
def test_the_window_lies_on_the_sheet(envelope, paper):
    part = window_part(envelope, paper)
    if envelope is Envelope.NONE:
        assert part is None
        return
    left, top, wide, high = part
    assert 0 < left < left + wide < 1
    assert 0 < top < top + high < 0.5
