"""A chapter of what the shop learns: a figure, sentences, tables, charts, and how all of it is counted.

Page, paper, CSV and the command show the same chapters: they know how to draw a table and a chart, and
nothing of what is in them. Words stand in ``resources/insight``, looked up by the codes here
(``insight.telling``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from delight.domain.insight.coverage import Coverage
from delight.domain.insight.period import Against, Period
from delight.domain.insight.values import Behind, Between, Number, Unit, Value


class Topic(StrEnum):
    """What a chapter is about, in the order of the page; the first four are the four R's."""

    RECOGNITION = "recognition"
    RECOMMENDATION = "recommendation"
    RETURN = "return"
    REVENUE = "revenue"
    WORKS = "works"
    CAUSES = "causes"
    RESPONSE = "response"
    PARADOX = "paradox"
    ICEBERG = "iceberg"
    GESTURES = "gestures"
    PEOPLE = "people"
    COSTS = "costs"
    CONSISTENCY = "consistency"
    STANDARDS = "standards"
    OURSELVES = "ourselves"


FOUR = (Topic.RECOGNITION, Topic.RECOMMENDATION, Topic.RETURN, Topic.REVENUE)
"""The four R's."""


class Verdict(StrEnum):
    """How a figure stands to what it is compared with."""

    UNSAID = ""
    """There is nothing to compare it with, or too little."""
    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"
    """No difference that can be told from chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence: its code in the words of its topic, what goes into its gaps, what it opens if anything."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)
    behind: Behind = field(default_factory=Behind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The one number of a chapter, for its card.

    Attributes:
        value: the number; ``None`` where it rests on too few to say, or on nothing.
        some, n: what it is made of: ``some`` of ``n``, or ``n`` alone where there is no such part.
        between: where the truth lies 95 times in a hundred.
        usual: the same of what it is compared with, resting on ``usual_n``.
        against: what that is, where it is not what the report compares with: ``first``, the shop's baseline;
            ``guess``, what those who work there guess.
        verdict: how they stand to each other; ``good`` whether that is well, ``None`` where it is neither.
        behind: what it counts.
        points: by month, the first first, for a small line; ``None`` where a month has too few.
        unit: of ``points``.
    """

    value: Number | None
    n: int
    some: int | None = None
    between: Between | None = None
    usual: Number | None = None
    usual_n: int = 0
    against: str = ""
    verdict: Verdict = Verdict.UNSAID
    good: bool | None = None
    behind: Behind = field(default_factory=Behind)
    points: tuple[float | None, ...] = ()
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; ``behind`` opens its cases, ``quiet`` says that it is too small to say anything."""

    cells: tuple[Value, ...]
    behind: Behind = field(default_factory=Behind)
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its code, the codes of its columns, its rows, the first column what a row is about.

    ``about`` goes behind its title, where the title alone does not say it: one cause of several.
    """

    code: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    about: Value = None


class ChartKind(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"
    """Bars lying, one for each thing, with its interval if it has one; longest first as given."""
    DOTS = "dots"
    """A dot with the line of its interval for each thing, and a small mark where it usually is."""
    MONTHS = "months"
    """Columns standing, one for each month."""
    LINE = "line"
    """Points by month, joined only where ``joined`` says so; with what is usual as a quiet level."""
    SPLIT = "split"
    """One bar in parts, such as better, the same, worse."""
    ICEBERG = "iceberg"
    """For each thing what was seen (``value``) above the water, below it the range (``low``, ``high``) of
    what was not; the resources have the chart's words ``above`` and ``below``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A bar, dot, column, point or part of a chart.

    Attributes:
        label: what it is about.
        value: how long or high; ``None`` where it is too few to say or nothing.
        low, high: its interval, if it has one.
        usual: the same of what it is compared with.
        n: how many it rests on, said beside it.
        quiet: drawn as too few to say.
    """

    label: Value
    value: float | None
    low: float | None = None
    high: float | None = None
    usual: float | None = None
    n: int | None = None
    behind: Behind = field(default_factory=Behind)
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of marks in one unit; the table of the same ``code`` has its figures.

    ``level`` is a line across, such as what is usual or a target; its words are the chart's ``level`` in the
    resources. ``joined`` may be true only where ``insight.saying.may_join`` lets it. ``about`` is as in
    ``Table``; each code stands once in a chapter.
    """

    code: str
    kind: ChartKind
    unit: Unit
    marks: tuple[Mark, ...]
    level: float | None = None
    joined: bool = False
    about: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Everything about one topic.

    Attributes:
        said: the first sentence is the chapter in one breath; the others go on.
        definition: how it is counted, with its limits and sources.
        apart: what was counted apart or left out, and why.
        on_visits: rests on visits, so whose visits are known is said beside it.
        enough: there is enough to say what the chapter is about; else ``said`` tells how much is missing.
    """

    topic: Topic
    figure: Figure | None
    said: tuple[Said, ...]
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    definition: tuple[Said, ...] = ()
    apart: tuple[Said, ...] = ()
    on_visits: bool = False
    enough: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All chapters about a period.

    Attributes:
        period: the days it is about; ``cut`` where what is still to come of them was left out.
        before: what it is compared with; ``None`` where the shop wrote nothing down so long ago.
        cases: how many came in, of all kinds, in the period.
        coverage: whose visits are known.
        apart: what is true of all chapters: rows that could not be used, and why.
    """

    period: Period
    against: Against
    before: Period | None
    cut: bool
    cases: int
    currency: str
    coverage: Coverage
    chapters: tuple[Chapter, ...]
    apart: tuple[Said, ...] = ()

    def chapter(self, topic: Topic) -> Chapter | None:
        """Return the chapter about a topic, if there is one for whoever asked."""
        return next((one for one in self.chapters if one.topic is topic), None)
