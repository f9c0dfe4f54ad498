"""Groups at the command line."""

from __future__ import annotations

import pytest


@pytest.fixture
def ida(delight):
    told = ("--address", "4 Weir Lane; Ely; CB7 4JU", "--email", "ida@example.org", "--birthday", "03-02")
    return delight.done("customer", "add", "--name", "Ida Rowe", *told)["id"]


def test_a_group_by_filter_is_saved_used_and_forgotten(delight, ida):
    saved = delight.done(
        "customer", "group", "Near Ely", "--place", "ely", "--with-email", "--spent-most", "12.50"
    )
    assert (saved["count"], saved["rule"]["places"], saved["rule"]["has_email"]) == (1, ["ely"], True)
    delight.done("customer", "tag", ida, "Regulars")
    listed = delight.done("customer", "groups")
    assert [(row["name"], row["count"]) for row in listed] == [("Near Ely", 1), ("Regulars", 1)]
    assert listed[1]["rule"] is None
    assert [row["id"] for row in delight.done("customer", "list", "--group", "near ely")] == [ida]
    assert "by filter" in delight("customer", "groups").out
    said = delight("customer", "group", "Near Ely", "--place", "Hove", "--away-days", "90").out
    assert said == "0 customers are in the group Near Ely today.\n"
    delight.done("customer", "group", "near ely", "--forget")
    assert [row["name"] for row in delight.done("customer", "groups")] == ["Regulars"]


def test_every_condition_is_taken(delight, ida):
    given = (
        "--tag", "a", "--without-tag", "b", "--standing", "new", "--standing", "content", "--language", "en",
        "--here-days", "9", "--visits-least", "1", "--visits-most", "3", "--spent-least", "1", "--no-letters",
        "--without-phone", "--with-address", "--no-open-complaint", "--people", "--brought", "--gone",
        "--birthday-month", "this",
    )  # fmt: skip
    rule = delight.done("customer", "group", "All of it", *given)["rule"]
    assert len(rule) == 17
    assert (rule["birthday_month"], rule["standings"], rule["organisation"]) == (0, ["new", "content"], False)


def test_a_group_that_cannot_be_saved(delight, ida):
    assert delight.refused("customer", "group", "Everybody")["code"] == "group.asks_nothing"
    assert delight.refused("customer", "group", "Nowhere", "--place", " ")["code"] == "group.asks_nothing"
    assert delight.refused("customer", "group", "Nobody", "--forget")["code"] == "group.unknown"
    assert delight.refused("customer", "group", "x", "--spent-least", "much")["code"] == "amount.unreadable"
    assert delight.refused("customer", "group", "x", "--away-days", "-1", code=2)["code"] == "usage"


def test_a_group_that_nobody_can_be_in_is_not_saved(delight, ida):
    refused = delight.refused("customer", "group", "x", "--spent-least", "5", "--spent-most", "2")
    assert refused["code"] == "group.never_spent"
    assert refused["message"].startswith("Nobody can be in this group: ")
    assert delight.refused("customer", "group", "x", "--tag", "a", "--without-tag", "A")["code"] == (
        "group.never_tagged"
    )
    assert delight.done("customer", "groups") == []
