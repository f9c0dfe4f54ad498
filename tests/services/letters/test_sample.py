from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from delight.domain.errors import DelightError
from delight.domain.letters.addressing import Formality
from delight.domain.letters.paper import Envelope, PaperSize
from delight.domain.letters.wordings import WordingFormat
from delight.domain.shop import PictureUse, ShopDraft, checked_shop
from delight.services.letters.sample import window_part


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


def test_a_german_shop_writes_to_somebody_in_germany(services):
    words = text_of(
        services.letters.sample(checked_shop(ShopDraft(name="Café", country="DE", language="de"))).pdf
    )
    assert "12345 Musterstadt" in words
    assert "Sehr geehrte Frau Muster" in words


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


def picture(colour="navy", size=(400, 120)):
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).line((20, 60, size[0] - 20, 70), fill=colour, width=6)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def pictures_on(pdf):
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0]
    return sum(1 for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))


def test_the_logo_and_the_signature_stand_on_it(services):
    draft = checked_shop(ShopDraft(name="Café Zoë", signed_by="Łukasz"))
    assert pictures_on(services.letters.sample(draft).pdf) == 0
    services.pictures.put(PictureUse.LOGO, picture("teal"))
    services.pictures.put(PictureUse.SIGNATURE, picture())
    assert pictures_on(services.letters.sample(draft).pdf) == 2
    bare = services.letters.sample(replace(draft, letterhead=False))
    assert pictures_on(bare.pdf) == 1
    assert "Café Zoë" not in text_of(bare.pdf).splitlines()[0]


def test_a_card_is_shown_as_well(services):
    draft = checked_shop(ShopDraft(name="Café Zoë", signed_by="Łukasz"))
    card = services.letters.sample(draft, WordingFormat.CARD)
    assert card.window is None
    assert pypdfium2.PdfDocument(io.BytesIO(card.pdf))[0].get_width() < 300


@pytest.mark.parametrize(
    ("formality", "greeting"),
    [(Formality.USUAL, "Sehr geehrte Frau Muster"), (Formality.FAMILIAR, "Hallo Zoë")],
)
def test_it_greets_as_the_shop_does(services, formality, greeting):
    draft = checked_shop(ShopDraft(name="Zum Löwen", country="DE", formality=formality))
    assert greeting in text_of(services.letters.sample(draft).pdf)
