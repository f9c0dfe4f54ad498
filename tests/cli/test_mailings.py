"""Paper for several customers at once, read back by another reader."""

import re
import shutil
import subprocess

import pypdfium2
import pytest

_A4, _DL = (595, 842), (624, 312)


def words_of(pdf):
    """Return the words of each page as another program reads them."""
    if not shutil.which("pdftotext"):
        pytest.skip("no other reader here")
    read = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return read.stdout.decode().split("\f")[:-1]


def sizes_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    sizes = [tuple(round(side) for side in page.get_size()) for page in document]
    document.close()
    return sizes


@pytest.fixture
def people(delight):
    """Zoë, Ida and Ola have an address, Max has none; Ida and Max are regulars."""
    for name, address in (("Ida Rowe", "1 Weir Lane; Ely; CB7 4JU"), ("Max Bare", ""), ("Ola Fen", "9 Dyke")):
        delight.done("customer", "add", "--name", name, "--address", address)
    for name in ("Ida Rowe", "Max Bare"):
        delight.done("customer", "tag", name, "Regulars")
    return delight


def test_one_letter_to_many_is_looked_at(people, tmp_path):
    out = tmp_path / "all.pdf"
    report = people.done("letter", "many", "--wording", "thank-you", "--customers", "1,2,3", "--out", out)
    assert [item["customer"] for item in report["written"]] == ["Zoë Marlow", "Ida Rowe"]
    assert [(item["customer"], item["reason"]) for item in report["aside"]] == [("Max Bare", "no-address")]
    assert report["incomplete"] == []
    pages = words_of(out)
    assert len(pages) == 2
    assert ("Zoë Marlow" in pages[0], "Ida Rowe" in pages[1]) == (True, True)
    assert people.done("letter", "list") == []
    said = people("letter", "many", "--wording", "thank-you", "--group", "regulars", "--out", out)
    assert said.out == f"1 letter written to {out}.\nSet aside: Max Bare has no address.\n"


def test_each_of_many_gets_a_line_of_their_own_and_some_are_left_out(people, tmp_path):
    out = tmp_path / "all.pdf"
    report = people.done(
        "letter", "many", "--wording", "thank-you", "--customers", "1,2,3", "--search", "ola", "--by-hand",
        "--out", out, "--leave-out", "max bare,Ola Fen", "--personal", "See you soon.",
        "--personal-to", "Ida Rowe=Your rye is in the oven = hot.",
    )  # fmt: skip
    assert [item["customer"] for item in report["written"]] == ["Ida Rowe", "Zoë Marlow"]
    assert {(item["customer"], item["reason"]) for item in report["aside"]} == {
        ("Max Bare", "left-out"), ("Ola Fen", "left-out"),
    }  # fmt: skip
    ida, zoe = words_of(out)
    assert ("Your rye is in the oven = hot." in ida, "See you soon." in ida) == (True, False)
    assert "See you soon." in zoe
    wrong = (
        "letter",
        "many",
        "--wording",
        "thank-you",
        "--search",
        "e",
        "--out",
        out,
        "--personal-to",
        "Ida",
    )
    assert people.refused(*wrong, code=2)["code"] == "usage"


def test_one_letter_to_many_is_issued_a_file_each(people, tmp_path):
    each = tmp_path / "each"
    each.mkdir()
    report = people.done(
        "letter", "many", "--wording", "seasons-greetings", "--customers", "1,2,3", "--search", "ola",
        "--by-hand", "--personal", "See you at the fair.", "--out", each, "--issue",
    )  # fmt: skip
    assert {item["customer"] for item in report["written"]} == {
        "Ida Rowe", "Max Bare", "Ola Fen", "Zoë Marlow"
    }  # fmt: skip
    for item in report["written"]:
        (page,) = words_of(item["out"])
        assert item["customer"] in page
        assert "See you at the fair." in re.sub(r"\s+", " ", page)
        assert item["number"] in item["out"]
    kept = people.done("letter", "list")
    assert {row["number"] for row in kept} == {item["number"] for item in report["written"]}
    assert not any(row["waiting"] for row in kept)


