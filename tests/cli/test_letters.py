import hashlib
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf if isinstance(pdf, bytes) else pdf.read_bytes())
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


@pytest.fixture
def reference(delight):
    """The reference of a complaint of Zoë's that was refunded."""
    case = delight.done(
        "case", "add", "--what", "The cake had the wrong name on it", "--customer", "1",
        "--failure", "wrong-item", "--topic", "the birthday cake", "--channel", "email",
    )  # fmt: skip
    delight.done("action", "add", case["reference"], "--kind", "refund", "--cost", "24.50", "--done")
    return case["reference"]


def write(reference, out, *more):
    return ("letter", "write", "--wording", "apology", "--case", reference, "--out", out, *more)


@pytest.mark.parametrize("more", [(), ("--issue",)])
def test_no_file_admits_anything_about_a_grave_matter(delight, reference, tmp_path, more):
    delight.done("case", "edit", reference, "--grave", "injury")
    assert delight.refused(*write(reference, tmp_path / "out.pdf", *more))["code"] == "letters.admits"
    assert not (tmp_path / "out.pdf").exists()
    delight.done(
        "letter", "write", "--wording", "acknowledgement", "--case", reference, "--out", tmp_path / "a.pdf"
    )


def test_a_letter_is_looked_at_and_then_kept(delight, reference, tmp_path):
    look = delight.done(*write(reference, tmp_path / "look.pdf"))
    assert (look["issued"], look["pages"]) == (False, 1)
    assert delight.done("letter", "list") == []
    kept = delight.done(*write(reference, tmp_path / "kept.pdf", "--issue", "--staff", ""))
    data = (tmp_path / "kept.pdf").read_bytes()
    assert kept["sha256"] == hashlib.sha256(data).hexdigest()
    for words in ("Zoë Marlow", "14 Mill Lane", "the birthday cake", "£24.50", "Maya Hollis"):
        assert words in text_of(data)
    again = tmp_path / "again.pdf"
    for name in (kept["number"], kept["id"]):
        delight.done("letter", "reprint", name, "--out", again)
        assert again.read_bytes() == data
    assert delight.done("letter", "list", "--customer", "zoë marlow")[0]["number"] == kept["number"]
    assert kept["number"] in delight("letter", "list").out
    assert delight.done("case", "show", reference)["letters"][0]["sha256"] == kept["sha256"]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no other reader here")
def test_another_reader_finds_name_and_amount(delight, reference, tmp_path):
    delight.done(*write(reference, tmp_path / "kept.pdf", "--issue"))
    read = subprocess.run(["pdftotext", tmp_path / "kept.pdf", "-"], capture_output=True, check=True)
    assert "Zoë Marlow" in read.stdout.decode()
    assert "£24.50" in read.stdout.decode()


def test_a_file_may_be_called_what_stands_for_standard_output(delight, reference, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    delight.done(*write(reference, "./-"))
    assert (tmp_path / "-").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("out", "code", "exit_code"), [("", "usage", 2), ("\ud800.pdf", "text.unreadable", 1)]
)
@pytest.mark.parametrize("command", [("due",), ("write", "--wording", "apology", "--case", "1")])
def test_a_name_of_no_file(delight, reference, command, out, code, exit_code):
    error = delight.refused("letter", *command, "--issue", "--out", out, code=exit_code)
    assert error["code"] == code
    assert delight.done("letter", "list") == []


def test_a_letter_goes_through_a_pipe(delight, reference):
    said = delight(*write(reference, "-"))
    assert said.code == 0
    assert "Zoë" in text_of(BytesIO(said.raw).getvalue())
    assert delight("--json", *write(reference, "-")).code == 2
    issued = delight(*write(reference, "-", "--issue"))
    assert issued.raw == delight("letter", "reprint", "1", "--out", "-").raw


def test_what_is_missing_is_named_with_where_to_fill_it_in(delight, tmp_path):
    case = delight.done("case", "add", "--what", "x", "--customer", "1", "--topic", "")
    delight.done("settings", "signed-by", "")
    for more in ([], ["--issue"]):
        error = delight.refused(*write(case["reference"], tmp_path / "no.pdf", *more))
        assert error["code"] == "letters.missing"
        assert "case.topic (delight case edit)" in error["message"]
        assert "writer (--staff, or delight settings signed-by)" in error["message"]
    assert not (tmp_path / "no.pdf").exists()
    assert delight.done("letter", "list") == []


