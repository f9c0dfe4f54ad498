"""E-mails as mail programs save them (``.eml``): who wrote, when, what they say, what they sent along."""

from __future__ import annotations

import email
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from email import policy
from email.message import Message
from itertools import islice
from pathlib import Path

from delight.domain.cases.attachments import MOST_BYTES
from delight.domain.cases.mails import MOST_MAIL_BYTES, Mail, MailFile, Writer, bare_subject
from delight.domain.errors import DelightError
from delight.exchange.dates_in import Order, read_when
from delight.exchange.mail_heads import (
    Heads,
    heads_of,
    in_charset,
    message_id,
    parameter,
    sent_at,
    words_of,
    writer_in,
    writer_of,
)
from delight.exchange.mail_html import text_of
from delight.exchange.mail_words import PassedOn, flowed, passed_on, said
from delight.exchange.safety import taken, whole

MOST_PARTS, MOST_FILES = 400, 60
_DEEPEST = 40
_MOST_TEXT = 150_000
_MOST_READ, _MOST_PAGES, _MOST_NAMES = 2_000_000, 10, 20
"""Characters of a part, pages that are read, and names of parts that are told beyond ``MOST_PARTS``."""
_WHOLE = "E-mail, whole"
_PIECE = MOST_BYTES - 1_000_000
"""What a part is kept as whose words are too many to be read, in pieces of so many bytes: no word is lost."""
_SMALL = 10_000
"""Bytes below which a picture that a page shows is a logo, and no photo."""
_NESTED = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_COUNTED = re.compile(rb"\s*(\d{2,9})\s*\r?\n")
_HEAD = re.compile(rb"[!-9;-~]{1,80}:[ \t]?")
_NEXT_IN_MBOX = re.compile(rb"\n\r?\nFrom [^\r\n]{1,200}\d{4}\r?\n[!-9;-~]{1,80}:")
_KNOWN_HEADS = frozenset("from sender to subject date message-id received mime-version reply-to".split())
_SEALS = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
_ENDINGS = {"text/html": ".html", "text/plain": ".txt", "text/calendar": ".ics", "text/vcard": ".vcf",
            "image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "application/pdf": ".pdf",
            "message/rfc822": ".eml"}  # fmt: skip
_CID = re.compile(r"cid:([^\s\"'<>)]{1,200})", re.IGNORECASE)


def mail_file(path: Path, zone: tzinfo | None = None) -> Mail:
    """Return the e-mail in a file; see ``read_mail``.

    Raises:
        DelightError: ``file.…`` as ``safety.contents``, and as ``read_mail``.
    """
    try:
        return read_mail(taken(path, _read), zone)
    except DelightError as error:
        raise DelightError(error.code, **{**error.details, "path": path.name}) from error


def read_mail(data: bytes, zone: tzinfo | None = None) -> Mail:
    """Return the e-mail that these bytes are.

    Args:
        data: as mail programs save it.
        zone: of the shop; the day of one that was passed on says none.

    Raises:
        DelightError: ``mail.not_one``, ``mail.several``, ``mail.is_msg``, ``mail.too_large``.
    """
    if len(data) > MOST_MAIL_BYTES:
        raise DelightError("mail.too_large", path="", most=MOST_MAIL_BYTES // 1_000_000)
    if data.startswith(_OLE):
        raise DelightError("mail.is_msg", path="")
    if data.lstrip().startswith(b"From ") and (further := len(_NEXT_IN_MBOX.findall(data))):
        raise DelightError("mail.several", path="", count=further + 1)
    raw = _bare(data)
    if not _HEAD.match(raw) or len(_NESTED.findall(raw)) > _DEEPEST:
        raise DelightError("mail.not_one", path="")
    try:
        return _mail(email.message_from_bytes(raw, policy=policy.compat32), 0, zone)
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, AssertionError) as error:
        raise DelightError("mail.not_one", path="") from error


