"""What files are called, and which of them open."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.attachments import (
    LONGEST_NAME,
    apart,
    ending_of,
    file_name,
    media_type,
    opens,
    with_ending,
)


def test_a_name_loses_folders_controls_and_hidden_directions():
    assert file_name("C:\\Users\\Ada\\cake.jpg") == "cake.jpg"
    assert file_name("../../etc/passwd") == "passwd"
    assert file_name("holiday\u202egpj.exe") == "holidaygpj.exe"
    assert file_name("line\r\nbreak\x00.png") == "line break .png"
    assert file_name("Kuchen für Zoë.JPG") == "Kuchen für Zoë.JPG"
    assert file_name("می\u200cخواهم.pdf") == "می\u200cخواهم.pdf"
    assert file_name(" .. ") == file_name("\u202e") == file_name("a/b/").replace("b", "file") == "file"


@given(st.text(max_size=400))
def test_any_name_is_one_short_line_that_shows_what_it_is(name):
    plain = file_name(name)
    assert 0 < len(plain) <= LONGEST_NAME
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in plain)
    assert "/" not in plain
    assert "\\" not in plain
    assert file_name(plain) == plain


def test_a_very_long_name_keeps_its_ending():
    assert file_name("x" * 500 + ".jpeg").endswith("….jpeg")


def test_two_files_of_one_name_are_told_apart():
    assert apart("cake.jpg", {"bread.jpg"}) == "cake.jpg"
    assert apart("Cake.jpg", {"cake.jpg", "cake (2).jpg"}) == "Cake (3).jpg"
    assert apart("notes", {"notes"}) == "notes (2)"


def test_only_what_can_but_be_looked_at_is_opened():
    assert all(map(opens, ("cake.JPG", "bill.pdf", "call.m4a", "clip.mp4", "words.txt")))
    refused = (
        "run.exe page.html macro.docm old.doc list.xlsx script.sh x.svg y.lnk z.desktop mail.eml bill.pdf.exe"
    )
    assert not any(map(opens, [*refused.split(), "nothing"]))


def test_the_type_follows_the_name_and_a_photo_gets_the_ending_that_it_is():
    assert media_type("bill.PDF") == "application/pdf"
    assert media_type("thing.qqq") == media_type("thing") == "application/octet-stream"
    assert with_ending("photo.webp", ".jpg") == "photo.jpg"
    assert with_ending("photo.JPEG", ".jpg") == "photo.JPEG"
    assert with_ending("photo", ".png") == "photo.png"
    assert ending_of("a.tar.GZ") == "gz"
