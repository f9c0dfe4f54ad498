"""Who is here twice, at the command line."""

from __future__ import annotations

import pytest


@pytest.fixture
def twice(delight):
    """Ida, twice, with a visit and a case of the second."""
    one = delight.done("customer", "add", "--name", "Ida Rowe", "--phone", "01632 960 111")
    two = delight.done(
        "customer", "add", "--name", "Rowe, Ida", "--phone", "+44 1632 960111", "--email", "ida@example.org"
    )
    delight.done("visit", "add", two["id"])
    delight.done("case", "add", "--what", "Cold soup", "--customer", two["id"])
    return one["id"], two["id"]


def test_duplicates_are_listed_with_the_reasons(delight, twice):
    one, two = twice
    found = delight.done("customer", "duplicates")
    assert found["total"] == 1
    (row,) = found["rows"]
    assert (row["one"]["id"], row["two"]["id"]) == (two, one)
    assert row["likeness"] == {"score": 95, "sure": True, "reasons": ["same-name", "phone"]}
    assert "same name, same phone" in delight("customer", "duplicates").out


def test_merged_and_taken_apart_again(delight, twice):
    one, two = twice
    merged = delight.done("customer", "merge", one, two, "--take", "email")
    assert (merged["id"], merged["merged"], merged["email"], merged["visits"]) == (
        one,
        two,
        "ida@example.org",
        1,
    )
    shown = delight.done("customer", "show", one)
    assert {**shown, **merged} == {**merged, **shown}
    assert merged.keys() - shown.keys() == {"deed", "done", "merged"}
    refused = delight.refused("customer", "show", two)
    assert refused["code"] == "customer.merged"
    assert f"Customer {two} was merged into Ida Rowe, customer {one}." in refused["message"]
    assert delight.done("customer", "duplicates")["rows"] == []
    delight.done("visit", "add", one)
    apart = delight.done("customer", "unmerge", two)
    assert (apart["id"], apart["kept"], apart["stays"]) == (two, one, {"visits": 1})
    assert delight.done("customer", "show", two)["visits"] == 1
    assert delight.done("customer", "show", one)["email"] == ""
    assert delight.refused("customer", "unmerge", two)["code"] == "customer.never_merged"


def test_what_came_along_is_said(delight, twice):
    one, two = twice
    assert delight("customer", "merge", one, two).out == (
        f"Rowe, Ida ({two}) is Ida Rowe ({one}) now. 1 case and 1 visit came along.\n"
    )
    out = delight("customer", "unmerge", one).out
    assert out == f"Rowe, Ida is customer {two} again, and Ida Rowe customer {one}.\n"


def test_one_cannot_be_merged_with_themselves(delight, twice):
    assert delight.refused("customer", "merge", twice[0], "Ida Rowe")["code"] == "customer.same_twice"
    assert delight.refused("customer", "merge", twice[0], 999)["code"] == "customer.unknown"
    assert (
        delight.refused("customer", "merge", twice[0], twice[1], "--take", "shoes", code=2)["code"] == "usage"
    )
