"""``delight insight --out``: what the shop learns, on paper."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Delight
from tests.letters.samples import read


@pytest.fixture
def shop(delight: Delight) -> Delight:
    """A shop with kind words of somebody who is known, and of which one names a stranger."""
    delight.done("customer", "add", "--name", "Zoë Brontë")
    for words in ("Zoe said that everyone was so friendly to her", "So kind, said Quendolin to us all"):
        delight.done("case", "add", "--kind", "compliment", "--what", words)
    return delight


def test_the_sheet_for_the_staff_room_has_only_what_needs_no_look(shop, tmp_path):
    out = tmp_path / "team.pdf"
    month = shop.done("insight")["to"][:7]
    done = shop.done("insight", "--sheet", "team", "--month", month, "--out", out)
    assert (done["pages"], done["left_out"], done["month"]) == (1, 1, month)
    text = " ".join(read(out.read_bytes()).split())
    assert "A customer said that everyone was so friendly to her" in text
    assert "Quendolin" not in text
    assert "Zo" not in text


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ((), "One story is not on it: look at it in Delight, it may tell who it was."),
        (
            ("Lovely, said Xanthippa",),
            "2 stories are not on it: look at them in Delight, they may tell who it was.",
        ),
    ],
)
def test_it_is_told_how_many_stories_are_to_be_looked_at(shop, more, told, tmp_path):
    for words in more:
        shop.done("case", "add", "--kind", "compliment", "--what", words)
    month = shop.done("insight")["to"][:7]
    said = shop("insight", "--sheet", "team", "--month", month, "--out", tmp_path / "team.pdf").out
    assert told in " ".join(said.split())


def test_a_report_is_one_page_or_a_booklet(shop, tmp_path):
    one, many = tmp_path / "page.pdf", tmp_path / "booklet.pdf"
    assert shop.done("insight", "--out", one)["pages"] == 1
    assert shop.done("insight", "--out", many, "--sheet", "booklet")["pages"] > 1
    assert read(many.read_bytes())
    folded = shop.done("insight", "--out", tmp_path / "folded.pdf", "--sheet", "booklet-a5")["pages"]
    assert folded % 2 == 0


def booklet(shop, out, *wish):
    """Return the words of a booklet, and how many pages it has."""
    pages = shop.done("insight", "--out", out, "--sheet", "booklet", *wish)["pages"]
    return " ".join(read(out.read_bytes()).split()), pages


def test_a_booklet_has_neither_money_nor_people_unless_they_are_named(shop, tmp_path):
    out = tmp_path / "booklet.pdf"
    told, short = booklet(shop, out)
    assert "What does it cost to put things right?" not in told
    assert "Do customers say something kind?" in told
    told, full = booklet(shop, out, "--full", "--without", "recognition", "--replace")
    assert "Do customers say something kind?" not in told
    assert "short booklet" not in told
    assert full > short - 1
    told, _pages = booklet(shop, out, "--only", "costs", "--only", "recognition", "--replace")
    assert "Costs" in told
    assert "Do customers say something kind?" in told
    assert "Response times" not in told


@pytest.mark.parametrize(
    "wish",
    [
        ("--sheet", "team"),
        ("--out", "a.pdf", "--csv", "b"),
        ("--out", "a.pdf", "--full"),
        ("--out", "a.pdf", "--sheet", "team", "--without", "costs"),
        ("--only", "costs"),
        ("--out", "a.pdf", "--sheet", "booklet", "--only", "money"),
        ("--out", "a.pdf", "--month", "2026-03"),
        ("--out", "a.pdf", "--sheet", "team", "--month", "March"),
        ("--out", "a.pdf", "--sheet", "team", "--from", "2026-01-01"),
        ("--out", "a.pdf", "--sheet", "team", "--to", "today"),
        ("--out", "a.pdf", "--sheet", "team", "--against", "last-year"),
        ("--out", "a.pdf", "--sheet", "team", "--language", "de"),
        ("--csv", "-"),
    ],
)
def test_wishes_that_do_not_go_together_are_refused(shop, wish, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert shop("insight", *wish).code == 2
    assert not [*tmp_path.glob("*.pdf"), *tmp_path.glob("-")]


@pytest.mark.parametrize(("month", "code"), [("0001-01", "date.too_early"), ("9999-12", "period.future")])
def test_a_month_of_no_days_is_refused(shop, month, code, tmp_path):
    out = tmp_path / "team.pdf"
    assert shop.refused("insight", "--sheet", "team", "--month", month, "--out", out)["code"] == code
    assert not out.exists()


def test_paper_speaks_the_language_that_is_asked_for(shop, tmp_path):
    out = tmp_path / "page.pdf"
    shop.done("insight", "--out", out, "--language", "fr")
    assert "Où en est notre service" in " ".join(read(out.read_bytes()).split())
