"""``delight staff``: who works here, handing over, coming back, PINs."""

import pytest

from tests import factories


@pytest.fixture
def people(delight):
    """Ada, who owns the shop, and Bo at the front desk."""
    return [delight.done("staff", "add", "--name", name) for name in ("Ada Moss", "Bo Lind")]


def test_the_first_owns_the_shop(people):
    assert [(row["name"], row["role"], row["pin"]) for row in people] == [
        ("Ada Moss", "owner", False),
        ("Bo Lind", "front-desk", False),
    ]


def test_staff_are_changed(delight, people):
    bo = delight.done("staff", "edit", "Bo", "--authority", "25", "--name", "Bo Lindt")
    assert (bo["name"], bo["authority"], bo["role"]) == ("Bo Lindt", "25.00", "front-desk")
    assert delight.done("staff", "edit", "Bo", "--authority", "")["authority"] is None
    assert delight.done("staff", "edit", "Bo", "--role", "owner")["role"] == "owner"
    assert delight.refused("staff", "edit", "Bo", "--name", "ada moss")["code"] == "staff.name_taken"
    assert delight.refused("staff", "edit", "Bo", "--authority", "-1")["code"] == "amount.negative"


def test_staff_come_leave_and_return(delight, people):
    assert delight.refused("staff", "deactivate", "Ada")["code"] == "staff.last_owner"
    assert delight.refused("staff", "edit", "Ada", "--role", "front-desk")["code"] == "staff.last_owner"
    assert delight.done("staff", "deactivate", "bo lind")["name"] == "Bo Lind"
    assert [row["name"] for row in delight.done("staff", "list")] == ["Ada Moss"]
    assert "has left" in delight("staff", "list", "--all").out
    assert delight.refused("staff", "deactivate", "Bo Lind")["code"] == "staff.left"
    assert delight.refused("staff", "add", "--name", "")["code"] == "staff.name_missing"
    assert delight.done("staff", "return", "Bo Lind")["active"] is True
    assert delight.refused("staff", "return", "Bo Lind")["code"] == "staff.works_here"


def test_what_is_theirs_is_handed_over(delight, people):
    services = delight.services()
    factories.case(services, owner_id=people[1]["id"])
    services.close()
    left = delight.done("staff", "deactivate", "Bo")["left"]
    assert left == {"cases": 1, "actions": 0, "promises": 0}
    delight.done("staff", "return", "Bo")
    assert delight.done("staff", "deactivate", "Bo", "--hand-to", "Ada")["left"]["cases"] == 0
    assert delight.done("case", "list")[0]["owner"] == "Ada Moss"


def test_somebody_who_has_left_does_nothing_more(delight, people):
    case = delight.done("case", "add", "--what", "late")["reference"]
    action = delight.done("action", "add", case, "--kind", "redo")["id"]
    delight.done("staff", "deactivate", "Bo")
    for words in (
        ["case", "edit", case, "--mood", "2", "--staff", "Bo"],
        ["case", "show", case, "--staff", "Bo"],
        ["action", "add", case, "--kind", "refund", "--owner", "Bo"],
        ["action", "done", action, "--staff", "bo"],
        ["promise", "add", case, "--what", "ring", "--by", "tomorrow", "--owner", "Bo"],
        ["staff", "edit", "Bo", "--role", "owner"],
        ["staff", "pin", "Bo", "--remove"],
    ):
        said = delight.refused(*words)
        assert said["code"] == "staff.left", words
        assert "no longer works here." in said["message"]
    shown = delight.done("case", "show", case)
    assert (shown["mood"], len(shown["actions"]), shown["promises"]) == (None, 1, [])
    assert shown["actions"][0]["done_at"] is None


def test_two_of_one_first_name_are_told_apart(delight, people):
    delight.done("staff", "add", "--name", "Bo Reed")
    said = delight.refused("case", "add", "--what", "late", "--staff", "bo")
    assert said["code"] == "staff.ambiguous"
    assert "Bo Lind" in said["message"]
    assert "Bo Reed" in said["message"]
    assert delight.done("case", "add", "--what", "late", "--staff", "bo reed")["staff"] == "Bo Reed"


