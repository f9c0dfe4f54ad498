from datetime import datetime

import pytest

from delight.domain.cases.stages import Stage
from delight.domain.errors import ConflictError


def logged(delight, *more):
    return delight.done("case", "add", "--what", "The cake had the wrong name on it", *more)


def test_a_complaint_from_the_first_word_to_its_end(delight):
    case = logged(
        delight, "--customer", "zoë marlow", "--topic", "the birthday cake", "--failure", "wrong-item",
        "--channel", "email", "--at-stake", "24.50", "--happened", "yesterday", "--where", "order 12",
        "--promise", "bake a new one", "--by", "tomorrow", "--mood", "2",
    )  # fmt: skip
    assert case["stage"] == "new"
    assert (case["customer_name"], case["at_stake"], case["currency"]) == ("Zoë Marlow", "24.50", "GBP")
    reference = case["reference"]
    action = delight.done("action", "add", reference, "--kind", "refund", "--cost", "£12.50", "--done")
    assert (action["cost"], action["currency"], action["kind"]) == ("12.50", "GBP", "refund")
    assert datetime.fromisoformat(action["done_at"]).utcoffset() is not None
    later = delight.done(
        "action", "add", reference, "--kind", "redo", "--note", "a new cake", "--due", "in 2 days"
    )
    assert later["done_at"] is None
    assert delight.done("action", "done", later["id"], "--cost", "3")["cost"] == "3.00"
    assert delight.done("case", "move", reference, "resolved")["stage"] == "resolved"
    checks = delight.done("follow-up", "list")
    assert [row["kind"] for row in checks] == ["check", "return", "return"]
    done = delight.done(
        "follow-up", "done", checks[0]["id"], "--result", "Happy", "--pulse", "9", "--came-back", "yes"
    )
    assert (done["pulse"], done["came_back"]) == (9, True)
    promise = delight.done("promise", "list")[0]
    assert delight.done("promise", "kept", promise["id"])["state"] == "kept"
    closed = delight.done("case", "close", reference, "--outcome", "won-back", "--mood-after", "5")
    assert (closed["stage"], closed["outcome"], closed["cost"]) == ("closed", "won-back", "15.50")
    whole = delight.done("case", "show", reference)
    assert len(whole["actions"]) == 2
    assert [row["name"] for row in whole["history"]][-1] == "case.logged"
    with_services = delight.services()
    assert with_services.cases.get(case["id"]).stage is Stage.CLOSED
    with_services.close()


def test_people_read_short_lines(delight):
    said = delight("case", "add", "--what", "Late\nagain", "--customer", "1")
    first, second = said.out.splitlines()
    assert first == "C-2026-0001 logged for Zoë Marlow: Late again".replace("2026", said.out[2:6])
    assert second == "Guessed: late (because of “Late”). Not so? delight case edit."
    listed = delight("case", "list").out.splitlines()
    assert listed[0].split() == ["Reference", "Stage", "Customer", "What", "happened", "Received", "Due"]
    assert "Zoë Marlow" in listed[1]
    shown = delight("case", "show", "1").out
    assert "what             Late\n                 again\n" in shown
    assert "History" in shown


def test_a_case_is_found_by_reference_or_id_in_any_letter_case(delight):
    case = logged(delight)
    for name in (case["reference"], case["reference"].lower(), case["id"]):
        assert delight.done("case", "show", name)["uid"] == case["uid"]


def test_the_words_may_come_through_a_pipe(delight):
    case = delight.done("case", "add", "--what", "-", stdin="Two hours late,\nno word of why.\n")
    assert case["what"] == "Two hours late,\nno word of why."


def test_only_what_was_given_changes(delight):
    case = logged(delight, "--customer", "1", "--severity", "high", "--topic", "the cake")
    changed = delight.done("case", "edit", case["reference"], "--topic", "", "--mood", "4")
    assert (changed["topic"], changed["mood"], changed["severity"]) == ("", 4, "high")
    assert delight.refused("case", "edit", case["reference"], code=2)["code"] == "usage"


def test_who_did_it_stands_in_the_history(delight):
    delight.done("staff", "add", "--name", "Ada Moss")
    delight.done("staff", "add", "--name", "Bo Lind")
    case = logged(delight, "--staff", "ada", "--owner", "Bo Lind")
    assert (case["staff"], case["owner"]) == ("Ada Moss", "Bo Lind")
    assert delight.done("history", case["reference"])[0]["staff"] == "Ada Moss"


