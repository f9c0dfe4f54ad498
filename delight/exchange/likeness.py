"""How much bytes look like names and words when they are read in one encoding or another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from delight.exchange.alphabets import SEVERAL, SINGLE, alphabets, letters

_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f][^\x00-\x7f\W\d_]*[^\W\d_]*|[^\x00-\x7f]")
_MARKS_OF_TEXT = frozenset("\u00a0«»„“”‘’–—…°§€£®©™·•´¿¡ªº、。「」・ー（）")
_PLACED = re.compile(r"\b[’–—·](?=[^\W\d_])|(?<!\w)[‘“„«¿¡](?=\w)|\b[’”»™®©…](?!\w)")
"""Marks where they stand in good text: between letters, before a word, after one."""
_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_ODD_CASE = re.compile(r"lu(?!l)|lu+l|ul?uul|^uul")
_MIXED = re.compile(r"[a-z][^\x00-\x7f]|[^\x00-\x7f][a-z]")
_ONE_TONGUE, _CAPITAL, _HOME = 0.5, 0.2, 0.2
_USUAL = {
    "cp1252": 0.05, "cp932": 0.04, "gb18030": 0.03, "big5": 0.02, "cp949": 0.01,
    "mac-roman": -0.25, "cp850": -0.25, "cp437": -0.26, "cp852": -0.25,
}  # fmt: skip
"""A lead for what one meets; a handicap for what takes nearly any byte for a letter."""


def likeness(sample: bytes, home: str) -> Iterator[tuple[str, float]]:
    """Yield how well each encoding makes words of a sample, from below 0 to about 2 per letter beyond ASCII.

    Args:
        sample: lines that hold bytes beyond ASCII.
        home: the encoding that is preferred where two fit alike.
    """
    for name in (*SINGLE, *SEVERAL):
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            # A line may have been cut between two bytes of one character.
            text = sample.decode(name, errors="replace")
            if text.count("\ufffd") > 1 + len(sample) // 4000:
                continue
        words = list(dict.fromkeys(_WORD.findall(text)))
        score = _several(words, name) if name in SEVERAL else _single(words, name)
        yield name, score + (_HOME if name == home else _USUAL.get(name, 0.0))


def _single(words: Sequence[str], name: str) -> float:
    """Return how well words fit a one-byte encoding, per letter beyond ASCII."""
    known, tongues = letters(name), alphabets(name)
    total = sum(len(_beyond(word)) for word in words) or 1
    whole = "".join(map(_beyond, words))
    fit = sum(_word(word, known, tongues) for word in words)
    best = max(sum(c in alphabet or c in _MARKS_OF_TEXT for c in whole) for alphabet in tongues)
    return (fit + _ONE_TONGUE * best) / total


def _beyond(word: str) -> str:
    return "".join(c for c in word if c > "\x7f")


def _word(word: str, known: frozenset[str], tongues: Sequence[frozenset[str]]) -> float:
    """Return how much a word looks like one: letters of one language and script, a capital first if any."""
    beyond = _beyond(word)
    if not any(c.isalpha() or c in known for c in word):
        return sum(1.0 if c in _MARKS_OF_TEXT else -1.0 for c in beyond)
    placed = _PLACED.sub("", word)
    fit = sum(0.6 if c in known else -1.0 if c.isalpha() else -2.0 for c in _beyond(placed))
    fit += 0.6 * (len(word) - len(placed))
    if any(tongue.issuperset(_beyond(placed)) for tongue in tongues):
        fit += 0.4 * len(beyond)
    latin = [c < "\u0250" for c in word if c.isalpha()]
    if any(latin) and not all(latin):
        fit -= 2.0 * len(beyond)
    elif any(latin) and len(beyond) > 2:
        fit -= 0.5 * sum(len(run) - 1 for run in _RUN.findall(word))
    cases = _cases(word)
    return fit + _CAPITAL * cases.startswith("ul") - 2.0 * len(_ODD_CASE.findall(cases))


def _cases(word: str) -> str:
    return "".join("u" if c.isupper() else "l" if c.islower() else "" for c in word)


@cache
def _frequent(name: str) -> frozenset[str]:
    return frozenset("".join(SEVERAL["cp932" if name == "euc_jp" else name].split()))


def _several(words: Sequence[str], name: str) -> float:
    """Return how well characters fit an encoding of several bytes each, per character beyond ASCII."""
    text = _beyond("".join(words))
    frequent = _frequent(name)
    old_kana = 0.8 if frequent.intersection(text) else -0.3
    fit = sum(old_kana if "\uff61" <= c <= "\uff9f" else _character(c, name, frequent) for c in text)
    return (fit - 2.0 * sum(bool(_MIXED.search(word)) for word in words)) / (len(text) or 1)


def _character(c: str, name: str, frequent: frozenset[str]) -> float:
    if c in frequent:
        return 2.0
    if "\uac00" <= c <= "\ud7a3":
        return 1.3 if name == "cp949" else -1.0
    if "\u3040" <= c <= "\u30ff":
        return 1.6 if name in {"cp932", "euc_jp"} else -0.5
    if "\u4e00" <= c <= "\u9fff":
        return 0.5 if name != "cp949" else -0.5
    return 0.3 if "\u3000" <= c <= "\u303f" or "\uff01" <= c <= "\uff5e" else -1.0
