"""``delight insight``: figures about a period, as sentences, one document, or tables."""

from __future__ import annotations

import csv
import re
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest

from delight.data import database
from delight.data.database import FILE_NAME
from delight.domain.insight.values import Unit
from tests.cli.conftest import Delight
from tests.cli.test_guide import GUIDE


@pytest.fixture
def shop(delight: Delight) -> Delight:
    """A shop with eleven complaints, one of them the owner's alone."""
    delight.done("staff", "add", "--name", "Maya", "--role", "owner")
    delight.done("staff", "add", "--name", "Tom")
    for number in range(10):
        delight.done("case", "add", "--what", f"The bun was cold, number {number}", "--failure", "quality")
    delight.done("case", "add", "--what", "Rude", "--failure", "rude", "--owner-only", "yes")
    return delight


def test_chapters_are_told_in_sentences(shop):
    said = shop("insight")
    assert said.code == 0
    assert ": 11 cases.\n" in said.out
    assert "\n\nReturn\n  " in said.out
    assert "“Quality” comes up most: ten of eleven complaints." in said.out


def test_a_report_is_one_document(shop):
    document = shop.done("insight")
    assert (document["cases"], document["against"], document["before"]) == (11, "usual", None)
    causes = next(one for one in document["chapters"] if one["topic"] == "causes")
    table = next(one for one in causes["tables"] if one["code"] == "failures")
    assert set(table["rows"][0]) == {*table["columns"], "behind"}
    assert table["rows"][0][table["columns"][0]] == "quality"


def test_what_is_behind_a_figure_can_be_shown(shop):
    document = shop.done("insight")
    causes = next(one for one in document["chapters"] if one["topic"] == "causes")
    (rude,) = (row for table in causes["tables"] if table["code"] == "failures"
               for row in table["rows"] if row["what"] == "rude")  # fmt: skip
    assert rude["behind"]["of"] == "cases"
    (number,) = rude["behind"]["ids"]
    assert shop.done("case", "show", number)["what"] == "Rude"


def test_sentences_have_codes_that_are_the_same_in_every_language(shop):
    english, german = (
        [one for chapter in shop.done("insight", *words)["chapters"] for one in chapter["said"]]
        for words in ((), ("--language", "de"))
    )
    assert [(one["code"], one["values"]) for one in english] == [
        (one["code"], one["values"]) for one in german
    ]
    assert [one["text"] for one in english] != [one["text"] for one in german]
    assert shop.refused("insight", "--language", "xx")["code"] == "language.unknown"


def test_tables_have_their_headings_in_the_language_that_is_asked_for(shop, tmp_path):
    shop.done("insight", "--csv", tmp_path / "de", "--language", "de")
    text = (tmp_path / "de" / "causes-failures.csv").read_text("utf-8-sig")
    assert text.startswith("Art,Beschwerden,")


def test_what_the_guide_says_of_the_document_is_so(shop):
    guide = GUIDE.read_text("utf-8")
    paragraph = re.search(r"In the JSON each chapter has(.*?)\n\n", guide, re.DOTALL)
    assert paragraph
    named = {word for code in re.findall(r"`(.*?)`", paragraph[1]) for word in re.findall(r"\w+", code)}
    document = shop.done("insight")
    for chapter in document["chapters"]:
        assert set(chapter) <= named
        for said in (*chapter["said"], *chapter["apart"], *chapter["definition"]):
            assert set(said) == {"code", "text", "values", "behind"} <= named
        for table in chapter["tables"]:
            assert {*filter(None, table["units"].values())} <= {unit.value for unit in Unit}
            assert all(set(row) == {*table["columns"], "behind"} for row in table["rows"])


