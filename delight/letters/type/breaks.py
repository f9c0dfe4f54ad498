"""Where a line may break inside a stretch of text that has no spaces."""

from __future__ import annotations

import re
from functools import lru_cache

import budoux

from delight.letters.type import scripts

_NEVER_FIRST = frozenset(
    "、。，．・：；？！,.:;?!%％‰℃°'\"”’»›)]}〉》」』】〕〗〙〛）］｝｠｣﹚﹜﹞…‥〜～ー―—–-‐々〻ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ゛゜様殿"
)
_NEVER_LAST = frozenset("([{“‘«‹〈《「『【〔〖〘〚（［｛｟｢﹙﹛﹝$£¥€￥＄￡#＃№")
_ZERO_WIDTH_SPACE = "\u200b"
_THAI = re.compile(r"[\u0e00-\u0e7f]+")
# Where a written syllable begins: a Khmer letter that hangs under no other, a Burmese letter that closes
# none, a Lao vowel that is written before its consonant.
_SYLLABLES = re.compile(
    r"(?<!^)(?:(?<!\u17d2)(?=[\u1780-\u17b3])"
    r"|(?<![\u1039\u103a])(?=[\u1000-\u102a\u103f](?![\u1037]?[\u1039\u103a]))"
    r"|(?<=\u103a)(?=[\u1000-\u102a\u103f](?![\u1037]?[\u1039\u103a]))"
    r"|(?=[\u0ec0-\u0ec4]))"
)


def inside(text: str) -> list[int]:
    """Return the places in ``text`` (no spaces) before which a new line may begin, in order.

    Source: Unicode Standard Annex #14 for Chinese and Japanese (in short), a word list's statistics for Thai,
    written syllables for Khmer, Lao and Burmese. Korean breaks at its spaces.
    """
    places = {place for place in range(1, len(text)) if _parts(text[place - 1], text[place])}
    places |= {found.start() for found in _SYLLABLES.finditer(text)}
    for thai in _THAI.finditer(text):
        place = thai.start()
        for word in _thai_words(thai.group())[:-1]:
            place += len(word)
            places.add(place)
    return sorted(places)


def _parts(before: str, after: str) -> bool:
    if before == _ZERO_WIDTH_SPACE:
        return True
    if after in _NEVER_FIRST or before in _NEVER_LAST or not (_is_ideograph(before) or _is_ideograph(after)):
        return False
    return not (
        "\u0300" <= after <= "\u036f" or after in "\u3099\u309a\ufe0e\ufe0f\u200d" or before == "\u200d"
    )


def _is_ideograph(character: str) -> bool:
    return scripts.script_of(character) in ("Hani", "Kana")


@lru_cache(maxsize=1)
def _thai_parser() -> budoux.Parser:
    return budoux.load_default_thai_parser()


@lru_cache(maxsize=512)
def _thai_words(text: str) -> list[str]:
    return _thai_parser().parse(text)
