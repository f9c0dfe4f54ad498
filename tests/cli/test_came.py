"""What comes in with ``delight case add``: a review that was copied, a new customer, the same once more."""

import pytest

REVIEW = """Nora Quill
★★☆☆☆
3 March 2026

The soup was cold and nobody looked up.
"""
PRAISE = REVIEW.replace("★★☆☆☆", "★★★★★").replace("The soup was cold", "The soup was lovely")


def test_a_review_tells_who_when_and_how_it_was_meant(delight):
    case = delight.done("case", "add", "--review", "-", stdin=REVIEW)
    assert (case["customer_name"], case["channel"], case["mood"]) == ("Nora Quill", "review", 2)
    assert case["received_at"].startswith("2026-03-03T12:00")
    assert case["what"] == "The soup was cold and nobody looked up."
    assert case["kind"] == "complaint"


def test_a_review_with_five_stars_is_praise_of_a_customer_that_is_known(delight):
    delight.done("customer", "add", "--name", "Nora Quill")
    case = delight.done("case", "add", "--review", PRAISE)
    assert (case["kind"], case["customer_id"]) == ("compliment", 2)
    assert len(delight.done("customer", "list")) == 2


def test_what_is_said_beside_a_review_goes_first(delight):
    case = delight.done(
        "case", "add", "--review", PRAISE, "--kind", "suggestion", "--customer", "1", "--channel", "social",
        "--mood", "3", "--what", "In our words",
    )  # fmt: skip
    told = (case["kind"], case["customer_id"], case["channel"], case["mood"], case["what"])
    both = "In our words\n\nThe soup was lovely and nobody looked up."
    assert told == ("suggestion", 1, "social", 3, both)


def test_somebody_new_is_added_with_their_case(delight):
    case = delight.done("case", "add", "--what", "Late", "--new-customer", "Ida Noon")
    assert case["customer_name"] == "Ida Noon"
    undone = delight.done("undo")
    assert {one["noun"] for one in undone["touched"]} == {"cases", "customers"}
    assert len(delight.done("customer", "list")) == 1


@pytest.mark.parametrize(
    "words", [["--new-customer", "Ida", "--customer", "1"], ["--review", "x", "--email", "x.eml"]]
)
def test_only_one_of_two_that_say_the_same(delight, words):
    assert delight.refused("case", "add", "--what", "Late", *words, code=2)["code"] == "usage"


def test_the_same_once_more_is_kept_and_told(delight):
    first = delight.done("case", "add", "--what", "The cake was late", "--customer", "1")
    assert first["twin"] is None
    again = delight("case", "add", "--what", "The cake was late", "--customer", "1")
    assert f"a moment ago as {first['reference']}" in again.out
    third = delight.done("case", "add", "--what", "The cake was late", "--customer", "1")
    assert third["twin"]
    assert delight.done("case", "add", "--what", "The cake was late")["twin"] is None


def test_undo_means_the_last_deed_and_with_a_name_their_own(delight):
    delight.done("staff", "add", "--name", "Maya", "--role", "owner")
    delight.done("staff", "add", "--name", "Tom")
    delight.done("case", "add", "--what", "Hers", "--staff", "Maya")
    delight.done("case", "add", "--what", "His", "--staff", "Tom")
    assert delight.done("undo", "--staff", "Maya")["undid"]["about"].startswith("C-")
    assert [case["what"] for case in delight.done("case", "list")] == ["His"]
    assert delight.done("undo")["undid"]["staff"] == "Tom"
    assert delight.done("case", "list") == []
