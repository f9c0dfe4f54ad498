"""What comes back on reply slips, typed in."""

import re

import pytest

from delight.domain.text import LONGEST_TEXT


@pytest.fixture
def code(delight, tmp_path):
    """The code on the slip of a letter about a complaint that was put right."""
    case = delight.done("case", "add", "--what", "Cold", "--customer", "1", "--topic", "the cold soup")
    delight.done("case", "move", case["reference"], "resolved")
    kept = delight.done("letter", "write", "--wording", "apology", "--case", case["reference"],
                        "--reply-slip", "--out", tmp_path / "a.pdf", "--issue")  # fmt: skip
    return kept["reply_code"]


def test_an_answer_reaches_its_letter_however_the_code_is_typed(delight, code):
    said = delight("letter", "answer", f" {code[:3]}-{code[3:].lower()} ", "--answer", "all-well")
    assert re.fullmatch(r"Noted with L-\d{4}-0001 to Zoë Marlow\.\n", said.out)
    noted = delight.done("letter", "answer", code, "--answer", "nearly", "--words", "Still {a} *bit* cold")
    assert noted["letter"].endswith("-0001")
    assert (noted["done"], bool(noted["deed"])) == ("reply.logged", True)


def test_not_yet_asks_for_a_call_and_can_be_undone(delight, code):
    deed = delight.done("letter", "answer", code, "--answer", "not-yet", "--words", "Nobody rang")
    (call,) = delight.done("case", "show", "1")["actions"]
    assert (call["kind"], call["note"], call["done_at"]) == ("call-back", "Nobody rang", None)
    delight.done("undo", deed["deed"])
    assert delight.done("case", "show", "1")["actions"] == []


def test_codes_that_lead_nowhere_are_told_apart(delight, code):
    swapped = next(
        code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(5) if code[n] != code[n + 1]
    )
    for wrong in (swapped, code[:-1], code + code[0], "", "☃" * 6, "A\nB", "٣" * 6, "x" * 5000):
        error = delight.refused("letter", "answer", wrong, "--answer", "all-well")
        assert error["code"] == "reply.mistyped"
    strange = next(c for c in ("222224", "22222M", "XXXXXX", "333333") if c != code)
    assert delight.refused("letter", "answer", strange, "--answer", "all-well")["code"] in {
        "reply.unknown", "reply.mistyped",
    }  # fmt: skip
    assert delight.refused("letter", "answer", code, "--answer", "fine", code=2)["code"] == "usage"
    assert delight.refused("letter", "answer", code, code=2)["code"] == "usage"


def test_endless_words_are_refused(delight, code):
    error = delight.refused(
        "letter", "answer", code, "--answer", "all-well", "--words", "x" * (LONGEST_TEXT + 1)
    )
    assert error["code"] == "text.too_long"
