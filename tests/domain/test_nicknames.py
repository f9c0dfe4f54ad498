"""Short names."""

from __future__ import annotations

from delight.domain.nicknames import one_name


def test_the_long_and_the_short_are_one_name() -> None:
    assert one_name("elisabeth", "betty")
    assert one_name("hans", "johannes")
    assert not one_name("betty", "bettina")
    assert not one_name("zoe", "zoe marlow")
