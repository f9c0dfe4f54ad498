"""The shop's own telling words, beside the ready-made ones."""

from __future__ import annotations

import pytest

from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.guessing.guess import GuessAbout

FAILURE = GuessAbout.FAILURE


def told(services, text):
    guess = services.guesses.guess(text).get(FAILURE)
    return guess.value if guess else None


def test_an_own_word_counts_at_once_and_can_be_taken_back(services):
    assert told(services, "The Berliner was hollow") is None
    changes = services.guesses.add(FAILURE, "quality", "hollow")
    assert told(services, "The Berliner was hollow") == "quality"
    services.history.undo(changes.deed)
    assert told(services, "The Berliner was hollow") is None


def test_a_ready_made_word_can_be_switched_off_and_on(services):
    (word,) = [one for one in services.guesses.words(FAILURE, "rude") if one.word == "rude*"]
    assert (word.id, word.off, word.sure, word.language) == (None, False, True, "en")
    services.guesses.switch(word, off=True)
    services.guesses.switch(word, off=True)
    assert told(services, "so rude") is None
    (word,) = [one for one in services.guesses.words(FAILURE, "rude") if one.word == "rude*"]
    assert word.off
    services.guesses.switch(word, off=False)
    assert told(services, "so rude") == "rude"


def test_own_words_come_first_and_the_shops_language_next(services):
    services.guesses.add(FAILURE, "late", "tardy")
    words = services.guesses.words(FAILURE, "late")
    assert (words[0].word, words[0].language) == ("tardy", "")
    assert words[0].id
    assert words[1].language == "en"
    services.guesses.remove(words[0].id)
    assert services.guesses.words(FAILURE, "late")[0].language == "en"


def test_no_guess_says_something_else(services):
    with pytest.raises(InputError) as refused:
        services.guesses.add(FAILURE, "other", "parking")
    assert refused.value.code == "guess-word.unknown_value"
    assert "other" not in refused.value.details["known"]


def test_bad_words_are_refused(services):
    with pytest.raises(InputError):
        services.guesses.add(FAILURE, "late", " * ")
    with pytest.raises(InputError):
        services.guesses.add(FAILURE, "sunny", "sun")
    services.guesses.add(FAILURE, "late", "Tardy")
    with pytest.raises(ConflictError):
        services.guesses.add(FAILURE, "late", "tárdy")
    with pytest.raises(UnknownError):
        services.guesses.remove(99)
