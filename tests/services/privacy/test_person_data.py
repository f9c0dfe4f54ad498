"""A person's data: all of it, readable and for machines, and nobody else's."""

from __future__ import annotations

import json

import pypdfium2
import pytest

from delight.data.entities import Note
from delight.domain.changes import DeedName
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.errors import UnknownError
from delight.letters.sheets.data_words import DATA_WORDS
from tests import factories
from tests.services.test_erasing import busy, person, rare


def text_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_everything_about_somebody_is_in_both(services):
    who = person(services, 3)
    busy(services, 3, who)
    document = json.dumps(services.privacy.data(who.id).document, ensure_ascii=False)
    rendered, data = services.privacy.sheet(who.id)
    sheet = text_of(rendered.pdf)
    for token in who.tokens:
        assert token in document, token
        assert token in sheet, token
    assert data.others == ()
    assert "pdf_base64" in document
    assert "data_base64" in document


def test_others_are_blacked_out_and_named_to_the_person_at_the_desk(services):
    anna = factories.customer(
        services, "Anna Blau", email="anna@blau.example", phone="01632 960555", address=""
    )
    zoe = factories.customer(
        services, know="Comes with Anna Blau (anna@blau.example, 01632 960555). Annas cake."
    )
    with services.context.deed(DeedName.NOTE_ADDED) as deed:
        deed.add(Note(customer_id=zoe, text="Ask ANNA  BLAU first.", at=deed.at))
    rendered, data = services.privacy.sheet(zoe)
    assert data.others == ("Anna Blau",)
    document = json.dumps(data.document, ensure_ascii=False).casefold()
    for told in (document, text_of(rendered.pdf).casefold()):
        assert "blau" not in told
        assert "960555" not in told
        assert "zoë" in told
    assert services.customers.get(anna).name == "Anna Blau"


def test_a_namesake_does_not_black_out_the_person_themselves(services):
    factories.customer(services, "Zoë Brontë", email="other@example.org")
    zoe = factories.customer(services, "Zoe Bronte", know="Zoe Bronte likes tea.")
    assert services.privacy.data(zoe).document["person"]["know"] == "Zoe Bronte likes tea."


def test_what_they_allow_stands_with_its_day_and_source(services):
    zoe = factories.customer(services)
    draft = ConsentDraft(about=ConsentAbout.EMAIL, given=False, source="loyalty card form")
    services.consents.note(zoe, draft)
    rendered, _data = services.privacy.sheet(zoe)
    assert "E-mail: no" in text_of(rendered.pdf)
    assert "loyalty card form" in text_of(rendered.pdf)
    consent = services.privacy.data(zoe).document["consents"][0]
    assert (consent["about"], consent["given"], consent["day"]) == ("email", False, "2026-03-11")


@pytest.mark.parametrize(
    ("language", "title"),
    [("de", "Ihre Daten"), ("fr", "Vos données"), ("es", "Sus datos"), ("pl", "Your data")],
)
def test_the_sheet_is_in_their_language(services, language, title):
    zoe = factories.customer(services, language=language)
    assert title in text_of(services.privacy.sheet(zoe)[0].pdf)


def test_a_character_that_no_face_draws_does_not_keep_the_sheet_from_them(services):
    zoe = factories.customer(services, know="likes \U0001fae8 and \ue123")
    assert "likes" in text_of(services.privacy.sheet(zoe)[0].pdf)


def test_nobody_unknown_has_data(services):
    with pytest.raises(UnknownError, match=r"customer\.unknown"):
        services.privacy.data(99)


def test_every_language_has_the_same_words():
    assert all(set(words) == set(DATA_WORDS["en"]) for words in DATA_WORDS.values())


def test_a_long_life_takes_many_pages_each_with_its_number(services):
    zoe = factories.customer(services)
    with services.context.deed(DeedName.NOTE_ADDED) as deed:
        deed.add(*(Note(customer_id=zoe, text=f"{rare(n, 'nq')} " * 30, at=deed.at) for n in range(60)))
    rendered, _data = services.privacy.sheet(zoe)
    assert rendered.pages > 5
    assert f"Page {rendered.pages} of {rendered.pages}" in text_of(rendered.pdf)
