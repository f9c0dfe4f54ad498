"""The command on photos, files and e-mails of cases."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.services.test_incoming import written


@pytest.fixture
def photo(tmp_path):
    def make(name="cake.jpg", colour="red"):
        path = tmp_path / name
        Image.new("RGB", (900, 600), colour).save(path)
        return path

    return make


def logged(delight, *more):
    return delight.done("case", "add", "--what", "The cake is squashed", *more)


def files(delight, reference):
    return delight.done("case", "files", reference)


def test_a_case_is_logged_with_its_files(delight, photo):
    reference = logged(delight, "--attach", photo(), "--attach", photo("b.png", "blue"))["reference"]
    assert [(one["name"], one["media_type"]) for one in files(delight, reference)] == [
        ("cake.jpg", "image/jpeg"), ("b.png", "image/png"),
    ]  # fmt: skip
    assert [one["name"] for one in delight.done("case", "show", reference)["attachments"]] == [
        "cake.jpg",
        "b.png",
    ]
    assert "cake.jpg" in delight("case", "files", reference).out


def test_a_video_of_two_gigabytes_is_refused_at_once(delight, tmp_path):
    with (tmp_path / "party.mp4").open("wb") as file:
        file.truncate(2_000_000_000)
    case = delight.done("case", "add", "--what", "The cake is squashed")["reference"]
    for words in (["case", "add", "--what", "late", "--attach"], ["case", "attach", case]):
        said = delight.refused(*words, tmp_path / "party.mp4")
        assert said["code"] == "file.too_large"
        assert "2000 MB" in said["message"]
    assert [row["reference"] for row in delight.done("case", "list")] == [case]
    assert files(delight, case) == []


def test_a_picture_nobody_knows_is_kept_as_it_came_and_said_to_be(delight, tmp_path):
    odd = tmp_path / "IMG_7781.HEIC"
    odd.write_bytes(b"\0\0\0\x18ftypheic" + bytes(500))
    said = delight("case", "add", "--what", "The cake is squashed", "--attach", odd)
    assert "“IMG_7781.HEIC” is kept as it came, with what the camera wrote into it" in said.out
    case = delight.done("case", "add", "--what", "Cold soup")["reference"]
    assert "kept as it came" in delight("case", "attach", case, odd).out
    delight.done("case", "file", files(delight, case)[0]["id"], "--out", tmp_path / "back.heic")
    assert (tmp_path / "back.heic").read_bytes() == odd.read_bytes()


def test_a_file_that_cannot_be_kept_logs_nothing(delight, tmp_path):
    (tmp_path / "empty.txt").touch()
    assert (
        delight.refused("case", "add", "--what", "x", "--attach", tmp_path / "empty.txt")["code"]
        == "file.empty"
    )
    assert delight.done("case", "list") == []


def test_files_are_kept_with_a_case_and_handed_out(delight, photo, tmp_path):
    reference = logged(delight)["reference"]
    (tmp_path / "bill.txt").write_text("Zoë 17")
    assert "cake.jpg, bill.txt" in delight("case", "attach", reference, photo(), tmp_path / "bill.txt").out
    _cake, bill = files(delight, reference)
    assert delight("case", "file", bill["id"], "--out", "-").raw.decode() == "Zoë 17"
    out = tmp_path / "copy.txt"
    assert delight("case", "file", bill["id"], "--out", out).code == 0
    assert out.read_text() == "Zoë 17"
    refused = delight.refused("case", "file", bill["id"], "--out", out)
    assert refused["code"] == "file.not_ours"
    assert delight("case", "file", bill["id"], "--out", out, "--replace").code == 0
    shop = delight.place / "shop.delight"
    assert delight.refused("case", "file", bill["id"], "--out", shop, "--replace")["code"] == "file.is_shop"
    assert delight.refused("case", "attach", reference, photo())["code"] == "attachment.here_already"
    assert delight.refused("case", "file", "99", "--out", out)["code"] == "attachment.unknown"


def test_an_email_says_who_when_and_what(delight, tmp_path):
    mail = tmp_path / "cake.eml"
    out = io.BytesIO()
    Image.new("RGB", (900, 600), "red").save(out, "JPEG")
    mail.write_bytes(
        written(sender="Ada Lind <ada@example.org>", files=[("p.jpg", out.getvalue()), ("none", b"")])
    )
    case = delight.done("case", "add", "--email", mail)
    assert (case["what"], case["channel"], case["customer_name"]) == (
        "The cake was late.",
        "email",
        "Ada Lind",
    )
    assert case["received_at"].startswith("2026-03-10T08:00")
    assert case["left_out"] == ["none"]
    assert [one["name"] for one in files(delight, case["reference"])] == ["E-mail.txt", "p.jpg"]
    refused = delight.refused("case", "add", "--email", mail)
    assert refused["code"] == "mail.logged_already"
    assert case["reference"] in refused["message"]
    again = delight.done(
        "case", "add", "--email", "-", "--again", "--what", "In short: late", stdin=mail.read_bytes()
    )
    assert (again["what"], again["customer_id"]) == ("In short: late", case["customer_id"])


def test_what_is_no_email_is_refused(delight, tmp_path):
    (tmp_path / "cake.msg").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert delight.refused("case", "add", "--email", tmp_path / "cake.msg")["code"] == "mail.is_msg"
    assert delight.refused("case", "add", "--email", tmp_path / "gone.eml")["code"] == "file.not_there"
    assert delight("case", "add").code == 2
    assert delight("case", "attach", "C-2026-0001", "-").code == 2


def test_a_file_is_taken_off_and_comes_back(delight, tmp_path):
    (tmp_path / "note.txt").write_text("two hours late", encoding="utf-8")
    case = delight.done("case", "add", "--what", "Late", "--attach", tmp_path / "note.txt")["reference"]
    kept = delight.done("case", "files", case)
    assert delight.done("case", "detach", kept[0]["id"])["name"] == "note.txt"
    assert delight.done("case", "files", case) == []
    assert delight.refused("case", "detach", kept[0]["id"])["code"] == "attachment.unknown"
    undone = delight.done("undo")
    assert undone["undid"]["name"] == "file.removed"
    assert delight.done("case", "files", case) == kept
