"""Single cells as other programs write them: e-mails in brackets, guarded numbers, several in one cell."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from delight.domain.text import is_blank
from delight.exchange.defuse import restored

_NOTHING = frozenset(
    {
        "",
        "-",
        "--",
        "–",
        "—",
        "n/a",
        "na",
        "#n/a",
        "#ref!",
        "#value!",
        "none",
        "null",
        "nil",
        "undefined",
        "k.a.",
        "?",
    }
    | {"0/0/00", "00/00/00", "00/00/0000", "0000-00-00", "00.00.0000", "0/0/0000", "0000-00-00 00:00:00"}
)
_MARKS = frozenset({c for word in _NOTHING for c in (word[:1], word[:1].upper())} | {"=", "'"})
"""What such a cell, or a guarded one, begins with."""
_LONGEST_NOTHING = 20
_GUARDED = re.compile(r'="(.*)"|\'([=+\d@-].*)', re.DOTALL)
_BETWEEN = re.compile(r":::|[;\n|]")
_BETWEEN_EMAILS = re.compile(r":::|[;,\n|]")
_OF_EMAILS = re.compile(r'"[^"<>]*"|:::|[^":;,\n|<>]+|.', re.DOTALL)
"""Every sign is in one piece of these: what stands in a cell is gone through once, however odd it is."""
_PHONE_MARK = re.compile(
    r"^(?:p|t|m|tel|telephone|phone|mobile|mob|cell|whatsapp)\.?\s*:\s*(?://)?", re.IGNORECASE
)


def bare(cell: str) -> str:
    """Return a cell without the space and the marks that spreadsheets guard a number with."""
    text = cell.strip()
    if not text or text[0] not in "='":
        return text
    ours = restored(text)
    if ours != text:
        return ours.strip()
    match = _GUARDED.fullmatch(text)
    return (match[1] or match[2] or "").strip() if match else text


def given(cell: str) -> str:
    """Return a cell, empty where it only says that there is nothing."""
    text = cell.strip()
    if not text or text[0] not in _MARKS:
        return text if text.isascii() or not is_blank(text) else ""  # most cells
    text = bare(text)
    return "" if len(text) < _LONGEST_NOTHING and text.casefold() in _NOTHING else text


def emails(cell: str) -> list[str]:
    """Return the e-mail addresses in a cell: ``Name <mail>``, ``mailto:``, several of them."""
    text = given(cell)
    if "＠" in text:  # as Japanese programs write them
        text = unicodedata.normalize("NFKC", text)
    if not text or not _ODD_EMAIL.search(text):
        return [text] if text else []
    rest = _without_names(text) if "<" in text else text
    pieces = (_without_mailto(piece.strip(" ,;|'\"")) for piece in _BETWEEN_EMAILS.split(rest))
    return [mail for piece in pieces if (mail := given(piece))]


def _without_names(text: str) -> str:
    """Return e-mails without the names before them: ``"Rowe, Ida" <ida@example.org>``."""
    done: list[str] = []
    piece: list[str] = []
    for part in _OF_EMAILS.findall(text):
        if part == "<":
            piece = []
        elif part == ">" or _BETWEEN_EMAILS.fullmatch(part):
            done.append("".join(piece))
            piece = []
        else:
            piece.append(part)
    return ";".join([*done, "".join(piece)])


def is_cut(number: str) -> bool:
    """Return whether a spreadsheet has cut a number short: 4.41632E+11."""
    return bool(_CUT.fullmatch(number))


_CUT = re.compile(r"\d(?:[.,]\d+)?[Ee]\+?\d+")
_ODD_PHONE = re.compile(r"[:;|\n]")
_ODD_EMAIL = re.compile(r"[<>:;,|\s]")


def _without_mailto(text: str) -> str:
    return text[7:].split("?")[0] if text[:7].lower() == "mailto:" else text


def phones(cell: str) -> list[str]:
    """Return the phone numbers in a cell, as they are written."""
    text = given(cell)
    if not text or not _ODD_PHONE.search(text):
        return [text.removesuffix(".0")] if text else []
    found = (_PHONE_MARK.sub("", bare(piece)) for piece in _BETWEEN.split(text))
    return [number for number in found if given(number)]


_TAG_MARKS = re.compile(r":::|[,;|\n]")
_SYSTEM_TAGS = frozenset({"mycontacts", "my contacts", "starred"})


@lru_cache(maxsize=5_000)
def tags(cell: str) -> tuple[str, ...]:
    """Return the tags in a cell, parted by ``,``, ``;``, ``|``, ``:::`` or lines, none twice.

    Google's own groups, such as "* myContacts", are none.
    """
    found: dict[str, str] = {}
    for piece in _TAG_MARKS.split(given(cell)):
        name = " ".join(piece.strip(" \"'[]").split())
        name = name.lstrip("* ")
        if given(name) and name.casefold() not in _SYSTEM_TAGS:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())
