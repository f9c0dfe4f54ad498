"""``letter due`` and what letters say beside: a promise is kept, another language is named."""


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


def test_a_letter_that_is_not_in_its_readers_language_is_named(delight, tmp_path):
    delight.done("customer", "edit", "1", "--language", "it")
    words = "The letter to Zoë Marlow is in “en”: there is no such wording in “it” yet."
    out = tmp_path / "thanks.pdf"
    for issue in ((), ("--issue",)):
        write = ("letter", "write", "--wording", "thank-you", "--customer", "1", "--out", out, *issue)
        assert words in delight(*write).out
        assert delight.done(*write)["language"] == "en"
        many = ("letter", "many", "--wording", "thank-you", "--customers", "1", "--out", out, *issue)
        assert words in delight(*many).out
        (other,) = delight.done(*many)["other_language"]
        assert other == {"customer_name": "Zoë Marlow", "wanted": "it", "written": "en"}


def test_what_a_letter_promises_is_offered_to_the_list(delight, tmp_path):
    case = delight.done("case", "add", "--what", "Cold", "--topic", "the cold cup", "--customer", "1")
    line = "We will call you in three days."
    write = ("letter", "write", "--wording", "apology", "--case", case["reference"], "--personal", line)
    (offer,) = delight.done(*write, "--out", tmp_path / "x.pdf")["offers"]
    assert offer["what"] == "call you"
    said = delight(*write, "--out", tmp_path / "x.pdf", "--issue").out
    assert f"It promises: call you by {offer['by']}. `delight promise add` keeps it in mind." in said
    delight.done("promise", "add", case["reference"], "--what", offer["what"], "--by", offer["by"])
    assert delight.done(*write, "--out", tmp_path / "x.pdf")["offers"] == []
