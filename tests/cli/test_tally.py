"""``tally`` and ``guess``: small things counted, and the words that tell something."""

from __future__ import annotations


def test_words_that_are_no_command_are_counted(delight):
    assert delight.done("tally", "Queue too long")["today"] == 1
    counted = delight.done("tally", "queue too long")
    assert (counted["today"], counted["what"]) == (2, "queue too long")
    assert delight("tally", "Card reader down").out == "Counted: Card reader down, 1 today.\n"
    first, second = delight.done("tally", "list")
    assert (first["what"], first["total"], sum(first["hours"].values())) == ("queue too long", 2, 2)
    assert second["what"] == "Card reader down"
    delight.done("tally", "remove", str(counted["id"]))
    delight.done("undo")
    assert delight.done("tally", "list", "--from", "today")[0]["total"] == 2
    assert delight.done("tally", "list", "--to", "yesterday") == []


def test_a_mark_that_is_not_there_and_a_novel_are_refused(delight):
    assert delight("tally", "remove", "99", "--json").document["error"]["code"] == "tally.unknown"
    assert delight("tally", "x" * 81, "--json").document["error"]["code"] == "text.too_long"


def test_words_can_be_added_switched_off_and_tried(delight):
    assert delight.done("guess", "text", "So hollow and rude")["failure"] == {
        "value": "rude",
        "because": ["rude"],
    }
    delight.done("guess", "off", "failure", "rude", "rude*")
    word = delight.done("guess", "add", "failure", "quality", "hollow")
    assert delight.done("guess", "text", "So hollow and rude")["failure"]["value"] == "quality"
    assert delight.done("guess", "words", "failure", "quality")[0]["word"] == "hollow"
    assert "rude*" in delight("guess", "words", "failure", "rude").out
    delight.done("guess", "remove", str(word["id"]))
    delight.done("guess", "off", "failure", "rude", "rude*", "--on")
    assert delight.done("guess", "text", "So hollow and rude")["failure"]["value"] == "rude"
    assert delight("guess", "off", "failure", "rude", "nonsense").code == 2
    assert (
        delight("guess", "words", "failure", "sunny", "--json").document["error"]["code"]
        == "guess-word.unknown_value"
    )
