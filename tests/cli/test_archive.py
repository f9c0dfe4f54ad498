"""Letters that are kept: those that wait for a word, and what was said of them."""

from delight.domain.guards.writing import LetterRequest


def test_letters_of_a_run_that_was_killed_wait_for_a_word(delight, tmp_path):
    delight.done("case", "add", "--what", "Cold", "--topic", "the cold soup", "--customer", "1")
    services = delight.services()
    ids = [services.letters.put_out(LetterRequest(wording="apology", case_id=1)).record for _ in range(3)]
    numbers = [services.letters.get(letter_id).number for letter_id in ids]
    services.close()
    assert [row["number"] for row in delight.done("letter", "list", "--waiting")] == numbers[::-1]
    assert delight("letter", "list", "--waiting", "--customer", "1").out.count("waiting") == 3
    found = delight.done("letter", "list", "--waiting", "--search", numbers[1].lower())
    assert [row["number"] for row in found] == [numbers[1]]
    assert delight("letter", "list", "--search", "nobody of this name").out == "No letter fits.\n"
    delight.done("customer", "add", "--name", "Ida Rowe", "--address", "1 Weir Lane; Ely; CB7 4JU")
    delight.done("case", "add", "--what", "Slow", "--topic", "the slow soup", "--customer", "2",
                 "--channel", "email")  # fmt: skip
    said = delight("letter", "due", "--out", tmp_path / "due.pdf")
    assert "3 letters wait from before: see `delight letter list --waiting`." in said.out
    assert delight.done("letter", "never-sent", numbers[2])["letters"] == numbers[2:]
    assert delight("letter", "came-out", "--all").out == f"{', '.join(numbers[:2])} count as issued now.\n"
    assert delight("letter", "came-out", "--all").out == "No letter waits.\n"
    assert delight.done("letter", "list", "--waiting") == []
    assert {row["number"]: row["never_sent"] for row in delight.done("letter", "list")} == dict(
        zip(numbers, (False, False, True), strict=True)
    )
    for words in ((), ("--all", numbers[0])):
        assert delight.refused("letter", "came-out", *words, code=2)["code"] == "usage"
    assert delight.refused("letter", "never-sent", "L-1999-0001")["code"] == "letter.unknown"


def test_what_never_went_out_does_not_count_as_issued(delight, tmp_path):
    letter = ("letter", "write", "--wording", "thank-you", "--customer", "1", "--out", tmp_path / "a.pdf")
    number = delight.done(*letter, "--issue")["number"]
    delight.done("letter", "never-sent", number)
    error = delight.refused("letter", "came-out", number)
    assert (error["code"], number in error["message"]) == ("letter.never_sent", True)
    assert delight.done("letter", "list")[0]["never_sent"]
    delight.done("undo")
    assert not delight.done("letter", "list")[0]["never_sent"]
