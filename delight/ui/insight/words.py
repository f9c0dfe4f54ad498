"""What the page itself says; what chapters say is looked up by a ``Teller``."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from delight.domain.insight.chapter import Topic
from delight.domain.insight.period import Against, Span

ICONS = {
    Topic.RECOGNITION: "star",
    Topic.RECOMMENDATION: "heart",
    Topic.RETURN: "return",
    Topic.REVENUE: "money",
    Topic.WORKS: "check",
    Topic.CAUSES: "list",
    Topic.RESPONSE: "clock",
    Topic.PARADOX: "mood-5",
    Topic.ICEBERG: "hide",
    Topic.GESTURES: "gift",
    Topic.PEOPLE: "customers",
    Topic.COSTS: "ticket",
    Topic.CONSISTENCY: "calendar",
    Topic.STANDARDS: "promise",
    Topic.OURSELVES: "person",
}


def tr(text: str) -> str:
    """Return words of this page in the language of the window."""
    return QCoreApplication.translate("Insight", text)


def spans() -> list[tuple[Span | None, str]]:
    """Return the periods that have a name, with their words; ``None`` is days of one's own."""
    return [
        (Span.THIS_MONTH, tr("This month")),
        (Span.LAST_MONTH, tr("Last month")),
        (Span.THREE_MONTHS, tr("Last 3 months")),
        (Span.TWELVE_MONTHS, tr("Last 12 months")),
        (Span.THIS_YEAR, tr("This year")),
        (Span.LAST_YEAR, tr("Last year")),
        (Span.ALL, tr("All days")),
        (None, tr("Own days")),
    ]


def comparisons() -> list[tuple[Against, str]]:
    """Return what figures are compared with, with its words."""
    return [(Against.USUAL, tr("usual")), (Against.LAST_YEAR, tr("a year before"))]
