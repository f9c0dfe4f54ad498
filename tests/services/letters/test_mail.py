"""E-mail drafts, read back by the standard library's parser."""

from __future__ import annotations

import email
import email.policy
from email.header import decode_header, make_header

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from delight.domain.errors import InputError
from delight.domain.plain.sentences import explain
from delight.services.letters.mail import Mail, draft

PDF = b"%PDF-1.7\n\x00\xff\r\n%%EOF\n"
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120)


def read(data):
    return email.message_from_bytes(data, policy=email.policy.default)


def words(message, kind):
    """The text of a part, its lines as Python ends them; in mail they end with CR LF (RFC 2046, 4.1.1)."""
    return message.get_body((kind,)).get_content().replace("\r\n", "\n")


def made(**changes):
    values = {
        "to": "zoe@example.org",
        "subject": "About Tuesday",
        "text": "Dear Zoë,\n\nthank you.",
        "html": "<p>Dear Zoë,</p>",
        "pdf": PDF,
        "file_name": "Apology Zoë.pdf",
        **changes,
    }
    names = {name: values.pop(name) for name in ("sender", "to_name") if name in values}
    return draft(*values.values(), **names)


def test_it_waits_to_be_sent_with_words_and_the_letter():
    message = read(made(sender="hello@honeybun.example", to_name="Zoë van Dam"))
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].display_name == "Zoë van Dam"
    assert message["To"].addresses[0].addr_spec == "zoe@example.org"
    assert message["From"].addresses[0].addr_spec == "hello@honeybun.example"
    assert message["Subject"] == "About Tuesday"
    assert words(message, "plain") == "Dear Zoë,\n\nthank you.\n"
    assert words(message, "html") == "<p>Dear Zoë,</p>\n"
    (attached,) = message.iter_attachments()
    assert attached.get_content() == PDF
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_filename() == "Apology Zoë.pdf"


NAMES = [
    "van Dam, Zoë", 'Zoë "Zed" van Dam', "Zoë (the baker)", "O'Brien; Ann: <ann@x.org>", "\\", '"', ",", "@",
    "", "علی\u200cرضا", "नि\u200dष्ठा", "שרה לוי", "山田 太郎 様", "a" * 2000, "=?utf-8?q?x?=",
    "Undisclosed:;",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_one_name_whatever_stands_in_it(name):
    data = made(to_name=name, sender="hello@honeybun.example")
    (address,) = read(data)["To"].addresses
    assert address.addr_spec == "zoe@example.org"
    written = header(data, "To").rpartition("<")[0]
    assert str(make_header(decode_header(written))).strip() == name[:200]


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\ufeff"])
def test_no_name_turns_the_header_round(mark):
    message = read(made(to_name=f"Zoë{mark}fdp.exe", subject=f"About{mark} Tuesday"))
    assert mark not in message["To"].addresses[0].display_name + str(message["Subject"])


def test_every_byte_is_ascii_in_lines_that_mail_takes():
    data = made(subject="手紙 " * 30, to_name="Нина 手 😀", text="ä" * 5000, file_name="手紙.pdf")
    assert data.isascii()
    assert max(len(line) for line in data.split(b"\r\n")) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_without_html_the_words_are_made_into_it():
    html = words(read(made(html="", text="Dear <b>Zoë</b>,\nyou & I\n\n\nBye")), "html")
    assert "<p>Dear &lt;b&gt;Zoë&lt;/b&gt;,<br>\nyou &amp; I</p>\n<p>Bye</p>" in html


def test_nobody_and_nothing_may_be_left_open():
    message = read(made(to="", pdf=b""))
    assert message["To"] is None
    assert message["From"] is None
    assert list(message.iter_attachments()) == []


@pytest.mark.parametrize(
    "address",
    [
        "nobody",
        "@example.org",
        "zoe@",
        "zoe@example.org\r\nBcc: all@example.org",
        "zoe@example.org, b@example.org",
        "Zoe <zoe@example.org>",
        "a b@example.org",
        "zoë@example.org",
        "zoe@" + "x" * 80 + ".org",
        "z@a..b",
        "\ud800@x.org",
        "zoe@example.org\x00",
    ],
)
@pytest.mark.parametrize("field", ["to", "sender"])
def test_what_is_no_address_is_refused(address, field):
    with pytest.raises(InputError) as caught:
        made(**{field: address})
    assert "is not an e-mail address" in explain(caught.value).what


def test_a_domain_in_another_script_is_written_as_mail_knows_it():
    assert read(made(to="info@bäckerei.example"))["To"].addresses[0].domain == "xn--bckerei-5wa.example"


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\x00", "\r\n\r\n"])
def test_no_text_becomes_a_header(break_):
    evil = f"Hello{break_}Bcc: all@example.org"
    message = read(made(subject=evil, to_name=evil, file_name=evil, text=evil))
    assert set(message.keys()) == {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
    assert message["Subject"] == "Hello Bcc: all@example.org"
    assert message["To"].addresses[0].display_name == "Hello Bcc: all@example.org"
    assert len(message["To"].addresses) == 1


@given(subject=WORDS, name=WORDS, text=st.text(), file_name=WORDS)
@example(subject="手" * 40, name='(手"," ;)' * 9, text="", file_name="")
@example(
    subject='>a]]a_<é;[a]"手手<="é@]_=.(手手>(_" ";)@:@_[a手==<>手<a',
    name="=?utf-8?q?x?=",
    text="",
    file_name="=",
)
def test_what_goes_in_comes_out(subject, name, text, file_name):
    data = made(subject=subject, to_name=name, text=text, file_name=f"{file_name}.pdf")
    message = read(data)
    assert str(message["Subject"]) == one_line(subject)
    assert str(make_header(decode_header(header(data, "To").rpartition("<")[0]))).strip() == one_line(name)
    assert message["To"].addresses[0].addr_spec == "zoe@example.org"
    assert len(message["To"].addresses) == 1
    assert set(message.keys()) == {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
    assert message.get_content_type() == "multipart/mixed"
    assert max(len(line) for line in data.split(b"\r\n")) <= 100
    (attached,) = message.iter_attachments()
    assert attached.get_content() == PDF
    assert attached.get_filename().endswith(".pdf")


def one_line(text):
    return " ".join("".join(c if c.isprintable() or c in "\u200c\u200d" else " " for c in text).split())


def header(data, name):
    return email.message_from_bytes(data)[name]


def test_a_draft_is_a_file_of_this_user_alone(tmp_path):
    file = Mail().write_draft(
        "zoe@example.org", "About Tuesday", "Dear Zoë", "", PDF, "Apology Zoë.pdf", folder=tmp_path
    )
    assert file.name == "Apology Zoë.eml"
    assert file.stat().st_mode & 0o077 == 0
    assert read(file.read_bytes())["Subject"] == "About Tuesday"
