"""``delight customer data``, ``erase``, ``consent``; ``letter hold``; ``retention``."""

from __future__ import annotations

import json

import pytest

from delight.cli import main


@pytest.fixture
def zoe(delight):
    made = delight.done("customer", "add", "--name", "Zoë Brontë", "--email", "zoe@example.org")
    delight.done("case", "add", "--customer", made["id"], "--what", "The cake was dry")
    return made["id"]


def test_data_comes_as_a_sheet_and_as_json(delight, zoe, tmp_path):
    delight.done("customer", "add", "--name", "Anna Blau")
    delight.done("customer", "edit", zoe, "--know", "Sister of Anna Blau")
    sheet, document = tmp_path / "zoe.pdf", tmp_path / "zoe.json"
    assert delight.done("customer", "data", zoe, "--out", sheet)["blacked_out"] == ["Anna Blau"]
    assert sheet.read_bytes().startswith(b"%PDF")
    said = delight("customer", "data", zoe, "--out", document)
    assert "Blacked out in it: Anna Blau." in said.out
    told = json.loads(document.read_text(encoding="utf-8"))
    assert told["cases"][0]["what"] == "The cake was dry"
    assert delight.done("customer", "data", zoe)["person"]["know"] == "Sister of […]"
    assert "The cake was dry" in delight("customer", "data", zoe).out


def test_erasing_says_what_it_does_first_and_afterwards(delight, zoe):
    delight.done("customer", "add", "--name", "Anna Blau", "--know", "Sister of Zoë Brontë")
    plan = delight("customer", "erase", zoe, "--plan")
    assert "Figures that would stay, without a person: 1." in plan.out
    assert "Named in the page of Anna Blau: Sister of Zoë Brontë" in plan.out
    assert delight.done("customer", "show", zoe)["name"] == "Zoë Brontë"
    erased = delight.done("customer", "erase", zoe)
    assert (erased["done"], erased["people"], erased["blacked_out"]) == ("customer.erased", 1, 1)
    assert "Zoë Brontë" not in [row["name"] for row in delight.done("customer", "list")]
    assert delight.refused("customer", "show", zoe)["code"] == "customer.unknown"
    assert delight.refused("undo", erased["deed"])["code"] == "undo.for_good"
    (figure,) = delight.done("case", "list")
    assert "erased for good, with whoever it was about" in delight("case", "show", figure["reference"]).out


def test_erasing_names_the_promises_that_are_still_open(delight, zoe):
    delight.done("promise", "add", "--customer", zoe, "--what", "a loaf put aside", "--by", "tomorrow")
    plan = delight("customer", "erase", zoe, "--plan").out
    assert "Open promises that would be forgotten with them: 1." in plan


def test_entries_of_others_can_be_left_as_they_are(delight, zoe):
    anna = delight.done("customer", "add", "--name", "Anna", "--know", "Sister of Zoë Brontë")["id"]
    assert delight.done("customer", "erase", zoe, "--black-out", "none")["blacked_out"] == 0
    assert delight.done("customer", "show", anna)["know"] == "Sister of Zoë Brontë"


def test_consents_are_noted_and_told(delight, zoe):
    done = delight.done("customer", "consent", zoe, "email", "no", "--source", "form", "--on", "2026-03-01")
    assert (done["done"], done["given"]) == ("consent.noted", False)
    states = {one["about"]: one["counts"] for one in delight.done("customer", "consent", zoe)}
    assert (states["email"]["given"], states["email"]["source"]) == (False, "form")
    assert states["health"] is None
    assert "nobody asked" in delight("customer", "consent", zoe).out
    assert delight("customer", "consent", zoe, "email").code == 2


def test_a_letter_is_held_and_let_go(delight, zoe, tmp_path):
    out = tmp_path / "letter.pdf"
    letter = ("letter", "write", "--wording", "thank-you", "--customer", zoe, "--out", out, "--issue")
    number = delight.done(*letter)["number"]
    delight.done("letter", "hold", number, "--until", "2099-01-01", "--why", "claim")
    assert delight.done("letter", "held")[0]["number"] == number
    assert "is held until 2099-01-01: claim" in delight("customer", "erase", zoe).out
    assert [row["number"] for row in delight.done("letter", "list")] == [number]
    delight.done("letter", "hold", number, "--lift")
    assert delight.done("letter", "held") == []
    assert delight.refused("letter", "hold", number, "--until", "2099-01-01")["code"] == "hold.why_missing"


def test_retention_is_off_shown_and_applied(delight, zoe):
    assert "Everything is kept for good." in delight("retention", "show").out
    delight.done("retention", "set", "--customers", 36, "--letters", 120)
    plan = delight.done("retention", "show")
    assert plan["rule"] == {"customers": 36, "cases": None, "letters": 120}
    assert plan["customers"] == []
    assert delight.done("retention", "apply") == {"removed": 0}
    assert delight.done("retention", "set", "--customers", 0)["customers"] is None
    assert delight.refused("retention", "set", "--customers", 9_999)["code"] == "retention.months"
    assert delight.done("retention", "tidy") == {"tidy": True}
    assert delight.done("customer", "show", zoe)["name"] == "Zoë Brontë"


@pytest.mark.parametrize(
    ("breaks", "words"),
    [
        ("delight.services.privacy.service.erase_all", ("customer", "erase", "Zoë Brontë")),
        ("delight.services.privacy.service.person_data", ("customer", "data", "Zoë Brontë")),
        (
            "delight.services.privacy.service.mention_query.mentions",
            ("customer", "erase", "Zoë Brontë", "--plan"),
        ),
        ("delight.services.customers.consents.follow", ("customer", "consent", "Zoë Brontë", "email", "yes")),
    ],
)
def test_a_fault_writes_nobody_into_the_log(delight, zoe, monkeypatch, tmp_path, breaks, words):
    log = tmp_path / "logs" / "delight.log"
    monkeypatch.setattr(main, "log_file", lambda: log)

    def fault(*values, **_more):
        raise ValueError(values)

    monkeypatch.setattr(breaks, fault)
    assert delight.refused(*words)["code"] == "internal"
    text = log.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert not [told for told in ("Zoë", "Bront", "zoe@", "cake") if told in text]
    assert delight.done("customer", "show", zoe)["name"] == "Zoë Brontë"


def test_lists_say_what_somebody_does_not_want(delight, zoe):
    delight.done("customer", "edit", zoe, "--phone", "01632 960111", "--email", "zoe@example.org")
    assert "no calls" not in delight("customer", "list").out
    for about in ("phone", "email"):
        delight.done("customer", "consent", zoe, about, "no")
    listed = delight("customer", "list").out
    assert "01632 960111 (no calls)" in listed
    assert "zoe@example.org (no e-mail)" in listed
    assert "calls, e-mail" in delight("customer", "show", zoe).out
    row = delight.done("customer", "list")[0]
    assert (row["phone"], row["no_calls"], row["no_email"]) == ("01632 960111", True, True)
