import os
import shutil
import sys

import pytest
from PIL import Image, ImageDraw

from delight.data.database import FILE_NAME
from tests.pictures import bomb


def test_a_new_shop_takes_what_is_usual_in_its_country(delight, tmp_path):
    said = delight("new", "--name", "Zum Löwen", "--country", "de", "--json", place=tmp_path / "neu")
    assert said.code == 0
    assert (said.document["currency"], said.document["language"]) == ("EUR", "de")
    assert delight("customer", "list", place=tmp_path / "neu").out == "No customers fit.\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--name", ""], "shop.name_missing"),
        (["--name", "x", "--country", "XX"], "country.unknown"),
        (["--name", "x", "--currency", "ABC"], "currency.unknown"),
        (["--name", "x", "--language", "German"], "language.unknown"),
    ],
)
def test_a_shop_that_cannot_be_made(delight, tmp_path, words, code):
    assert delight.refused("new", *words, place=tmp_path / "neu")["code"] == code
    assert not (tmp_path / "neu").exists()


def test_a_shop_whose_letters_are_its_own_to_write_is_told_so(delight, tmp_path):
    made = delight("new", "--name", "Pod Orłem", "--country", "PL", place=tmp_path / "pl")
    assert "There are no ready-made letters in “pl” yet." in made.out
    assert (
        "no ready-made letters"
        not in delight("new", "--name", "X", "--country", "AT", place=tmp_path / "a").out
    )


def test_a_shop_is_never_made_over_another(delight):
    assert delight.refused("new", "--name", "Other")["code"] == "storage.exists"
    assert delight.done("settings", "name") == {"name": "The Copper Kettle"}


def test_settings_are_shown_and_changed(delight):
    every = delight.done("settings")
    assert (every["name"], every["return-days"], every["envelope"]) == (
        "The Copper Kettle",
        [30, 90],
        "uk-dl",
    )
    assert delight.done("settings", "return-days", "14, 60")["return-days"] == [14, 60]
    assert delight.done("settings", "paper", "letter")["paper"] == "Letter"
    assert delight("settings", "acknowledge-days").out == "0\n"
    assert delight("settings", "address").out == "3 Market Place\nHebden Bridge\nHX7 6AA\n"
    assert delight("settings", "phone", "01632 960 555").out == "phone is now: 01632 960 555\n"


def test_what_surprises_may_cost_is_set_and_left_to_what_is_usual(delight):
    assert delight.done("settings", "surprise-budget") == {"surprise-budget": None, "currency": "GBP"}
    assert delight("settings", "surprise-budget", "50").out == "surprise-budget is now: 50.00\n"
    assert delight.done("settings")["surprise-budget"] == "50.00"
    assert delight.done("settings", "surprise-budget", "0")["surprise-budget"] == "0.00"
    assert delight.done("settings", "surprise-budget", "")["surprise-budget"] is None


def test_what_figures_take_for_granted_is_set(delight):
    assert delight.done("settings", "winning-cost") == {"winning-cost": None, "currency": "GBP"}
    assert delight("settings", "winning-cost", "12.5").out == "winning-cost is now: 12.50\n"
    assert delight.done("settings")["winning-cost"] == "12.50"
    assert delight.done("settings", "winning-cost", "")["winning-cost"] is None
    assert delight.done("settings", "complain-rates", "Late 5-30")["complain-rates"] == "late 5-30"
    assert delight.done("settings", "complain-rates", "")["complain-rates"] == ""
    assert delight.done("settings", "compares-staff") == {"compares-staff": False}
    assert delight("settings", "compares-staff", "yes").out == "compares-staff is now: yes\n"


def test_how_often_and_whom_chance_leaves_out(delight):
    for key, value in (("surprises-a-week", 3), ("cool-down-days", 30), ("stamps-needed", 8)):
        assert delight.done("settings", key, str(value))[key] == value
    assert delight.done("settings", "hold-out", "off")["hold-out"] is False
    assert delight.done("settings", "stamps-reward", "a coffee")["stamps-reward"] == "a coffee"


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("name", "", "shop.name_missing"),
        ("check-days", "soon", "days.unreadable"),
        ("check-days", "-1", "days.unreadable"),
        ("resolve-days", "99999", "days.unreadable"),
        ("paper", "B5", "letters.unknown_paper"),
        ("envelope", "pink", "letters.unknown_envelope"),
        ("accent", "red", "colour.unreadable"),
        ("country", "Nowhere", "country.unknown"),
        ("surprise-budget", "-5", "amount.negative"),
        ("surprise-budget", "plenty", "amount.unreadable"),
        ("winning-cost", "-1", "amount.negative"),
        ("winning-cost", "a lot", "amount.unreadable"),
        ("complain-rates", "late 30-5", "rates.unreadable"),
        ("surprises-a-week", "101", "surprises.unreadable"),
        ("surprises-a-week", "some", "surprises.unreadable"),
        ("cool-down-days", "4000", "surprises.unreadable"),
        ("stamps-needed", "31", "stamps.unreadable"),
        ("stamps-head-start", "10", "stamps.unreadable"),
    ],
)
def test_a_setting_that_cannot_be(delight, key, value, code):
    before = delight.done("settings")
    assert delight.refused("settings", key, "--", value)["code"] == code
    assert delight.done("settings") == before


