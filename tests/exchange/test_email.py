# ruff: noqa: E501 - what programs write stands as they write it
"""E-mails as programs save them, as they are broken on the way, and as somebody makes them to break us."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.cases.mails import MOST_MAIL_BYTES, Writer, bare_subject
from delight.domain.errors import DelightError
from delight.domain.plain.sentences import explain, sentence
from delight.exchange.email import MOST_FILES, mail_file, read_mail
from tests.patience import LONGEST

HEAD = (
    "From: Zoe Marlow <zoe@example.org>\nTo: hello@honeybun.example\nSubject: My cake\n"
    "Date: Thu, 12 Mar 2026 10:14:00 +0100\nMessage-ID: <abc.17@mail.example>\n"
)


def mail(body="The cake was late.\n", head=HEAD, **more):
    extra = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in more.items())
    return read_mail(f"{head}{extra}\n{body}".encode(), UTC)


def refused(data):
    with pytest.raises(DelightError) as caught:
        read_mail(data)
    assert sentence(caught.value.code)
    return caught.value.code


def test_a_plain_mail_is_read():
    read = mail()
    assert (read.sender, read.subject, read.text) == (
        Writer(name="Zoe Marlow", email="zoe@example.org"), "My cake", "The cake was late.",
    )  # fmt: skip
    assert read.sent_at == datetime(2026, 3, 12, 9, 14, tzinfo=UTC)
    assert read.message_id == "abc.17@mail.example"
    assert read.files == ()
    assert read.inner is None


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("=?utf-8?q?Zo=C3=AB?= =?utf-8?b?TWFybG93?= <zoe@example.org>", Writer(name="ZoëMarlow", email="zoe@example.org")),
        ('"Marlow, Zoë" <zoe@example.org>', Writer(name="Marlow, Zoë", email="zoe@example.org")),
        ("=?iso-8859-1?Q?M=FCller=2C_Zo=EB?= <z@example.org>", Writer(name="Müller, Zoë", email="z@example.org")),
        ("zoe@example.org (Zoe Marlow)", Writer(name="Zoe Marlow", email="zoe@example.org")),
        ("zoe@example.org", Writer(email="zoe@example.org")),
        ('"zoe@example.org" <zoe@example.org>', Writer(email="zoe@example.org")),
        ("=?x-nothing?q?Zo=C3=AB?= <z@example.org>", Writer(name="Zoë", email="z@example.org")),
        ("=?utf-8?b?!!!?= <z@example.org>", None),
        ("undisclosed", Writer(name="undisclosed")),
        ("", Writer()),
    ],
)  # fmt: skip
def test_whoever_wrote_is_read(line, writer):
    read = mail(head=HEAD.replace("Zoe Marlow <zoe@example.org>", line)).sender
    assert read == writer if writer else read.email == "z@example.org"


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("12 Mar 2026 23:30:00 -0800", datetime(2026, 3, 13, 7, 30, tzinfo=UTC)),
        ("Thu, 12 Mar 2026 10:14 -0000 (GMT)", datetime(2026, 3, 12, 10, 14, tzinfo=UTC)),
        ("Thu, 31 Feb 2026 10:14:00 +0000", None),
        ("1 Jan 1904 00:00:00 +0000", None),
        ("Thu, 12 Mar 9999 10:14:00 +0000", None),
        ("Thu, 12 Mar 2026 10:14:00 +9999", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_when_it_was_sent_is_read_or_nothing(date, moment):
    assert mail(head=HEAD.replace("Thu, 12 Mar 2026 10:14:00 +0100", date)).sent_at == moment


def test_without_a_day_the_first_server_tells():
    head = HEAD.replace("Date: Thu, 12 Mar 2026 10:14:00 +0100\n", "")
    servers = (
        "Received: by b; Fri, 13 Mar 2026 09:00:00 +0000\nReceived: by a; Thu, 12 Mar 2026 08:00:00 +0000\n"
    )
    assert mail(head=servers + head).sent_at == datetime(2026, 3, 12, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("utf-8", "Zoë – “café”".encode()),
        ("iso-8859-1", "Zoë – “café”".encode("cp1252")),
        ("us-ascii", "Zoë – “café”".encode()),
        ("no-such-thing", "Zoë – “café”".encode()),
        ("utf-8", "Zoë – “café”".encode("cp1252")),
        ("windows-1252", "Zoë – “café”".encode("cp1252")),
    ],
)
def test_words_in_a_wrong_or_unknown_encoding_are_read(charset, data):
    raw = (
        f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode()
        + data
    )
    assert read_mail(raw).text == "Zoë – “café”"


def test_bytes_in_a_head_that_nobody_encoded_are_read():
    raw = HEAD.replace("My cake", "Törtchen für Zoë").encode() + b"\nx"
    assert read_mail(raw).subject == "Törtchen für Zoë"
    assert read_mail(raw.decode().encode("latin-1")).subject == "Törtchen für Zoë"


def test_soft_breaks_are_joined_again():
    body = "The cake was late, and nobody \nsaid a word to us.\n \n> quoted \n> line\n"
    assert mail(body, Content_Type="text/plain; format=flowed").text == (
        "The cake was late, and nobody said a word to us."
    )  # fmt: skip


def page(body):
    return mail(body, Content_Type="text/html; charset=utf-8")


def test_a_page_is_read_as_it_is_seen():
    read = page(
        "<html><head><title>No</title><style>p{x}</style></head><body><div style='display:none'>Preheader</div>"
        "<p>Hello&nbsp;there,</p><p>the <b>cake</b> was&shy; late<br>very&#x20;late</p><ul><li>cold</li><li>hard</li></ul>"
        "<script>alert('no')</script><table><tr><td>Order</td><td>17</td></tr></table></body></html>"
    )
    assert read.text == "Hello there,\n\nthe cake was late\nvery late\n\n- cold\n- hard\n\nOrder 17"


@pytest.mark.parametrize(
    "quote",
    [
        '<div class="gmail_quote gmail_quote_container"><div class="gmail_attr">On Thu wrote:</div><blockquote>Thanks</blockquote></div>',
        '<blockquote type="cite">Thanks</blockquote>',
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3pt 0 0 0"><p><b>From:</b> A</p></div><p>Thanks</p>',
        '<hr><div id="divRplyFwdMsg"><b>Von:</b> A</div><div>Thanks</div>',
        '<div class="yahoo_quoted">Thanks</div>',
        '<div class="gmail_signature">Zoe<br>Marlow Ltd</div>',
        '<div class="moz-cite-prefix">On 12 March 2026 at 10:14, A wrote:<br></div><blockquote cite="mid:x">Thanks</blockquote>',
    ],
)  # fmt: skip
def test_what_a_page_quotes_is_taken_out(quote):
    read = page(f"<div>The cake was late.</div>{quote}")
    assert read.text == "The cake was late."
    assert read.rest


def test_a_quote_of_somebodys_own_stays():
    assert (
        page("<p>You said:</p><blockquote>Never late</blockquote><p>Ha!</p>").text
        == "You said:\n\nNever late\n\nHa!"
    )


def test_of_two_ways_to_say_it_the_plain_one_is_read_unless_it_is_an_excuse():
    def both(plain):
        made = EmailMessage()
        made["From"], made["Subject"] = "z@example.org", "x"
        made.set_content(plain)
        made.add_alternative(f"<p>{'The cake was late. ' * 20}</p>", subtype="html")
        return read_mail(made.as_bytes()).text

    assert both("The cake was late, plainly. " * 10).endswith("plainly.")
    assert both("Your program shows no pages.").startswith("The cake was late.")


def boxed(*parts):
    made = MIMEMultipart()
    made["From"], made["Subject"] = "z@example.org", "x"
    made.attach(MIMEText("The cake was late."))
    for part in parts:
        made.attach(part)
    return made.as_bytes()


def attached(data, name, kind="octet-stream", **heads):
    part = MIMEApplication(data, kind)
    part.add_header("Content-Disposition", "attachment", filename=name)
    for head, value in heads.items():
        part[head.replace("_", "-")] = value
    return part


def test_files_come_with_their_names_in_any_script():
    raw = boxed(
        attached(b"1", "cake.jpg"),
        attached(b"2", ("utf-8", "", "Größe 蛋糕.pdf")),
        attached(b"3", "winmail.dat", "ms-tnef"),
    )
    assert [(one.name, one.data) for one in read_mail(raw).files] == [
        ("cake.jpg", b"1"), ("Größe 蛋糕.pdf", b"2"), ("winmail.dat", b"3"),
    ]  # fmt: skip


def test_a_name_in_pieces_or_in_the_old_encoding_is_put_together():
    head = "Content-Type: multipart/mixed; boundary=b\n"
    part = "--b\nContent-Disposition: attachment;\n {}\nContent-Type: image/jpeg\n\nx\n"
    one = part.format("filename*0*=utf-8''Gr%C3%B6;\n filename*1*=%C3%9Fe;\n filename*2=\".jpg\"")
    two = part.format('filename="=?utf-8?q?Zo=C3=AB=2Ejpg?="')
    read = read_mail(f"{HEAD}{head}\n{one}{two}--b--".encode())
    assert [file.name for file in read.files] == ["Größe.jpg", "Zoë.jpg"]


def test_the_small_pictures_of_a_signature_and_seals_are_left_out_and_told():
    html = MIMEText('<p>The cake was late.</p><img src="cid:logo"><img src="cid:photo">', "html")
    logo = attached(bytes(900), "logo.png", Content_ID="<logo>")
    photo = attached(bytes(90_000), "photo.jpg", Content_ID="<photo>")
    read = read_mail(boxed(html, logo, photo, attached(b"s", "smime.p7s", "pkcs7-signature")))
    assert [file.name for file in read.files] == ["photo.jpg"]
    assert read.left_out == ("smime.p7s", "logo.png")


def test_a_mail_that_was_passed_on_whole_is_read_with_who_wrote_it():
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["Date"] = (
        "Karl Frey <karl@example.org>",
        "Torte",
        "Wed, 11 Mar 2026 09:00:00 +0000",
    )
    inner.set_content("It was soggy.")
    read = read_mail(boxed(MIMEMessage(inner)))
    assert read.inner is not None
    assert (read.inner.sender.email, read.inner.text, read.inner.subject) == (
        "karl@example.org",
        "It was soggy.",
        "Torte",
    )
    assert read.inner.sent_at == datetime(2026, 3, 11, 9, tzinfo=UTC)
    assert read.files[0].name.endswith(".eml")


@pytest.mark.parametrize("prefix", ["Fwd: ", "WG: ", "TR: ", "RV: ", "FW: ", "Enc: ", "Fwd: Re: "])
def test_a_mail_that_was_passed_on_in_its_text_is_read_with_who_wrote_it(prefix):
    body = (
        "Please answer.\n\nVon: Karl Frey <karl@example.org>\nGesendet: Mittwoch, 11. März 2026 09:00\n"
        "An: info@shop.example\nBetreff: Torte\n\nIt was soggy.\n\nViele Grüße\nKarl"
    )
    read = mail(body, head=HEAD.replace("My cake", f"{prefix}Torte"))
    assert read.inner is not None
    assert (read.inner.sender.email, read.inner.text) == ("karl@example.org", "It was soggy.")
    assert read.inner.sent_at == datetime(2026, 3, 11, 9, tzinfo=UTC)
    assert bare_subject(read.subject) == "Torte"


def test_an_answer_is_nothing_that_was_passed_on():
    body = "No!\n\nFrom: Shop <s@shop.example>\nSent: 11 March 2026 09:00\nTo: Zoe\nSubject: Cake\n\nFine?"
    assert mail(body, head=HEAD.replace("My cake", "RE: Cake")).inner is None


def test_mail_as_apple_keeps_it_or_out_of_a_box_is_read():
    raw = f"{HEAD}\nThe cake was late.\n".encode()
    assert (
        read_mail(f"{len(raw)}\n".encode() + raw + b"<?xml version='1.0'?><plist/>").text
        == "The cake was late."
    )
    assert read_mail(b"From zoe@example.org Thu Mar 12 10:14:00 2026\n" + raw).text == "The cake was late."
    assert read_mail(b"\xef\xbb\xbf\r\n" + raw).text == "The cake was late."


def test_what_is_no_mail_is_refused_with_what_to_do(tmp_path):
    outlook = tmp_path / "Torte.msg"
    outlook.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    with pytest.raises(DelightError) as caught:
        mail_file(outlook)
    assert caught.value.code == "mail.is_msg"
    assert "Torte.msg" in explain(caught.value).what
    found = {
        refused(data) for data in (b"", b"\x00" * 50, b"hello", b"<html>", b"%PDF-1.7", b"key: value\n\nx")
    }
    assert found == {"mail.not_one"}


def test_a_huge_mail_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.eml"
    with path.open("wb") as file:
        file.truncate(MOST_MAIL_BYTES + 1)
    with pytest.raises(DelightError, match=r"mail\.too_large"):
        mail_file(path)


def many_parts(count):
    part = "--b\nContent-Type: image/png; name=x.png\nContent-Transfer-Encoding: base64\n\nQUJD\n"
    return f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n{part * count}--b--".encode()


def deep(count):
    heads = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(count))
    return f"{HEAD}{heads}Content-Type: text/plain\n\nThe cake was late.".encode()


BOMBS = {
    "parts": many_parts(20_000),
    "deep": deep(30),
    "head": f"{HEAD}X: {'a(' * 500_000}\n\nx".encode(),
    "from": f"From: {'(' * 500_000} <z@example.org>\n\nx".encode(),
    "coded": f"From: a\nSubject: {'=?utf-8?q?a?= ' * 100_000}\n\nx".encode(),
    "type": f"{HEAD}Content-Type: text/plain{'; a=b' * 200_000}\n\nx".encode(),
    "name": f"{HEAD}Content-Disposition: attachment{'; filename*1=b' * 100_000}\n\nx".encode(),
    "page": f"{HEAD}Content-Type: text/html\n\n{'<div>' * 300_000}x".encode(),
    "closing": f"{HEAD}Content-Type: text/html\n\n{'</p>' * 300_000}x".encode(),
    "comments": f"{HEAD}Content-Type: text/html\n\n{'<!--' * 300_000}x".encode(),
    "angles": f"{HEAD}Content-Type: text/html\n\n{'<' * 1_000_000}x".encode(),
    "attributes": f"{HEAD}Content-Type: text/html\n\n<p {'a=b ' * 300_000}>x".encode(),
    "marked": f"{HEAD}Content-Type: text/html\n\n{'<![' * 300_000}x".encode(),
    "entities": f"{HEAD}Content-Type: text/html\n\n{'&' * 1_000_000}x".encode(),
    "lines": f"{HEAD}\n{'x' * 1_000 + chr(10)}".encode() * 1 + b"\n" * 2_000_000,
    "asked": f"{HEAD}Content-Type: text/html\n\n{'<?' * 300_000}x".encode(),
    "ending": f"{HEAD}Content-Type: text/html\n\n{'</' * 300_000}x".encode(),
    "open": f"{HEAD}Content-Type: text/html\n\n{'<a ' * 300_000}x".encode(),
    "quoted": f"{HEAD}Content-Type: text/html\n\n{'<a b=' + chr(34)}{'c=' * 300_000}x>".encode(),
    "script": f"{HEAD}Content-Type: text/html\n\n{'<script>' * 100_000}x".encode(),
    "cids": f"{HEAD}Content-Type: text/html\n\n{'cid:' * 300_000}".encode(),
}


@pytest.mark.parametrize("raw", BOMBS.values(), ids=BOMBS)
def test_no_mail_holds_us_up(raw):
    begun = time.process_time()
    read = read_mail(raw)
    assert time.process_time() - begun < LONGEST
    assert len(read.files) <= MOST_FILES


def test_a_mail_nested_beyond_reason_is_refused():
    assert refused(deep(2_000)) == "mail.not_one"


@pytest.mark.parametrize(("kind", "name"), [("plain", "E-mail, whole.txt"), ("html", "E-mail, whole.html")])
def test_of_words_without_end_the_beginning_is_read_and_all_of_them_are_kept(kind, name):
    words = "é" + "Zoë was there. " * 200_000 + "And the last word."
    raw = f"{HEAD}Content-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{words}"
    read = read_mail(raw.encode())
    assert read.text.startswith("éZoë was there."), "in the right encoding, wherever it was cut"
    assert [(file.name, file.data.decode()) for file in read.files] == [(name, words)]
    assert read.left_out == ()


def test_pages_beyond_the_tenth_are_kept_as_files():
    read = read_mail(boxed(*(MIMEText(f"<p>Page {n}</p>", "html") for n in range(12))))
    assert [file.data for file in read.files] == [b"<p>Page 10</p>", b"<p>Page 11</p>"]


def test_parts_beyond_all_reason_are_told():
    assert "x.png" in read_mail(many_parts(405).replace(b"x.png", b"y.png", 404)).left_out


def test_a_mail_as_large_as_is_taken_does_not_swell(tmp_path):
    path = tmp_path / "large.eml"
    part = attached(bytes(25_000_000), "video.mp4")
    path.write_bytes(boxed(part))
    code = (
        "import resource, sys; from pathlib import Path; from delight.exchange.email import mail_file\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "assert len(mail_file(Path(sys.argv[1])).files[0].data) == 25_000_000\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )  # fmt: skip
    assert float(done.stdout) < 300


PIECES = st.sampled_from([line.encode() for line in [
    "Content-Type: multipart/mixed; boundary=b", "--b", "--b--", "Content-Type: text/html", "Content-Type: message/rfc822",
    "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable", "Content-Disposition: attachment",
    "From: a <a@b.example>", "Subject: =?utf-8?b?Zm9v?=", "Date: x", "", "<p>", "<div class=gmail_quote>", "=E9=", "Zoë",
    "Content-Type: text/plain; charset=utf-7; format=flowed", "filename*=x''%", "begin 644 x", "Content-Type: multipart/x",
]])  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(st.one_of(PIECES, st.binary(max_size=30)), max_size=25).map(b"\n".join))
def test_whatever_comes_is_read_or_refused(raw):
    try:
        read = read_mail(b"From: z@example.org\n" + raw)
    except DelightError as error:
        assert error.code == "mail.not_one"  # noqa: PT017
    else:
        assert "\x00" not in read.subject
        read.text.encode()
        assert all(isinstance(file.data, bytes) for file in read.files)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=400))
def test_every_word_of_a_plain_mail_is_there(text):
    made = EmailMessage()
    made["From"] = "z@example.org"
    made.set_content(text, cte="base64")
    read = read_mail(made.as_bytes())
    assert sorted(f"{read.text} {read.rest}".split()) == sorted(text.split())
