"""The heads of e-mails: words in any encoding, addresses, days; never more of them than makes sense.

Python's newer parser of heads takes minutes over one that was made to hold it up, so they are read here, each
cut to a length that people's mail never has.
"""

from __future__ import annotations

import email.utils
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from urllib.parse import unquote_to_bytes

from delight.domain.cases.mails import Writer

Heads = Mapping[str, Sequence[str]]
"""By name in small letters, each in the order in which it stands."""
_LONGEST, _MOST = 4_000, 400
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_CODED = re.compile(r"=\?[\w-]+(?:\*[\w-]+)?\?[bq]\?", re.IGNORECASE)
_LEFT_CODED = re.compile(r"=\?[^?\s]*\?[^?\s]*\?[^?\s]*\?=")
_ADDRESS = re.compile(r"[^\s<>\"(),:;@]{1,64}@[^\s<>\"(),:;@]{1,255}")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


def heads_of(message: Message) -> Heads:
    """Return the heads of a message or of a part as they stand, cut to a sensible length."""
    found: dict[str, list[str]] = {}
    for name, value in list(message.raw_items())[:_MOST]:
        found.setdefault(name.lower(), []).append(_unescaped(str(value)[:_LONGEST]))
    return found


def words_of(heads: Heads, name: str) -> str:
    """Return what a head says, decoded, on one line."""
    return decoded(next(iter(heads.get(name, ())), ""))


def decoded(text: str) -> str:
    """Return the words of a head, whatever encodings they are in; what cannot be decoded stays as it is."""
    if _CODED.search(text):
        with suppress(HeaderParseError, ValueError, LookupError):
            text = "".join(map(_piece, _pieces(text)))
    return " ".join(_CONTROLS.sub(" ", text).split())


def writer_of(heads: Heads, name: str) -> Writer:
    """Return the first name and address of a head."""
    return writer_in(next(iter(heads.get(name, ())), ""))


def writer_in(text: str) -> Writer:
    """Return the name and the address that a text such as ``Zoë <zoe@example.org>`` holds."""
    bare = (
        text[:_LONGEST].replace("[mailto:", "<").replace("]", ">") if "[mailto:" in text else text[:_LONGEST]
    )
    found = _ADDRESS.search(bare)
    before = bare[: found.start()] if found else bare
    called = decoded(before).strip(" \t<>\"'“”„,;:").strip()
    if found and not called:  # the old way: zoe@example.org (Zoë)
        called = decoded(bare[found.end() :]).strip(" \t<>\"',;")
        called = called[1:].partition(")")[0].strip() if called.startswith("(") else ""
    if _CODED.search(called) or _LEFT_CODED.search(called):
        called = ""  # what no program can read is nobody's name
    address = found[0].strip(".'") if found else ""
    return Writer(name="" if called.casefold() == address.casefold() else called[:200], email=address)


def sent_at(heads: Heads) -> datetime | None:
    """Return when it was sent, or else first received; ``None`` where nobody can tell."""
    told = [
        *heads.get("date", ())[:1],
        *(one.rpartition(";")[2] for one in reversed(heads.get("received", ()))),
    ]
    return next((moment for text in told[:20] if (moment := _moment(text)) is not None), None)


def message_id(heads: Heads) -> str:
    """Return what tells an e-mail from all others."""
    text = next(iter(heads.get("message-id", ())), "")
    return _CONTROLS.sub("", text).strip().removeprefix("<").removesuffix(">").strip()[:500]


def _moment(text: str) -> datetime | None:
    try:
        found = email.utils.parsedate_to_datetime(text.strip()[:200])
        moment = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def _pieces(text: str) -> Sequence[tuple[bytes | str, str | None]]:
    return decode_header(" ".join(text.split()))


def _piece(piece: tuple[bytes | str, str | None]) -> str:
    data, charset = piece
    if isinstance(data, str):
        return data
    if charset is None:  # the plain words between coded ones, which ``decode_header`` hands back as bytes
        return _HALF.sub("\ufffd", data.decode("raw-unicode-escape", "replace"))
    return in_charset(data, charset)


def in_charset(data: bytes, charset: str) -> str:
    """Return text in the encoding that it says it is in, or else in the one that it seems to be in."""
    if charset.casefold().replace("-", "_") in _NOT_OF_MAILS:
        return _seemingly(data)
    try:
        return _HALF.sub("\ufffd", data.decode(_ALIASES.get(charset.casefold(), charset)))
    except (LookupError, ValueError, TypeError):
        return _seemingly(data)


_HALF = re.compile(r"[\ud800-\udfff]")
_NOT_OF_MAILS = frozenset({"unicode_escape", "raw_unicode_escape", "punycode", "idna"})
"""Encodings of Python's own that no mail is in: half letters, and long work, come out of them."""
_ALIASES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8", "": "utf-8"}
"""What programs say, and what they mean by it."""


def _seemingly(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _unescaped(text: str) -> str:
    """Return a head whose bytes were not ASCII as the text that they seem to be."""
    if text.isascii():
        return text
    return _seemingly(text.encode("utf-8", "surrogateescape"))


def parameter(heads: Heads, head: str, name: str) -> str:
    """Return what a head says of something: also where it is in parts, or in an encoding of its own."""
    told = "".join(heads.get(head, ())[:1])
    pieces: dict[int, tuple[bool, str]] = {}
    for found in re.finditer(
        rf';\s*{name}(?:\*(\d{{1,2}}))?(\*)?\s*=\s*(?:"((?:[^"\\]|\\.){{0,1000}})"|([^;\s"]{{0,1000}}))',
        told,
        re.IGNORECASE,
    ):
        pieces[int(found[1] or 0)] = (bool(found[2]), found[3] if found[3] is not None else found[4])
    joined = "".join(_unwrapped(text, coded=coded) for _, (coded, text) in sorted(pieces.items()))
    return decoded(joined.replace('\\"', '"')) if joined else ""


def _unwrapped(text: str, *, coded: bool) -> str:
    if not coded:
        return text
    charset, quote, rest = text.partition("'")
    words = rest.partition("'")[2] if quote else text
    return in_charset(unquote_to_bytes(words), charset if quote else "utf-8")