def test_many_take_every_option_of_a_letter(people, tmp_path):
    out = tmp_path / "all.pdf"
    people.done(
        "letter", "many", "--wording", "voucher", "--customers", "1,2", "--paper", "A5", "--typeface", "sans",
        "--reply-slip", "--no-letterhead", "--language", "de", "--tell", "worth={20} *Euro*",
        "--tell", "code=AB<1>", "--out", out,
    )  # fmt: skip
    assert {tuple(sorted(size)) for size in sizes_of(out)} == {(420, 595)}
    text = re.sub(r"\s+", " ", " ".join(words_of(out)))
    assert text.count("{20} *Euro*") == text.count("AB<1>") == 2


def test_who_gets_no_letter_by_any_way_of_choosing(people, tmp_path):
    people.done("customer", "edit", "Ida Rowe", "--moved")
    people.done("customer", "edit", "Ola Fen", "--died")
    people.done("customer", "edit", "Zoë Marlow", "--no-letters")
    for whom in (("--customers", "Ida Rowe, 1, 4"), ("--search", "ida"), ("--group", "Regulars")):
        error = people.refused(
            "letter", "many", "--wording", "thank-you", *whom, "--out", tmp_path / "x.pdf", "--issue"
        )
        assert error["code"] == "letters.all_aside"
        assert "Ida Rowe has moved" in error["message"]
    assert people.done("letter", "list") == []
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        ((), "usage", 2),
        (("--customers", " , "), "usage", 2),
        (("--group", "Nobodies"), "letters.nobody_found", 1),
        (("--search", "nobody at all"), "letters.nobody_found", 1),
        (("--customers", "1,99"), "customer.unknown", 1),
    ],
)
@pytest.mark.parametrize("command", [("many", "--wording", "thank-you"), ("labels", "--sheet", "L7160"),
                                     ("envelopes", "--sheet", "DL")])  # fmt: skip
def test_nobody_is_said_so(delight, tmp_path, command, words, code, exit_code):
    out = tmp_path / "x.pdf"
    assert delight.refused("letter", *command, *words, "--out", out, code=exit_code)["code"] == code
    assert not out.exists()


def test_many_need_a_known_wording_and_what_it_tells(people, tmp_path):
    out = tmp_path / "x.pdf"
    whom = ("--customers", "1", "--out", out)
    unknown = people.refused("letter", "many", "--wording", "poem", *whom)
    assert (unknown["code"], "no wording called “poem”" in unknown["message"]) == ("letters.none_ready", True)
    lacking = people.refused("letter", "many", "--wording", "kindly-no", *whom)
    assert (lacking["code"], "Zoë Marlow: " in lacking["message"]) == ("letters.none_ready", True)
    assert "reason" in lacking["message"]
    wrong = people.refused("letter", "many", "--wording", "thank-you", *whom, "--tell", "x=y", code=2)
    assert "There is no field “x”" in wrong["message"]
    other = people.refused("letter", "many", "--wording", "thank-you", *whom, "--language", "xx")
    assert (other["code"], "de, en, es, fr" in other["message"]) == ("wording.other_languages", True)


def test_an_address_that_does_not_fit_is_named_with_what_would(people, tmp_path):
    fifteen = "; ".join(f"Line {number}" for number in range(1, 16))
    people.done("customer", "add", "--name", "Fay Long", "--address", fifteen)
    whom = ("letter", "many", "--wording", "thank-you", "--out", tmp_path / "all.pdf", "--customers")
    said = people(*whom, "1,5", "--envelope", "uk-dl")
    assert said.out.endswith(
        "Left out: Fay Long: The address has 16 lines; the envelope’s window shows 7. "
        "Join two lines, or print without a window.\n"
    )
    alone = people.refused(*whom, "5", "--envelope", "uk-dl")["message"]
    assert alone.endswith("Join two lines, or print without a window.")
    assert people(*whom, "5", "--envelope", "none").code == 0


def test_labels_begin_at_the_first_that_is_free(people, tmp_path):
    out = tmp_path / "labels.pdf"
    report = people.done("letter", "labels", "--customers", "1,3,2", "--sheet", "L7160", "--start", 21,
                         "--out", out)  # fmt: skip
    assert (report["labels"], report["pages"]) == (2, 2)
    assert [(item["customer"], item["reason"]) for item in report["aside"]] == [("Max Bare", "no-address")]
    assert sizes_of(out) == [_A4, _A4]
    first, second = words_of(out)
    assert ("Zoë Marlow" in first, "Ida Rowe" in second) == (True, True)
    assert people.refused("letter", "labels", "--customers", 1, "--sheet", "L7160", "--start", 22,
                          "--out", out)["code"] == "letters.label_start"  # fmt: skip


