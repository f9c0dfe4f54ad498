"""``delight improvement``, ``idea``, ``standards``, ``case sheet``: what came out of cases, by command."""

import json

import pypdfium2
import pytest

from tests.letters.samples import read


def flat(path):
    return " ".join(read(path.read_bytes()).split())


@pytest.fixture
def cases(delight):
    """Two customers and somebody without a name complain of the same; all is settled."""
    for name in ("Ann Lee", "Ben Oak"):
        delight("customer", "add", "--name", name)
    for who in (("--customer", "Ann Lee"), ("--customer", "Ben Oak"), ()):
        delight("case", "add", "--what", "The soup was cold", "--topic", "the cold soup", *who)
    references = [row["reference"] for row in json.loads(delight("case", "list", "--json").out)][::-1]
    for reference in references:
        delight("case", "close", reference, "--outcome", "settled")
    return references


def test_cases_are_gathered_changed_and_everyone_told_once(delight, cases, tmp_path):
    done = delight("improvement", "gather", "pot too small", *cases)
    assert done.out == "3 cases gathered under “pot too small”.\n"
    done = delight(
        "improvement", "save", "Pot too small", "--what", "We bought a larger pot.", "--since", "today"
    )
    assert "We bought a larger pot." in done.out
    out = tmp_path / "letters.pdf"
    wanted = ("letter", "many", "--wording", "you-said-we-did", "--raised", "POT too small", "--by-hand")
    done = delight(*wanted, "--out", str(out), "--issue")
    assert done.code == 0, done.err
    assert "2 letters" in done.out
    assert "We bought a larger pot." in flat(out)
    again = delight(*wanted, "--out", str(tmp_path / "again.pdf"))
    assert again.code == 1
    assert "Ann Lee was told already" in again.err
    told = delight("improvement", "show", "pot too small").out
    assert "2, 1 without a name" in told
    assert "Ben Oak" in told
    document = json.loads(delight("improvement", "list", "--json").out)
    assert document["causes"][0]["told"] == 2


def test_a_cause_is_called_something_else(delight, cases):
    delight("improvement", "gather", "pot", *cases)
    delight("improvement", "save", "pot", "--what", "We bought a larger pot.", "--since", "today")
    done = delight("improvement", "rename", "POT", "--to", "Pot too small")
    assert done.out == "It is called “Pot too small” now.\n"
    assert "0, 2 still to tell" in delight("improvement", "show", "pot too small").out
    delight("improvement", "gather", "parking", cases[0])
    refused = delight("improvement", "rename", "parking", "--to", "pot TOO small")
    assert refused.code == 1
    assert "There is a cause “pot TOO small” already." in refused.err


def test_two_spellings_are_named_and_put_together(delight, cases):
    delight("improvement", "gather", "pot too small", *cases[:2])
    delight("improvement", "gather", "pots too small", cases[2])
    assert "“pot too small” and “pots too small” may mean the same." in delight("improvement", "list").out
    assert "3 cases now" in delight("improvement", "merge", "pots too small", "--into", "pot too small").out
    delight("undo")
    assert len(json.loads(delight("improvement", "list", "--json").out)["causes"]) == 2


def test_nothing_is_told_where_nothing_was_changed(delight, cases, tmp_path):
    delight("improvement", "gather", "pot too small", *cases)
    wanted = ("letter", "many", "--wording", "you-said-we-did", "--raised", "pot too small")
    done = delight(*wanted, "--out", str(tmp_path / "x.pdf"))
    assert (done.code, "what was changed about it" in done.err) == (1, True)
    assert delight("improvement", "show", "parking").code == 1


def test_ideas_are_noted_listed_and_settled(delight, cases):
    assert delight("idea", "add", "--what", "Oat milk", "--case", cases[0]).out == "Idea 1, open: Oat milk\n"
    assert (
        delight("idea", "edit", "1", "--state", "planned", "--note", "in May").out
        == "Idea 1, planned: Oat milk\n"
    )
    (row,) = json.loads(delight("idea", "list", "--state", "planned", "--json").out)
    assert (row["customer_name"], row["note"], row["thanked"]) == ("Ann Lee", "in May", False)
    assert delight("idea", "list", "--search", "tea").out == "No ideas here yet.\n"
    assert delight("idea", "edit", "1").code == 2
    assert delight("idea", "remove", "1").code == 0
    assert delight("idea", "remove", "1").code == 1


def test_standards_are_written_measured_and_printed(delight, tmp_path):
    assert "Begin with" in delight("standards").out
    delight(
        "standard", "add", "--words", "We answer at once.", "--at", "writing", "--measure", "acknowledged"
    )
    delight("standard", "edit", "1", "--within", "0")
    (row,) = json.loads(delight("standards", "--json").out)
    assert (row["touch_point"], row["within_days"], row["measured"]["count"]) == ("writing", 0, 0)
    assert "too few to say" in delight("standards").out
    out = tmp_path / "card.pdf"
    assert delight("standards", "--out", str(out), "--paper", "A4").code == 0
    assert "We answer at once." in flat(out)
    assert round(pypdfium2.PdfDocument(out)[0].get_width()) == 595
    assert delight("standard", "remove", "1").code == 0
    assert delight("standards", "--out", str(tmp_path / "none.pdf")).code == 1
    assert "We pick up" in delight("standard", "suggestions", "--at", "phone").out


def test_a_case_is_printed_for_us_and_for_the_customer(delight, cases, tmp_path):
    ours, theirs = tmp_path / "ours.pdf", tmp_path / "theirs.pdf"
    done = delight("case", "sheet", cases[0], "--out", str(ours))
    assert done.out.startswith(f"{cases[0]} is in {ours}, ")
    assert "Who did what, and when" in flat(ours)
    delight("case", "sheet", cases[0], "--for", "customer", "--language", "fr", "--out", str(theirs))
    assert "Avec vos mots" in flat(theirs)
    assert delight("case", "sheet", "C-1999-0001", "--out", str(tmp_path / "no.pdf")).code == 1


def test_what_people_ask_for_in_vain_is_counted(delight):
    assert "Nothing was asked for in vain." in delight("improvement", "lacks").out
