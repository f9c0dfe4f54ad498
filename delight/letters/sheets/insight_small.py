"""The small charts of the one page: what they show stands below them, and its name beside each bar or dot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from delight.domain.charts.glimpse import glimpse, glimpsed, is_by_month
from delight.domain.charts.words import ChartWords
from delight.domain.insight.cards import CardWords
from delight.domain.insight.chapter import Chapter, Chart, ChartKind, Mark, Topic
from delight.domain.insight.values import Own
from delight.letters.pdf.page import SOFT, Item, Text
from delight.letters.sheets.charts import drawing_items, lettering
from delight.letters.sheets.insight_parts import Parts
from delight.letters.type import scripts
from delight.letters.type.typeset import set_plain

_HIGH, _MOST = 22.0, 34.0
"""How high a small chart is: at least, and where there is room."""
_NAMES, _BESIDE = 0.56, 6.0
"""Names get so much of the width at most."""
_LINES = 2
_STEP, _MIDDLE = 1.25, 0.33
_NAMED = frozenset({ChartKind.BARS, ChartKind.DOTS})
_OF_PERSONS = frozenset({Topic.PEOPLE, Topic.OURSELVES, Topic.CONSISTENCY})


@dataclass(frozen=True, slots=True)
class SmallChart:
    """A chapter's chart in miniature, for paper that hangs on a wall, where nothing tells more.

    Attributes:
        caption: what it shows, by its lines; none where each dot is one of those that are counted above it.
        names: of its bars or dots, from the top down.
    """

    parts: Parts
    chapter: Chapter
    caption: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def least(self) -> float:
        """How high it has to be."""
        return self._below + max(_HIGH, len(self.names) * self._size * _STEP)

    @property
    def most(self) -> float:
        """How high it may become."""
        return max(self.least, self._below + _MOST)

    def items(self, x: float, y: float, width: float, height: float) -> Iterator[Item]:
        """Yield what it looks like, its upper left corner at ``x``, ``y``."""
        looks, size, high = self.parts.looks, self._size, height - self._below
        setting = lettering(looks.chart_style(self.parts.days, size))
        backwards = scripts.is_right_to_left(looks.plain.language)
        names = [setting.fitted(name, width * _NAMES) for name in self.names]
        aside = max((setting.width(name, False) + _BESIDE for name in names), default=0.0)  # noqa: FBT003
        for place, name in enumerate(names):
            down = y + high * (place + 0.5) / len(names) + size * _MIDDLE
            yield self._text(name, x, down, width, backwards=backwards)
        drawing = glimpse(self.chapter, width - aside, high, right_to_left=backwards)
        if drawing is not None:
            left = x if backwards else x + aside
            yield from drawing_items(drawing, left, y, looks.chart_style(self.parts.days))
        for place, words in enumerate(reversed(self.caption)):
            down = y + height - size * (0.2 + place * _STEP)
            yield self._text(words, x, down, width, backwards=backwards)

    def _text(self, words: str, x: float, y: float, width: float, *, backwards: bool) -> Text:
        cut, size = self.parts.looks.plain, self._size
        lines = set_plain(words, cut, size, width * 2)[:1]
        return Text(x + width - lines[0].width if backwards else x, y, size, size, cut, lines, SOFT)

    @property
    def _size(self) -> float:
        return self.parts.looks.sizes.tiny

    @property
    def _below(self) -> float:
        return self._size * _STEP * len(self.caption) + 2.0 if self.caption else 0.0


def small_chart(parts: Parts, chapter: Chapter, card: CardWords, width: float) -> SmallChart | None:
    """Return a chapter's small chart; ``None`` where one would see nothing."""
    chapter = _without_persons(chapter)
    if glimpse(chapter, width, _HIGH) is None:
        return None
    caption, names = "", ()
    if is_by_month(chapter.figure):
        caption = parts.words.of("by_month").format(f"{card.what[:1].upper()}{card.what[1:]}")
    elif (shown := glimpsed(chapter)) is not None:
        chart, marks = shown
        words = ChartWords(parts.teller, chapter.topic, chart)
        caption = words.title
        names = tuple(_name(words, mark) for mark in marks) if chart.kind in _NAMED else ()
    setting = lettering(parts.looks.chart_style(parts.days, parts.looks.sizes.tiny))
    return SmallChart(parts, chapter, tuple(setting.wrapped(caption, width, _LINES)), names)


def _without_persons(chapter: Chapter) -> Chapter:
    """Return a chapter whose charts hold no single person beside several: without a name it says nothing."""
    if chapter.topic not in _OF_PERSONS:
        return chapter
    return replace(chapter, charts=tuple(map(_several, chapter.charts)))


def _several(chart: Chart) -> Chart:
    marks = tuple(mark for mark in chart.marks if not isinstance(mark.label, Own))
    return replace(chart, marks=marks) if marks else chart


def _name(words: ChartWords, mark: Mark) -> str:
    """Return what a bar or a dot is about; nobody by name on what may hang on a wall."""
    return "" if words.topic in _OF_PERSONS and isinstance(mark.label, Own) else words.label(mark)
