"""Charts made by hand, and a teller with words and formats of its own: neither shop nor Qt is needed."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from delight.domain.charts.sketch import Lettering
from delight.domain.charts.words import ChartWords
from delight.domain.insight.chapter import Chart, ChartKind, Mark, Topic
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Behind, Month, Own, Unit

COMMON = Path(__file__).parents[3] / "resources" / "insight" / "en" / "common.toml"
GERMAN = {
    "too_few": "zu wenige, um etwas zu sagen",
    "hours": {"one": "{0} Stunde", "other": "{0} Stunden"},
    "days": {"one": "{0} Tag", "other": "{0} Tage"},
    "points": "{0} Punkte",
    "chart": {
        "few": "zu wenige",
        "few_of": "zu wenige ({0})", "cut": "nur zum Teil", "usual": "üblicherweise", "of": "von {0}",
        "more": "und {0} weitere", "part": "{0} nur zum Teil", "parts": "{0} und {1} nur zum Teil",
        "nothing": "Noch nichts zu zeigen", "row": "{0}: {1}",
        "between": "zwischen {0} und {1}",
    },
}  # fmt: skip
OWN = {
    "title": "Made by hand",
    "chart": {
        "made": {
            "title": "A chart",
            "level": "your target",
            "above": "They said it",
            "below": "They did not say it",
        }
    },
}
OWN_GERMAN = {
    "title": "Von Hand",
    "chart": {
        "made": {
            "title": "Ein Bild",
            "level": "Ihre Zielvorgabe",
            "above": "Haben es ausgesprochen",
            "below": "Haben nichts gesagt",
        }
    },
}


class PlainFormats:
    """Numbers and months in English, amounts in pounds."""

    def whole(self, number: float) -> str:
        return f"{round(number):,}".replace("-", "−")

    def decimal(self, number: float, places: int) -> str:
        return f"{number:,.{places}f}".replace("-", "−")

    def percent(self, share: float, places: int = 0) -> str:
        return f"{share * 100:.{places}f} %".replace("-", "−")

    def amount(self, minor: float) -> str:
        told = f"£{abs(minor) / 100:,.2f}".removesuffix(".00")
        return f"−{told}" if minor < 0 else told

    def day(self, day: date) -> str:
        return f"{day.day} {day:%B %Y}"

    def month(self, first: date, *, short: bool = False) -> str:
        return f"{first:%b}" if short else f"{first:%B %Y}"


def words(chart: Chart, *, german: bool = False) -> ChartWords:
    """Return the words of a chart, English or of German length."""
    common: dict[str, Any] = tomllib.loads(COMMON.read_text("utf-8"))
    own = {"common": {**common, **GERMAN} if german else common, "works": OWN_GERMAN if german else OWN}
    return ChartWords(Teller(own, PlainFormats()), Topic.WORKS, chart)


def chart(kind: ChartKind, unit: Unit, marks: Sequence[Mark], **given: Any) -> Chart:
    """Return a chart with the code that ``words`` knows."""
    return Chart(code="made", kind=kind, unit=unit, marks=tuple(marks), **given)


def mark(label: str | Month, value: float | None, **given: Any) -> Mark:
    """Return a mark; ``behind`` are as many ids as it rests on."""
    n = given.get("n")
    return Mark(
        label=Own(label) if isinstance(label, str) else label,
        value=value,
        behind=Behind(tuple(range(1, min(n or 1, 5) + 1))),
        **given,
    )


def months(
    values: Sequence[float | None], year: int = 2025, first: int = 7, spread: float = 0.0, **given: Any
) -> list[Mark]:
    """Return a mark for each month, with an interval of ``spread`` on both sides."""
    found: list[Mark] = []
    for place, value in enumerate(values):
        label = Month(date(year + (first - 1 + place) // 12, (first - 1 + place) % 12 + 1, 1))
        ends = {} if value is None or not spread else {
            "low": max(0.0, value - spread), "high": value + spread
        }  # fmt: skip
        found.append(mark(label, value, **ends, **given))
    return found


def lettering(size: float = 12.0) -> Lettering:
    """Return letters that are all equally wide."""
    return Lettering(size, size / 3, lambda text, strong: len(text) * size * (0.56 if strong else 0.52))
