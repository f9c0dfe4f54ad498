"""Which languages a customer's letters can be in."""

import pytest

from delight.domain.customers.languages import WRITTEN, checked_language
from delight.domain.errors import InputError
from delight.letters.words.tongues import TONGUES
from delight.paths import resource


def test_the_languages_are_those_that_letters_have():
    assert {folder.name for folder in resource("wordings").iterdir() if folder.is_dir()} == set(WRITTEN)
    assert set(WRITTEN) <= set(TONGUES)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("DE", "de"),
        (" pt_br ", "pt-BR"),
        ("fr-ca", "fr-CA"),
        ("pl", "pl"),
        ("zh-Hant", "zh-Hant"),
    ],
)
def test_a_language_is_kept_by_its_code(typed, kept):
    assert checked_language(typed) == kept


@pytest.mark.parametrize("typed", ["xx", "klingon", "German", "de;", "e", "d\ne", "-", "en-"])
def test_what_is_no_language_is_refused(typed):
    with pytest.raises(InputError) as raised:
        checked_language(typed)
    assert raised.value.code == "language.unknown"
