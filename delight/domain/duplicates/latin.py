"""Names of other alphabets in Latin letters: Cyrillic, Greek, Armenian and Georgian, and Japanese kana.

Only what is written as it is said: Arabic and Hebrew leave vowels out, and a Chinese sign says nothing of its
sound. The letters are anyascii's, the kana jaconv's; both are brought in by the first name that needs them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from delight.domain.text import fold

_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u10a0-\u10ff\u1f00-\u1fff]")
_KANA = re.compile("[\u3041-\u309f\u30a0-\u30ff\\s]+")
_GREEK = re.compile("[\u0370-\u03ff]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_TOGETHER = tuple(
    tuple(pair.split("=")) for pair in "ου=ou αυ=av ευ=ev ηυ=iv γγ=ng γκ=gk γξ=nx γχ=nch".split()
)
"""Greek letters that are said as one, as ELOT 743 has them; ``μπ`` only where a name begins with it."""
_AT_START = re.compile(r"\bμπ")
_SIGNS = str.maketrans(dict.fromkeys("'`\"-.", None))
_SHORTER = (("iia", "ia"), ("iya", "ia"), ("iia", "iya"), ("ks", "x"))
_STARTS = (("e", "ye"), ("ie", "ye"), ("yu", "iu"), ("ya", "ia"), ("yu", "ju"), ("ya", "ja"))
_ENDS = (("ii", "y"), ("iy", "y"), ("ii", "i"), ("iy", "i"))
_LONG = re.compile(r"([aiueo])(?=\1)|(?<=o)u|(?<=o)h(?![aiueoy])")


def is_other(text: str) -> bool:
    """Return whether a text has letters of an alphabet that can be told in Latin letters."""
    return not text.isascii() and _OTHER.search(text) is not None


def in_latin(folded: str) -> str:
    """Return a folded text with the letters of other alphabets as Latin ones, the rest as it was.

    >>> in_latin(fold("Екатерина Смирнова")), in_latin(fold("Χρήστος Παπαδόπουλος"))
    ('ekaterina smirnova', 'christos papadopoulos')
    """
    return _turned(folded) if is_other(folded) else folded


@lru_cache(maxsize=20_000)
def _turned(folded: str) -> str:
    from anyascii import anyascii

    if _GREEK.search(folded):
        folded = _AT_START.sub("b", folded)
        for letters, latin in _TOGETHER:
            folded = folded.replace(letters, latin)
    return "".join(
        anyascii(sign).translate(_SIGNS).lower() if _OTHER.match(sign) else sign for sign in folded
    )


def ways_in_latin(text: str) -> frozenset[str]:
    """Return the ways in which a name of another alphabet is usually spelt in Latin letters, folded.

    >>> sorted(ways_in_latin("Наталья")), sorted(ways_in_latin("やまだ"))
    (['natalya'], ['yamada'])
    """
    if text.isascii():
        return frozenset()
    if _OTHER.search(text):
        return _spelt(unicodedata.normalize("NFC", text))
    said = romaji(text)
    return frozenset({said, short(said)}) - {""}


@lru_cache(maxsize=20_000)
def romaji(kana: str) -> str:
    """Return hiragana or katakana in Latin letters as Hepburn has them; of anything else nothing.

    >>> romaji("ヤマダ タロウ")
    'yamada tarou'
    """
    plain = unicodedata.normalize("NFKC", kana)
    if not plain.strip() or not _KANA.fullmatch(plain):
        return ""
    import jaconv

    return fold(jaconv.kana2alphabet(jaconv.kata2hira(plain)).translate(_SIGNS))


def short(said: str) -> str:
    """Return Japanese in Latin letters without the length of its vowels, which most people do not write.

    >>> short("yuuko satou"), short("ohno")
    ('yuko sato', 'ono')
    """
    return _LONG.sub("", said)


@lru_cache(maxsize=20_000)
def _spelt(text: str) -> frozenset[str]:
    """Return the folded ways to spell a text, letter by letter and as passports and people have it."""
    ways = {in_latin(fold(text))} | (set() if _GREEK.search(text) else {in_latin(text.casefold())})
    for long, less in _SHORTER:
        ways |= {way.replace(long, less) for way in ways}
    if not _CYRILLIC.match(text):
        return frozenset(ways)
    for start, other in _STARTS:
        ways |= {other + way.removeprefix(start) for way in ways if way.startswith(start)}
    for end, other in _ENDS:
        ways |= {way.removesuffix(end) + other for way in ways if way.endswith(end)}
    return frozenset(ways)
