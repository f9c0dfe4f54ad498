"""The reply slip at the foot of a letter: a cut line, boxes to tick, lines to write on, and its code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from delight.domain.codes import spaced
from delight.domain.letters.letter import Composed
from delight.domain.letters.paper import LARGE_PRINT, LetterStyle
from delight.letters.pdf.page import INK, PALE, SOFT, Box, Item, Rule, Text, right_line
from delight.letters.sheets.drawing import circle, shift
from delight.letters.sheets.head import printed
from delight.letters.sheets.paper import MM, Sheet
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import set_plain
from delight.letters.words import phrases
from delight.letters.words.fields import locale_of

_FOOT = 11.0
_HEADING, _BELOW_HEAD = 9.0, 3.0
_HAND = 8.5
_BOX = 4.0
_TICKS = 0.52
_WIDER_GAP = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """The slip as items; ``top`` is its cut line, in points from the top of the sheet."""

    top: float
    items: Sequence[Item]


def slips(composed: Composed, style: LetterStyle, sheet: Sheet) -> tuple[Slip, ...]:
    """Return the slip of a letter that has a code, and the same with less room to write; none for cards."""
    if not composed.reply_code or sheet.card:
        return ()
    return _slip(composed, style, sheet, 3), _slip(composed, style, sheet, 2)


def _slip(composed: Composed, style: LetterStyle, sheet: Sheet, lines_to_write: int) -> Slip:
    words = phrases.tongue(locale_of(composed.facts))
    size = 14.0 if style.size >= LARGE_PRINT else 10.0
    plain = Cut(typeface=printed(style.typeface))
    left, right = sheet.left * MM, (sheet.width - sheet.right) * MM
    column = (right - left) * _TICKS - _WIDER_GAP * MM / 2
    items: list[Item] = _head(composed, style, sheet, words.slip_head, size)
    y = _head_height(size) + size * 1.4
    ticks = y
    for answer in words.slip_answers.values():
        lines = set_plain(answer, plain, size, column - 7.5 * MM)
        items.append(Box(left, ticks - size * 0.33 - _BOX * MM / 2, _BOX * MM, _BOX * MM, 0.7))
        items.append(Text(left + 7.5 * MM, ticks, size, size * 1.25, plain, lines))
        ticks += max(_HAND * MM, len(lines) * size * 1.25 + 3.0 * MM)
    x = left + (right - left) * _TICKS + _WIDER_GAP * MM / 2
    lowest = max(ticks - _HAND * MM, y + lines_to_write * _HAND * MM)
    items += _writing(words.slip_words, style, x, right, y, lowest, size)
    how = set_plain(_unbroken(words.slip_how, composed.reply_code), plain, size * 0.9, right - left)
    foot = lowest + 8.5 * MM
    items.append(Text(left, foot, size * 0.9, size * 1.2, plain, how, SOFT))
    return _at_foot(items, foot + (len(how) - 1) * size * 1.2, sheet)


def _head_height(size: float) -> float:
    return _HEADING * MM + size * 1.45 + _BELOW_HEAD * MM


def _head(composed: Composed, style: LetterStyle, sheet: Sheet, words: str, size: float) -> list[Item]:
    """Return the cut line, what it is and whose, and the code on the right."""
    left, right = sheet.left * MM, (sheet.width - sheet.right) * MM
    bold = Cut(typeface=printed(style.typeface), weight=600)
    case = composed.facts.case
    whose = " · ".join(
        filter(None, (tidy(composed.facts.recipient.name), tidy(case.reference) if case else ""))
    )
    small = Cut(typeface=printed(style.typeface), optical=8)
    name = set_plain(whose, small, size * 0.95, (right - left) * 0.68)[:2]
    heading = set_plain(words, bold, size * 1.3, right - left)
    code = right_line(spaced(composed.reply_code), right, 10.5 * MM, size * 1.8, bold, INK)
    return [
        *scissors(sheet.width * MM),
        Text(left, _HEADING * MM, size * 1.3, size * 1.5, bold, heading),
        Text(left, _HEADING * MM + size * 1.45, size * 0.95, size * 1.15, small, name, SOFT),
        code,
    ]


def scissors(width: float) -> list[Item]:
    """Return a dashed line across the sheet at height 0, with a small pair of scissors on it."""
    x, unit = 8.0 * MM, MM
    items: list[Item] = [Rule(x + 8.5 * unit, 0, width - 8.0 * MM, 0, 0.6, SOFT, (3.0, 3.0))]
    for side in (-1, 1):
        items += circle(x + 1.2 * unit, side * 1.25 * unit, 1.05 * unit, 0.7, SOFT)
        items.append(Rule(x + 2.1 * unit, side * 0.75 * unit, x + 7.2 * unit, -side * 1.25 * unit, 0.8, SOFT))
    return items


def _writing(
    label: str, style: LetterStyle, x: float, right: float, first: float, last: float, size: float
) -> list[Item]:
    """Return lines to write on, with what they are for above the first."""
    small = Cut(typeface=printed(style.typeface), optical=8)
    items: list[Item] = [Text(x, first, size, size, small, set_plain(label, small, size, right - x), SOFT)]
    count = max(2, int((last - first) / (_HAND * MM) + 0.01))
    return items + [
        Rule(x, first + (n + 1) * _HAND * MM + 1, right, first + (n + 1) * _HAND * MM + 1, 0.4, PALE)
        for n in range(count)
    ]


def _unbroken(how: str, code: str) -> str:
    return how.replace("{}", spaced(code).replace(" ", "\u00a0"))


def _at_foot(items: Sequence[Item], depth: float, sheet: Sheet) -> Slip:
    """Return the slip moved down so that its last baseline stands at the foot of the sheet."""
    top = (sheet.height - _FOOT) * MM - depth
    shift(items, 0.0, top)
    return Slip(top=top, items=items)
