"""``case add``: what the words tell is told with its reason; what was sorted at once is over."""

from __future__ import annotations

from datetime import date, timedelta

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


def test_facts_in_the_words_are_filled_in_and_told(delight):
    case = add(delight, what="Yesterday at table 7: cold soup, £18 gone, she was furious")
    assert (case["place"], case["at_stake"], case["mood"]) == ("Table 7", "18.00", 1)
    assert case["guessed"]["happened_at"]["because"] == ["yesterday"]
    assert case["happened_at"][:10] < case["received_at"][:10]
    said = delight("case", "add", "--what", "Cold soup at table 7, again", "--mood", "2")
    assert "where: Table 7 (because of “table 7”)" in said.out
    assert add(delight, "--where", "Bar", "--at-stake", "3", what="Table 7, £9")["place"] == "Bar"


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


def test_a_promised_hour_is_kept_and_told_wherever_the_promise_is(delight):
    day = date.today() + timedelta(days=4)
    case = add(delight, "--promise", "Ring", "--by", f"{day:%A} noon", "--customer", "Zoë Marlow")
    reference = case["reference"]
    (promise,) = delight.done("promise", "list")
    assert promise["due_at"].startswith(f"{day}T12:00:00")
    for command in (["promise", "list"], ["case", "show", reference]):
        assert f"{day} 12:00" in delight(*command).out


def test_sorted_and_sent_elsewhere_names_the_place_and_what_is_lacking(delight):
    sent = ("--sorted", "--outcome", "sent-elsewhere", "--sent-to", "Miller's", "--lacked", "vegan cake")
    case = add(delight, *sent, what="No vegan cake")
    assert "Miller's" in delight("elsewhere", "list").out
    assert delight.done("case", "show", case["reference"])["lacked"] == "vegan cake"


def test_free_text_of_standard_input_is_kept_but_for_the_line_end_of_echo(delight):
    case = delight.done("case", "add", "--what", "-", stdin="  two spaces\n\n")
    assert case["what"] == "  two spaces\n"
