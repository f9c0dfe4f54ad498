from __future__ import annotations

from delight.domain.changes import Noun
from delight.domain.errors import ConflictError
from delight.domain.leftovers import _WHYS, _WORDS, Leftover, left_words
from delight.domain.plain.sentences import explain
from delight.domain.saying import Saying


def test_every_kind_has_its_words():
    assert set(_WORDS) == set(Noun)
    assert {
        "edited",
        "gone",
        "erased",
        "there-again",
        "added",
        "used-up",
        "cancelled",
        "rewarded",
        "not-full",
        "circle",
        "alone",
    } == set(_WHYS)


def test_what_stays_is_counted_by_kind_and_reason():
    left = [Leftover(noun=Noun.CUSTOMER, uid=str(n), why="edited", what=("phone",)) for n in range(1_200)]
    left += [Leftover(noun=Noun.NOTE, uid="n", why="gone"), Leftover(noun=Noun.CUSTOMER, uid="x", why="gone")]
    words = "1,200 customers changed since, a note gone since, a customer gone since"
    assert left_words(left) == words
    assert explain(ConflictError("undo.conflict", left=left)).what == f"Not all of it can go back: {words}."


def test_many_kinds_are_not_all_told():
    left = [Leftover(noun=noun, uid="", why="gone") for noun in Noun]
    assert left_words(left).endswith(f"and {len(Noun) - 6} other kinds of things")


def test_everything_is_said_in_the_language_that_is_asked_for():
    left = [Leftover(noun=noun, uid="", why="gone") for noun in Noun]
    in_words = Saying(
        say=lambda text: text.replace("gone since", "weg"), count=lambda _n, one, _many: one.upper()
    )
    assert left_words(left[:2], in_words) == "THE SHOP weg, SOMEBODY WHO WORKS HERE weg"
    assert "gone since" not in left_words(left, in_words)


def test_a_problem_is_put_into_another_language_before_its_details_are():
    said = {"Not all of it can go back: {left}.": "Nicht alles geht zurück: {left}."}
    german = Saying(say=lambda text: said.get(text, text), count=lambda n, one, many: f"{n} x")
    left = [Leftover(noun=Noun.NOTE, uid="n", why="gone")]
    assert explain(ConflictError("undo.conflict", left=left), german).what == (
        "Nicht alles geht zurück: 1 x gone since."
    )
