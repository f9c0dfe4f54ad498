"""Charts that lie: a row for each thing, with its name, its number and what is drawn of it side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from delight.domain.charts.scales import Scale, bare, scale_of
from delight.domain.charts.shapes import Anchor, Line, Role
from delight.domain.charts.sketch import Lettering, Sketch, column, shown
from delight.domain.charts.words import ChartWords, says
from delight.domain.insight.chapter import Chart, ChartKind, Mark
from delight.domain.insight.values import Unit

MOST_ROWS = 12
"""More than so many rows are not looked at: the others are in the table."""
_LABEL_MOST, _ZONE_LEAST = 0.38, 0.3
_LINES, _MOST_LINES = 2, 10
"""Names have so many lines in every row; a longer one has more, up to so many, and a higher row."""
_MANY_FEW, _FEW_LINES = 5, 3
_HARD_SPACE = "\u00a0"
_WITH_COUNTS = 26.0
"""How many lines of text wide a chart is that has room to say how many each row rests on."""


class Row(NamedTuple):
    """A row on its way to the canvas: its mark, that one's place, its middle, how high it is, its name."""

    mark: Mark
    place: int
    middle: float
    high: float
    name: Sequence[str]


class Layout(NamedTuple):
    """Where the rows and columns of a chart that lies begin."""

    rows: tuple[Row, ...]
    pitch: float
    """How high a row is whose name is not long."""
    number: float
    """Where the numbers end, on the right."""
    left: float
    right: float
    top: float
    bottom: float
    more: int
    scale: Scale
    line: float
    """How high a line of text is."""

    def x(self, value: float) -> float:
        """Return where a value stands."""
        return self.left + (self.right - self.left) * self.scale.part(value)

    @property
    def thickness(self) -> float:
        """How thick a bar is."""
        return min(self.pitch * 0.56, self.line * 1.5)


def natural_height(chart: Chart, letters: Lettering, width: float, words: ChartWords, *, axis: bool) -> float:
    """Return how high a chart that lies would like to be."""
    said, few = _parted(chart)
    places, more = shown(said, MOST_ROWS)
    kept = [chart.marks[place] for place in places]
    names = _names(letters, words, kept, _columns(letters, width, words, kept)[0], _MOST_LINES)
    pitch = letters.line * max((min(len(name), _LINES) for name in names), default=1) + letters.gap * 3
    low = _low(letters, _few_lines(letters, words, few, width))
    foot = (letters.line + letters.gap) * (bool(more) + (axis and bool(kept))) + low
    high = pitch * len(kept) + sum(_higher(letters, names))
    return (_head(chart, letters) + letters.gap if kept else 0.0) + high + foot


