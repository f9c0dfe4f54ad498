"""Stamp cards from the command: handed out, stamped, rewarded, taken out of use."""

from __future__ import annotations

import pypdfium2
import pytest

from delight.domain.codes import spaced


@pytest.fixture
def kettle(delight):
    """The shop with a scheme: eight stamps, two of them on from the start, earn a pot of tea."""
    for name, value in (("stamps-needed", "8"), ("stamps-reward", "a pot of tea")):
        delight.done("settings", name, value)
    return delight


def test_a_card_is_handed_out_stamped_and_rewarded(kettle):
    (card,) = kettle.done("stamp", "open", "--customer", "1")["cards"]
    code = card["code"]
    assert (card["stamps"], card["needed"], card["state"], card["customer_name"]) == (
        2,
        8,
        "open",
        "Zoë Marlow",
    )
    spaced = f"{code[:3]} {code[3:6]} {code[6:]}".lower()
    assert kettle.done("stamp", "add", spaced)["stamps"] == 3
    assert kettle.done("customer", "show", "1")["visits"] == 1
    full = kettle("stamp", "add", code, "--count", "6", "--again").out
    assert (
        full == f"Full for Zoë Marlow: a pot of tea. `delight stamp reward {code}` notes that it was given.\n"
    )
    given = kettle.done("stamp", "reward", code)
    assert (given["state"], given["next"]["stamps"]) == ("rewarded", 3), "the stamp over is on the next card"
    assert kettle.refused("stamp", "reward", code)["code"] == "card.rewarded"
    kettle.done("undo")
    assert kettle.done("stamp", "show", code)["state"] == "full"
    assert [row["code"] for row in kettle.done("stamp", "list")] == [code]


def test_a_customer_without_a_card_gets_one_and_a_scan_read_twice_is_one_stamp(kettle):
    first = kettle.done("stamp", "add", "--customer", "zoe marlow")
    assert (first["stamps"], first["done"]) == (3, "stamped")
    said = kettle("stamp", "add", first["code"]).out.splitlines()
    assert said == [
        "It was stamped a moment ago: one scan is one stamp (--again for more).",
        "3 of 8 stamps for Zoë Marlow; a full card earns: a pot of tea.",
    ]
    assert kettle.done("stamp", "add", first["code"])["deed"] == ""
    assert kettle.done("stamp", "add", first["code"], "--again")["stamps"] == 4


def test_blank_cards_are_opened_by_the_stack_and_are_somebodys_later(kettle):
    cards = kettle.done("stamp", "open", "--count", "3", "--reward", "a scone", "--needed", "5")["cards"]
    assert len({card["code"] for card in cards}) == 3
    assert {(card["reward"], card["needed"], card["customer_name"]) for card in cards} == {("a scone", 5, "")}
    code = cards[1]["code"]
    kettle.done("stamp", "add", code)
    assert kettle.done("stamp", "attach", code, "--customer", "1")["customer_name"] == "Zoë Marlow"
    assert kettle.done("customer", "show", "1")["visits"] == 1
    found = kettle.done("stamp", "list", "--search", "zoe")
    assert [row["code"] for row in found] == [code]
    kettle.done("stamp", "cancel", code)
    assert kettle.refused("stamp", "add", code)["message"].startswith("This card was taken out of use on 20")
    assert kettle.done("stamp", "list", "--state", "cancelled")[0]["code"] == code
    assert spaced(code) in kettle("stamp", "list").out


def test_each_slip_of_the_finger_is_told_in_a_sentence(kettle, delight):
    code = kettle.done("stamp", "add", "--customer", "1")["code"]
    mistyped = code[:8] + ("3" if code[8] == "2" else "2")
    assert kettle.refused("stamp", "add", mistyped)["code"] == "code.mistyped"
    assert kettle.refused("stamp", "show", code[:7])["code"] == "code.too_short"
    assert kettle.refused("stamp", "reward", code)["message"].startswith("This card is not full yet: 5 more")
    assert kettle.refused("stamp", "add", code, "--count", "0", "--again")["code"] == "stamps.count"
    assert kettle.refused("stamp", "open", "--needed", "31")["code"] == "stamps.unreadable"
    assert kettle.refused("stamp", "open", "--until", "2020-01-01")["code"] == "card.until_past"
    assert kettle.refused("stamp", "add", code=2)["code"] == "usage"


def test_a_shop_without_a_reward_is_told_to_say_one(delight):
    assert delight.refused("stamp", "add", "--customer", "1")["code"] == "card.reward_missing"
    assert delight.done("stamp", "open", "--reward", "a bun")["cards"][0]["reward"] == "a bun"
    assert delight("stamp", "list", "--state", "full").out == "No stamp cards yet.\n"


def test_a_stack_of_blank_cards_is_printed(kettle, tmp_path):
    kettle.done("stamp", "open", "--count", "12")
    mine = kettle.done("stamp", "add", "--customer", "1")["code"]
    out = tmp_path / "cards.pdf"
    made = kettle.done("stamp", "print", "--blank", "--out", out)
    assert (made["cards"], made["pages"]) == (12, 2)
    with pypdfium2.PdfDocument(out) as pdf:
        words = pdf[0].get_textpage().get_text_range()
    assert words.count("a pot of tea") == 10
    assert "Zoë" not in words
    said = kettle("stamp", "print", mine, "--out", tmp_path / "said.pdf").out
    assert said.endswith("said.pdf: 1 on 1 page.\n")
    one = kettle.done("stamp", "print", mine, "--paper", "card", "--out", tmp_path / "one.pdf")
    assert (one["cards"], one["pages"]) == (1, 1)
    assert kettle.refused("stamp", "print", "--out", out, code=2)["code"] == "usage"
    kettle.done("stamp", "cancel", mine)
    assert kettle.refused("stamp", "print", mine, "--out", tmp_path / "no.pdf")["code"] == "card.cancelled"
    assert not (tmp_path / "no.pdf").exists()


def test_a_customers_story_counts_stamps_and_answers(kettle):
    code = kettle.done("stamp", "add", "--customer", "1", "--count", "2")["code"]
    kettle.done("pulse", "add", "--customer", "1", "--score", "0", "--words", "Too far away")
    story = kettle("customer", "show", "1").out
    spaced = f"{code[:3]} {code[3:6]} {code[6:]}"
    assert any(spaced in line and "stamped 2" in line for line in story.splitlines())
    assert any("pulse 0" in line and "Too far away" in line for line in story.splitlines())
