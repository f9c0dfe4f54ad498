"""Rows of the first page, made up."""

from __future__ import annotations

from datetime import UTC, datetime

from delight.domain.days.calendar import Urgency
from delight.domain.today import TaskKind, TodayRow

_CODES = {TaskKind.GRAVE: "injury", TaskKind.APPROVE: "refund"}


def row(kind: TaskKind, name: str = "Ana Lima") -> TodayRow:
    return TodayRow(
        kind=kind,
        record=1,
        case_id=None if kind is TaskKind.GESTURE else 1,
        reference="C-2026-0001",
        customer_id=1 if name else None,
        customer_name=name,
        phone="",
        what="The cake was late",
        code=_CODES.get(kind, ""),
        due_at=datetime(2026, 3, 11, 12, tzinfo=UTC),
        urgency=Urgency.TODAY,
    )
