"""Whom the sheet for the staff room must not tell."""

from __future__ import annotations

import pytest

from delight.domain.insight.team.masking import Stand, masked
from delight.domain.insight.team.names import sounded
from delight.domain.staff.staff import StaffDraft
from delight.services.insight.team_names import everyday, naming
from tests import factories

STANDS = {one.value: f"<{one.value}>" for one in Stand}


def told(services, text, *who, language="en"):
    return masked(text, naming(services.context, who, [text], language, STANDS).masks).text


def test_only_names_that_stand_in_the_texts_are_looked_for(services):
    for name in ("Ottokar Quillfeather", "Ilka Sommerfeldt"):
        factories.customer(services, name, email="")
    masks = naming(services.context, (), ["ottokars soup"], "en", STANDS).masks
    assert sounded("ottokar") in masks.names
    assert sounded("ilka") not in masks.names


def test_of_whose_case_it_is_all_words_and_short_names_are_theirs(services):
    who = factories.customer(services, "Margaret Quillfeather", email="")
    theirs = naming(services.context, {who}, [], "en", STANDS).of(who)
    assert {sounded(one) for one in ("margaret", "quillfeather", "peggy")} <= theirs
    assert naming(services.context, {who}, [], "en", STANDS).of(None) == frozenset()


def test_where_they_live_is_not_told_but_a_town_tells_nobody(services):
    who = factories.customer(services, "Ilka Sommerfeldt", address="4 High Street\nSandmouth", email="")
    assert "High Street" not in told(services, "it came to 4 High Street in sandmouth", who)
    assert "sandmouth" in told(services, "it came to 4 High Street in sandmouth", who)


@pytest.mark.parametrize("name", ["田中花子", "สมชาย"])
def test_a_name_without_spaces_is_found_within_other_words(services, name):
    factories.customer(services, name, email="")
    assert name not in told(services, f"x{name}さん")


def test_whoever_left_is_named_no_more(services):
    stays, leaves = (services.staff.add(StaffDraft(name=name)).record for name in ("Hanno", "Ilka"))
    services.staff.deactivate(leaves)
    working = naming(services.context, (), [], "en", STANDS).working
    assert working[stays] == "Hanno"
    assert leaves not in working


def test_words_of_everyday_hold_no_first_names_that_are_only_names():
    assert {"soup", "thank", "danke", "merci", "gracias"} & everyday()
    assert not {"margaret", "ottokar", "peggy"} & everyday()
