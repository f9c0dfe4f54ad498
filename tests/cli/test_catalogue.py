"""The catalogue of surprises by the command."""

import pytest


def keys(delight, *words):
    return [row["key"] for row in delight.done("gesture", "ideas", *words)]


def test_a_gesture_of_ones_own_is_added_changed_and_removed(delight):
    jam = delight.done("gesture", "idea", "add", "A jar of plum jam", "--cost", "3.20", "--interval", "120")
    assert (jam["key"], jam["cost"], jam["interval_days"], jam["own"]) == (
        "a-jar-of-plum-jam", "3.20", 120, True,
    )  # fmt: skip
    changed = delight.done(
        "gesture", "idea", "edit", "a jar of plum jam", "--name", "Quince", "--kind", "extra"
    )
    assert (changed["key"], changed["name"], changed["kind"], changed["cost"]) == (
        "a-jar-of-plum-jam", "Quince", "extra", "3.20",
    )  # fmt: skip
    said = delight("gesture", "idea", "restore", "quince")
    assert said.out == "Quince is removed.\n"
    assert "a-jar-of-plum-jam" not in keys(delight, "--all")


def test_a_ready_made_one_is_changed_and_taken_as_it_came(delight):
    note = delight.done("gesture", "ideas")[0]
    said = delight("gesture", "idea", "edit", "note", "--cost", "0", "--hint", "")
    assert said.out == "A handwritten note (note) is changed.\n"
    changed = delight.done("gesture", "ideas")[0]
    assert (changed["cost"], changed["hint"], changed["edited"]) == ("0.00", "", True)
    line = delight("gesture", "ideas").out.splitlines()[1]
    assert line.split() == "note A handwritten note note 0.00 GBP 180 changed".split()
    delight.done("gesture", "idea", "restore", "note")
    assert delight.done("gesture", "ideas")[0] == note


def test_all_of_it_is_switched_off_and_that_is_said_kindly(delight):
    every = keys(delight)
    for key in every:
        delight.done("gesture", "idea", "off", key)
    assert keys(delight) == []
    assert delight("gesture", "ideas").out.startswith("The catalogue is empty")
    assert keys(delight, "--all") == every
    assert delight("gesture", "idea", "on", "flower").out == "A flower from the vase (flower) is offered.\n"
    assert keys(delight) == ["flower"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["add", " "], "gesture.name_missing"),
        (["add", "Jam", "--cost", "-1"], "amount.negative"),
        (["add", "a FLOWER from the vase"], "gesture.named_so"),
        (["edit", "note", "--name", "A flower from the vase"], "gesture.named_so"),
        (["edit", "jam", "--cost", "1"], "gesture.not_in_catalogue"),
        (["off", "jam"], "gesture.not_in_catalogue"),
        (["restore", "jam"], "gesture.not_in_catalogue"),
    ],
)
def test_what_cannot_be_is_refused(delight, words, code):
    before = delight.done("gesture", "ideas")
    assert delight.refused("gesture", "idea", *words)["code"] == code
    assert delight.done("gesture", "ideas") == before


def test_what_makes_no_sense_is_misused(delight):
    assert delight.refused("gesture", "idea", "edit", "note", code=2)["code"] == "usage"
    assert delight.refused("gesture", "idea", "add", "Jam", "--interval", "-1", code=2)["code"] == "usage"
    assert delight.refused("gesture", "idea", "add", "Jam", "--interval", "4000", code=2)["code"] == "usage"