def test_what_is_only_the_owners_is_shown_to_nobody_else(delight, people):
    case = delight.done("case", "add", "--what", "She says that Bo stole", "--customer", "1")["reference"]
    delight.done("case", "take", case, "--staff", "Ada")
    delight.done("case", "edit", case, "--owner-only", "yes")
    for words in (["case", "list"], ["today"], ["history"], ["case", "board"], ["promise", "list"]):
        assert "stole" not in delight(*words, "--staff", "Bo").out
    assert "stole" in delight("case", "list").out
    assert "stole" in delight("case", "list", "--staff", "Ada").out
    assert delight.refused("case", "show", case, "--staff", "Bo")["code"] == "case.unknown"
    assert delight.done("case", "show", case)["owner_only"]
    assert delight.refused("today", "--week", "--staff", "Bo")["code"] == "owner.needed"
    assert delight.done("today", "--week")


def test_a_pin_is_set_without_showing_it_and_taken_away(delight, people):
    said = delight("staff", "pin", "Ada", stdin="4711\n")
    assert (said.code, said.err) == (0, "")
    assert "4711" not in said.out
    assert [row["pin"] for row in delight.done("staff", "list")] == [True, False]
    assert delight.done("staff", "pin", "Ada", "--remove")["pin"] is False
    assert delight.refused("staff", "pin", "Ada", "--remove")["code"] == "pin.none"


def test_a_pin_has_digits(delight, people):
    for typed in ("abc\n", "12\n", "123456789\n", "\n", ""):
        said = delight("staff", "pin", "Ada", stdin=typed)
        assert (said.code, said.err) == (1, "A PIN has 4 to 8 digits. Type only digits.\n")


def test_the_pin_of_somebody_who_left_is_gone_for_good(delight, people):
    delight.done("staff", "pin", "Bo", stdin="4711\n")
    delight.done("staff", "deactivate", "Bo")
    assert delight.refused("staff", "pin", "Bo", stdin="4711\n")["code"] == "staff.left"
    assert delight.done("staff", "return", "Bo")["pin"] is False


def test_the_front_desk_changes_its_own_pin_only(delight, people):
    refused = delight.refused("staff", "pin", "Ada", "--staff", "Bo", stdin="4711\n")
    assert refused["code"] == "pin.not_yours"
    assert delight.done("staff", "pin", "Bo", "--staff", "Bo", stdin="4711\n")["pin"] is True


def test_who_does_it_does_what_they_may(delight, people):
    assert delight.refused("staff", "add", "--name", "Cy", "--staff", "Bo")["code"] == "owner.needed"
    assert delight.refused("settings", "name", "Bo’s", "--staff", "Bo")["code"] == "owner.needed"
    assert delight.done("staff", "add", "--name", "Cy", "--staff", "Ada")["name"] == "Cy"
    assert delight.done("history", "--limit", "1")[0]["staff"] == "Ada Moss"


def test_a_case_for_the_owner_alone_is_taken_and_gone_for_others(delight, people):
    said = ("case", "add", "--what", "Ada shouted at me", "--owner-only", "yes", "--staff", "Bo")
    assert delight(*said).out == "Taken for the owner, who alone sees it from now on.\n"
    (case,) = delight.done("case", "list")
    shown = delight.done("case", "show", case["reference"])
    assert (shown["owner_only"], shown["staff"]) == (True, "Bo Lind")
    refused = delight.refused("case", "edit", case["reference"], "--where", "Here", "--staff", "Bo")
    assert refused["code"] == "case.unknown"
    assert delight.done("case", "edit", case["reference"], "--owner-only", "no")["owner_only"] is False
    assert (
        delight.done("case", "edit", case["reference"], "--where", "Here", "--staff", "Bo")["place"] == "Here"
    )
