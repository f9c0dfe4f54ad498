import pytest

from delight.exchange.alphabets import SEVERAL, SINGLE, alphabets, at_home, letters
from delight.exchange.likeness import likeness


def best(text, encoding, home="cp1252"):
    return max(likeness(text.encode(encoding), home), key=lambda pair: pair[1])[0]


@pytest.mark.parametrize("encoding", [*SINGLE, *SEVERAL])
def test_every_encoding_is_one_and_carries_its_own_letters(encoding):
    assert "a".encode(encoding)
    for alphabet in alphabets(encoding) if encoding in SINGLE else ():
        small = [letter for letter in alphabet if letter == letter.lower()]
        assert sum(bool(letter.encode(encoding, errors="ignore")) for letter in small) > 0.9 * len(small)


@pytest.mark.parametrize(
    ("country", "encoding"),
    [("", "cp1252"), ("DE", "cp1252"), ("pl", "cp1250"), ("JP", "cp932"), ("TW", "big5")],
)
def test_what_windows_saves_in_at_home(country, encoding):
    assert at_home(country) == encoding


def test_letters_come_small_and_capital():
    assert {"ä", "Ä", "ß"} <= letters("cp1252")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Müller, Größe, für", "cp1252"),
        ("Müller, Größe, für", "mac-roman"),
        ("Dvořák, Šťastná", "cp1250"),
        ("Иван Петров", "koi8-r"),
        ("Ида Мартынова", "cp1251"),
    ],
)
def test_words_look_like_words_in_their_own_encoding_only(text, encoding):
    assert best(text, encoding) == encoding


def test_home_decides_between_equals():
    assert {best("Lås", "cp1252", home) for home in ("cp1252", "cp1250")} == {"cp1252", "cp1250"}
