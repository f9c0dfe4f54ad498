"""``letter due``: a promise to write is kept by the letter that goes out for it."""


def test_a_letter_that_was_promised_is_due_by_its_day(delight, tmp_path):
    case = delight.done(
        "case", "add", "--what", "The cup was cold", "--topic", "the cold cup", "--customer", "1"
    )["reference"]
    for what in ("write her a letter", "call her"):
        delight.done("promise", "add", case, "--what", what, "--by", "in 3 days")
    (promised,) = (row for row in delight.done("promise", "list") if row["what"] == "write her a letter")
    out = tmp_path / "week.pdf"
    (written,) = delight.done("letter", "due", "--out", out, "--issue")["written"]
    assert (written["why"], written["wording"]) == ("promised", "apology")
    assert promised["due_at"].startswith(written["by"])
    assert [row["what"] for row in delight.done("promise", "list") if row["state"] == "open"] == ["call her"]
    assert delight.done("letter", "due", "--out", out)["written"] == []
