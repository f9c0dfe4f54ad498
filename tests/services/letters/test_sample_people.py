"""Samples are addressed as in the shop's own country, to people who do not exist."""

from __future__ import annotations

import pytest

from delight.domain.customers.countries import country, country_codes
from delight.services.letters.sample_people import opening, somebody


@pytest.mark.parametrize(
    ("place", "language", "first", "last"),
    [
        ("DE", "de", "Zoë Muster", "12345 Musterstadt"),
        ("CH", "fr", "Zoé Exemple", "1234 Exemple-sur-Lac"),
        ("CH", "de", "Zoë Muster", "1234 Musterlingen"),
        ("GB", "en", "Zoë Example", "SM1 4XY"),
        ("BR", "pt", "Zoé Exemplo", "12345-678"),
        ("AR", "es", "Zoe Ejemplo", "12345 Villaejemplo"),
        ("IS", "is", "Zoë Example", "SM1 4XY"),
    ],
)
def test_somebody_lives_in_the_shops_own_country(place, language, first, last):
    who = somebody(place, language)
    assert (who.name, who.address[-1], who.language) == (first, last, language)


def test_in_japan_the_postcode_comes_first_and_so_does_the_family():
    who = somebody("JP", "ja")
    assert who.address[0].startswith("〒")
    assert (who.family, who.given) == ("見本", "花子")


@pytest.mark.parametrize("code", country_codes())
def test_every_country_has_somebody_and_a_greeting(code):
    usual = country(code)
    assert somebody(code, usual.language).address
    assert all(opening(code, usual.language))


@pytest.mark.parametrize(
    ("place", "language", "greeting", "closing"),
    [
        ("DE", "de", "Hallo Zoë,", "Herzliche Grüße"),
        ("GB", "en", "Dear Zoë,", "Warm wishes,"),
        ("NL", "nl", "Dear Zoë,", "Warm wishes,"),
    ],
)
def test_letters_open_and_close_in_the_language_they_will_have(place, language, greeting, closing):
    assert opening(place, language) == (greeting, closing)
