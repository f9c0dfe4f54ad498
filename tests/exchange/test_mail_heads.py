"""The heads of e-mails, as they come and as somebody makes them to break us."""

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.exchange.email import read_mail
from delight.exchange.mail_heads import decoded, in_charset, writer_in

ENCODINGS = ["unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined", "utf-7", "zlib_codec",
             "rot13", "klingon", "utf-16", "iso-8859-1", "\0", ""]  # fmt: skip


@given(st.binary(max_size=60), st.sampled_from(ENCODINGS))
def test_whatever_encoding_is_named_text_comes_out_that_can_be_kept(data, charset):
    assert in_charset(data, charset).encode("utf-8") is not None


@pytest.mark.parametrize("charset", ["unicode_escape", "raw_unicode_escape"])
def test_no_encoding_makes_half_letters(charset):
    mail = read_mail(
        b"From: a@b.example\nContent-Type: text/plain; charset=%s\n\n\\ud800 late" % charset.encode(), UTC
    )
    assert mail.text.strip() == "\\ud800 late"


def test_a_head_makes_no_half_letters():
    assert "\ud800" not in decoded("=?utf-8?q?a?= \\ud800 b")
    assert decoded("=?utf-8?q?a?= \\ud800 b").encode("utf-8")


def test_a_name_that_nobody_can_read_is_none():
    writer = writer_in("=?foo?x?zz?= <zoe@example.org>")
    assert (writer.name, writer.email) == ("", "zoe@example.org")


MAILS = b"".join(
    b"From zoe@example.org Fri Nov 20 10:00:0%d 2026\nFrom: zoe@example.org\nSubject: s\n\nBun %d cold\n\n"
    % (n, n)
    for n in range(3)
)


def test_a_box_of_several_mails_is_not_one():
    with pytest.raises(DelightError) as caught:
        read_mail(MAILS, UTC)
    assert (caught.value.code, caught.value.details["count"]) == ("mail.several", 3)


def test_a_box_with_one_mail_is_one():
    one = MAILS[: MAILS.index(b"From zoe", 10)] + b"\nFrom here on it was late in 2026\n"
    assert read_mail(one, UTC).text.startswith("Bun 0 cold")
    assert "From here on" in read_mail(one, UTC).text
