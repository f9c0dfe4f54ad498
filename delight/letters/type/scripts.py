"""Which script a character is of, and which families draw that script."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from delight.domain.letters.paper import Typeface

FAMILIES = {
    Typeface.SERIF: ("Source Serif 4", "Fira Sans"),
    Typeface.SANS: ("Fira Sans", "Source Serif 4"),
    Typeface.HANDWRITTEN: ("Kalam", "Caveat", "Source Serif 4", "Fira Sans"),
}
"""The families of a typeface in the order they are asked for a character."""

EMOJI = "Noto Emoji"
"""The family that draws emoji, in one colour."""

ANY_SCRIPT = ("Noto Sans", "Inter", "Noto Sans Symbols", EMOJI)
"""The families that are asked last, whatever the character is."""

_BLOCKS = (
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x0870, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B00, 0x0B7F, "Orya"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x139F, "Ethi"),
    (0x1780, 0x17FF, "Khmr"),
    (0x19E0, 0x19FF, "Khmr"),
    (0x1C90, 0x1CBF, "Geor"),
    (0x1CD0, 0x1CFF, "Deva"),
    (0x2D00, 0x2D2F, "Geor"),
    (0x2D80, 0x2DDF, "Ethi"),
    (0x2E80, 0x2FDF, "Hani"),
    (0x3000, 0x303F, "Hani"),
    (0x3040, 0x30FF, "Kana"),
    (0x3100, 0x312F, "Hani"),
    (0x3130, 0x318F, "Hang"),
    (0x3190, 0x31EF, "Hani"),
    (0x31F0, 0x31FF, "Kana"),
    (0x3200, 0x9FFF, "Hani"),
    (0xA8E0, 0xA8FF, "Deva"),
    (0xA960, 0xA97F, "Hang"),
    (0xA9E0, 0xA9FF, "Mymr"),
    (0xAA60, 0xAA7F, "Mymr"),
    (0xAB00, 0xAB2F, "Ethi"),
    (0xAC00, 0xD7FF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB13, 0xFB17, "Armn"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE30, 0xFE4F, "Hani"),
    (0xFE70, 0xFEFC, "Arab"),
    (0xFF00, 0xFF64, "Hani"),
    (0xFF65, 0xFF9F, "Kana"),
    (0xFFA0, 0xFFDC, "Hang"),
    (0xFFE0, 0xFFEF, "Hani"),
    (0x20000, 0x3FFFF, "Hani"),
)
_FIRSTS = [first for first, _, _ in _BLOCKS]
_DRAWN_BY = {
    "Armn": ("Noto Sans Armenian",),
    "Hebr": ("Noto Sans Hebrew",),
    # Amiri gives a letter with its dots one glyph and parts lam from alef: only so do words read back.
    "Arab": ("Amiri", "Noto Sans Arabic"),
    "Deva": ("Noto Sans Devanagari",),
    "Beng": ("Noto Sans Bengali",),
    "Guru": ("Noto Sans Gurmukhi",),
    "Gujr": ("Noto Sans Gujarati",),
    "Orya": ("Noto Sans Oriya",),
    "Taml": ("Noto Sans Tamil",),
    "Telu": ("Noto Sans Telugu",),
    "Knda": ("Noto Sans Kannada",),
    "Mlym": ("Noto Sans Malayalam",),
    "Sinh": ("Noto Sans Sinhala",),
    "Thai": ("Noto Sans Thai",),
    "Laoo": ("Noto Sans Lao",),
    "Mymr": ("Noto Sans Myanmar",),
    "Geor": ("Noto Sans Georgian",),
    "Ethi": ("Noto Sans Ethiopic",),
    "Khmr": ("Noto Sans Khmer",),
}
_EAST_ASIAN = {"Hani", "Kana", "Hang"}
_RIGHT_TO_LEFT = {"ar", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi", "ckb"}
_TRADITIONAL = {"hant", "tw", "hk", "mo"}
_PLAIN = re.compile(r"[\x00-\u052f\u1d00-\u27ff\U0001f000-\U0001faff]*")


def is_plain(text: str) -> bool:
    """Whether ``text`` is all Latin, Greek, Cyrillic, signs and emoji, which need no splitting by script."""
    return _PLAIN.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """Return the script's ISO 15924 code; "" for Latin, Greek, Cyrillic, signs and what has no face here."""
    point = ord(character)
    place = bisect_right(_FIRSTS, point) - 1
    return _BLOCKS[place][2] if place >= 0 and point <= _BLOCKS[place][1] else ""


def is_east_asian(character: str) -> bool:
    """Whether ``character`` is Chinese, Japanese or Korean: no face that comes with Delight draws it."""
    return script_of(character) in _EAST_ASIAN


def families(character: str) -> tuple[str, ...]:
    """Return the families to ask for ``character`` when those of the typeface lack it."""
    return (*_DRAWN_BY.get(script_of(character), ()), *ANY_SCRIPT)


@lru_cache(maxsize=256)
def setting_language(locale: str) -> str:
    """Return the part of a locale that changes how text is set; "" where it changes nothing.

    >>> setting_language("zh_Hant_HK"), setting_language("he"), setting_language("en_GB")
    ('zh-hant', 'he', '')
    """
    first, *others = re.split(r"[-_]", locale.lower())
    if first == "zh":
        return "zh-hant" if _TRADITIONAL & set(others) else "zh"
    return first if first in {"ja", "ko", *_RIGHT_TO_LEFT} else ""


def is_right_to_left(language: str) -> bool:
    """Whether paragraphs in ``language`` begin on the right."""
    return language in _RIGHT_TO_LEFT


def is_without_spaces(language: str) -> bool:
    """Whether lines in ``language`` break nearly anywhere, and so fill their measure."""
    return language in {"ja", "zh", "zh-hant"}
