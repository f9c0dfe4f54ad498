"""Text as people type it: cleaned for keeping, folded for finding."""

from __future__ import annotations

import re
import unicodedata

from delight.domain.errors import InputError

LONGEST_LINE = 2_000
LONGEST_TEXT = 200_000
LONGEST_SEARCH = 200
"""What is sought beyond this finds nothing more; each word costs a look at every row."""

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85]")
"""Of other systems, and the breaks within a paragraph or between pages that come with pasted text."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Unicode's categories Cc and Cs, but for line ends and tabs."""
_BLANK = re.compile(
    r"[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]*"
)
"""White space, Unicode 15's Default_Ignorable_Code_Point, and the Braille pattern without a dot."""
_NOT_DECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŋ": "n", "ħ": "h"}
)

_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


def is_blank(text: str) -> bool:
    """Tell whether nobody could see anything of ``text``: empty, white space, or only joiners and marks."""
    return _BLANK.fullmatch(text) is not None


def typed(text: str | None, *, field: str, longest: int = LONGEST_TEXT) -> str:
    r"""Return what people wrote freely as it is stored: exactly as typed; what shows nothing is nothing.

    Line ends become ``\n``, and control characters go, which no file can keep.

    Raises:
        InputError: ``text.too_long`` beyond ``longest`` characters.
    """
    kept = _storable(text)
    return "" if is_blank(kept) else _short_enough(kept, field, longest)


def clean(text: str | None, *, field: str, longest: int = LONGEST_TEXT) -> str:
    r"""Return ``text`` as ``typed`` does, without white space around it (``text.too_long``)."""
    kept = _storable(text).strip()
    return "" if is_blank(kept) else _short_enough(kept, field, longest)


def clean_line(text: str | None, *, field: str, longest: int = LONGEST_LINE) -> str:
    """Return ``text`` as one line: like ``clean``, with every run of white space as one space."""
    return " ".join(clean(text, field=field, longest=longest).split()) if text else ""


def sought(text: str) -> str:
    """Return ``text`` as it is looked for: as clean as what is stored, and of a length that can be found."""
    return clean(text[:LONGEST_SEARCH], field="search")


def _storable(text: str | None) -> str:
    if not text:
        return ""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def _short_enough(text: str, field: str, longest: int) -> str:
    if len(text) > longest:
        raise InputError("text.too_long", field, longest=longest, length=len(text))
    return text


def fold(text: str) -> str:
    """Return ``text`` for comparing: no case, no accents, ß as ss, Ł as l, one space between words.

    >>> fold("  Łukasz STRAẞE Ñandú ")
    'lukasz strasse nandu'
    """
    if text.isascii():  # most of it is, and has nothing to take apart
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.translate(_NOT_DECOMPOSED).split())


def fold_reading(text: str) -> str:
    """Return how a name is pronounced for comparing: folded, and hiragana as katakana.

    >>> fold_reading("やまだ はなこ") == fold_reading("ヤマダ ハナコ")
    True
    """
    return fold(text).translate(_KATAKANA)


def digits(text: str | None) -> str:
    """Return the digits of a phone number in whatever format it was written, as ASCII."""
    if text is None or text.isascii():
        return "".join(filter(str.isdecimal, text or ""))
    return "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal())


def beginning(text: str, most: int) -> str:
    """Return ``text``, or of a longer one its first ``most`` characters, the last of them a …."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def first_words(text: str, length: int) -> str:
    """Return the first line of ``text``, at most ``length`` characters, cut at a word and marked with ….

    A word longer than half of them is cut in itself: without it hardly anything would be left to read.
    """
    line = re.split(r"\n", text.strip(), maxsplit=1)[0]
    if len(line) <= length and line == text.strip():
        return line
    if len(line) <= length:
        return f"{line} …"
    begun = line[: length - 1]
    whole = begun.rsplit(" ", 1)[0]
    return f"{begun if len(begun) - len(whole) > length // 2 else whole}…"
