"""A made-up report with a chapter for each topic, and the words that say it: for the look of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from delight.domain.insight.chapter import (
    FOUR,
    Chapter,
    Chart,
    ChartKind,
    Figure,
    Mark,
    Report,
    Row,
    Said,
    Table,
    Topic,
    Verdict,
)
from delight.domain.insight.coverage import Coverage
from delight.domain.insight.period import Against, Period, Span, checked, compared_from, named
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Behind, Between, Month, Number, Own, Things, Unit
from delight.domain.progress import ProgressFn, silent
from tests.domain.insight.plainly import Plain, plain

SINCE = date(2023, 1, 1)
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
MONTHS = tuple(date(2025, month, 1) for month in range(1, 13))
SENTENCES = {
    Topic.RECOGNITION: "Fourteen kind words came in, about as many as usual.",
    Topic.RECOMMENDATION: "Of forty answers, twenty-three would recommend you.",
    Topic.RETURN: "Nine of eleven came back; usually eight of eleven do.",
    Topic.REVENUE: "Those who came back bought for £2,140 since; putting it right cost £312.",
    Topic.WORKS: "After “Late”, an apology with a call brought most back; of the rest too few to say.",
    Topic.CAUSES: "Most often it was the bread slicer: 12 of 61 complaints.",
    Topic.RESPONSE: "Half of all complaints were answered within 3 hours; 52 of 61 in time.",
    Topic.PARADOX: "Eight of ten felt better after it was put right; they come back as often as others.",
    Topic.ICEBERG: "Between 90 and 410 more were probably let down and said nothing.",
    Topic.GESTURES: "18 surprises were given for £64 of £120.",
    Topic.PEOPLE: "Six customers brought others; three are drifting away.",
    Topic.COSTS: "Putting things right cost £312, half of it refunds; two costs are not noted.",
    Topic.CONSISTENCY: "On Saturdays answers take longer than on other days.",
    Topic.STANDARDS: "Your promise “an answer the same day” was kept 52 times of 61.",
    Topic.OURSELVES: "You think they would give you 8.5; they give 8.9.",
}


def behind(count: int = 9, of: Things = Things.CASES) -> Behind:
    """Return so many made-up ids."""
    return Behind(tuple(range(1, count + 1)), of)


def figure(topic: Topic) -> Figure | None:
    """Return the figure of a topic; the kind words are too few to say anything."""
    points = (0.7, 0.75, 0.8, None, 0.72, 0.81, 0.84, 0.8, 0.9, 0.86, 0.88, 0.9)
    if topic is Topic.RECOGNITION:
        return Figure(value=None, some=2, n=3, behind=behind(2))
    if topic is Topic.REVENUE:
        return Figure(
            value=Number(182_800, Unit.AMOUNT), n=9, between=Between(90_000, 240_000, Unit.AMOUNT),
            usual=Number(150_000, Unit.AMOUNT), verdict=Verdict.SAME, behind=behind(9, Things.CUSTOMERS),
        )  # fmt: skip
    return Figure(
        value=Number(9 / 11, Unit.SHARE), some=9, n=11, between=Between(0.52, 0.95, Unit.SHARE),
        usual=Number(0.73, Unit.SHARE), usual_n=60, verdict=Verdict.HIGHER, good=True, behind=behind(),
        points=points, unit=Unit.SHARE,
    )  # fmt: skip


def chart(topic: Topic) -> Chart:
    """Return a chart; each topic has another kind."""
    kind = list(ChartKind)[list(Topic).index(topic) % len(ChartKind)]
    by_month = kind in {ChartKind.MONTHS, ChartKind.LINE}
    labels = [Month(day) for day in MONTHS] if by_month else [Own(f"Part {n}") for n in "ABCD"]
    values = [0.3 + 0.06 * (n % 7) for n in range(len(labels))]
    marks = tuple(
        Mark(label=name, value=value, low=value - 0.1, high=value + 0.1, n=12, behind=behind(3))
        for name, value in zip(labels, values, strict=True)
    )
    return Chart(code="months", kind=kind, unit=Unit.SHARE, marks=marks, level=0.6 if by_month else None)


def table() -> Table:
    """Return the table of the chart."""
    return Table(
        code="months",
        columns=("month", "back"),
        rows=tuple(Row(cells=(Month(day), Number(n)), behind=behind(n)) for n, day in enumerate(MONTHS)),
    )


def chapter(topic: Topic) -> Chapter:
    """Return a chapter about a topic."""
    return Chapter(
        topic=topic,
        figure=figure(topic) if topic in FOUR else None,
        said=(Said(code="first"), Said(code="second", behind=behind(4))),
        tables=(table(),),
        charts=(chart(topic),),
        definition=(Said(code="counted"),),
        apart=(Said(code="apart", values={"n": Number(2)}, behind=behind(2)),),
        on_visits=topic in {Topic.RETURN, Topic.REVENUE},
    )


def teller() -> Teller:
    """Return what says the made-up report, with the common words as they ship."""
    words = {topic.value: _words(topic) for topic in Topic}
    return Teller({**words, "common": plain().words["common"]}, Plain())


def report(
    period: Period = YEAR,
    against: Against = Against.USUAL,
    topics: Sequence[Topic] = tuple(Topic),
) -> Report:
    """Return a report on a period."""
    return Report(
        period=period, against=against, before=Period(SINCE, date(2024, 12, 31)), cut=False, cases=61,
        currency="GBP", coverage=Coverage(complaints=61, named=40, visits_known=32),
        chapters=tuple(chapter(topic) for topic in topics),
        apart=(Said(code="apart.no_customer", values={"n": Number(2)}, behind=behind(2)),),
    )  # fmt: skip


class MadeInsight:
    """Stands in for the service; notes what it was asked, and refuses what the real one refuses."""

    def __init__(self, today: date) -> None:
        self.today, self.asked = today, list[tuple[date | None, date | None, Against]]()
        self.topics: Sequence[Topic] = tuple(Topic)
        self.cases = 61
        self.nothing: Topic | None = None
        self.since, self.is_alone, self.begins = SINCE, False, Span.TWELVE_MONTHS

    def report(
        self,
        first: date | None = None,
        last: date | None = None,
        against: Against = Against.USUAL,
        progress: ProgressFn = silent,
    ) -> Report:
        progress(0, 2)
        self.asked.append((first, last, against))
        found = replace(report(checked(first, last, self.today), against, self.topics), cases=self.cases)
        if self.nothing is not None:
            emptied = tuple(_of_nothing(one) if one.topic is self.nothing else one for one in found.chapters)
            found = replace(found, chapters=emptied)
        return replace(found, before=None) if self.is_alone else found

    def named(self, span: Span) -> Period:
        return named(span, self.today, self.since)

    def opening(self) -> Span:
        return self.begins

    def compared_from(self) -> date:
        return compared_from(self.since)

    def teller(self, language: str | None = None) -> Teller:
        return teller()


def _of_nothing(one: Chapter) -> Chapter:
    return replace(one, figure=Figure(value=None, some=0, n=3))


def _words(topic: Topic) -> dict[str, object]:
    return {
        "title": topic.value.capitalize(),
        "question": f"What about {topic.value}?",
        "figure": "came back" if topic is not Topic.REVENUE else "kept, less what it cost",
        "said": {
            "first": SENTENCES[topic],
            "second": "Four of them wrote a letter.",
            "counted": "Counted is who came again within the time in which they usually come.",
            "apart": "Two costs are not noted.",
        },
        "chart": {
            "months": {"title": "By month", "level": "usually", "above": "seen", "below": "not seen"},
            "parts": {"title": "By part", "level": "usually", "above": "seen", "below": "not seen"},
        },
        "table": {
            "months": {"title": "By month", "column": {"month": "Month", "back": "Came back"}},
            "parts": {"title": "By part", "column": {"month": "Part", "back": "Came back"}},
        },
    }