@dataclass(slots=True)
class _Parts:
    """What the parts of an e-mail are."""

    plain: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    files: list[tuple[Message, Heads, str]] = field(default_factory=list)
    mails: list[Message] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def _read(handle: int, path: Path) -> bytes:

    before = os.fstat(handle)
    if before.st_size > MOST_MAIL_BYTES:
        raise DelightError("mail.too_large", most=MOST_MAIL_BYTES // 1_000_000)
    return whole(handle, path, before)


def _bare(data: bytes) -> bytes:
    """Return an e-mail without the mark of UTF-8, blank lines before it, and the count that Apple writes."""
    raw = data.removeprefix(b"\xef\xbb\xbf")
    counted = _COUNTED.match(raw)
    if counted:
        return raw[counted.end() : counted.end() + int(counted[1])]
    raw = raw.lstrip(b"\r\n \t")
    return raw.partition(b"\n")[2] if raw.startswith((b"From ", b">From ")) else raw


def _mail(message: Message, depth: int, zone: tzinfo | None) -> Mail:
    heads = heads_of(message)
    if depth == 0 and not _KNOWN_HEADS & heads.keys():
        raise DelightError("mail.not_one", path="")
    parts = _Parts()
    walked = _walked(message)
    for part in islice(walked, MOST_PARTS):
        _sort(part, parts)
    parts.left_out += (_name(heads_of(one), one.get_content_type()) for one in islice(walked, _MOST_NAMES))
    text = _text(parts)
    files, left_out = _files(parts)
    mine = Mail(
        text=text,
        subject=words_of(heads, "subject")[:500],
        sender=_sender(heads),
        answers_to=writer_of(heads, "reply-to"),
        sent_at=sent_at(heads),
        message_id=message_id(heads),
        files=files,
        left_out=left_out,
    )
    return _with_words(mine, parts, depth, zone)


def _with_words(mail: Mail, parts: _Parts, depth: int, zone: tzinfo | None) -> Mail:
    """Return an e-mail with what its writer says, and with the one that it passes on."""
    text, more = mail.text[:_MOST_TEXT], mail.text[_MOST_TEXT:]
    told = said(text)
    found = passed_on(text) if _is_passed_on(mail.subject, text, told.text) else None
    inner = _inner(found, zone) if found else None
    if inner is None and parts.mails and depth < 1:
        inner = _mail(parts.mails[0], depth + 1, zone)
    return replace(mail, text=told.text, rest="\n\n".join(filter(None, (told.rest, more))), inner=inner)


def _is_passed_on(subject: str, text: str, mine: str) -> bool:
    """Return whether an e-mail passes another one on: by its subject, or since it says nothing of its own."""
    return (
        bare_subject(subject) != subject.strip() and not _answers(subject)
    ) or mine.strip() == text.strip()


def _answers(subject: str) -> bool:
    return bool(re.match(r"\s*(?:re|aw|antw|sv|rif|r)\s*(?:\[\d+\])?\s*:", subject, re.IGNORECASE))


def _inner(found: PassedOn, zone: tzinfo | None) -> Mail:
    words, when = said(found.text), read_when(found.heads.get("sent", ""), Order())
    return Mail(
        text=words.text,
        rest=words.rest,
        subject=found.heads.get("subject", "")[:500],
        sender=writer_in(found.heads["from"]),
        sent_at=when.moment(zone) if when and when.clock else None,
    )


def _sender(heads: Heads) -> Writer:
    return writer_of(heads, "from") if heads.get("from") else writer_of(heads, "sender")


def _walked(message: Message) -> Iterator[Message]:
    """Yield the parts that are no boxes; of an e-mail inside, the box itself."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inside = part.get_payload() if part.is_multipart() else None
        if isinstance(inside, list) and part.get_content_type() != "message/rfc822":
            waiting += [one for one in reversed(inside) if isinstance(one, Message)]
        else:
            yield part


def _sort(part: Message, parts: _Parts) -> None:
    kind, heads = part.get_content_type(), heads_of(part)
    attached = "attachment" in "".join(heads.get("content-disposition", ())[:1]).lower()
    if kind in _SEALS:
        parts.left_out.append(_name(heads, kind))
    elif kind == "message/rfc822":
        _sort_mail(part, heads, parts)
    elif not attached and kind in {"text/plain", "text/html"} and not _file_name(heads):
        _sort_words(part, heads, parts)
    else:
        _sort_file(part, heads, parts, _name(heads, kind))


def _sort_words(part: Message, heads: Heads, parts: _Parts) -> None:
    """Take a part as words; one that is too long, or a page too many, is kept as a file as well."""
    kind, words = part.get_content_type(), _words(part, heads)
    mine = parts.plain if kind == "text/plain" else parts.pages
    if len(words) > _MOST_READ or (mine is parts.pages and len(mine) >= _MOST_PAGES):
        _sort_file(part, heads, parts, f"{_WHOLE}{_ENDINGS[kind]}")
    mine.append(words[:_MOST_READ])


def _sort_mail(part: Message, heads: Heads, parts: _Parts) -> None:
    inside = part.get_payload()
    if isinstance(inside, list) and inside and isinstance(inside[0], Message):
        parts.mails.append(inside[0])
    parts.files.append((part, heads, _name(heads, part.get_content_type())))


def _sort_file(part: Message, heads: Heads, parts: _Parts, name: str) -> None:
    if len(parts.files) < MOST_FILES:
        parts.files.append((part, heads, name))
    else:
        parts.left_out.append(name)


def _words(part: Message, heads: Heads) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = parameter(heads, "content-type", "charset")
    text = in_charset(data, charset).replace("\r\n", "\n").replace("\r", "\n")
    if parameter(heads, "content-type", "format").lower() == "flowed":
        return flowed(text, joined=parameter(heads, "content-type", "delsp").lower() == "yes")
    return text


def _text(parts: _Parts) -> str:
    """Return the words: as plain text where there is one worth reading, else as the page says them."""
    plain = "\n\n".join(text for text in parts.plain if text.strip())
    page = "\n\n".join(filter(None, map(text_of, parts.pages[:_MOST_PAGES])))
    is_excuse = len(plain.strip()) * 5 < len(page) and len(plain) < 500
    return page if page and (is_excuse or not plain.strip()) else plain


def _files(parts: _Parts) -> tuple[tuple[MailFile, ...], tuple[str, ...]]:
    shown = {one.casefold() for page in parts.pages for one in _CID.findall(page)}
    files, left_out = list[MailFile](), list(parts.left_out)
    for part, heads, name in parts.files:
        data = _bytes(part)
        mark = "".join(heads.get("content-id", ())[:1]).strip(" <>").casefold()
        if not data or (mark in shown and mark and len(data) < _SMALL):
            left_out.append(name)
        else:
            files += _pieces(name, data)
    return tuple(files), tuple(left_out)


def _pieces(name: str, data: bytes) -> Iterator[MailFile]:
    """Yield a file; all the words of an e-mail in pieces that can be kept, each up to the end of a word."""
    if not name.startswith(_WHOLE) or len(data) <= _PIECE:
        yield MailFile(name=name, data=data)
        return
    stem, dot, ending = name.rpartition(".")
    begun, number = 0, 1
    while begun < len(data):
        end = begun + _PIECE
        end = end if end >= len(data) else data.rfind(b" ", begun, end) + 1 or end
        yield MailFile(name=f"{stem} {number}{dot}{ending}", data=data[begun:end])
        begun, number = end, number + 1


def _bytes(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inside = part.get_payload()
        first = inside[0] if isinstance(inside, list) and inside else None
        return first.as_bytes() if isinstance(first, Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _name(heads: Heads, kind: str) -> str:
    found = _file_name(heads)
    return found or f"file{_ENDINGS.get(kind, '')}"


def _file_name(heads: Heads) -> str:
    return parameter(heads, "content-disposition", "filename") or parameter(heads, "content-type", "name")