def test_what_the_guide_tells_to_type_is_done(shop, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = [line for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("delight insight")]
    assert len(lines) > 5
    for line in lines:
        assert shop(*shlex.split(line)[1:]).code == 0, line
    promised = {found for line in lines for found in re.findall(r"--(?:out|csv) (\S+)", line)}
    assert {"insight.pdf", "year.pdf", "fold.pdf", "team.pdf", "tables"} <= promised
    assert {path.name for path in tmp_path.iterdir()} - {"shop", "demo"} == promised


def test_the_front_desk_is_told_what_it_may_see(shop):
    document = shop.done("insight", "--staff", "Tom")
    assert document["cases"] == 10
    assert not {"revenue", "costs", "recommendation"} & {one["topic"] for one in document["chapters"]}


def test_tables_go_into_a_folder_that_is_made(shop, tmp_path):
    folder = tmp_path / "tables"
    found = shop.done("insight", "--to", "today", "--csv", folder)
    written = found["written"]
    contents = list(csv.reader((folder / "contents.csv").read_text("utf-8-sig").splitlines()))
    assert {*written} == {*(row[0] for row in contents[1:]), "contents.csv"}
    assert {(row[3], row[4]) for row in contents[1:]} == {(found["from"], found["to"])}
    assert sorted(path.name for path in folder.iterdir()) == sorted(written)
    text = (folder / "causes-failures.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(text.decode("utf-8-sig").splitlines()))[1][:2] == ["Quality", "10"]


def test_files_that_are_there_are_only_written_over_when_told(shop, tmp_path):
    folder = tmp_path / "tables"
    shop.done("insight", "--csv", folder)
    mine = folder / "causes-failures.csv"
    mine.write_text("mine", "utf-8")
    (folder / "response-clocks.csv").unlink(missing_ok=True)
    assert shop.refused("insight", "--csv", folder)["code"] == "file.not_ours"
    assert mine.read_text("utf-8") == "mine"
    assert not (folder / "response-clocks.csv").exists()
    assert f"tables are in {folder}, about " in shop("insight", "--csv", folder, "--replace").out
    assert mine.read_text("utf-8") != "mine"


def test_tables_cannot_go_where_no_folder_can_be(shop, tmp_path):
    (tmp_path / "file").write_text("mine", "utf-8")
    assert shop.refused("insight", "--csv", tmp_path / "file" / "x")["code"] == "file.cannot_write"
    assert shop.refused("insight", "--csv", tmp_path / "file")["code"] == "file.cannot_write"
    assert shop.refused("insight", "--csv", tmp_path / "none" / "x")["code"] == "file.cannot_write"
    assert (tmp_path / "file").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--from", "tomorrow"), "period.future"),
        (("--from", "tomorrow", "--to", "in 3 weeks"), "period.future"),
        (("--from", "2026-03-02", "--to", "2026-03-01"), "period.backwards"),
        (("--from", "someday"), "date.unreadable"),
    ],
)
def test_days_that_are_none_are_refused(shop, words, code):
    assert shop.refused("insight", *words)["code"] == code


@pytest.mark.parametrize("month", ["2026-13", "October", ""])
def test_a_month_that_is_none_is_refused_in_a_sentence(shop, tmp_path, month):
    words = ("insight", "--sheet", "team", "--month", month, "--out", tmp_path / "team.pdf")
    message = shop.refused(*words, code=2)["message"]
    assert f"“{month}” is not a month. Write it like 2026-03." in message


def test_what_is_still_to_come_is_left_out_and_said(shop):
    assert "still to come of these days is left out." in shop("insight", "--to", "tomorrow").out


def test_in_its_first_year_a_shop_is_told_of_three_months_unless_days_are_named(shop):
    assert "Too little is known from before to compare it with." in shop("insight").out
    for number in range(10):
        shop.done("case", "add", "--what", f"A dry scone, {number}", "--received", "200 days ago")
    begun = shop.done("insight")
    assert begun["before"] is not None
    assert begun["cases"] == 11
    assert "Compared with " in shop("insight").out
    named = shop.done("insight", "--to", "today")
    assert (named["before"], named["cases"]) == (None, 21)