def lay_out(sketch: Sketch, chart: Chart, words: ChartWords, *, axis: bool) -> Layout:
    """Return where everything of a chart that lies stands; names and numbers are put down at once."""
    canvas, letters, gap = sketch.canvas, sketch.letters, sketch.gap
    said, few = _parted(chart)
    lines = _few_lines(letters, words, few, canvas.width)
    top = _head(chart, letters) if said else 0.0
    room = canvas.height - top - (letters.line + gap) * axis - _low(letters, lines)
    places, more = shown(said, max(1, min(MOST_ROWS, int(room // (letters.line + gap / 2)))))
    kept = [chart.marks[place] for place in places]
    room -= (letters.line + gap) * bool(more)
    scale = scale_of(chart, kept) if axis else bare(chart, kept)
    label, number, left, right = _columns(letters, canvas.width, words, kept)
    names = _names_within(letters, words, kept, label, room)
    higher = _higher(letters, names)
    pitch = min((room - sum(higher)) / max(1, len(kept)), letters.line * _LINES + gap * 3)
    rows = tuple(_rows(chart, places, names, [pitch + one for one in higher], top))
    bottom = top + pitch * len(kept) + sum(higher)
    made = Layout(rows, pitch, number, left, right, top, bottom, more, scale, letters.line)
    _write(sketch, chart, words, made)
    for at, line in enumerate(lines, 1 - len(lines)):
        sketch.text(line, 0, canvas.height - letters.descent + letters.line * at)
    return made


def _names_within(
    letters: Lettering, words: ChartWords, marks: Sequence[Mark], label: float, room: float
) -> list[list[str]]:
    """Return names on as many lines as the rows have room for, two if there is room for two in each."""
    for most in range(_MOST_LINES, _LINES, -1):
        names = _names(letters, words, marks, label, most)
        if sum(_higher(letters, names)) + (letters.line * _LINES + letters.gap / 2) * len(marks) <= room:
            return names
    two = room >= (letters.line * _LINES + letters.gap / 2) * len(marks)
    return _names(letters, words, marks, label, _LINES if two else 1)


def _names(
    letters: Lettering, words: ChartWords, marks: Sequence[Mark], label: float, most: int
) -> list[list[str]]:
    return [letters.wrapped(words.label(mark), label, most) for mark in marks]


def _higher(letters: Lettering, names: Sequence[Sequence[str]]) -> list[float]:
    """Return how much higher each row is for its name."""
    return [letters.line * max(0, len(name) - _LINES) for name in names]


def _rows(
    chart: Chart, places: Sequence[int], names: Sequence[Sequence[str]], highs: Sequence[float], top: float
) -> Iterator[Row]:
    for place, name, high in zip(places, names, highs, strict=True):
        yield Row(chart.marks[place], place, top + high / 2, high, name)
        top += high


def _parted(chart: Chart) -> tuple[list[int], list[int]]:
    """Return the places of the marks that get a row, and of those that are told together in one line.

    These are the ones of which nothing can be said, where they are all, or many and more than the others:
    rows that all say the same would hide what there is.
    """
    few = [place for place, mark in enumerate(chart.marks) if mark.value is None]
    none_said = len(few) == len(chart.marks)
    if not none_said and (len(few) < _MANY_FEW or len(few) * 2 <= len(chart.marks)):
        return list(range(len(chart.marks))), []
    return [place for place, mark in enumerate(chart.marks) if mark.value is not None], few


def _few_lines(letters: Lettering, words: ChartWords, few: Sequence[int], width: float) -> list[str]:
    """Return the lines that tell of which marks there are too few, and of how many."""
    if not few:
        return []
    names: list[str] = []
    for mark in (words.chart.marks[place] for place in few):
        many = "" if mark.n is None else f"{_HARD_SPACE}({words.count(mark.n)})"
        names.append(f"{words.label(mark)}{many}")
    told = words.common("row", words.few, ", ".join(names))
    return letters.wrapped(words.sentence(told), width, _FEW_LINES)


def _low(letters: Lettering, lines: Sequence[str]) -> float:
    return letters.line * len(lines) + letters.gap * 2 if lines else 0.0


def _columns(
    letters: Lettering, width: float, words: ChartWords, marks: Sequence[Mark]
) -> tuple[float, float, float, float]:
    """Return how wide names are, where numbers end, and between what the bars lie."""
    gap = letters.gap
    label = column(letters, [words.label(mark) for mark in marks], width * _LABEL_MOST)
    told = [words.value(mark) for mark in marks if says(words.chart, mark)]
    number = column(letters, told, width - label - gap * 2, strong=True)
    counts = column(letters, _counts(letters, width, words, marks), width)
    label = max(0.0, min(label, width * (1 - _ZONE_LEAST) - number - counts - gap * 5))
    end = label + gap * 2 + number
    left = end + gap * 2 * bool(number)
    return label, end, left, max(left, width - counts - gap * (3 if counts else 1.5))


def _counts(letters: Lettering, width: float, words: ChartWords, marks: Sequence[Mark]) -> list[str]:
    if width < _WITH_COUNTS * letters.line or words.chart.unit is Unit.COUNT:
        return []
    return [words.of(mark.n) for mark in marks if mark.n is not None]


def _write(sketch: Sketch, chart: Chart, words: ChartWords, at: Layout) -> None:
    """Put down the names, the numbers, how many they rest on, and how many rows are left out."""
    letters, width = sketch.letters, sketch.canvas.width
    with_counts = bool(_counts(letters, width, words, [row.mark for row in at.rows]))
    for mark, place, middle, high, name in at.rows:
        sketch.spot(place, (0, middle - high / 2, width, high), words.told(mark))
        sketch.lines(name, 0, middle, Role.INK, mark=place)
        y = sketch.centred(middle)
        if says(chart, mark):
            role = Role.QUIET if mark.quiet else Role.INK
            sketch.text(words.value(mark), at.number, y, role, anchor=Anchor.RIGHT, strong=True,
                        room=at.number, mark=place)  # fmt: skip
        if with_counts and mark.n is not None:
            sketch.text(words.of(mark.n), width, y, anchor=Anchor.RIGHT, mark=place)
    if at.more:
        sketch.text(words.common("more", str(at.more)), 0, at.bottom + sketch.gap / 2 + letters.ascent)


def write_few(sketch: Sketch, words: ChartWords, row: Row, at: Layout, x: float) -> None:
    """Say of a row that it is too few to say, from ``x`` on or wherever there is room."""
    y, gap = sketch.centred(row.middle), sketch.gap
    room, whole = at.right - x - gap * 2, at.right - at.left - gap * 2
    tried = [(x, words.few, room), (x, words.common("few"), room), (at.left, words.few, whole)]
    for left, told, wide in tried:
        if sketch.letters.width(told, False) <= wide:  # noqa: FBT003
            crossed = words.chart.kind is ChartKind.DOTS or (left < x and row.mark.value is not None)
            sketch.text(told, left + gap * 2, y, mark=row.place, halo=crossed)
            return
    sketch.text(words.common("few"), at.left + gap * 2, y, room=whole, mark=row.place, halo=True)


def draw_usual(sketch: Sketch, at: Layout, half: float) -> None:
    """Draw the small mark of where each row usually is."""
    for mark, place, middle, *_ in at.rows:
        if mark.usual is not None:
            x = at.x(mark.usual)
            sketch.add(Line(x, middle - half, x, middle + half, Role.GROUND, place, 4.0))
            sketch.add(Line(x, middle - half, x, middle + half, Role.INK, place, 2.0))


def draw_level(sketch: Sketch, chart: Chart, at: Layout) -> None:
    """Draw the chart's level down through all rows."""
    if chart.level is not None and at.rows:
        x = at.x(chart.level)
        sketch.add(Line(x, at.top, x, at.bottom, Role.USUAL, dashed=True))


def write_head(sketch: Sketch, chart: Chart, words: ChartWords, at: Layout) -> None:
    """Write above the rows what the small marks and the level are."""
    y = at.top - sketch.gap / 2 - sketch.letters.descent
    if chart.level is not None and at.rows:
        told = f"{words.level} {words.number(chart.level)}"
        sketch.text(told, at.x(chart.level), y, anchor=Anchor.MIDDLE)
    usual = next((row.mark.usual for row in at.rows if row.mark.usual is not None), None)
    if usual is not None and not sketch.text(words.usual, at.x(usual), y, anchor=Anchor.MIDDLE):
        sketch.add(Line(1, y - sketch.letters.ascent * 0.8, 1, y, Role.INK, weight=2.0))
        sketch.text(words.usual, sketch.gap * 1.5, y)


def _head(chart: Chart, letters: Lettering) -> float:
    named = chart.level is not None or any(mark.usual is not None for mark in chart.marks)
    return letters.line + letters.gap if named else 0.0
