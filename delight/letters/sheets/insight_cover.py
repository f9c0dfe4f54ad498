"""The outside of a booklet: what lies on the counter, and the thanks on its back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delight.domain.letters.letter import Sender
from delight.letters.pdf.page import INK, SOFT, Colour, Item, Rule, Text
from delight.letters.sheets import head
from delight.letters.sheets.fold import ornament
from delight.letters.sheets.insight_looks import Looks, PaperWords
from delight.letters.sheets.paper import MM
from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import set_plain

_TOP, _TOLD_TO = 0.24, 0.82
"""Where the logo ends above sentences, and where those end, of the height."""
_ASKED, _TOLD, _MOST_TOLD = 9.0, 11.5, 4
_A5 = 148.0 * MM
_SHRINK = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
_RULE = 28.0
_MOST = 3
"""A name is set smaller rather than on more lines than that."""


def cover(
    looks: Looks, sender: Sender, words: PaperWords, days: str, told: Sequence[tuple[str, str]] = ()
) -> list[Item]:
    """Return the front: logo or ornament, what this is, of which days, what matters most, whose it is."""
    scale = looks.width / _A5
    top, middle = looks.height * (_TOP if told else 0.33), looks.width / 2
    items: list[Item] = []
    if sender.logo:
        width, height = head.logo_size(sender.logo, 66 * scale, 34 * scale)
        x, y = middle / MM - width / 2, top / MM - height
        items.append(head.picture(sender.logo, x, y, width, height))
    else:
        items += ornament(middle, top - 12 * MM * scale, 1.6 * scale, looks.accent)
    setter = _Centred(looks, scale)
    items += setter.put(words.of("title"), top + looks.height * 0.12, 27.0, looks.display, looks.accent)
    items.append(setter.rule(setter.down + 14 * scale))
    items += setter.put(days, setter.down + 38 * scale, 17.0, looks.plain, INK)
    items += _foremost(setter, told, setter.down + 58 * scale, looks.height * _TOLD_TO)
    items += setter.put(sender.name, looks.height * 0.88, 15.0, looks.display, INK, upwards=True)
    return items


def _foremost(setter: _Centred, told: Sequence[tuple[str, str]], y: float, end: float) -> Iterator[Item]:
    """Yield questions with their answers below each other, as many as there is room for."""
    scale = setter.scale
    for question, answer in told:
        made = list(setter.put(question, y, _ASKED, setter.looks.plain, SOFT, most=2))
        below = setter.down + _TOLD * 1.35 * scale
        made += setter.put(answer, below, _TOLD, setter.looks.bold, INK, most=_MOST_TOLD)
        if setter.down > end:
            break
        yield from made
        y = setter.down + _TOLD * 2.2 * scale


def back(looks: Looks, sender: Sender, words: PaperWords) -> list[Item]:
    """Return the back: thanks to everybody who told the shop, and how to reach it."""
    scale = looks.width / _A5
    setter = _Centred(looks, scale)
    items = list(setter.put(words.of("thanks"), looks.height * 0.36, 27.0, looks.display, looks.accent))
    items.append(setter.rule(setter.down + 14 * scale))
    items += setter.put(words.of("thanks_words"), setter.down + 38 * scale, 11.5, looks.plain, INK, most=12)
    reached = head.listed((sender.phone, sender.email, sender.website), "  ·  ")
    lines = [sender.name, head.listed(sender.address, ", "), reached]
    told = [line for line in lines if line.strip()]
    y = looks.height * 0.88 - (len(told) - 1) * 13 * scale
    for place, line in enumerate(told):
        cut, shade = (looks.bold, INK) if not place else (looks.plain, SOFT)
        items += setter.put(line, y + place * 13 * scale, 8.6, cut, shade, most=1)
    return items


def notes(looks: Looks, words: PaperWords) -> list[Item]:
    """Return a page to write on: sheets that are folded have four pages, whatever there is to say."""
    size, step = looks.sizes.title, 9.0 * MM
    title = set_plain(words.of("notes"), looks.display, size, looks.measure)
    items: list[Item] = [Text(looks.left, looks.top + size, size, size, looks.display, title, looks.accent)]
    y = looks.top + size * 2.6
    while y < looks.top + looks.room:
        items.append(Rule(looks.left, y, looks.left + looks.measure, y, 0.35, SOFT, (0.4, 2.6)))
        y += step
    return items


class _Centred:
    """Sets lines in the middle of a page; ``down`` is where the last one stands."""

    def __init__(self, looks: Looks, scale: float) -> None:
        self.looks, self.scale = looks, scale
        self.down = 0.0

    def put(
        self,
        words: str,
        y: float,
        size: float,
        cut: Cut,
        shade: Colour,
        *,
        most: int = _MOST,
        upwards: bool = False,
    ) -> Iterator[Item]:
        """Yield words as large as they fit on so many lines; ``upwards`` keeps the last of them at ``y``."""
        width = self.looks.measure * 0.94
        sizes = [size * self.scale * share for share in _SHRINK]
        fits = (one for one in sizes if len(set_plain(words, cut, one, width)) <= most)
        size = next(fits, sizes[-1])
        lines, step = head.balanced(words, cut, size, width), size * 1.28
        y -= (len(lines) - 1) * step if upwards else 0.0
        for place, line in enumerate(lines):
            self.down = y + place * step
            yield Text(self.looks.width / 2 - line.width / 2, self.down, size, step, cut, [line], shade)

    def rule(self, y: float) -> Rule:
        """Return a short line in the middle."""
        middle, half = self.looks.width / 2, _RULE * self.scale / 2
        self.down = y
        return Rule(middle - half, y, middle + half, y, 0.9, self.looks.accent)
