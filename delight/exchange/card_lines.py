"""The lines of vCards: cards told apart, folds undone, parameters and codings read.

One bad line costs that line, one bad card that card: a card that is cut off keeps what it has.
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from delight.domain.errors import DelightError
from delight.exchange.encodings import Text, decoded

_PICTURES = re.compile(
    rb"(?im)^(?:[\w-]+\.)?(?:PHOTO|LOGO|KEY|X-MS-CARDPICTURE|SOUND(?!;X-IRMC))\b[^\r\n]*+"
    rb"(?:(?:\r\n?|\n)(?:[ \t][^\r\n]*+|[a-z0-9+/=]++(?=[\r\n]|\Z)))*+"
)
_LINE = re.compile(r'(?:([\w-]+)\.)?([A-Za-z][\w-]*)((?:;(?:[^:;"]|"[^"]*")*)*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';((?:[^;"]|"[^"]*")*)')
_PIECE = re.compile(r"(?:\\.|[^;\\])+|;", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BARE_QUOTED = re.compile(r"(?im)^(?![^:\n]*CHARSET)[^:\n]*QUOTED-PRINTABLE[^:\n]*:(.*(?:(?<==)\n.*)*)")
_CODINGS = {"QUOTED-PRINTABLE": "q", "Q": "q", "BASE64": "b", "B": "b"}
_RUNS_ON = re.compile(r"\b(NOTE|ADR|LABEL|QUOTED-PRINTABLE)\b", re.IGNORECASE)
"""What programs that do not fold leave line breaks in."""
_SAMPLE = 300
_MOST_LINES_IN_ALL = 3_000_000
_MOST_LINES, _LARGEST = 3_000, 300_000
"""More lines, folds counted, or more characters than that are no card of a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A line of a card.

    Attributes:
        group: what ties it to others, such as ``item1``.
        name: in capitals.
        kinds: its types in small letters: home, work, cell, pref …
        more: its other parameters by name in capitals; shared, never changed.
        pieces: what semicolons part, plain text.
    """

    group: str
    name: str
    kinds: frozenset[str]
    more: dict[str, str]
    pieces: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, where semicolons part nothing."""
        return ";".join(self.pieces).strip()


@dataclass(slots=True)
class Card:
    """A card while it is read: its lines, each in the pieces that make it up; ``whole`` once it ended."""

    pieces: list[list[str]] = field(default_factory=list)
    whole: bool = False
    length: int = 0
    size: int = 0
    _is_old: bool = False

    @property
    def is_endless(self) -> bool:
        """It has more lines than a card of a person has."""
        return self.length > _MOST_LINES or self.size > _LARGEST

    @property
    def lines(self) -> Iterator[str]:
        """Its lines with folds undone."""
        return map("".join, self.pieces)

    @property
    def holds_another(self) -> bool:
        """What comes next is a card within this one: somebody's assistant."""
        return bool(self.pieces) and self.pieces[-1][0][:5].upper() == "AGENT"

    def take(self, line: str) -> None:
        """Add a line, or continue the one before it."""
        self.length += 1
        self.size += len(line)
        if self.is_endless:
            return
        last = self.pieces[-1] if self.pieces else [""]
        name = last[0].partition(":")[0]
        if last[-1].endswith("=") and "QUOTED-PRINTABLE" in name.upper():
            last[-1] = last[-1][:-1]
            last.append(line)
        elif name and line[:1] in {" ", "\t"}:
            last.append(line if self._is_old else line[1:])
        elif ":" in line:
            self.pieces.append([line])
            self._is_old |= line.strip().upper() == "VERSION:2.1"
        elif line.strip() and _RUNS_ON.search(name):
            last.append(f"\n{line}")


def without_pictures(data: bytes) -> bytes:
    """Return cards without pictures, sounds and keys, which are most of a file and nothing that we take.

    Raises:
        DelightError: ``import.too_large`` for more lines than address books have.
    """
    if max(data.count(b"\n"), data.count(b"\r")) > _MOST_LINES_IN_ALL:
        raise DelightError("import.too_large")
    return _PICTURES.sub(b"", data)


