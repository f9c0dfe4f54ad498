"""Which stars belong together."""

import pytest

from delight.domain.letters.stars import TOKEN, pairs


@pytest.mark.parametrize(
    ("line", "paired"),
    [
        ("**so** it *is*", {0, 2, 4, 6}),
        ("2 * 3 * 4", set()),
        ("*open", set()),
        ("** not ** bold", set()),
        (r"a \*star\*", set()),
    ],
)
def test_stars_pair_where_no_space_stands_just_inside(line, paired):
    assert pairs(TOKEN.findall(line)) == paired
