"""Playbooks, steps, remarks and grave matters by the command."""

import pytest


def logged(delight, *more):
    return delight.done("case", "add", "--what", "The bun was the wrong one", *more)["reference"]


def test_the_playbooks_are_listed_and_shown(delight):
    rows = delight.done("playbook", "list")
    assert {"late", "wrong-item", "last"} <= {row["key"] for row in rows}
    assert {row["group"] for row in rows} == {"failure", "grave", "method"}
    assert delight.done("playbook", "list", "--language", "de")[0]["language"] == "de"
    said = delight("playbook", "show", "Late").out
    assert said.startswith("Late\n\n  1. Let them tell it")
    assert "Words to say\n  I’m sorry" in said
    assert delight.done("playbook", "show", "late", "--language", "fr")["title"] == "En retard"
    delight.refused("playbook", "show", "nonsense")


def test_steps_are_ticked_by_number_and_taken_back(delight):
    delight.done("staff", "add", "--name", "Tom Okafor")
    case = logged(delight, "--failure", "wrong-item")
    said = delight("case", "step", case, "1", "--staff", "Tom Okafor").out.splitlines()
    assert said[0].startswith("Done: Let them finish")
    assert said[1].startswith("Next: Say sorry once")
    shown = delight("playbook", "for", case).out
    assert "[x] 1. Let them finish" in shown
    assert "(Tom Okafor, " in shown
    assert "[>] 2. Say sorry" in shown
    assert delight.done("case", "step", case, "listen", "--undo")["steps"][0]["state"] == "next"
    delight.refused("case", "step", case, "9")
    delight.refused("case", "step", case, "1", "--undo")


def test_another_playbook(delight):
    case = delight.done("case", "add", "--what", "Hm")["reference"]
    assert delight.done("playbook", "choose", case, "latte")["key"] == "latte"
    assert delight.done("playbook", "for", case)["chosen"] is True
    assert delight.done("playbook", "choose", case)["key"] == "other"
    thanks = delight.done("case", "add", "--what", "Lovely!", "--kind", "compliment")["reference"]
    delight.refused("playbook", "for", thanks)


def test_the_ready_made_one_comes_back(delight):
    services = delight.services()
    made = services.playbooks.get("late")
    services.playbooks.save(made)
    services.close()
    assert next(row for row in delight.done("playbook", "list") if row["key"] == "late")["own"] is True
    delight.done("playbook", "restore", "late")
    assert next(row for row in delight.done("playbook", "list") if row["key"] == "late")["own"] is False


def test_remarks_are_listed_and_switched(delight):
    assert delight("guards", "switch", "late-coupon", "off").out == "late-coupon is off.\n"
    rows = {row["code"]: row for row in delight.done("guards", "list")}
    assert rows["late-coupon"]["on"] is False
    assert rows["late-coupon"]["source"] == "grocery loyalty-card study"
    assert rows["late-coupon"]["shown"] == ["action", "letter"]
    assert "late-coupon            off" in delight("guards", "list").out
    delight.refused("guards", "switch", "grave-template", "off")
    delight.refused("guards", "switch", "nonsense", "off")


def test_a_grave_matter_is_guessed_told_and_taken_back(delight):
    said = delight("case", "add", "--what", "An ambulance came for her")
    assert "This sounds like an injury (“ambulance”)" in said.out
    case = said.out.split()[0]
    assert delight.done("playbook", "for", case)["key"] == "grave-injury"
    assert delight.done("case", "edit", case, "--grave", "none")["grave"] is None
    assert delight.done("case", "edit", case, "--grave", "public")["grave"] == "public"
    assert delight.done("playbook", "for", case)["key"] == "grave-public"
    not_so = delight.done("case", "add", "--what", "No ambulance, please", "--grave", "none")
    assert not_so["grave"] is None


def test_kind_words_are_never_grave(delight):
    kind = delight.done("case", "add", "--what", "When I was ill you rang me", "--kind", "compliment")
    assert kind["grave"] is None


def test_a_remark_that_is_closed_is_counted(delight):
    case = delight.done("case", "add", "--what", "Late")["reference"]
    delight.done("guards", "dismiss", "late-coupon", "--case", case)
    delight.done("guards", "dismiss", "Late-Coupon")
    counted = {row["code"]: row["dismissed"] for row in delight.done("guards", "list")}
    assert counted["late-coupon"] == 2
    assert delight.refused("guards", "dismiss", "nothing-of-ours")["code"] == "guard.unknown"


def test_a_playbook_of_ones_own_goes_out_and_in_as_text(delight, tmp_path):
    file = tmp_path / "late.toml"
    source = delight("playbook", "show", "late", "--source").out
    file.write_text(source.replace('title = "Late"', 'title = "Running late"'), encoding="utf-8")
    saved = delight.done("playbook", "save", "Late", "--from", file)
    assert (saved["key"], saved["title"]) == ("late", "Running late")
    assert delight.done("playbook", "show", "late")["title"] == "Running late"
    own = delight.done("playbook", "save", "wedding-cakes", "--from", "-", stdin=source)
    assert own["key"] == "wedding-cakes"
    delight.done("playbook", "restore", "late")
    assert delight.done("playbook", "show", "late")["title"] == "Late"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("no toml", "playbook.unreadable"),
        ("", "playbook.unreadable"),
        ('title = "x"', "playbook.unreadable"),
        ("a" * 300_000, "playbook.too_long"),
    ],
)
def test_a_text_that_is_no_playbook_changes_nothing(delight, text, code):
    assert delight.refused("playbook", "save", "late", "--from", "-", stdin=text)["code"] == code
    assert delight.done("playbook", "show", "late")["title"] == "Late"


def test_a_playbook_needs_a_plain_name_and_a_file_that_is_there(delight, tmp_path):
    source = delight("playbook", "show", "late", "--source").out
    refused = delight.refused("playbook", "save", "../late", "--from", "-", stdin=source)
    assert refused["code"] == "playbook.bad_name"
    missing = delight.refused("playbook", "save", "late", "--from", tmp_path / "none.toml")
    assert missing["code"] == "file.cannot_read"