def test_the_person_who_writes_signs(delight, reference, tmp_path):
    delight.done("staff", "add", "--name", "Ada Moss")
    delight.done("staff", "add", "--name", "Bo Lind")
    delight.done(*write(reference, tmp_path / "a.pdf", "--staff", "Ada", "--personal", "The dog says hello."))
    assert "Ada Moss" in text_of(tmp_path / "a.pdf")
    assert "The dog says hello." in text_of(tmp_path / "a.pdf")


def test_a_place_that_cannot_be_written_issues_nothing(delight, reference, tmp_path):
    standing = tmp_path / "standing.pdf"
    standing.write_bytes(b"old")
    for out in (tmp_path, tmp_path / "nowhere" / "x.pdf", standing / "x.pdf"):
        assert delight.refused(*write(reference, out, "--issue"))["code"] == "file.cannot_write"
    assert delight.done("letter", "list") == []
    assert standing.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"shop", "standing.pdf"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--wording", "poem", "--case", "1"], "wording.unknown"),
        (["--wording", "apology", "--case", "C-9"], "case.unknown"),
        (["--wording", "apology", "--customer", "Nobody"], "customer.unknown"),
        (["--wording", "small-surprise", "--gesture", "9"], "gesture.unknown"),
        (["--wording", "apology", "--case", "1", "--paper", "B5"], "letters.unknown_paper"),
        (["--wording", "apology", "--case", "2"], "letter.for_nobody"),
    ],
)
def test_a_letter_that_cannot_be_written(delight, reference, tmp_path, words, code):
    delight.done("case", "add", "--what", "Nobody's")
    assert delight.refused("letter", "write", *words, "--out", tmp_path / "x.pdf")["code"] == code
    assert not (tmp_path / "x.pdf").exists()


def test_a_letter_is_about_one_thing(delight, tmp_path):
    both = ("--wording", "apology", "--customer", "1", "--case", "1", "--out", tmp_path / "x.pdf")
    assert delight.refused("letter", "write", *both, code=2)["code"] == "usage"


def test_the_wordings_are_listed(delight):
    rows = delight.done("letter", "wordings")
    assert {"apology", "thank-you"} <= {row["key"] for row in rows}
    assert delight.done("letter", "wordings", "--language", "xx") == []
    assert "apology" in delight("letter", "wordings").out


def test_someone_who_wants_no_letters_gets_none(delight, reference, tmp_path):
    delight.done("customer", "edit", "1", "--no-letters")
    error = delight.refused(*write(reference, tmp_path / "x.pdf", "--issue"))
    assert error["code"] == "letters.not_welcome"


def test_due_letters_in_one_file_or_one_each(delight, reference, tmp_path):
    delight.done("customer", "add", "--name", "Ida Rowe", "--address", "1 Weir Lane; Ely; CB7 4JU")
    delight.done(
        "case",
        "add",
        "--what",
        "Cold soup",
        "--topic",
        "the cold soup",
        "--channel",
        "email",
        "--customer",
        "2",
    )
    delight.done("case", "add", "--what", "Slow", "--channel", "email", "--customer", "2")
    whole = delight.done("letter", "due", "--out", tmp_path / "week.pdf")
    names = [letter["customer"] for letter in whole["written"]]
    assert "Ida Rowe" in names
    assert [letter["missing"] for letter in whole["incomplete"]] == ["case.topic"]
    assert "Ida Rowe" in text_of(tmp_path / "week.pdf")
    (tmp_path / "each").mkdir()
    each = delight.done("letter", "due", "--out", tmp_path / "each")
    assert len(list((tmp_path / "each").iterdir())) == len(each["written"]) == len(names)
    assert delight.done("letter", "list") == []


def test_due_letters_go_through_a_pipe(delight):
    delight.done(
        "case", "add", "--what", "Cold", "--topic", "the soup", "--channel", "email", "--customer", "1"
    )
    look = delight("letter", "due", "--out", "-")
    assert (look.code, look.err) == (0, "")
    assert "Zoë Marlow" in text_of(look.raw)
    assert delight("--json", "letter", "due", "--out", "-").code == 2
    issued = delight("letter", "due", "--out", "-", "--issue")
    (kept,) = delight.done("letter", "list")
    assert (issued.err, kept["waiting"], kept["never_sent"]) == ("", False, False)
    assert "the soup" in text_of(issued.raw)
    empty = delight("letter", "due", "--out", "-")
    assert (empty.raw, empty.err) == (b"", "No letter is due.\n")


