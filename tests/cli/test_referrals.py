"""Who brought whom, from the command."""

from __future__ import annotations

import pytest


@pytest.fixture
def three(delight):
    """Zoë is 1; Ida and Cem came later."""
    return [
        "1",
        *(str(delight.done("customer", "add", "--name", name)["id"]) for name in ("Ida Rowe", "Cem Aydin")),
    ]


def test_a_referral_makes_a_promoter_and_suggests_thanks(delight, three):
    noted = delight.done("referral", "add", "zoe marlow", "--brought", "ida rowe")
    assert noted["thanks"] == [
        f"delight referral thank {noted['id']} --gesture note",
        "delight letter write --wording thank-you-referral --customer 1 --out thanks.pdf",
    ]
    assert "note" in {idea["key"] for idea in delight.done("gesture", "ideas")}
    zoe = delight.done("customer", "show", "1")
    assert (zoe["standing"], zoe["reason"], zoe["why"]) == ("promoter", "brought", "Brought somebody to us.")
    assert delight("referral", "list", "--to-thank").out.splitlines()[1].split("  ")[-2:] == [
        "Zoë Marlow", "Ida Rowe",
    ]  # fmt: skip


def test_thanks_are_given_once(delight, three):
    link = delight.done("referral", "add", "1", "--brought", three[1])["id"]
    said = delight("referral", "thank", link, "--gesture", "a jar of plum jam", "--cost", "3.20").out
    assert said == "Thanks to Zoë Marlow for bringing Ida Rowe, a jar of plum jam: given.\n"
    again = delight.refused("referral", "thank", link, "--gesture", "a bun")
    assert again["code"] == "referral.thanked_already"
    assert "a jar of plum jam" in again["message"]
    (gesture,) = delight.done("gesture", "list")
    assert (gesture["occasion"], gesture["source"], gesture["cost"]) == ("referral", "thanks", "3.20")
    assert delight("referral", "list", "--to-thank").out == "Nobody is to be thanked.\n"
    assert "a jar of plum jam" in delight("referral", "list").out
    delight.done("undo")
    assert len(delight.done("referral", "list", "--to-thank")) == 1


def test_nobody_is_brought_by_whom_they_brought(delight, three):
    zoe, ida, cem = three
    delight.done("referral", "add", zoe, "--brought", ida)
    delight.done("referral", "add", ida, "--brought", cem)
    assert delight.refused("referral", "add", ida, "--brought", zoe)["code"] == "link.brought_each_other"
    circle = delight.refused("referral", "add", cem, "--brought", zoe)
    assert circle["code"] == "link.circle"
    assert circle["message"].startswith(
        "Each of them brought the next: Zoë Marlow, Ida Rowe, Cem Aydin. So Cem"
    )
    themselves = delight.refused("referral", "add", zoe, "--brought", zoe)["message"]
    assert themselves.startswith("Nobody brings themselves.")
    merged = delight.refused("customer", "merge", zoe, cem)
    assert merged["code"] == "link.circle"


def test_an_unknown_referral_is_told(delight):
    assert delight.refused("referral", "thank", "99", "--gesture", "a bun")["code"] == "referral.unknown"
