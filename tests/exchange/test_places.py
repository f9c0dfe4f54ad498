import pytest

from delight.domain.customers.countries import country_codes
from delight.exchange.places import _BY_NAME, country_code, language_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gb", "GB"),
        ("United Kingdom", "GB"),
        ("U.S.A.", "US"),
        ("Cote d'Ivoire", "CI"),
        ("Türkiye", "TR"),
        ("Deutschland", "DE"),
        ("Royaume-Uni", "GB"),
        ("日本", "JP"),
        ("Соединенные Штаты", "US"),
        ("D", "DE"),
        ("I", "IT"),
        ("X", None),
        ("Mars", None),
        ("", None),
    ],
)
def test_countries_by_code_or_name(text, code):
    assert country_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("de", "de"),
        ("EN_gb", "en-GB"),
        ("French", "fr"),
        ("Deutsch", "de"),
        ("日本語", "ja"),
        ("", ""),
        ("Elvish", None),
    ],
)
def test_languages_by_code_or_name(text, code):
    assert language_code(text) == code


def test_every_country_has_its_name():
    assert set(_BY_NAME.values()) == set(country_codes())