def test_undo_by_deed_and_what_cannot_be_undone(delight):
    first = delight.done("customer", "add", "--name", "Ida")["deed"]
    delight.done("customer", "edit", "Ida", "--phone", "1")
    assert delight.refused("undo", first)["code"] == "undo.conflict"
    assert delight.refused("undo", "nonsense")["code"] == "undo.unknown"
    assert delight("undo").out == "Undone: customer edited, Ida; 1 record put back.\n"
    assert delight.done("undo", first)["done"] == "undone"
    assert [row["name"] for row in delight.done("customer", "list")] == ["Zoë Marlow"]
    names = [row["name"] for row in delight.done("history", "--limit", "2")]
    assert names == ["undone", "undone"]
    assert [row["name"] for row in delight.done("history", "1")] == ["customer.added"]
    assert delight.refused("history", "C-1-1")["code"] == "customer.unknown"


def test_today_tells_what_is_due(delight):
    assert delight("today").out == "Nothing is due today.\n"
    delight.done(
        "case",
        "add",
        "--what",
        "Cold soup",
        "--channel",
        "email",
        "--received",
        "2020-01-02",
        "--customer",
        "1",
    )
    page = delight.done("today")
    assert {row["kind"] for row in page["overdue"]} >= {"acknowledge"}
    assert page["customers"] == 1
    assert delight("today").out.startswith("Overdue\n  What")


def test_a_backup_is_restored(delight, tmp_path):
    report = delight.done("backup", tmp_path / "one.delightbackup")
    assert report["counts"]["customers"] == 1
    delight.done("customer", "add", "--name", "Ida")
    assert "is as it was" in delight("restore", report["path"]).out
    assert [row["name"] for row in delight.done("customer", "list")] == ["Zoë Marlow"]
    again = delight.done("restore", report["path"])
    assert again["kept"]
    assert delight.done("backup")["path"].endswith(".delightbackup")


def test_a_backup_that_cannot_be(delight, tmp_path):
    (tmp_path / "no.delightbackup").write_bytes(b"nonsense")
    assert delight.refused("restore", tmp_path / "no.delightbackup")["code"].startswith("backup.")
    assert delight.refused("restore", tmp_path / "gone.delightbackup")["code"] == "backup.missing"
    assert delight.refused("backup", tmp_path / "nowhere" / "x")["code"] == "file.no_folder"
    assert len(delight.done("customer", "list")) == 1


def test_a_whole_shop_is_said_to_be(delight):
    said = delight("check")
    assert said.code == 0
    assert said.out.startswith("Everything is whole.\n")
    assert delight.done("check")["sound"] is True


def test_a_history_changed_from_outside_shows(delight):
    services = delight.services()
    with services.context.db.raw() as connection:
        connection.execute("DROP TRIGGER IF EXISTS changes_no_update")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE changes SET op='D' WHERE id=2")
    services.close()
    said = delight("check")
    assert said.code == 1
    assert "was changed from outside" in said.err
    document = delight("check", "--json").document
    assert document["sound"] is False
    assert document["problems"][0]["code"] == "check.history"


def _nothing(place):
    shutil.rmtree(place)


def _a_file(place):
    shutil.rmtree(place)
    place.write_text("x")


def _something_else(place):
    (place / FILE_NAME).write_bytes(b"This is no shop." * 100)


def _empty(place):
    (place / FILE_NAME).write_bytes(b"")


def _damaged(place):
    file = place / FILE_NAME
    data = bytearray(file.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    file.write_bytes(bytes(data))


def _newer(place):
    file = place / FILE_NAME
    data = bytearray(file.read_bytes())
    data[60:64] = (9999).to_bytes(4, "big")
    file.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("harm", "codes"),
    [
        (_nothing, {"storage.missing"}),
        (_a_file, {"storage.not_a_folder"}),
        (_something_else, {"storage.not_a_shop", "storage.damaged"}),
        (_empty, {"storage.not_a_shop"}),
        (_damaged, {"storage.damaged"}),
        (_newer, {"storage.newer"}),
    ],
)
def test_a_shop_that_cannot_be_opened(delight, harm, codes):
    harm(delight.place)
    before = (delight.place / FILE_NAME).read_bytes() if (delight.place / FILE_NAME).exists() else None
    for words in (["case", "add", "--what", "x"], ["customer", "list"]):
        assert delight.refused(*words)["code"] in codes
    after = (delight.place / FILE_NAME).read_bytes() if (delight.place / FILE_NAME).exists() else None
    assert before == after


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said(delight):
    delight.place.chmod(0o500)
    (delight.place / FILE_NAME).chmod(0o400)
    try:
        assert delight.refused("case", "add", "--what", "x")["code"] == "storage.read_only"
    finally:
        delight.place.chmod(0o700)


def picture(path, colour="white", size=(400, 120)):
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).line((20, 60, size[0] - 20, 70), fill=colour, width=6)
    image.save(path)
    return path


