"""Marks of codes: the letters they are made of, and what of a typed or scanned text counts as one.

Apart from ``codes``, because the window knows a scan from what somebody types before it needs to read one.
"""

from __future__ import annotations

import re
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, 1, I, L or O: they are mistaken for each other when they are read off paper. 31 is a prime."""

SCANNED = "23456789BCDFGHJKNPRSTVX"
"""The letters of the codes that are scanned."""

SLIP_LENGTH, LENGTH = 6, 9

SCANNER_SIGNS = "]$+"
"""With the first of them some scanners say what kind of square follows, as in ``]Q1`` (symbology identifiers,
ISO/IEC 15424); it is a $ on French and Belgian keyboards, a + on German, Spanish and Italian ones."""

_KIND_OF_SQUARE = re.compile(rf"[{re.escape(SCANNER_SIGNS)}][A-Za-z][0-9&éÉ\"'(\-§èÈ_!çÇàÀ]")
_MINUS = "\u2212"
_FRENCH = str.maketrans(
    {"é": "2", '"': "3", "'": "4", "(": "5", "§": "6", "è": "7", "_": "8", "!": "8", "ç": "9"}
    | {"É": "2", "È": "7", "Ç": "9"}
)
"""The row of digits on French and Belgian keyboards; the French 6 is a dash (see ``marks_of``)."""


def check_letter(body: str) -> str:
    """Return the letter that makes one wrong letter, or two swapped, show.

    A weighted sum modulo 31: the weights 2, 3, … and that of the check letter itself, -1, all differ and none
    is a multiple of the prime, for codes of up to 29 letters.
    """
    total = sum(weight * ALPHABET.index(letter) for weight, letter in enumerate(body, 2))
    return ALPHABET[total % len(ALPHABET)]


def is_right(code: str) -> bool:
    """Return whether a code's letters, all of the alphabet, agree with its last one."""
    return check_letter(code[:-1]) == code[-1]


def bare(text: str) -> str:
    """Return what of a typed or scanned text may belong to a code: capitals, no space and no kind of dash."""
    return "".join(c for c in _visible(text) if c != _MINUS and unicodedata.category(c) != "Pd").upper()


def marks_of(text: str) -> str:
    """Return the marks of a text that may be a code's, a French keyboard's digits among them.

    Its 6 is a dash: taken as such only where that makes a right code.
    """
    seen = _visible(text).translate(_FRENCH)
    marks = _once(bare(seen))
    if len(marks) != LENGTH:
        sixes = _once(bare(seen.replace("-", "6")))
        return sixes if len(sixes) == LENGTH and _is_whole(sixes) else marks
    return marks


def has_scanned_letters(text: str) -> bool:
    """Return whether a text looks like a code that was scanned, right or wrong: it has its number of letters.

    No name does: none of them is a vowel but by a French keyboard.
    """
    marks = marks_of(text)
    return len(marks) == LENGTH and set(marks) <= set(SCANNED)


def _once(marks: str) -> str:
    """Return a code that came twice in a row once."""
    return marks[:LENGTH] if marks == marks[:LENGTH] * 2 else marks


def _is_whole(marks: str) -> bool:
    return set(marks) <= set(ALPHABET) and is_right(marks)


def _visible(text: str) -> str:
    """Return the text without what shows nothing or tells of the scan, each character in its plain form."""
    plain = unicodedata.normalize("NFKC", text[: 20 * LENGTH])
    return _KIND_OF_SQUARE.sub("", "".join(c for c in plain if unicodedata.category(c)[0] not in "CZ"))
