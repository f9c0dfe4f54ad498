"""Everything that can be missing has its words and its place."""

from datetime import date

import pytest

from delight.domain.guards.rules import Remark
from delight.domain.letters.letter import Missing
from delight.domain.letters.plainness import Finding
from delight.letters.words.fields import FIELDS
from delight.ui.kit.remarks import remark_words, source_words
from delight.ui.kit.work.page import Place
from delight.ui.letters.words import (
    finding_words,
    jump_words,
    known_fields,
    missing_words,
    page_of,
    promised_words,
    unobjected_words,
)


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


def test_a_remark_and_where_it_is_known_from():
    values = (("matter", "illness"),)
    remark = Remark(code="grave-owner-first", source="grave-matters", values=values)
    assert remark_words(remark).startswith("This sounds like an illness or an allergy.")
    assert source_words("loyalty-card") == "From: grocery loyalty-card study"


def test_braces_in_what_a_remark_quotes_stand_as_they_are():
    remark = Remark(code="promise-without-day", source="promises", values=(("what", "send {code}"),))
    assert remark_words(remark).startswith("“send {code}” names no day yet.")


def test_a_finding_says_what_could_be_said_instead():
    said = finding_words(Finding(code="blame", words="you should have", hint="say-ours"))
    assert said == "“you should have” puts it on them. Say what you could have done."
    assert finding_words(Finding(code="over-a-page", words="2")) == "This runs to 2 pages."


def test_how_many_letters_do_not_say_that_people_may_say_no():
    assert unobjected_words(0) == ""
    assert unobjected_words(1).startswith("1 letter advertises, and does not")
    assert unobjected_words(3).startswith("3 letters advertise, and do not")
