"""The week's surprises by the command: shown with their reasons, accepted, swapped, skipped, explained."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from delight.domain.surprises.effect import Effect
from delight.domain.surprises.reasons import Bar, Empty, Reason
from delight.services.surprises.week import SurpriseService


@pytest.fixture
def week(delight):
    """Five more customers, and the week as it was drawn."""
    for name in ("Ada Holm", "Ben Carr", "Cleo Dunn", "Dev Shah", "Elin Berg", "Finn Moss"):
        delight.done("customer", "add", "--name", name)
    return delight.done("surprises")


def test_each_suggestion_comes_with_code_figures_and_sentence(delight, week):
    rows = week["rows"]
    assert len(rows) == 5
    assert len({row["customer_id"] for row in rows}) == 5
    for row in rows:
        assert Reason(row["why"])
        assert row["sentence"].endswith(".")
        assert row["state"] == "open"
        assert row["currency"] == "GBP"
    assert week["time"] == "now"
    budget = week["budget"]
    assert (budget["budget"], budget["left"], budget["currency"]) == ("30.00", "30.00", "GBP")
    assert date.fromisoformat(budget["month"]).day == 1
    assert sum(Decimal(row["cost"]) for row in rows) <= Decimal("30.00")
    assert delight.done("surprises") == week, "a second look shows the same and changes nothing"


def test_a_person_reads_who_what_when_and_why(delight, week):
    said = delight("surprises").out
    for row in week["rows"]:
        assert f"{row['id']}  open: “{row['name']}” for {row['customer_name']}" in said
        assert f"    {row['sentence']}\n" in said
    assert "Left of the budget of" in said


def test_all_are_accepted_at_once_and_nothing_is_left_to_decide(delight, week):
    planned = delight.done("surprises", "--accept")["planned"]
    assert {one["customer_id"] for one in planned} == {row["customer_id"] for row in week["rows"]}
    assert {one["source"] for one in planned} == {"planner"}
    after = delight.done("surprises")
    assert {row["state"] for row in after["rows"]} == {"accepted"}
    assert "Everything is decided for this week." in delight("surprises").out
    assert delight.done("surprises", "--accept")["planned"] == []
    assert len(delight.done("gesture", "list", "--state", "planned")) == 5


def test_one_is_accepted_for_a_day_or_given_at_once_and_taken_back(delight, week):
    first, second = week["rows"][:2]
    one = delight.done("surprises", "accept", first["id"], "--on", "tomorrow")
    assert (one["state"], one["key"], one["customer_id"]) == ("planned", first["key"], first["customer_id"])
    other = delight.done("surprises", "accept", second["id"], "--given")
    assert other["state"] == "given"
    assert delight.done("surprises", "accept", second["id"])["id"] == other["id"], "twice is once"
    delight.done("undo")
    states = {row["id"]: row["state"] for row in delight.done("surprises")["rows"]}
    assert (states[first["id"]], states[second["id"]]) == ("accepted", "open")
    assert delight.refused("surprises", "accept", first["id"], "--on", "tomorrow", "--given", code=2)
    assert delight.refused("surprises", "accept", second["id"], "--on", "yesterday")["code"] == "date.past"


def test_another_gesture_is_taken_and_the_first_comes_last_then(delight, week):
    row = week["rows"][0]
    others = delight.done("surprises", "others", row["id"])
    assert row["key"] not in {one["key"] for one in others}
    swapped = delight.done("surprises", "swap", row["id"])
    assert swapped["key"] == others[0]["key"]
    assert delight.done("surprises", "others", row["id"])[-1]["key"] == row["key"]
    named = delight.done("surprises", "swap", row["id"], "--gesture", others[1]["name"])
    assert named["key"] == others[1]["key"]
    unknown = delight.refused("surprises", "swap", row["id"], "--gesture", "a pony")
    assert unknown["code"] == "gesture.not_in_catalogue"
    delight.done("undo")
    delight.done("undo")
    assert delight.done("surprises") == week


def test_somebody_else_comes_for_who_was_skipped(delight, week):
    row = week["rows"][0]
    skipped = delight.done("surprises", "skip", row["id"], "--why", "person")
    (new,) = skipped["instead"]
    assert new["customer_id"] not in {one["customer_id"] for one in week["rows"]}
    assert "is skipped" in delight("surprises", "skip", row["id"]).out, "twice is once"
    why = delight.done("surprises", "why-not", row["customer_name"])
    assert why["code"] == Bar.SKIPPED
    assert why["sentence"].startswith("Was skipped.")
    delight.done("undo")
    assert delight.done("surprises") == week
    assert delight.done("surprises", "why-not", row["customer_name"])["code"] == Bar.SUGGESTED


def test_a_complaint_that_came_in_since_it_was_agreed_is_said(delight, week):
    row = week["rows"][0]
    delight.done("surprises", "accept", row["id"])
    assert "complaint" not in delight("surprises").out
    delight.done("case", "add", "--customer", str(row["customer_id"]), "--what", "The tea was cold")
    told = {one["id"]: one["complaint_open"] for one in delight.done("surprises")["rows"]}
    assert [number for number, is_open in told.items() if is_open] == [row["id"]]
    assert delight("surprises").out.count("A complaint is open. Putting it right comes first.") == 1


def test_what_does_not_fit_is_one_sentence(delight, week):
    assert delight.refused("surprises", "accept", "99")["code"] == "suggestion.unknown"
    assert delight.refused("surprises", "why-not", "Nobody Here")["code"] == "customer.unknown"
    assert delight.refused("surprises", "--week", "someday")["code"] == "date.unreadable"
    assert delight.refused("surprises", "--accept", "effect", code=2)["code"] == "usage"
    row = week["rows"][0]
    delight.done("surprises", "accept", row["id"])
    assert delight.refused("surprises", "skip", row["id"])["code"] == "suggestion.decided"
    assert delight.refused("surprises", "swap", row["id"])["code"] == "suggestion.decided"
    assert delight.refused("surprises", "--week", "2026-01-05", "--accept")["code"] == "suggestion.week_over"


def test_a_week_to_come_is_a_preview_and_one_that_is_over_only_read(delight, week):
    before = delight.done("history")
    coming = delight.done("surprises", "--week", "in 7 days")
    assert coming["time"] == "coming"
    assert {row["id"] for row in coming["rows"]} == {0}
    assert "(as it would look by now)" in delight("surprises", "--week", "in 7 days").out
    refused = delight.refused("surprises", "--week", "in 7 days", "--accept")
    assert refused["code"] == "suggestion.week_to_come"
    past = delight.done("surprises", "--week", "2020-03-11")
    assert (past["time"], past["rows"]) == ("past", [])
    assert "Nobody was suggested that week." in delight("surprises", "--week", "2020-03-11").out
    assert delight.done("history") == before


@pytest.mark.parametrize(
    ("settings", "empty", "said"),
    [
        ([("surprises-a-week", "0")], Empty.OFF, "0 a week"),
        ([("surprise-budget", "0")], Empty.NO_BUDGET, "The budget for surprises is zero"),
    ],
)
def test_an_empty_week_says_why_and_what_helps(delight, settings, empty, said):
    for key, value in settings:
        delight.done("settings", key, value)
    if empty is Empty.NO_BUDGET:
        for idea in delight.done("gesture", "ideas"):
            if idea["cost"] == "0.00":
                delight.done("gesture", "idea", "off", idea["key"])
    found = delight.done("surprises")
    assert (found["empty"], found["rows"]) == (empty, [])
    assert said in found["sentence"]
    assert found["sentence"] in delight("surprises").out


def test_everybody_opted_out_nobody_is_there_and_too_few(delight):
    delight.done("customer", "edit", "1", "--no-surprises")
    assert delight.done("surprises")["empty"] == Empty.NOBODY_WELCOME
    delight.done("customer", "edit", "1", "--surprises")
    few = delight.done("surprises")
    assert len(few["rows"]) == 1
    assert few["sentence"] == "4 places stay free this week: nobody else fits just now."


def test_the_budget_and_the_effect_are_told(delight, week):
    assert "30.00 GBP (a usual one: the shop has not said)" in delight("surprises", "budget").out
    budget = delight.done("surprises", "budget")
    assert (budget["budget"], budget["left"], budget["is_usual"]) == ("30.00", "30.00", True)
    assert budget == delight.done("surprises")["budget"]
    effect = delight.done("surprises", "effect")
    assert (effect["surprised"], effect["more"]) == (0, None)
    assert effect["sentence"].startswith("Too few to say: 0 surprised and 0 held out")


@pytest.mark.parametrize(
    ("more", "low", "high", "said"),
    [
        (1.5, 0.4, 2.6, "made 1.5 more visits in 90 days"),
        (-0.5, -0.9, -0.1, "made 0.5 fewer visits in 90 days"),
        (0.5, -0.2, 1.2, "It may be chance."),
    ],
    ids=["more", "fewer", "nobody knows"],
)
def test_the_effect_is_told_in_visits(delight, week, monkeypatch, more, low, high, said):
    found = Effect(surprised=90, held=12, more=more, low=low, high=high)
    monkeypatch.setattr(SurpriseService, "effect", lambda _self: found)
    told = delight("surprises", "effect").out
    assert said in told
    assert ("chance" in told) is (low < 0 < high)


def test_today_shows_what_is_suggested_from_the_tenth_customer_on(delight):
    assert delight.done("today")["suggested"] == []
    for number in range(9):
        delight.done("customer", "add", "--name", f"Person {number}")
    suggested = delight.done("today")["suggested"]
    rows = {row["id"]: row for row in delight.done("surprises")["rows"]}
    assert {row["record"] for row in suggested} == set(rows)
    assert all(row["why"] == rows[row["record"]]["why"] for row in suggested)
    assert "Suggested surprises: see `delight surprises`" in delight("today").out
