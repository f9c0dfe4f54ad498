"""A report as plain values, for ``delight insight --json``: shares from 0 to 1, amounts as text, ISO days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from delight.domain.insight.chapter import Chapter, Figure, Report, Said, Table
from delight.domain.insight.period import Period
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Between, Month, Number, Own, Term, TooFew, Unit, Value, Year
from delight.domain.money import plain_amount

PLACES = 4
"""Decimals of whatever is no count and no amount."""


def report_json(report: Report, teller: Teller) -> dict[str, Any]:
    """Return a report as JSON has it; its sentences in the words of ``teller``.

    Charts are not in it: the table of the same code has their figures.
    """
    return {
        **_days(report.period),
        "cut": report.cut,
        "against": report.against.value,
        "before": _days(report.before) if report.before else None,
        "cases": report.cases,
        "currency": report.currency,
        "coverage": {
            "complaints": report.coverage.complaints,
            "named": report.coverage.named,
            "visits_known": report.coverage.visits_known,
        },
        "apart": [teller.sentence(None, said) for said in report.apart],
        "chapters": [_chapter(chapter, teller, Plain(report.currency)) for chapter in report.chapters],
    }


@dataclass(frozen=True, slots=True)
class Plain:
    """Turns values into plain ones, amounts in a ``currency``."""

    currency: str

    def value(self, value: Value) -> Any:
        """Return a value as JSON has it; what is not known is nothing."""
        match value:
            case None:
                return None
            case Number():
                return self.number(value)
            case Between(low, high, unit):
                return {"low": self.number(Number(low, unit)), "high": self.number(Number(high, unit))}
            case Term(_, key):
                return key or None
            case Own(words):
                return words
            case Month(first):
                return f"{first:%Y-%m}"
            case Year(first):
                return f"{first:%Y}"
            case TooFew(some, of):
                return {"too_few": True, "some": some, "of": of}
            case date():
                return value.isoformat()
            case _:
                assert_never(value)

    def number(self, number: Number) -> Any:
        """Return a number: a whole one where it counts, amounts as text with their currency."""
        value, unit = number
        if unit is Unit.COUNT:
            return round(value)
        if unit is Unit.AMOUNT:
            return {"amount": plain_amount(round(value), self.currency), "currency": self.currency}
        return rounded(value)


def rounded(value: float) -> float:
    """Return a number with ``PLACES`` decimals at most; none is less than nothing by its sign alone."""
    return round(float(value), PLACES) + 0.0


def _chapter(chapter: Chapter, teller: Teller, plain: Plain) -> dict[str, Any]:
    topic = chapter.topic

    def told(some: tuple[Said, ...]) -> list[str]:
        return [teller.sentence(topic, said) for said in some]

    return {
        "topic": topic.value,
        "title": teller.title(topic),
        "question": teller.text(topic, "question"),
        "enough": chapter.enough,
        "on_visits": chapter.on_visits,
        "figure": _figure(chapter.figure, plain) if chapter.figure else None,
        "said": told(chapter.said),
        "apart": told(chapter.apart),
        "definition": told(chapter.definition),
        "tables": [_table(chapter, table, teller, plain) for table in chapter.tables],
    }


def _figure(figure: Figure, plain: Plain) -> dict[str, Any]:
    return {
        "value": plain.value(figure.value),
        "some": figure.some,
        "n": figure.n,
        "between": plain.value(figure.between),
        "usual": plain.value(figure.usual),
        "usual_n": figure.usual_n,
        "against": figure.against or None,
        "verdict": figure.verdict.value or None,
        "good": figure.good,
    }


def _table(chapter: Chapter, table: Table, teller: Teller, plain: Plain) -> Mapping[str, Any]:
    rows = [
        {code: plain.value(cell) for code, cell in zip(table.columns, row.cells, strict=True)}
        for row in table.rows
    ]
    return {
        "code": table.code,
        "title": teller.heading(chapter.topic, table),
        "columns": list(table.columns),
        "rows": rows,
    }


def _days(period: Period) -> dict[str, str]:
    return {"from": period.first.isoformat(), "to": period.last.isoformat()}
