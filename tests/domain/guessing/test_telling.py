"""What words tell: one sure word or two hints, never after "not", in the language of the text."""

from __future__ import annotations

import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.case import Channel, Failure, Severity
from delight.domain.errors import InputError
from delight.domain.guessing.guess import GuessAbout, Mood
from delight.domain.guessing.telling import (
    HINT,
    SURE,
    Guesser,
    Lexicon,
    TellingWord,
    checked_telling,
    listed,
)
from delight.domain.guessing.tokens import key_of, parts_of
from delight.paths import resource

LANGUAGES = ("en", "de", "fr", "es", "pt")
LISTS = {
    language: tomllib.loads(resource("guesses", f"{language}.toml").read_text(encoding="utf-8"))
    for language in LANGUAGES
}
GUESSER = Guesser(LISTS, shop="en")
VALUES = {
    GuessAbout.FAILURE: Failure,
    GuessAbout.SEVERITY: Severity,
    GuessAbout.CHANNEL: Channel,
    GuessAbout.MOOD: Mood,
}

NOTHING = ("", ())


def told(text, about=GuessAbout.FAILURE, guesser=GUESSER):
    guess = guesser.guess(text).get(about)
    return (guess.value, guess.because) if guess else ("", ())


def own(*words, value="faulty"):
    return [TellingWord(about=GuessAbout.FAILURE, value=value, word=word, weight=SURE) for word in words]


def guesser_of(*words, nots=()):
    lists = {"xx": {"not": list(nots), "failure": {"late": {"sure": list(words), "hint": []}}}}
    return Guesser(lists, shop="xx")


def test_the_words_that_tell_come_back_as_they_were_typed():
    assert told("We WAITED\n  half an hour") == ("waiting", ("WAITED", "half an hour"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She gave me somebody else's order", "wrong-item"),
        ("The cake never came", "late"),
        ("I was overcharged by £3", "billing"),
        ("The waiter was rude", "rude"),
        ("The parcel was crushed", "damaged"),
        ("You had no record of my booking", "booking-lost"),
        ("The table was sticky", "cleanliness"),
        ("It doesn’t work any more", "faulty"),
        ("Der Kellner war unfreundlich zu uns", "rude"),
        ("Die Torte war nicht fertig, als wir sie abholen wollten", "late"),
        ("Wir haben eine Stunde gewartet und die Suppe war gut", "waiting"),
        ("On m'a facturé deux fois la même chose", "billing"),
        ("Le serveur a été désagréable avec nous", "rude"),
        ("La mesa estaba sucia y no la limpiaron", "cleanliness"),
        ("El pedido llegó con retraso a la boda", "late"),
    ],
)
def test_each_language_tells(text, value):
    assert told(text)[0] == value


@pytest.mark.parametrize(
    "text",
    [
        "It was not late",
        "They weren't really rude to us",
        "The waiter was never rude",
        "Der Kellner war nicht unfreundlich zu uns und das war gut",
        "Le serveur n'était pas désagréable avec nous",
        "La camarera no era grosera con nosotros",
    ],
)
def test_what_is_denied_tells_nothing(text):
    assert told(text) == NOTHING


def test_a_denial_ends_with_its_clause():
    assert told("No, it was late")[0] == "late"
    assert told("Not the first time: late again")[0] == "late"


def test_one_hint_is_too_little_and_two_are_enough():
    assert told("The delivery") == NOTHING
    assert told("The delivery missed it")[0] == "late"


def test_what_is_named_most_wins_and_on_a_tie_what_is_named_first():
    assert told("rude, dirty")[0] == "rude"
    assert told("dirty, rude")[0] == "cleanliness"
    assert told("rude, dirty and sticky")[0] == "cleanliness"


def test_the_same_word_twice_counts_once():
    assert told("late late late rude impolite")[0] == "rude"


def test_how_bad_and_how_it_reached_us():
    assert told("She rang, furious", GuessAbout.SEVERITY) == ("high", ("furious",))
    assert told("She rang, furious", GuessAbout.CHANNEL) == ("phone", ("rang",))
    assert told("Only a small thing: the butter", GuessAbout.SEVERITY)[0] == "low"
    assert told("On Tripadvisor: two stars", GuessAbout.CHANNEL)[0] == "review"


def test_a_text_is_read_in_its_own_language():
    """ "Pan" is bread in Spanish; in English it is no reason to think of bread."""
    assert told("The pan was given to us and the lid of it, malo") == NOTHING
    assert told("El pan de la tarde era malo y la masa")[0] == "quality"


def test_the_shops_own_words_count_in_every_language():
    guesser = Guesser(LISTS, own("kipfel*"), shop="en")
    assert told("The Kipferl and the Kipfelchen", guesser=guesser) == ("faulty", ("Kipfelchen",))
    assert told("Das Kipfel war für den Hund", guesser=guesser) == ("faulty", ("Kipfel",))