@pytest.mark.parametrize("one_file", [True, False])
def test_due_letters_are_issued_and_then_no_longer_due(delight, reference, tmp_path, one_file):
    (tmp_path / "each").mkdir()
    delight.done(
        "case", "add", "--what", "Cold", "--topic", "the soup", "--channel", "email", "--customer", "1"
    )
    out = tmp_path / "week.pdf" if one_file else tmp_path / "each"
    report = delight.done("letter", "due", "--out", out, "--issue")
    kept = delight.done("letter", "list")
    assert {row["sha256"] for row in kept} == {letter["sha256"] for letter in report["written"]}
    if one_file:
        assert len(pypdfium2.PdfDocument(out)) == sum(row["pages"] for row in kept)
    else:
        hashes = {hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()}
        assert hashes == {row["sha256"] for row in kept}
    assert delight.done("letter", "due", "--out", out)["written"] == []


def test_due_letters_need_a_place(delight, reference, tmp_path):
    assert (
        delight.refused("letter", "due", "--out", tmp_path / "none" / "x.pdf")["code"] == "file.cannot_write"
    )
    assert delight.refused("letter", "due", "--out", tmp_path / "none")["code"] == "file.no_folder"


LINES = "; ".join(f"Line {number}" for number in range(1, 16))


@pytest.mark.parametrize(
    ("name", "address", "code", "words"),
    [
        ("N" * 2000, "1 Mill Lane; Ely", "letters.address_too_long", "the envelope’s window shows 7"),
        (
            "Ann Lee",
            LINES,
            "letters.address_too_long",
            "16 lines; the envelope’s window shows 7. Join two",
        ),
        ("Ann Lee", "", "letters.missing", "customer.address (delight customer edit)"),
        ("Ann \ue123", "1 Mill Lane; Ely", "letters.characters", "the characters U+E123"),
    ],
    ids=["a name without end", "fifteen lines", "no address", "no such letter"],
)
def test_a_customer_no_letter_was_made_for(delight, tmp_path, name, address, code, words):
    delight.done("customer", "add", "--name", name, "--address", address)
    letter = ("letter", "write", "--wording", "thank-you", "--customer", "2", "--out", tmp_path / "x.pdf")
    error = delight.refused(*letter, "--envelope", "uk-dl", "--issue")
    assert (error["code"], words in error["message"]) == (code, True)
    assert len(error["message"]) < 300
    assert delight.done("letter", "list") == []
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder here that nobody may write to")
@pytest.mark.parametrize("command", [("due",), ("many", "--wording", "thank-you", "--customers", "1")])
def test_a_folder_that_cannot_be_written_to_uses_up_no_numbers(delight, command):
    if command[0] == "due":
        delight.done(
            "case", "add", "--what", "Cold", "--topic", "the soup", "--channel", "email", "--customer", "1"
        )
    error = delight.refused("letter", *command, "--out", "/proc", "--issue")
    assert error["code"] == "file.cannot_write"
    assert delight.done("letter", "list") == []


def test_a_form_is_filled_in_and_written(delight, tmp_path):
    out = tmp_path / "form.pdf"
    made = delight.done("letter", "form", "complaint-form", "--customer", "zoe marlow", "--out", out)
    assert (made["out"], made["pages"]) == (str(out), 1)
    text = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range()
    assert "Zoë Marlow" in text
    assert "The Copper Kettle" in text
    streamed = delight("letter", "form", "feedback-card", "--language", "de", "--out", "-")
    assert streamed.raw.startswith(b"%PDF")
    assert delight.refused("letter", "form", "return-slip", "--paper", "B5", "--out", out)["code"] == (
        "letters.unknown_paper"
    )
    assert delight.refused("letter", "form", "tax-form", "--out", out, code=2)["code"] == "usage"


