"""Every field and condition has its words, and they read as a sentence."""

from delight.letters.words import fields
from delight.ui.letters.wordings.saying import (
    condition_groups,
    condition_words,
    field_groups,
    opposite,
    when_words,
)
from delight.ui.letters.wordings.words import FIELD_WORDS, FILLED, PUBLIC_FIELDS, STATES


def test_the_menu_knows_every_field_once():
    named = [name for _heading, names in field_groups() for name in names]
    assert sorted(named) == sorted(fields.FIELDS) == sorted(FIELD_WORDS)
    assert {n for _, names in field_groups(public=True) for n in names} == fields.PUBLIC_FIELDS
    assert fields.PUBLIC_FIELDS == PUBLIC_FIELDS


def test_every_condition_has_words_and_a_place_in_the_menu():
    assert set(STATES) == fields.CONDITIONS
    assert set(FILLED) <= set(fields.FIELDS)
    offered = [name for _heading, names in condition_groups() for name in names]
    assert len(offered) == len(set(offered))
    assert set(offered) >= fields.CONDITIONS
    public = {name for _heading, names in condition_groups(public=True) for name in names}
    assert public <= fields.PUBLIC_CONDITIONS | fields.PUBLIC_FIELDS


def test_conditions_read_as_a_sentence():
    assert when_words([], optional=False) == ""
    assert when_words([], optional=True) == "Left out when empty"
    assert when_words(["action.refund", "helper", "case.handled_by"], optional=False) == (
        "Only if a refund was given and a colleague saw to it"
    )
    assert when_words(["not promise.by"], optional=True) == (
        "Only if the promise has no day · left out when empty"
    )


def test_a_field_without_words_of_its_own_is_still_named():
    assert condition_words("case.reference") == "number of the case is known"
    assert condition_words("not today") == "today’s date is not known"


def test_turning_round_twice_changes_nothing():
    assert opposite(opposite("not helper")) == "not helper"
    assert opposite("helper") == "not helper"