def test_how_letters_look(delight, tmp_path):
    every = delight.done("settings")
    assert (every["typeface"], every["letterhead"], every["formality"]) == ("serif", True, "")
    assert (every["logo"], every["signature"]) == (None, None)
    assert delight.done("settings", "typeface", "Handwritten")["typeface"] == "handwritten"
    assert delight.done("settings", "letterhead", "no")["letterhead"] is False
    assert delight.done("settings", "formality", "familiar")["formality"] == "familiar"
    assert delight.refused("settings", "typeface", "comic", code=2)["code"] == "usage"
    assert delight.refused("settings", "letterhead", "perhaps", code=2)["code"] == "usage"
    assert delight("settings", "letterhead").out == "no\n"


def test_logo_and_signature_come_from_files(delight, tmp_path):
    logo = delight.done("settings", "logo", picture(tmp_path / "logo.png", "teal"))
    assert logo["logo"] == {"width": 400, "height": 120}
    signed = delight.done("settings", "signature", picture(tmp_path / "hand.png", "navy"))
    assert signed["signature"]["width"] < 400
    assert delight("settings", "logo").out == "400 × 120 points\n"
    (tmp_path / "no.png").write_text("not a picture")
    assert delight.refused("settings", "logo", tmp_path / "no.png")["code"] == "image.not_one"
    assert delight.refused("settings", "logo", tmp_path / "none.png")["code"] == "file.cannot_read"
    assert (
        delight.refused("settings", "signature", picture(tmp_path / "b.png", "white"))["code"]
        == "image.blank"
    )
    assert delight("settings", "logo", "").out == "logo is taken away.\n"
    assert delight.done("settings", "logo") == {"logo": None}


def test_a_picture_comes_through_a_pipe_and_never_takes_one_away(delight, tmp_path):
    file = picture(tmp_path / "logo.png", "teal")
    assert delight.done("settings", "logo", "-", stdin=file.read_bytes())["logo"]["width"] == 400
    for nothing in (b"", b"\n", b"\x89PNG"):
        assert delight.refused("settings", "logo", "-", stdin=nothing)["code"] == "image.not_one"
    assert delight("settings", "logo").out == "400 × 120 points\n"
    assert delight.done("settings", "phone", "-", stdin="01422 960123")["phone"] == "01422 960123"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_with_a_name_is_no_logo(delight, tmp_path):
    os.mkfifo(tmp_path / "logo.png")
    assert delight.refused("settings", "logo", tmp_path / "logo.png")["code"] == "file.cannot_read"


def test_a_logo_of_thirty_thousand_points_is_refused_and_the_old_one_stays(delight, tmp_path):
    delight.done("settings", "logo", picture(tmp_path / "logo.png", "teal"))
    bomb(tmp_path / "bomb.png")
    for use in ("logo", "signature"):
        assert delight.refused("settings", use, tmp_path / "bomb.png")["code"] == "image.too_large"
    assert delight("settings", "logo").out == "400 × 120 points\n"


def test_reminders_are_set_by_the_command(delight):
    assert delight.done("settings", "reminders", "no")["reminders"] is False
    assert delight.done("settings", "summary-at", "07:30")["summary-at"] == "07:30"
    assert delight.refused("settings", "quiet-from", "25:00")["code"] == "time.unreadable"
    assert "Say yes, or no" in delight("settings", "reminders", "perhaps").err


def test_only_remarks_that_there_are_can_be_off(delight):
    said = delight.done("settings", "guards-off", " Third-apology, late-coupon late-coupon ")
    assert said["guards-off"] == "late-coupon third-apology"
    refused = delight.refused("settings", "guards-off", "late-coupon x")
    assert refused["code"] == "guard.unknown"
    assert "“x”" in refused["message"]
    assert "third-apology" in refused["message"], "what there is"
    assert delight.refused("settings", "guards-off", "grave-template")["code"] == "guard.stays"
    assert delight.done("settings", "guards-off") == {"guards-off": "late-coupon third-apology"}
    assert delight.done("settings", "guards-off", "")["guards-off"] == ""


def test_undo_says_whose_deed_went_back(delight):
    delight.done("staff", "add", "--name", "Maya")
    delight.done("staff", "add", "--name", "Tom")
    case = delight.done("case", "add", "--what", "Late", "--customer", "1", "--staff", "Tom")
    action = delight.done("action", "add", case["reference"], "--kind", "refund", "--cost", "12.50")
    rows = delight.done("history", case["reference"])
    assert all(case["reference"] in row["about"] for row in rows)
    delight.done("action", "edit", action["id"], "--cost", "20")
    changed = delight.done("history", "--limit", "1")[0]["lines"][0]
    assert (changed["before"], changed["after"]) == (
        {"cost": "12.50", "currency": "GBP"}, {"cost": "20.00", "currency": "GBP"},
    )  # fmt: skip
    delight.done("undo")
    delight.done("undo")
    gone = delight.done("undo", case["deed"])
    assert gone["undid"]["deed"] == case["deed"]
    assert (gone["undid"]["name"], gone["undid"]["staff"]) == ("case.logged", "Tom")
    assert case["reference"] in gone["undid"]["about"]