def test_words_of_scripts_without_spaces_are_found_inside_a_sentence():
    guesser = Guesser(LISTS, own("遅い", value="late"), shop="ja")
    assert told("料理がとても遅いです", guesser=guesser) == ("late", ("遅い",))


def test_a_word_that_is_off_tells_nothing():
    off = {(GuessAbout.FAILURE, "rude", "en", key_of("rude*"))}
    assert told("so rude", guesser=Guesser(LISTS, shop="en", off=off)) == NOTHING


def test_a_phrase_needs_its_words_in_order_and_stems_their_beginning():
    guesser = guesser_of("never turn* up")
    assert told("they never turned up", guesser=guesser) == ("late", ("never turned up",))
    assert told("turned up never", guesser=guesser) == NOTHING
    assert told("never turn", guesser=guesser) == NOTHING


def test_a_lonely_or_tiny_star_is_no_stem():
    assert parts_of("*") == []
    assert parts_of("ab*") == ["ab"]
    assert parts_of("Wärt*") == ["wart*"]


@pytest.mark.parametrize("word", ["", "  ", "*", "…!"])
def test_a_word_without_letters_is_refused(word):
    with pytest.raises(InputError) as refused:
        checked_telling(word)
    assert refused.value.code == "guess-word.missing"


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_reason_stands_in_it(text):
    for guess in GUESSER.guess(text).values():
        assert guess.because
        assert all(reason in " ".join(text.split()) for reason in guess.because)


@given(st.lists(st.sampled_from(["late", "rude", "not", "the", "dirty", ".", "queue", "cold"]), max_size=12))
def test_a_guess_is_of_what_has_the_most_words(words):
    text = " ".join(words)
    guess = GUESSER.guess(text).get(GuessAbout.FAILURE)
    assert guess is None or guess.value in {"late", "rude", "cleanliness", "waiting", "quality"}


@pytest.mark.parametrize("text", ["x" * 100_000, "late " * 20_000, "a b " * 25_000, "。" * 100_000])
def test_a_book_does_not_hold_anybody_up(text):
    GUESSER.guess("warm")
    began = time.perf_counter()
    GUESSER.guess(text)
    assert time.perf_counter() - began < 0.2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ready_made_lists_are_in_order(language):
    document = LISTS[language]
    assert document["language"] == language
    assert set(document) == {
        "language",
        "common",
        "not",
        "wish",
        "facts",
        *(about.value for about in GuessAbout),
    }
    for about, values in VALUES.items():
        assert set(document[about.value]) == {member.value for member in values} - {"medium", "other"}
    seen = set()
    for word in listed(document, language):
        mark = (word.about, word.value, key_of(word.word))
        assert mark not in seen, word
        assert checked_telling(word.word) == word.word
        assert word.weight in {SURE, HINT}
        seen.add(mark)


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("The birthday cake came two hours late and she wants her money back.", "late"),
        ("He would like a refund because the kettle does not work.", "faulty"),
        ("Der Kuchen kam zwei Stunden zu spät, sie will ihr Geld zurück.", "late"),
        ("Le gâteau est arrivé avec deux heures de retard, elle demande un remboursement.", "late"),
        ("La tarta llegó tarde y quiere que le devuelvan el dinero.", "late"),
        ("They charged her twice. She wants it back.", ""),
        ("She wants her money back.", ""),
        ("We feel ripped off.", "billing"),
        ("We had booked a room, and it was dirty.", "cleanliness"),
        ("Ayer por la tarde compré un bizcocho y estaba seco.", "quality"),
        ("Le gâteau était sec.", "quality"),
        ("Bill came in: the bread was stale.", "quality"),
        ("The room was cold, the heating was off all night.", "faulty"),
        ("Die Heizung im Zimmer ging die ganze Nacht nicht.", "faulty"),
        ("Le chauffage de la chambre ne marchait pas.", "faulty"),
        ("No había calefacción en la habitación.", "faulty"),
        ("There was no parking.", ""),
    ],
)
def test_what_happened_counts_more_than_what_they_would_like(text, failure):
    assert told(text)[0] == failure


def test_a_wish_ends_with_its_clause():
    assert told("She wants a word: the bread was stale")[0] == "quality"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ready_made_word_can_be_found(language):
    """A word that starts with "not" or the like tells by itself."""
    document = LISTS[language]
    for word in listed(document, language):
        tokens = " ".join(part.rstrip("*") for part in parts_of(word.word))
        found = Guesser(
            {language: {**document, word.about.value: {word.value: {"sure": [word.word]}}}}, shop=language
        )
        assert found.guess(tokens).get(word.about), word


def test_a_lexicon_without_words_tells_nothing():
    assert Lexicon([]).guess("late", []) == {}
