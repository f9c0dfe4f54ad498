"""Whoever is refused what is the owner's hears what it is, what holds, and whom to ask."""

import re
from pathlib import Path

import pytest

from delight.domain.changes import DeedName
from delight.domain.errors import DelightError
from delight.domain.plain import sentences as plain
from delight.domain.staff.rights import OWNERS_DEEDS, OwnersReason, OwnersView

ROOT = Path(plain.__file__).parents[2]
BEHIND_THE_VEIL = {OwnersView.ANSWERS, OwnersView.KEPT_FOR_OWNER}
"""Nobody is refused these: the front desk does not find them."""
REASONS = sorted((OWNERS_DEEDS | set(OwnersView) | set(OwnersReason)) - BEHIND_THE_VEIL)


@pytest.mark.parametrize("why", REASONS)
def test_each_refusal_says_what_it_is_and_whom_to_ask(why):
    said = plain.explain(DelightError("owner.needed", why=why))
    assert said != plain.explain(DelightError("owner.needed")), "says only that an owner can do this"
    assert "owner" in f"{said.what} {said.remedy}"
    assert said.holds
    assert said.remedy


def test_no_refusal_is_left_without_its_reason():
    text = "\n".join(file.read_text(encoding="utf-8") for file in ROOT.rglob("*.py"))
    assert re.findall(r"check_owner\(\)|\"owner\.needed\"\)", text) == []


def test_the_words_under_a_cause_tell_nothing_of_whose_it_is():
    said = plain.explain(DelightError("owner.needed", why=OwnersReason.CAUSE, cause="tom drinks"))
    assert str(said) == (
        "Only an owner can note something about “tom drinks”. "
        "Nothing was changed, and what you typed is still here. "
        "Ask an owner to note it, or call the cause something else."
    )


def test_what_waits_for_an_owner_says_that_a_phone_call_will_do():
    said = plain.explain(DelightError("owner.needed", why=DeedName.ACTION_APPROVED))
    assert "phone" in said.remedy
