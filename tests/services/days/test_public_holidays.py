"""Holidays come out of the list that ships with the app, each country by itself."""

import subprocess
import sys
from datetime import date

import pytest

from delight.services.days.public_holidays import holidays_of, regions_of


def test_holidays_have_names_in_the_language_asked_for():
    assert holidays_of("DE", "BY", "de", 2026)[date(2026, 6, 4)] == "Fronleichnam"
    assert date(2026, 6, 4) not in holidays_of("DE", "BE", "de", 2026)
    assert holidays_of("GB", "ENG", "en", 2026)[date(2026, 12, 25)] == "Christmas Day"


@pytest.mark.parametrize(
    "country", ["AT", "AU", "BR", "CA", "CH", "DE", "ES", "FR", "GB", "IE", "IT", "JP", "NL", "US"]
)
def test_countries_and_their_regions_are_known(country):
    assert len(holidays_of(country, "", "", 2026)) >= 4
    assert all(region.code and region.name for region in regions_of(country))


def test_a_country_that_the_list_does_not_know_has_none():
    assert holidays_of("XX", "", "en", 2026) == {}
    assert regions_of("XX") == ()


def test_one_country_is_read_without_all_others():
    script = (
        "import sys; from delight.services.days.public_holidays import holidays_of; "
        "holidays_of('GB', 'ENG', 'en', 2026); "
        "print(sum(name.startswith('holidays.countries.') for name in sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(said.stdout) < 5
