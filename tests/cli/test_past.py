"""The history of one case or customer in lines: what changed, from what to what, and why."""

import pytest

from tests.cli.test_cases import logged


def blocks(said):
    """Return each deed as its first line without moment and uid, and the lines below it."""
    told, head = {}, ""
    for line in said.splitlines():
        if line.startswith(" "):
            told[head].append(line)
        else:
            head = line.split("  ")[1]
            told[head] = []
    return told


@pytest.fixture
def case(delight):
    return logged(delight, "--customer", "1")["reference"]


def test_an_edit_says_what_it_was_and_what_it_is(delight, case):
    for name in ("Ada Moss", "Tom Reed"):
        delight.done("staff", "add", "--name", name)
    delight.done("case", "edit", case, "--severity", "high", "--where", "Table 4", "--staff", "Ada Moss")
    delight.done("case", "edit", case, "--owner", "Ada Moss", "--at-stake", "40")
    delight.done("case", "edit", case, "--at-stake", "45", "--without", "owner")
    said = delight("history", case).out
    heads = [line for line in said.splitlines() if not line.startswith(" ")]
    assert [head.split("  ")[1] for head in heads] == [
        "case edited", "case edited", "case edited, by Ada Moss", "case logged",
    ]  # fmt: skip
    assert blocks(said)["case edited, by Ada Moss"] == ["  severity: medium → high", "  place: Table 4"]
    assert "  owner: Ada Moss → nothing\n" in said
    assert "  at stake: 40.00 GBP\n" in said
    assert "  at stake: 40.00 GBP → 45.00 GBP\n" in said


def test_a_move_says_from_where_to_where_and_why_and_undo_what_went_back(delight, case):
    delight.done("case", "close", case, "--outcome", "settled")
    delight.done("case", "move", case, "reopened", "--why", "She came again")
    back = delight.done("undo")
    for words in (("history", case), ("case", "show", case)):
        told = delight(*words).out
        assert "  stage: new → closed\n  outcome: settled\n" in told
        assert "  stage: closed → in-progress\n  outcome: settled → nothing\n  why: She came again\n" in told
        assert f"  undone: case moved  ({back['deed']})\n  stage: in-progress → closed\n" in told


def test_what_belongs_to_a_case_is_named_with_what_changed_on_it(delight, case):
    action = delight.done("action", "add", case, "--kind", "refund", "--cost", "12.50")["id"]
    delight.done("promise", "add", case, "--what", "Ring her back", "--by", "tomorrow")
    delight.done("action", "edit", action, "--cost", "20", "--note", "by card")
    delight.done("promise", "broken", delight.done("promise", "list")[0]["id"])
    delight.done("action", "remove", action)
    told = blocks(delight("history", case).out)
    assert told["action edited"][1:] == ["    note: by card", "    cost: 12.50 GBP → 20.00 GBP"]
    assert told["promise broken"] == ["  promise: Ring her back", "    state: open → broken"]
    assert told["action removed"] == ["  removed action: refund, 20.00 GBP, by card"]


def test_the_history_of_a_customer_says_the_same_and_names_the_case(delight, case):
    delight.done("customer", "edit", "1", "--phone", "+44 7700 900123", "--know", "Nut allergy")
    delight.done("customer", "edit", "1", "--know", "Nut and milk allergy")
    delight.done("case", "edit", case, "--severity", "high")
    said = delight("history", "1").out
    assert "  know: Nut allergy → Nut and milk allergy\n" in said
    assert "_key" not in said
    told = blocks(said)
    assert told[f"case edited, {case}, Zoë Marlow"] == ["  case", "    severity: medium → high"]


def test_what_a_terminal_would_obey_is_left_out(delight, case):
    delight.done("case", "edit", case, "--what", "Late \x1b[31mred\u202e again")
    assert "Late [31mred again" in delight("history", case).out
