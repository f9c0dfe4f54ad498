"""``delight case edit``: what was logged is put right, field by field."""

import pytest


@pytest.fixture
def case(delight):
    logged = delight.done(
        "case", "add", "--customer", "Zoë Marlow", "--what", "The cake was late", "--channel", "email",
        "--at-stake", "24.50", "--mood", "2", "--happened", "yesterday",
    )  # fmt: skip
    return logged["reference"]


def test_when_it_came_in_is_put_right_and_its_days_follow(delight, case):
    before = delight.done("case", "show", case)
    now = delight.done("case", "edit", case, "--received", "2026-03-02 10:00")
    assert now["received_at"].startswith("2026-03-02T10:00")
    assert now["acknowledge_by"].startswith("2026-03-02")
    assert now["resolve_by"] < before["resolve_by"]
    assert delight.refused("case", "edit", case, "--received", "2126-01-01")["code"] == "date.future"


def test_a_complaint_that_was_a_suggestion_has_no_deadlines(delight, case):
    suggestion = delight.done("case", "edit", case, "--kind", "suggestion")
    assert suggestion["kind"] == "suggestion"
    assert suggestion["acknowledge_by"] is suggestion["acknowledged_at"] is suggestion["resolve_by"] is None
    complaint = delight.done("case", "edit", case, "--kind", "complaint")
    assert complaint["acknowledge_by"]
    assert complaint["resolve_by"]


def test_what_somebody_works_on_stays_what_it_is(delight, case):
    delight.done("case", "move", case, "in-progress")
    assert delight.refused("case", "edit", case, "--kind", "compliment")["code"] == "case.kind_settled"
    assert delight.done("case", "edit", case, "--kind", "complaint")["stage"] == "in-progress"


def test_who_is_praised_is_put_right(delight):
    delight.done("staff", "add", "--name", "Maya", "--role", "owner")
    delight.done("staff", "add", "--name", "Tom")
    delight.done("staff", "add", "--name", "Bo")
    case = delight.done("case", "add", "--kind", "compliment", "--what", "So kind", "--praises", "Tom")
    assert delight.done("case", "edit", case["reference"], "--praises", "Bo")["praised"] == "Bo"
    assert delight.done("case", "edit", case["reference"], "--praises", "")["praised"] == ""
    assert delight.refused("case", "edit", case["reference"], "--praises", "Ida")["code"] == "staff.unknown"


def test_a_kind_word_may_come_for_somebody_who_has_left(delight):
    for name in ("Maya", "Tom Okafor", "Bo"):
        delight.done("staff", "add", "--name", name)
    delight.done("staff", "deactivate", "Tom")
    case = delight.done("case", "add", "--kind", "compliment", "--what", "So kind", "--praises", "Tom")
    assert case["praised"] == "Tom Okafor"
    delight.done("case", "edit", case["reference"], "--praises", "Bo")
    assert delight.done("case", "edit", case["reference"], "--praises", "Tom")["praised"] == "Tom Okafor"
    assert delight.refused("case", "edit", case["reference"], "--owner", "Tom")["code"] == "staff.left"
    delight.done("staff", "add", "--name", "Tom Reed")
    assert delight.done("case", "edit", case["reference"], "--praises", "Tom")["praised"] == "Tom Reed"


def test_what_is_not_known_after_all_is_emptied(delight, case):
    delight.done("staff", "add", "--name", "Tom")
    delight.done("case", "edit", case, "--failure", "late", "--owner", "Tom", "--cause", "oven")
    delight.done("case", "edit", case, "--owner", "", "--at-stake", "", "--happened", "", "--cause", "")
    now = delight.done("case", "edit", case, "--without", "failure", "--without", "mood")
    empty = [now[name] for name in ("owner_id", "at_stake", "happened_at", "failure", "mood")]
    assert empty == [None] * 5
    assert now["cause"] == ""
    assert delight.refused("case", "edit", case, code=2)["code"] == "usage"


def test_what_it_came_from_is_said_later(delight, case):
    now = delight.done("case", "edit", case, "--cause", "oven too old", "--lacked", "-", stdin="rye bread\n")
    assert (now["cause"], now["lacked"]) == ("oven too old", "rye bread")
    assert delight.done("improvement", "list")["causes"][0]["words"] == "oven too old"


def test_standard_input_holds_one_text(delight, case):
    error = delight.refused("case", "edit", case, "--what", "-", "--remedy", "-", stdin="x", code=2)
    assert "one text" in error["message"]
    assert delight.done("case", "show", case)["what"] == "The cake was late"