def test_a_list_can_be_narrowed(delight):
    logged(delight, "--customer", "1")
    delight.done("case", "add", "--what", "Lovely buns", "--kind", "compliment")
    delight.done("case", "add", "--what", "Cold soup", "--received", "2020-01-02 10:00")
    found = lambda *words: [row["what"] for row in delight.done("case", "list", *words)]  # noqa: E731
    assert found("--search", "buns") == ["Lovely buns"]
    assert found("--overdue") == ["Cold soup"]
    assert found("--customer", "1") == ["The cake had the wrong name on it"]
    assert found("--stage", "thanked") == []
    assert len(found("--limit", "2")) == 2
    assert delight("case", "list", "--stage", "thanked").out == "No cases fit.\n"


def test_snoozed_until_a_day(delight):
    case = logged(delight)
    assert delight.done("case", "snooze", case["reference"], "--until", "in 3 days")["snoozed_until"]
    assert delight.done("case", "wake", case["reference"])["snoozed_until"] is None
    assert (
        delight.refused("case", "snooze", case["reference"], "--until", "2020-01-01")["code"] == "date.past"
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--what", ""], "case.what_missing"),
        (["--what", "\x00\x1b\x07 "], "case.what_missing"),
        (["--what", "\u200b\ufeff \u2060\u00ad\ufe0f"], "case.what_missing"),
        (["--what", "x", "--customer", "Nobody"], "customer.unknown"),
        (["--what", "x", "--customer", ""], "customer.unknown"),
        (["--what", "x", "--customer", "9" * 30], "customer.unknown"),
        (["--what", "x", "--at-stake", "-5"], "amount.negative"),
        (["--what", "x", "--at-stake", "lots"], "amount.unreadable"),
        (["--what", "x", "--at-stake", "9" * 40], "amount.absurd"),
        (["--what", "x", "--at-stake", "0.001"], "amount.too_fine"),
        (["--what", "x", "--received", "in 3 days"], "date.future"),
        (["--what", "x", "--happened", "someday"], "date.unreadable"),
        (["--what", "x", "--mood", "6"], "mood.unreadable"),
        (["--what", "x", "--promise", "call"], "promise.day_missing"),
        (["--what", "x", "--by", "friday"], "promise.what_missing"),
        (["--what", "x", "--promise", "call", "--by", "2020-01-01"], "date.past"),
        (["--what", "x", "--staff", "Nobody"], "staff.unknown"),
        (["--what", "x", "--topic", "x" * 201], "text.too_long"),
    ],
)
def test_what_cannot_be_logged_is_said_and_nothing_changes(delight, words, code):
    assert delight.refused("case", "add", *words)["code"] == code
    assert delight.done("case", "list") == []


def test_two_of_one_name_are_told_apart_by_number(delight):
    delight.done("customer", "add", "--name", "Zoe Marlow")
    error = delight.refused("case", "add", "--what", "x", "--customer", "Zoë Marlow")
    assert error["code"] == "customer.ambiguous"
    assert "1 Zoë Marlow, 2 Zoe Marlow" in error["message"]
    assert logged(delight, "--customer", "2")["customer_name"] == "Zoe Marlow"


def test_a_text_of_200_000_characters_fits_and_one_more_does_not(delight):
    long = "ü" * 200_000
    assert delight.done("case", "add", "--what", "-", stdin=long)["what"] == long
    assert delight.refused("case", "add", "--what", "-", stdin=long + "x")["code"] == "text.too_long"
    assert delight.refused("case", "add", "--what", "-", stdin=long * 5)["code"] == "text.too_long"


@pytest.mark.parametrize("text", ["<b>", "{{", "=cmd()", "{customer.name}", "‮evil‬", "a\u200fb", "%s %(x)s"])
def test_strange_text_is_only_text(delight, text):
    case = delight.done("case", "add", "--what", text, "--customer", "1")
    assert case["what"] == text
    assert delight.done("case", "list", "--search", text)
    assert delight("case", "show", case["reference"]).code == 0
    assert "\u202e" not in delight("case", "list").out


def test_what_is_still_asked_of_a_closed_case_can_be_put_off(delight):
    about = logged(delight)["reference"]
    delight.done("case", "close", about, "--outcome", "settled")
    assert delight.done("case", "snooze", about, "--until", "friday")["snoozed_until"]


def test_the_history_of_a_case_that_is_not_there_says_so(delight):
    assert delight.refused("history", "C-1999-0001")["code"] == "case.unknown"
    assert delight.refused("history", "Nobody")["code"] == "customer.unknown"


