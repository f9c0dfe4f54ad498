"""A chart as a picture of its own: its title above, below it how to read it, and whose figures they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from delight.domain.charts.draw import draw, natural_height
from delight.domain.charts.shapes import Anchor, Drawing, Role, Text
from delight.domain.charts.sketch import Canvas, Lettering
from delight.domain.charts.words import ChartWords
from delight.domain.insight.period import Period

WIDTH = 880.0
"""How wide a picture is, in points of its own."""
TITLE, LETTERS = 20, 14
"""How large the letters of the title and all others are."""
_MARGIN, _SPACE = 32.0, 16.0
_TITLE_LINES, _READING_LINES = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Where all of a picture stands; PNG and SVG are drawn of the same one.

    Attributes:
        name: the title in one piece.
        told: whose figures they are, how to read them, and every mark in words, for those who hear it.
        title: in larger letters.
        drawing: the chart, whose upper left corner is at ``left`` and ``top``.
        below: what stands below it.
    """

    width: float
    height: float
    name: str
    told: str
    title: tuple[Text, ...]
    drawing: Drawing
    left: float
    top: float
    below: tuple[Text, ...]


def picture(
    words: ChartWords, source: str, *, letters: Lettering, title: Lettering, days: Period | None,
    right_to_left: bool = False,
) -> Picture:  # fmt: skip
    """Lay out a chart with its title.

    Args:
        words: the chart, and what it says.
        source: the period, and whose figures they are.
        letters: those of the chart.
        title: larger ones.
        days: which days it is about.
        right_to_left: how it is read.
    """
    room = WIDTH - 2 * _MARGIN
    head = title.wrapped(words.title, room, _TITLE_LINES)
    top = _MARGIN + title.line * len(head) + _SPACE
    high = natural_height(words.chart, letters, room, words)
    canvas = Canvas(width=room, height=high, lettering=letters, right_to_left=right_to_left, days=days)
    foot = [
        *letters.wrapped(words.reading, room, _READING_LINES),
        *letters.wrapped(_source(words, source), room, 1),
    ]
    under = top + high + _SPACE
    return Picture(
        width=WIDTH,
        height=under + letters.line * len(foot) + _MARGIN,
        name=words.title,
        told="\n".join(part for part in (_source(words, source), words.reading, *words.marks) if part),
        title=_lines(head, _MARGIN, title, Role.INK, right_to_left=right_to_left),
        drawing=draw(words.chart, canvas, words),
        left=_MARGIN,
        top=top,
        below=_lines(foot, under, letters, Role.QUIET, right_to_left=right_to_left),
    )


def _source(words: ChartWords, source: str) -> str:
    return " · ".join(part for part in (source, words.rests) if part)


def _lines(
    lines: Sequence[str], top: float, letters: Lettering, role: Role, *, right_to_left: bool
) -> tuple[Text, ...]:
    x, anchor = (WIDTH - _MARGIN, Anchor.RIGHT) if right_to_left else (_MARGIN, Anchor.LEFT)
    return tuple(
        Text(x, top + letters.line * place + letters.ascent, line, letters.width(line, False), anchor, role)  # noqa: FBT003
        for place, line in enumerate(lines)
    )