def test_who_is_named_twice_gets_one_label(people, tmp_path):
    out = tmp_path / "labels.pdf"
    report = people.done(
        "letter", "labels", "--customers", "1,Zoë Marlow,1,2", "--sheet", "L7160", "--out", out
    )
    assert report["labels"] == 2
    assert words_of(out)[0].count("Marlow") == 1


def test_who_is_set_aside_is_said_beside_the_pipe(people):
    said = people("letter", "labels", "--customers", "1,3", "--sheet", "L7160", "--out", "-")
    assert (said.code, said.err) == (0, "Set aside: Max Bare has no address.\n")
    assert said.raw.startswith(b"%PDF")
    quiet = people("--quiet", "letter", "labels", "--customers", "1,3", "--sheet", "L7160", "--out", "-")
    assert quiet.err == ""


def test_an_envelope_is_as_large_as_itself(people, tmp_path):
    out = tmp_path / "envelopes.pdf"
    said = people("letter", "envelopes", "--group", "Regulars", "--sheet", "DL", "--out", out)
    assert said.out == f"1 envelope written to {out}.\nSet aside: Max Bare has no address.\n"
    assert sizes_of(out) == [_DL]
    assert "Ida Rowe" in words_of(out)[0]


def test_labels_of_a_group_are_those_of_its_letters_and_name_who_gets_none(people, tmp_path):
    for words in (
        ("add", "--name", "Joe Rowe", "--address", "1 Weir Lane; Ely; CB7 4JU"),
        ("add", "--name", "Kim Odd \ue123", "--address", "2 Weir Lane; Ely"),
        ("add", "--name", "Lea Ray", "--address", "3 Weir Lane; Ely", "--died"),
    ):
        name = people.done("customer", *words)["name"]
        people.done("customer", "tag", name, "Regulars")
    out = tmp_path / "labels.pdf"
    report = people.done("letter", "labels", "--group", "Regulars", "--sheet", "L7160", "--out", out)
    assert report["labels"] == 1
    assert [(item["customer"], item["reason"]) for item in report["aside"]] == [
        ("Joe Rowe", "household"), ("Lea Ray", "died"), ("Max Bare", "no-address"),
        ("Kim Odd \ue123", "characters"),
    ]  # fmt: skip
    assert "Ida Rowe" in words_of(out)[0]
    refused = people.refused(
        "letter", "labels", "--customers", "Kim Odd \ue123", "--sheet", "L7160", "--out", out
    )
    assert (refused["code"], "of Kim Odd" in refused["message"]) == ("letters.characters", True)


@pytest.mark.parametrize("distance", ["nan", "inf", "1e9", "-51", "x", ""])
def test_labels_move_as_far_as_paper_goes(delight, tmp_path, distance):
    words = ("--customers", "1", "--sheet", "L7160", f"--right={distance}", "--out", tmp_path / "x.pdf")
    assert delight.refused("letter", "labels", *words, code=2)["code"] == "usage"


@pytest.mark.parametrize("command", [("labels", "--sheet", "5160"), ("envelopes", "--sheet", "C6")])
def test_paper_goes_through_a_pipe(delight, command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = delight("letter", *command, "--customers", "1", "--out", "-")
    assert said.raw.startswith(b"%PDF-")
    assert said.raw.rstrip().endswith(b"%%EOF")
    assert not (tmp_path / "-").exists()
    piped = delight("--json", "letter", *command, "--customers", "1", "--out", "-")
    assert piped.code == 2
    nowhere = tmp_path / "none" / "x.pdf"
    error = delight.refused("letter", *command, "--customers", "1", "--out", nowhere)
    assert error["code"] == "file.cannot_write"


def test_a_form_says_that_it_is_in_another_language_than_its_readers(delight, tmp_path):
    out = tmp_path / "form.pdf"
    delight.done("customer", "add", "--name", "Ewa Nowak", "--language", "pl")
    form = ("letter", "form", "complaint-form", "--customer", "ewa nowak", "--out", out)
    refused = delight.refused(*form, "--language", "xx")
    assert (refused["code"], "de, en, es, fr" in refused["message"]) == ("letters.form_languages", True)
    assert not out.exists()
    assert delight(*form).out.endswith("It is in “en”: there are none in “pl” yet.\n")
    other = delight.done(*form)["other_language"]
    assert other == {"customer_name": "Ewa Nowak", "wanted": "pl", "written": "en"}
    assert delight.done(*form, "--language", "fr")["other_language"] is None