def test_an_empty_shop_says_so_kindly(delight):
    said = delight("insight")
    assert said.code == 0
    assert said.out.startswith("No cases yet.\n")


def test_days_without_cases_say_so_and_a_day_is_named_once(shop):
    assert shop("insight", "--from", "2024-02-29", "--to", "2024-02-29").out.splitlines()[0] == (
        "29 February 2024: no cases."
    )
    words = ("insight", "--from", "2024-02-01", "--to", "2024-02-29", "--language")
    first = {one: shop(*words, one).out.splitlines()[0] for one in ("en", "de", "fr", "es")}
    assert first == {
        "en": "1 February 2024 to 29 February 2024: no cases.",
        "de": "1. Februar 2024 bis 29. Februar 2024: keine Fälle.",
        "fr": "Du 1er février 2024 au 29 février 2024\u00a0: aucun cas.",
        "es": "Del 1 de\u00a0febrero de 2024 al 29 de\u00a0febrero de 2024: ningún caso.",
    }


def test_where_nothing_is_known_of_a_year_before_that_is_said(shop):
    said = shop("insight", "--against", "last-year").out
    assert "Too little is known of the same days a year before to compare it with.\n" in said


@pytest.mark.parametrize("table", ["cases", "facts"])
def test_a_shop_that_is_damaged_where_only_figures_look_says_so(shop, table):
    file = shop.place / FILE_NAME
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        asked = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(asked, (table,)).fetchone()
    data = bytearray(file.read_bytes())
    data[(page - 1) * size : page * size] = b"\xff" * size
    file.write_bytes(data)
    assert shop.refused("insight")["code"] == "storage.damaged"


def test_causes_put_together_are_said_counted_apart_and_not_compared(delight, tmp_path):
    for number, cause in enumerate(("Ovne", "Ovne", "Ovne", *["Oven"] * 5)):
        ago = 200 if number < 6 else 9
        words = ("--what", f"A cold bun, {number}", "--received", f"{ago} days ago", "--sorted")
        case = delight.done("case", "add", *words, "--outcome", "settled")
        delight.done("improvement", "gather", cause, case["id"])
    delight.done("improvement", "merge", "Ovne", "--into", "Oven")
    days = ("insight", "--from", "80 days ago")
    said = " ".join(delight(*days).out.split())
    assert "“Oven” took over from “Ovne” on " in said
    assert "three of its eight complaints came from there. They are counted apart" in said
    assert "The cause of three cases was renamed or put together with another one by hand." in said
    assert "“Oven” comes up more" not in said
    assert "“Oven” comes up less" not in said
    (row,) = (
        row
        for chapter in delight.done(*days)["chapters"]
        for table in chapter["tables"]
        if (chapter["topic"], table["code"]) == ("causes", "causes")
        for row in table["rows"]
    )
    assert (row["what"], row["n"], row["over"], row["before"]) == ("Oven", 2, 0, None)
    assert row["change"] is None
    delight.done(*days, "--csv", tmp_path / "tables")
    text = (tmp_path / "tables" / "causes-causes.csv").read_text("utf-8-sig")
    assert ",From another name," in text
    assert ",Not compared" in text


_HOLDS = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
for words in sys.argv[2:]:
    other.execute(words)
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(shop: Delight, *statements: str):
    """Let another process hold the shop's file."""
    words = [sys.executable, "-c", _HOLDS, str(shop.place / FILE_NAME), *statements]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        yield
        other.stdin.close()


def test_while_another_program_writes_to_a_shop_figures_are_told_unless_it_is_locked(shop, monkeypatch):
    monkeypatch.setattr(database, "_PRAGMAS", ("busy_timeout=50", *database._PRAGMAS[1:]))
    with held(shop, "BEGIN IMMEDIATE"):
        assert shop.done("insight")["cases"] == 11
    with held(shop, "PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE"):
        said = shop("insight", "--json")
    assert (said.code, said.err, said.document["error"]["code"]) == (1, "", "storage.busy")
