"""The line of an address that names the town, in countries that write it elsewhere, too."""

import pytest

from delight.domain.duplicates.towns import town_of


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("4 High Street\nSandmouth\nSM1 4XY", "Sandmouth"),
        ("4 High Street\nSandmouth SM1 4XY", "Sandmouth SM1 4XY"),
        ("Rua das Flores, 12\nSão Paulo – SP\nCEP 01234-567", "São Paulo – SP"),
        ("〒150-0001 東京都渋谷区神宮前1-2-3", "東京都渋谷区"),
        ("12", ""),
        ("", ""),
    ],
)
def test_the_town(address, town):
    assert town_of(address) == town
