"""Which way each character of a paragraph runs: the implicit rules of the Unicode Bidirectional Algorithm.

Embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069) are read as if they were not there:
nobody types them in a letter, and an override could make a name read as another one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SILENT = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}
_NEUTRAL = {"B", "S", "WS", "ON"}
_STRONG = {"L": 0, "R": 1, "AL": 1}
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜"
    "〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CLOSES = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_MOST_OPEN = 63


def needed(text: str) -> bool:
    """Whether ``text`` holds a character that runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def base_level(text: str, *, default: int = 0) -> int:
    """Return 1 where the first strong character runs from right to left, 0 where it does not (P2, P3)."""
    kinds = map(unicodedata.bidirectional, text)
    return next((_STRONG[kind] for kind in kinds if kind in _STRONG), default)


def weight(text: str) -> int:
    """Return how many more letters run from right to left than from left to right, flags not counted."""
    kinds = [_STRONG.get(unicodedata.bidirectional(c)) for c in text if c <= "\uffff"]
    return kinds.count(1) - kinds.count(0)


def levels(text: str, base: int) -> list[int]:
    """Return the level of every character of one paragraph; odd levels run from right to left.

    Source: Unicode Standard Annex #9, rules W1 to I2.
    """
    kinds = [unicodedata.bidirectional(c) or "L" for c in text]
    places = [place for place, kind in enumerate(kinds) if kind not in _SILENT]
    heard = [kinds[place] for place in places]
    letters = [text[place] for place in places]
    edge = "R" if base else "L"
    weak = _weak(heard, edge)
    _pair_brackets(weak, heard, letters, edge)
    _fill_neutral(weak, edge)
    found = [base] * len(text)
    for place, kind in zip(places, weak, strict=True):
        found[place] = _implicit(kind, base)
    for place, kind in enumerate(kinds):
        if kind in _SILENT and place:
            found[place] = found[place - 1]
    return found


def visual_order(part_levels: Sequence[int]) -> list[int]:
    """Return the places of a line's parts from left to right (rule L2).

    >>> visual_order([0, 1, 1, 0])
    [0, 2, 1, 3]
    """
    order = list(range(len(part_levels)))
    lowest_odd = min((level for level in part_levels if level % 2), default=1)
    for level in range(max(part_levels, default=0), lowest_odd - 1, -1):
        for start, end in _stretches([part_levels[place] >= level for place in order]):
            order[start:end] = reversed(order[start:end])
    return order


def _stretches(wanted: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield where stretches of ``True`` begin and end."""
    start = None
    for place, is_wanted in enumerate([*wanted, False]):
        if is_wanted and start is None:
            start = place
        elif not is_wanted and start is not None:
            yield start, place
            start = None


def _implicit(kind: str, base: int) -> int:
    """Return the level of a resolved class (I1, I2)."""
    if kind == "R":
        return base if base % 2 else base + 1
    if kind in ("AN", "EN"):
        return base + 1 if base % 2 else base + 2
    return base + 1 if base % 2 else base


def _weak(kinds: Sequence[str], edge: str) -> list[str]:
    """Resolve marks, numbers and their signs (W1 to W7)."""
    found = _numbers(kinds, edge)
    for place in range(1, len(found) - 1):
        before, after = found[place - 1], found[place + 1]
        joins = (found[place] == "ES" and before == "EN") or (found[place] == "CS" and before in ("EN", "AN"))
        if joins and before == after:
            found[place] = before
    for start, end in _stretches([kind == "ET" for kind in found]):
        beside = (found[start - 1] if start else "", found[end] if end < len(found) else "")
        found[start:end] = ["EN" if "EN" in beside else "ON"] * (end - start)
    strong = edge
    for place, kind in enumerate(found):
        if kind in ("ES", "CS"):
            found[place] = "ON"
        if kind in ("L", "R"):
            strong = kind
        if kind == "EN" and strong == "L":
            found[place] = "L"
    return found


def _numbers(kinds: Sequence[str], edge: str) -> list[str]:
    """Give marks the class of their letter, and numbers after Arabic letters that of Arabic (W1 to W3)."""
    found: list[str] = []
    strong = last = edge
    for kind in kinds:
        now = last if kind == "NSM" else kind
        if now in _STRONG:
            strong = now
        if now == "EN" and strong == "AL":
            now = "AN"
        last = now
        found.append("R" if now == "AL" else now)
    return found


def _pair_brackets(found: list[str], kinds: Sequence[str], letters: Sequence[str], edge: str) -> None:
    """Let a pair of brackets run as what stands in it, or as the text before it (BD16, N0)."""
    for opening, closing in sorted(_pairs(found, letters)):
        inside = {_direction(kind) for kind in found[opening + 1 : closing]}
        if edge in inside:
            way = edge
        elif inside & {"L", "R"}:
            before = (_direction(kind) for kind in reversed(found[:opening]))
            context = next((way for way in before if way), edge)
            way = context if context in inside else edge
        else:
            continue
        for place in (opening, closing):
            found[place] = way
            follow = place + 1
            while follow < len(kinds) and kinds[follow] == "NSM":
                found[follow] = way
                follow += 1


def _pairs(found: Sequence[str], letters: Sequence[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for place, letter in enumerate(letters):
        if found[place] != "ON":
            continue
        if letter in _CLOSES:
            if len(opened) == _MOST_OPEN:
                return []
            opened.append((_CLOSES[letter], place))
        for depth in range(len(opened) - 1, -1, -1):
            if opened[depth][0] == letter:
                pairs.append((opened[depth][1], place))
                del opened[depth:]
                break
    return pairs


def _fill_neutral(found: list[str], edge: str) -> None:
    """Let what has no direction run as what stands on both its sides, else as the paragraph (N1, N2)."""
    for start, end in _stretches([kind in _NEUTRAL for kind in found]):
        before = _direction(found[start - 1]) if start else edge
        after = _direction(found[end]) if end < len(found) else edge
        found[start:end] = [before if before == after else edge] * (end - start)


def _direction(kind: str) -> str:
    """Return the side a class pulls to: numbers count as right-to-left, neutrals pull nowhere."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")
