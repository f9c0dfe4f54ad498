"""Short names."""

from __future__ import annotations

import pytest

from delight.domain.duplicates.nicknames import one_name
from delight.domain.duplicates.suspects import likeness, traits


def test_the_long_and_the_short_are_one_name() -> None:
    assert one_name("elisabeth", "betty")
    assert one_name("hans", "johannes")
    assert not one_name("betty", "bettina")
    assert not one_name("zoe", "zoe marlow")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Catherine", "Katharine"),
        ("Ann", "Anne"),
        ("Tomas", "Tom"),
        ("Sean", "Shaun"),
        ("Geoffrey", "Jeff"),
    ],
)
def test_spellings_of_one_name_with_the_same_phone_are_worth_a_look(one: str, other: str) -> None:
    phones = ["+44 20 7946 0601"]
    found = likeness(traits(name=f"{one} Bell", phones=phones), traits(name=f"{other} Bell", phones=phones))
    assert found.is_possible