def test_only_legal_moves(delight):
    reference = logged(delight)["reference"]
    error = delight.refused("case", "move", reference, "thanked")
    assert error["code"] == "case.illegal_move"
    assert "acknowledged, in-progress, resolved" in error["message"]
    kind = logged(delight, "--kind", "compliment")["reference"]
    delight.done("case", "move", kind, "done")
    over = delight.refused("case", "move", kind, "in-progress")
    assert over["message"] == "A case that is done cannot become in progress. It is over."
    delight.done("case", "move", reference, "resolved")
    assert delight.refused("case", "move", reference, "reopened")["code"] == "case.why_missing"
    again = delight.done("case", "move", reference, "reopened", "--why", "It broke again")
    assert again["stage"] == "in-progress"
    delight.done("case", "close", reference, "--outcome", "settled")
    assert (
        delight.refused("case", "close", reference, "--outcome", "settled")["code"] == "case.already_closed"
    )


@pytest.mark.parametrize(
    "words", [["case", "show"], ["case", "move", "resolved"], ["action", "add", "--kind", "redo"]]
)
@pytest.mark.parametrize("reference", ["C-1999-0001", "77", "%", "²"])
def test_a_case_that_is_not_there(delight, words, reference):
    error = delight.refused(*words[:2], reference, *words[2:])
    assert error["code"] == "case.unknown"


def test_what_is_settled_stays_settled(delight):
    reference = logged(delight)["reference"]
    action = delight.done("action", "add", reference, "--kind", "redo", "--done")
    assert delight.refused("action", "done", action["id"])["code"] == "action.done_already"
    for number in ("99", "9" * 30):
        assert delight.refused("action", "done", number)["code"] == "action.unknown"
    assert delight.refused("action", "done", "one", code=2)["code"] == "usage"
    promise = delight.done(
        "promise",
        "add",
        reference,
        "--what",
        "call",
        "--by",
        "2 days from now".replace("2 days from now", "in 2 days"),
    )
    assert delight.done("promise", "list", "--due") == []
    assert delight.done("promise", "broken", promise["id"])["state"] == "broken"
    assert delight.refused("promise", "kept", promise["id"])["code"] == "promise.settled_already"
    assert delight.refused("follow-up", "done", "5", "--result", "x")["code"] == "follow-up.unknown"


def test_a_change_elsewhere_in_the_meantime_is_not_overwritten(delight, monkeypatch):
    reference = logged(delight)["reference"]

    def refuse(*_args, **_more):
        raise ConflictError("record.changed_elsewhere")

    monkeypatch.setattr("delight.services.cases.service.check_seen", refuse)
    assert delight.refused("case", "edit", reference, "--mood", "3")["code"] == "record.changed_elsewhere"


def test_everything_on_a_case_is_shown(delight):
    delight.done("staff", "add", "--name", "Maya", "--role", "owner")
    delight.done("staff", "add", "--name", "Tom", "--authority", "25")
    case = logged(delight, "--idea", "Rye bread", "--owner-only", "no")["reference"]
    delight.done("action", "add", case, "--kind", "refund", "--cost", "10", "--done", "--staff", "Tom")
    shown = delight.done("case", "show", case)
    assert [idea["what"] for idea in shown["ideas"]] == ["Rye bread"]
    assert shown["playbook_steps"][0]["number"] == 1
    assert {deed["name"] for deed in shown["history"]} == {"case.logged", "action.added"}
    said = delight("case", "show", case).out
    assert "Rye bread" in said
    assert "owner only" not in said


def test_the_board_has_every_stage_and_what_is_in_it(delight):
    case = logged(delight)["reference"]
    moved = logged(delight, "--severity", "high")["reference"]
    delight.done("case", "move", moved, "in-progress")
    columns = {column["stage"]: column for column in delight.done("case", "board")}
    assert [row["reference"] for row in columns["new"]["rows"]] == [case]
    assert columns["in-progress"]["count"] == 1
    assert columns["resolved"]["rows"] == []
    high = {
        column["stage"]: column["count"] for column in delight.done("case", "board", "--severity", "high")
    }
    assert (high["new"], high["in-progress"]) == (0, 1)
    assert "in progress: 1" in delight("case", "board").out


def test_what_the_owner_hears_on_fridays(delight):
    delight.done("staff", "add", "--name", "Maya", "--role", "owner")
    delight.done("staff", "add", "--name", "Tom", "--authority", "25")
    case = logged(delight)["reference"]
    delight.done("action", "add", case, "--kind", "refund", "--cost", "10", "--done", "--staff", "Tom")
    week = delight.done("today", "--week")
    assert (week["settled"], week["given"], week["copy_days"]) == (1, "10.00", None)
    assert "10.00 GBP" in delight("today", "--week").out
