import pytest

from delight.exchange.stars import is_praise, scale_of


@pytest.mark.parametrize(
    ("text", "praise"),
    [
        ("5", True), ("4", True), ("4.0", True), ("4,5", True), ("3.5", False), ("3", False), ("1", False),
        ("5 stars", True), ("2 stars", False), ("4/5", True), ("4 / 5", True), ("3/5", False), ("8/10", True),
        ("3/10", False), ("7 out of 10", False), ("4 von 5", True), ("9 sur 10", True), ("80 %", True),
        ("60%", False), ("★★★★☆", True), ("★★☆☆☆", False), ("FIVE", True), ("Two", False),
        ("0", None), ("", None), ("good", None), ("12", None), ("6", None), ("2025-01-02", None),
    ],
)  # fmt: skip
def test_four_fifths_of_the_stars_are_praise(text, praise):
    assert is_praise(text, 5) is praise


@pytest.mark.parametrize(
    ("cells", "scale"),
    [
        (["5", "1"], 5),
        (["5", "8", "10"], 10),
        (["4.5", "7,5"], 10),
        (["95", "40"], 100),
        (["8/10", "4"], 5),
        (["good", ""], 5),
        (["2025"], 5),
        ([], 5),
    ],
)
def test_a_column_tells_out_of_how_many_it_counts(cells, scale):
    assert scale_of(cells) == scale


@pytest.mark.parametrize(
    ("text", "praise"), [("8", True), ("10", True), ("7.9", False), ("4/5", True), ("11", None)]
)
def test_out_of_ten(text, praise):
    assert is_praise(text, 10) is praise