def height_of_type(pdf):
    """Return how high the line of the salutation is, in points."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    _left, bottom, _right, top = page.get_charbox(page.get_text_range().index("Dear"), loose=True)
    document.close()
    return top - bottom


def test_large_print_is_large(delight, reference, tmp_path):
    delight.done(*write(reference, tmp_path / "usual.pdf"))
    delight.done(*write(reference, tmp_path / "large.pdf", "--large"))
    usual, large = (height_of_type(tmp_path / f"{name}.pdf") for name in ("usual", "large"))
    assert large > usual * 1.3
    delight.done("customer", "edit", "1", "--large-print")
    delight.done(*write(reference, tmp_path / "theirs.pdf"))
    assert height_of_type(tmp_path / "theirs.pdf") == large
    delight.done(*write(reference, tmp_path / "small.pdf", "--usual-size"))
    assert height_of_type(tmp_path / "small.pdf") == usual


def test_paper_that_has_a_letterhead_gets_no_second_one(delight, reference, tmp_path):
    delight.done("settings", "website", "kettle.example")
    delight.done(*write(reference, tmp_path / "ours.pdf"))
    delight.done(*write(reference, tmp_path / "theirs.pdf", "--no-letterhead"))
    assert "kettle.example" in text_of(tmp_path / "ours.pdf")
    assert "kettle.example" not in text_of(tmp_path / "theirs.pdf")


def test_a_typeface_is_chosen(delight, reference, tmp_path):
    faces = set()
    for typeface in ("serif", "sans", "handwritten"):
        out = tmp_path / f"{typeface}.pdf"
        delight.done(*write(reference, out, "--typeface", typeface))
        faces.add(out.read_bytes())
    assert len(faces) == 3
    error = delight.refused(*write(reference, tmp_path / "x.pdf", "--typeface", "comic"), code=2)
    assert error["code"] == "usage"


def test_a_slip_carries_the_code_that_is_kept(delight, reference, tmp_path):
    kept = delight.done(*write(reference, tmp_path / "a.pdf", "--reply-slip", "--issue"))
    code = kept["reply_code"]
    assert f"{code[:3]} {code[3:]}" in text_of(tmp_path / "a.pdf")
    look = delight.done(*write(reference, tmp_path / "b.pdf", "--reply-slip"))
    assert not look["issued"]
    assert code not in text_of(tmp_path / "b.pdf").replace(" ", "")


def test_what_the_writer_tells_is_printed_as_typed(delight, reference, tmp_path):
    told = "We {really} *cannot* do **that** \\ <b>now</b>, {customer.name} {a|b}."
    words = ("letter", "write", "--wording", "kindly-no", "--case", reference, "--out", tmp_path / "no.pdf")
    delight.done(*words, "--tell", f"reason={told}", "--personal", "Yours {truly}, <i>always</i>")
    text = text_of(tmp_path / "no.pdf")
    assert told in text
    assert "Yours {truly}, <i>always</i>" in text
    assert "--tell reason=…" in delight.refused(*words)["message"]
    assert delight.refused(*words, "--tell", "=x", code=2)["code"] == "usage"


def test_a_language_without_the_wording_is_refused(delight, reference, tmp_path):
    for language in ("xx", "../../en", "e n", "e" * 5000):
        error = delight.refused(*write(reference, tmp_path / "x.pdf", "--language", language))
        assert error["code"] == "wording.other_languages"
    assert not (tmp_path / "x.pdf").exists()
    for language in ("de-CH", "DE", " de_ch "):
        delight.done(*write(reference, tmp_path / "x.pdf", "--language", language))
        assert "Guten Tag Zoë Marlow" in text_of(tmp_path / "x.pdf")


@pytest.mark.parametrize("paper", ["a6", "A6 ", "LETTER", "a5-Folded"])
def test_paper_is_known_however_it_is_written(delight, reference, tmp_path, paper):
    delight.done(*write(reference, tmp_path / "x.pdf", "--paper", paper, "--envelope", "none"))


def test_a_megabyte_of_braces_is_no_line_of_a_letter(delight, reference, tmp_path):
    braces = "{" * 1_000_000
    for more in (("--personal", braces), ("--tell", f"reason={braces}")):
        assert delight.refused(*write(reference, tmp_path / "x.pdf", *more))["code"] == "text.too_long"
    assert not (tmp_path / "x.pdf").exists()


GREETING = 'title = "Winter"\nkind = "seasons-greetings"\n\n[[paragraph]]\nsay = ["A quiet week to you."]\n'
LACKS = "1 letter advertises, and does not say that people can say no to more of them."


def test_a_letter_that_advertises_and_does_not_say_that_people_may_say_no(delight, tmp_path):
    wish = ("--wording", "seasons-greetings", "--out", tmp_path / "one.pdf", "--replace")
    assert not delight.done("letter", "write", "--customer", "1", *wish)["without_objection"]
    services = delight.services()
    services.wordings.save("seasons-greetings", GREETING)
    services.close()
    assert delight.done("letter", "write", "--customer", "1", *wish)["without_objection"]
    assert delight.done("letter", "write", "--customer", "1", *wish, "--issue")["without_objection"]
    assert LACKS in delight("letter", "write", "--customer", "1", *wish).out
    assert delight.done("letter", "many", "--customers", "1", *wish)["without_objection"] == 1
    assert LACKS in delight("letter", "many", "--customers", "1", *wish).out
