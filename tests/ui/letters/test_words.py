"""Everything that can be missing has its words and its place."""

from delight.domain.letters import Missing
from delight.letters.words.fields import FIELDS
from delight.ui.kit.page import Place
from delight.ui.letters.words import jump_words, known_fields, missing_words, page_of


def test_every_field_that_a_wording_may_ask_for_has_words():
    assert set(FIELDS) - known_fields() - {"today"} == set()


def test_every_place_has_a_jump():
    assert jump_words("shop.address") == "Open Settings"
    assert jump_words("case.topic") == "Open the case"
    assert jump_words("customer.address") == "Open the customer"
    assert page_of("staff.name") is Place.SETTINGS
    assert page_of("gesture.note") is Place.SURPRISES
    assert page_of("case.topic") is None


def test_a_field_nobody_knows_is_still_named():
    assert missing_words(Missing(field="case.colour", where="case")) == "case.colour"
