"""How the paper of what the shop learns looks: sizes, faces, margins; and a few words of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from delight.domain.insight.chapter import Report
from delight.domain.insight.period import Period
from delight.domain.insight.telling import Teller
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import PaperSize, Typeface
from delight.letters.pdf.page import Colour, colour, readable
from delight.letters.sheets import head
from delight.letters.sheets.charts import ChartStyle
from delight.letters.sheets.paper import MM, SHEETS
from delight.letters.type import scripts
from delight.letters.type.fonts import Cut

HALF_LETTER = (139.7, 215.9)
"""Half of US Letter in mm: what it is when it is folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Sizes in points and margins in mm on one kind of page.

    Attributes:
        most: so many rows of a table are shown.
        abreast: so many small charts stand side by side.
        columns: of small words.
        monthly: the months of a chart are shown as a table, too.
    """

    text: float
    lead: float
    small: float
    tiny: float
    title: float
    big: float
    side: float
    top: float
    bottom: float
    most: int
    abreast: int
    columns: int
    monthly: bool


LARGE = Sizes(
    text=10.5, lead=14.0, small=8.8, tiny=8.0, title=25.0, big=38.0, side=26.0, top=24.0, bottom=27.0,
    most=13, abreast=2, columns=2, monthly=True,
)  # fmt: skip
SHORT = replace(LARGE, text=9.4, lead=11.8, small=8.2, title=20.0, big=30.0)
"""Of the short booklet, on a large page of which a chapter is half."""
SMALL = Sizes(
    text=9.0, lead=11.2, small=7.6, tiny=6.9, title=19.0, big=28.0, side=15.0, top=15.0, bottom=19.0,
    most=8, abreast=1, columns=1, monthly=False,
)  # fmt: skip


@dataclass(frozen=True)
class Looks:
    """How one kind of page is set; everything is in points."""

    width: float
    height: float
    sizes: Sizes
    typeface: Typeface
    language: str
    shade: str

    @property
    def left(self) -> float:
        return self.sizes.side * MM

    @property
    def top(self) -> float:
        return self.sizes.top * MM

    @property
    def measure(self) -> float:
        """How wide the text is."""
        return self.width - 2 * self.left

    @property
    def room(self) -> float:
        """How high the text is."""
        return self.height - self.top - self.sizes.bottom * MM

    @cached_property
    def plain(self) -> Cut:
        return self._cut(400, 10)

    @cached_property
    def bold(self) -> Cut:
        return self._cut(600, 10)

    @cached_property
    def display(self) -> Cut:
        """What titles are set in: the face of the shop's letters, even a handwritten one."""
        return Cut(typeface=self.typeface, weight=600, optical=24, language=self._setting)

    @cached_property
    def accent(self) -> Colour:
        return readable(colour(self.shade))

    def chart_style(self, days: Period, size: float = 0.0) -> ChartStyle:
        """Return how charts look here, with small letters or those of a size."""
        return ChartStyle(cut=self.plain, accent=colour(self.shade), size=size or self.sizes.small, days=days)

    @property
    def _setting(self) -> str:
        return scripts.setting_language(self.language)

    def _cut(self, weight: int, optical: int) -> Cut:
        face = head.printed(self.typeface)
        return Cut(typeface=face, weight=weight, optical=optical, language=self._setting)


def looks_on(paper: PaperSize, sender: Sender, typeface: Typeface, language: str, *, small: bool) -> Looks:
    """Return how pages look on A4 or US Letter, or ``small`` on half of it."""
    sheet = SHEETS[PaperSize.LETTER if paper is PaperSize.LETTER else PaperSize.A4]
    width, height = sheet.width, sheet.height
    if small:
        width, height = HALF_LETTER if paper is PaperSize.LETTER else (148.5, 210.0)
    return Looks(width * MM, height * MM, SMALL if small else LARGE, typeface, language, sender.accent)


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What the paper itself says, in the language of its teller."""

    teller: Teller

    def of(self, *path: str) -> str:
        """Return words of ours by their path."""
        found = self.teller.words["paper"]
        for step in path:
            found = found[step]
        return str(found)

    def cases(self, count: int) -> str:
        """Return how many cases came in."""
        form = {0: "zero", 1: "one"}.get(count, "other")
        return self.of("cases", form).format(self.teller.formats.whole(count))

    def days(self, period: Period) -> str:
        """Return a period: a year or a month by its name, else from when to when."""
        first, last = period.first, period.last
        if (first.month, first.day, last) == (1, 1, date(first.year, 12, 31)):
            return str(first.year)
        if first.day == 1 and first.month == last.month and _next(last).day == 1 and period.days <= 31:
            return self.teller.formats.month(first)
        return self.of("days").format(*map(self.teller.formats.day, (first, last)))

    def about(self, report: Report) -> str:
        """Return how many cases came in, what they are compared with, and what is left out."""
        parts = [self.cases(report.cases)]
        if report.before is None:
            parts.append(self.of("alone"))
        else:
            parts.append(self.of("compared").format(self.days(report.before)))
        return " · ".join([*parts, self.of("cut")] if report.cut else parts)


def _next(day: date) -> date:
    return day + timedelta(days=1)
