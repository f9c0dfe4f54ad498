"""``case add``: what the words tell is told with its reason; what was sorted at once is over."""

from __future__ import annotations

import pytest


def add(delight, *more, what="The waiter was rude"):
    return delight.done("case", "add", "--what", what, *more)


def test_what_the_words_tell_is_filled_in_and_told(delight):
    case = add(delight, what="She rang, furious: waited half an hour")
    assert (case["failure"], case["severity"], case["channel"]) == ("waiting", "high", "phone")
    assert case["guessed"]["failure"] == {
        "value": "waiting",
        "because": ["waited", "half an hour"],
    }
    said = delight("case", "add", "--what", "She rang, furious: waited half an hour", "--mood", "1")
    assert "Guessed: " in said.out
    assert "phone (because of “rang”)" in said.out


def test_what_was_said_is_not_guessed(delight):
    case = add(delight, "--failure", "late", "--severity", "low", "--channel", "email")
    assert (case["failure"], case["severity"], case["channel"]) == ("late", "low", "email")
    assert case["guessed"] == {}


def test_nothing_is_guessed_on_demand_or_of_a_kind_word(delight):
    assert add(delight, "--no-guess")["failure"] is None
    assert add(delight, "--kind", "compliment", what="Never rude, always late")["failure"] is None


def test_an_idea_in_it_is_on_the_list_of_ideas(delight):
    case = add(delight, "--idea", "Oat milk")
    (idea,) = delight.done("idea", "list")
    assert (idea["what"], idea["case_id"]) == ("Oat milk", case["id"])
    delight.done("undo")
    assert delight.done("idea", "list") == []


def test_sorted_already(delight):
    case = add(delight, "--sorted", "--cost", "2.40", "--mood-after", "5", what="She got the wrong bun")
    assert (case["stage"], case["outcome"], case["mood_after"]) == ("closed", "settled", 5)
    shown = delight.done("case", "show", case["reference"])
    (action,) = shown["actions"]
    assert (action["kind"], action["cost"]) == ("replacement", "2.40")
    assert action["done_at"]


def test_sorted_as_it_was_said(delight):
    case = add(delight, "--sorted", "--remedy-given", "nothing", "--outcome", "withdrawn")
    assert case["outcome"] == "withdrawn"
    assert delight.done("case", "show", case["reference"])["actions"] == []
    other = add(delight, "--sorted", "--remedy-given", "discount", what="Cold soup")
    assert delight.done("case", "show", other["reference"])["actions"][0]["kind"] == "discount"


@pytest.mark.parametrize(
    ("more", "code", "exit_code"),
    [
        (["--sorted", "--cost", "-3"], "amount.negative", 1),
        (["--sorted", "--kind", "suggestion"], "case.not_sortable", 1),
        (["--cost", "3"], "usage", 2),
        (["--sorted", "--outcome", "parted-ways"], "usage", 2),
        (["--promise", "Ring", "--by", "when the cows come home"], "date.unreadable", 1),
        (["--promise", "Ring", "--by", "yesterday"], "date.past", 1),
    ],
)
def test_what_makes_no_sense_stores_nothing(delight, more, code, exit_code):
    refused = delight("case", "add", "--what", "Cold soup", *more, "--json")
    assert (refused.code, refused.document["error"]["code"]) == (exit_code, code)
    assert delight.done("case", "list") == []


def test_a_promised_day_is_understood_as_people_say_it(delight):
    case = add(delight, "--promise", "Ring", "--by", "mañana a las 10")
    (promise,) = delight.done("case", "show", case["reference"])["promises"]
    assert "T10:00:00" in promise["due_at"]
