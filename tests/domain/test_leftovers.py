from __future__ import annotations

from delight.domain.changes import Noun
from delight.domain.errors import ConflictError
from delight.domain.leftovers import _WHYS, _WORDS, Leftover, left_words
from delight.domain.plain import explain


def test_every_kind_has_its_words():
    assert set(_WORDS) == set(Noun)
    assert {"edited", "gone", "erased", "there-again", "added"} == set(_WHYS)


def test_what_stays_is_counted_by_kind_and_reason():
    left = [Leftover(noun=Noun.CUSTOMER, uid=str(n), why="edited", what=("phone",)) for n in range(1_200)]
    left += [Leftover(noun=Noun.NOTE, uid="n", why="gone"), Leftover(noun=Noun.CUSTOMER, uid="x", why="gone")]
    words = "1,200 customers changed since, a note gone since, a customer gone since"
    assert left_words(left) == words
    assert explain(ConflictError("undo.conflict", left=left)).what == f"Not all of it can go back: {words}."


def test_many_kinds_are_not_all_told():
    left = [Leftover(noun=noun, uid="", why="gone") for noun in Noun]
    assert left_words(left).endswith(f"and {len(Noun) - 6} other kinds of things")
