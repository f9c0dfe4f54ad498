"""Everything that can be missing has its words and its place."""

from datetime import date

import pytest

from delight.domain.letters import Missing
from delight.letters.words.fields import FIELDS
from delight.ui.kit.page import Place
from delight.ui.letters.words import jump_words, known_fields, missing_words, page_of, promised_words


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


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (11, "Promised: 2 days late"),
        (12, "Promised: 1 day late"),
        (13, "Promised by today"),
        (16, "Promised by Saturday"),
        (30, "Promised by 30 May"),
    ],
)
def test_a_promised_letter_says_its_day_or_how_late_it_is(day, said):
    assert promised_words(date(2026, 5, day), date(2026, 5, 13)) == said