def light(pieces: Iterable[bytes], most: int) -> bytes:
    """Return cards that are read in pieces without their pictures, of which one piece at a time is held.

    Raises:
        DelightError: ``import.too_large`` where more than ``most`` bytes stay.
    """
    kept, rest = bytearray(), b""
    for piece in pieces:
        rest += piece
        end = max(0, rest.upper().rfind(b"END:VCARD"))
        kept += without_pictures(rest[:end])
        rest = rest[end:]
        if len(kept) + len(rest) > most:
            raise DelightError("import.too_large")
    return bytes(kept) + without_pictures(rest)


def cards(text: str) -> list[Card]:
    """Return the cards in a text; what stands outside of cards is none."""
    found: list[Card] = []
    inner = 0
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        card = found[-1] if found and not found[-1].whole else None
        mark = line.strip().upper() if len(line) < 40 else ""
        if mark == "BEGIN:VCARD":
            if card and card.holds_another:
                inner += 1
            else:
                found.append(Card())
        elif mark == "END:VCARD" and inner:
            inner -= 1
        elif card and not inner:
            card.whole = mark == "END:VCARD"
            if not card.whole:
                card.take(line)
        inner = inner if card else 0
    return found


def properties(card: Card, text: Text, quoted: str) -> Iterator[Property]:
    """Yield what a card says.

    Args:
        card: its lines.
        text: of the whole file, for its encoding: a property may name another one.
        quoted: encoding of quoted-printable that names none.
    """
    for line in card.lines:
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        kinds, more, coding = _parameters(match[3])
        pieces = _pieces(match[4], coding, more.get("CHARSET", ""), text.encoding, quoted)
        yield Property(
            group=(match[1] or "").upper(),
            name=match[2].upper(),
            kinds=kinds,
            more=more,
            pieces=tuple(pieces),
        )


def quoted_encoding(text: Text, country: str) -> str:
    """Return the encoding of quoted-printable that names none: what its bytes look like."""
    samples = [match[1] for match, _ in zip(_BARE_QUOTED.finditer(text.text), range(_SAMPLE), strict=False)]
    try:
        return decoded(b"\n".join(map(_unquoted, samples)), country=country).encoding
    except DelightError:
        return "cp1252"


@lru_cache(maxsize=1024)
def _parameters(written: str) -> tuple[frozenset[str], dict[str, str], str]:
    """Return types, other parameters and the coding out of ``;TYPE=home,work;PREF=1`` or ``;HOME;BASE64``."""
    kinds: set[str] = set()
    more: dict[str, str] = {}
    coding = ""
    for parameter in _PARAMETER.findall(written):
        name, equals, value = parameter.strip().partition("=")
        name, value = name.strip().upper(), value.strip().replace('"', "")
        if not equals or name == "ENCODING":
            coding = _CODINGS.get((value or name).upper(), coding)
        if not equals or name == "TYPE":
            kinds.update(kind.strip().lower().rstrip("0123456789") for kind in (value or name).split(","))
        else:
            more[name] = value
            kinds.update({"pref"} if name == "PREF" else ())
    return frozenset(kinds), more, coding


def _pieces(value: str, coding: str, charset: str, encoding: str, quoted: str) -> Iterator[str]:
    if coding == "b":
        yield _read(_unpacked(value), charset, "utf-8")
        return
    for piece in _parted(value):
        if coding == "q":
            yield _plain(_read(_unquoted(piece), charset, quoted))
        elif charset and not encoding.startswith("utf"):
            yield _plain(_read(piece.encode(encoding, errors="replace"), charset, encoding))
        else:
            yield _plain(piece)


def _parted(value: str) -> Sequence[str]:
    """Return what semicolons part that no backslash stands before."""
    if "\\" not in value:
        return value.split(";")
    found = [""]
    for piece in _PIECE.findall(value):
        if piece == ";":
            found.append("")
        else:
            found[-1] += piece
    return found


def _plain(text: str) -> str:
    if "\\" in text:
        text = _ESCAPED.sub(lambda hit: "\n" if hit[1] in "nN" else hit[1], text)
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip()


def _unquoted(text: str) -> bytes:
    return quopri.decodestring(text.encode("utf-8", errors="replace"))


def _unpacked(text: str) -> bytes:
    try:
        return binascii.a2b_base64(text)
    except ValueError:
        return b""


def _read(data: bytes, charset: str, otherwise: str) -> str:
    """Return bytes as text: in UTF-8 whatever is said where they can be nothing else, else as is said."""
    for name in (charset or "utf-8", "utf-8", otherwise, "cp1252"):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", errors="replace")
