import pytest

from delight.letters.pdf.page import _contrast, colour, readable


@pytest.mark.parametrize("value", ["#0F6E6E", "#ffffff", "#FFEE00", "#7A2E3A", "#000000"])
def test_an_accent_becomes_readable(value):
    assert _contrast(readable(colour(value))) >= 4.5


@pytest.mark.parametrize("value", ["", "teal", "#12345", "#GGGGGG", "0F6E6E", "#0F6E6E\n"])
def test_what_is_no_colour_is_the_houses_own(value):
    assert colour(value) == colour("#0F6E6E")
