"""Notes, further ways, links and referrals from the command."""

from __future__ import annotations

import pytest


@pytest.fixture
def ida(delight):
    return delight.done(
        "customer", "add", "--name", "Ida Rowe", "--phone", "01632 960 111",
        "--also-phone", "Mobile: 07700 900 123", "--also-phone", "07700 900 124",
        "--also-email", "ida@example.org", "--also-address", "Summer: 1 Quay; Marlingsea",
        "--expects", "On time by the minute", "--likes", "Rye",
    )["id"]  # fmt: skip


def ways(document):
    return [(way["kind"], way["value"], way["label"]) for way in document["reaches"]]


def test_a_customer_is_added_with_all_ways_to_reach_them_in_one_deed(delight, ida):
    shown = delight.done("customer", "show", ida)
    assert ways(shown) == [
        ("phone", "07700 900 123", "Mobile"),
        ("phone", "07700 900 124", ""),
        ("address", "1 Quay\nMarlingsea", "Summer"),
    ]
    assert (shown["email"], shown["expects"], shown["likes"]) == (
        "ida@example.org",
        "On time by the minute",
        "Rye",
    )
    told = delight("customer", "show", ida).out
    assert "07700 900 123 (Mobile, " in told
    delight.done("undo")
    assert [row["name"] for row in delight.done("customer", "list")] == ["Zoë Marlow"]


def test_one_of_them_becomes_the_first_and_one_goes(delight, ida):
    first, second, _ = delight.done("customer", "show", ida)["reaches"]
    changed = delight.done("customer", "reach", ida, "--first", first["id"])
    assert changed["phone"] == "07700 900 123"
    gone = delight.done("customer", "reach", ida, "--remove", second["id"])
    assert "07700 900 124" not in [way["value"] for way in gone["reaches"]]
    more = delight.done("customer", "reach", ida, "--add", "work@example.org", "--label", "Work")
    assert ways(more)[-1] == ("email", "work@example.org", "Work")


def test_ways_that_are_refused(delight, ida):
    again = ("customer", "reach", ida, "--add", "01632/960111")
    assert delight.refused(*again)["code"] == "reach.here_already"
    assert delight.refused("customer", "edit", ida, "--also-email", "nonsense")["code"] == "email.unreadable"
    assert delight.refused("customer", "reach", ida, code=2)["code"] == "usage"
    assert delight.refused("customer", "reach", ida, "--remove", "99")["code"] == "could-not"


def test_a_note_is_written_changed_and_removed(delight):
    note = delight.done("customer", "note", "zoe marlow", "--text", "Likes the window")
    assert [row["text"] for row in note["notes"]] == ["Likes the window"]
    changed = delight.done("customer", "note", "1", "--text", "The corner", "--edit", note["id"])
    assert [row["text"] for row in changed["notes"]] == ["The corner"]
    assert delight.done("customer", "show", "1")["timeline"][0]["kind"] == "note"
    assert delight.done("customer", "note", "1", "--remove", note["id"])["notes"] == []
    assert delight.refused("customer", "note", "1", code=2)["code"] == "usage"
    assert delight.refused("customer", "note", "1", "--text", " ")["code"] == "note.text_missing"
    assert delight.refused("customer", "note", "1", "--remove", "99")["code"] == "could-not"


def test_who_lives_and_works_where(delight, ida):
    firm = delight.done("customer", "add", "--name", "Quayside Dental", "--organisation")["id"]
    delight.done("customer", "link", ida, "--lives-with", "zoe marlow")
    linked = delight.done("customer", "link", ida, "--works-at", firm)
    assert {(link["name"], link["kind"]) for link in linked["links"]} == {
        ("Zoë Marlow", "household"),
        ("Quayside Dental", "works-at"),
    }
    assert "staff" in delight("customer", "show", firm).out
    gone = delight.done("customer", "link", ida, "--remove", linked["links"][0]["id"])
    assert len(gone["links"]) == 1
    assert delight.refused("customer", "link", ida, "--lives-with", ida)["code"] == "link.themselves"


def test_health_needs_a_yes(delight):
    refused = ("customer", "edit", "1", "--health", "Nuts")
    assert delight.refused(*refused)["code"] == "consent.health_unknown"
