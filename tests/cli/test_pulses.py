"""Would they recommend us? Noted by anybody, read by the owner."""

from __future__ import annotations

import pytest


@pytest.fixture
def desk(delight):
    """The command, and the name of somebody at the front desk."""
    delight.done("staff", "add", "--name", "Maya Hollis", "--role", "owner")
    delight.done("staff", "add", "--name", "Tom Okafor")
    return delight


def test_an_answer_is_noted_and_once_more_on_the_same_day_it_is_changed(delight):
    first = delight.done(
        "pulse", "add", "--customer", "zoe marlow", "--score", "3", "--words", "The tea was cold"
    )
    again = delight.done("pulse", "add", "--customer", "1", "--score", "8")
    assert again["id"] == first["id"]
    (row,) = delight.done("pulse", "list")
    assert (row["score"], row["words"], row["customer_name"]) == (8, "The tea was cold", "Zoë Marlow")
    delight.done("undo")
    assert delight.done("pulse", "list")[0]["score"] == 3
    assert delight.refused("pulse", "add", "--score", "11")["code"] == "pulse.unreadable"


def test_the_baseline_says_when_it_is_too_early(delight):
    for score in (9, 10, 6):
        delight.done("pulse", "add", "--score", str(score))
    assert delight("pulse", "baseline").out == (
        "At first: 3 of the 20 answers it takes to say something.\n"
        "Now: 0 of the 20 answers it takes to say something.\n"
    )
    figures = delight.done("pulse", "baseline")["baseline"]
    assert figures == {"answers": 3, "wanted": 30, "too_few": True}


def test_the_baseline_says_how_sure_it_is(delight):
    services = delight.services()
    from delight.domain.customers.pulse import PulseDraft

    for number in range(25):
        services.pulses.answer(PulseDraft(score=(10, 9, 8, 7, 3)[number % 5]))
    services.close()
    figures = delight.done("pulse", "baseline")["baseline"]
    assert (figures["promoters"], figures["passives"], figures["detractors"]) == (10, 10, 5)
    assert (figures["mean"], figures["net"]) == (7.4, 20)
    low, high = figures["net_between"]
    assert low < 20 < high
    assert ": on average 7.4 (of all customers 6." in delight("pulse", "baseline").out


def test_the_front_desk_notes_answers_and_reads_none(desk):
    tom = ("--staff", "Tom Okafor")
    noted = desk("pulse", "add", "--customer", "1", "--score", "2", "--words", "Rude to me", *tom)
    assert (noted.code, noted.out) == (0, "The answer of Zoë Marlow is noted.\n")
    desk.done("pulse", "add", "--customer", "1", "--score", "1", "--words", "Rude to me twice", *tom)
    for words in (("pulse", "list"), ("pulse", "baseline")):
        assert desk.refused(*words, *tom)["code"] == "owner.needed"
    seen = desk.done("history", *tom)
    assert [row["name"] for row in seen][:2] == ["pulse.answered", "pulse.answered"]
    told = str(seen) + str(desk.done("customer", "show", "1", *tom))
    assert "Rude" not in told
    assert "'score'" not in told
    assert "'score': 1" in str(desk.done("history"))
    undone = desk("--json", "undo", *tom)
    assert undone.code == 0
    assert "Rude" not in undone.out
    assert [row["score"] for row in desk.done("pulse", "list")] == [2]


def test_each_guesses_what_customers_answer_and_the_owner_reads_it(desk):
    maya, tom = ("--staff", "Maya Hollis"), ("--staff", "Tom Okafor")
    assert desk("pulse", "guess", "--score", "9", *maya).out == "The guess is noted.\n"
    desk.done("pulse", "guess", "--score", "8", *maya)
    desk.done("pulse", "guess", "--score", "6", "--of", "Tom Okafor", *maya)
    rows = desk.done("pulse", "guesses")
    assert [(row["name"], row["owner"], row["score"]) for row in rows] == [
        ("Maya Hollis", True, 8), ("Tom Okafor", False, 6),
    ]  # fmt: skip
    assert "Tom Okafor" in desk("pulse", "guesses").out
    assert desk.refused("pulse", "guesses", *tom)["code"] == "owner.needed"
    assert desk.refused("pulse", "guess", "--score", "6")["code"] == "guess.whose"
    assert desk.refused("pulse", "guess", "--score", "11", *maya)["code"] == "guess.unreadable"


def test_nobody_has_guessed_yet(delight):
    assert delight("pulse", "guesses").out == "Nobody has guessed yet.\n"
