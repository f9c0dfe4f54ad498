"""A report as plain values, for ``delight insight --json``: shares from 0 to 1, amounts as text, ISO days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from delight.domain.insight.chapter import Chapter, Figure, Report, Said, Table, Topic
from delight.domain.insight.period import Period
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import (
    Behind,
    Between,
    Month,
    Number,
    Own,
    Term,
    TooFew,
    Unit,
    Value,
    Year,
)
from delight.domain.money import plain_amount

PLACES = 4
"""Decimals of whatever is no count and no amount."""
BEHIND = "behind"
"""Stands in each row beside its columns."""


def report_json(report: Report, teller: Teller) -> dict[str, Any]:
    """Return a report as JSON has it; its sentences in the words of ``teller``, beside what they are made of.

    Charts are not in it: the table of the same code has their figures. Whatever counts cases or customers
    says which, by the ids that other commands take.
    """
    plain = Plain(report.currency)
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
        "apart": _told(None, report.apart, teller, plain),
        "chapters": [_chapter(chapter, teller, plain) for chapter in report.chapters],
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
    return {
        "topic": topic.value,
        "title": teller.title(topic),
        "question": teller.text(topic, "question"),
        "enough": chapter.enough,
        "on_visits": chapter.on_visits,
        "figure": _figure(chapter.figure, plain) if chapter.figure else None,
        "said": _told(topic, chapter.said, teller, plain),
        "apart": _told(topic, chapter.apart, teller, plain),
        "definition": _told(topic, chapter.definition, teller, plain),
        "tables": [_table(chapter, table, teller, plain) for table in chapter.tables],
    }


def _told(topic: Topic | None, said: Sequence[Said], teller: Teller, plain: Plain) -> list[dict[str, Any]]:
    return [
        {
            "code": one.code,
            "text": teller.sentence(topic, one),
            "values": {name: plain.value(value) for name, value in one.values.items()},
            "behind": _behind(one.behind),
        }
        for one in said
    ]


def _behind(behind: Behind) -> dict[str, Any] | None:
    return {"of": behind.of.value, "ids": list(behind.ids)} if behind.ids else None


def _figure(figure: Figure, plain: Plain) -> dict[str, Any]:
    return {
        "value": plain.value(figure.value),
        "unit": figure.value.unit.value if figure.value else None,
        "some": figure.some,
        "n": figure.n,
        "between": plain.value(figure.between),
        "usual": plain.value(figure.usual),
        "usual_n": figure.usual_n,
        "against": figure.against or None,
        "verdict": figure.verdict.value or None,
        "good": figure.good,
        "behind": _behind(figure.behind),
    }


def _table(chapter: Chapter, table: Table, teller: Teller, plain: Plain) -> Mapping[str, Any]:
    rows = [
        {code: plain.value(cell) for code, cell in zip(table.columns, row.cells, strict=True)}
        | {BEHIND: _behind(row.behind)}
        for row in table.rows
    ]
    columns = zip(*(row.cells for row in table.rows), strict=True)
    return {
        "code": table.code,
        "title": teller.heading(chapter.topic, table),
        "about": plain.value(table.about),
        "columns": list(table.columns),
        "units": {code: _unit(cells) for code, cells in zip(table.columns, columns, strict=False)},
        "rows": rows,
    }


def _unit(cells: Sequence[Value]) -> str | None:
    """Return what a column counts; nothing where it holds no numbers, or not the same in each row."""
    units = {cell.unit.value for cell in cells if isinstance(cell, Number | Between)}
    return units.pop() if len(units) == 1 else None


def _days(period: Period) -> dict[str, str]:
    return {"from": period.first.isoformat(), "to": period.last.isoformat()}
