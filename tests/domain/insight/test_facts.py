"""What facts hand out."""

from __future__ import annotations

from datetime import date

from delight.domain.cases.stages import CaseKind
from delight.domain.insight.facts import Span
from tests.domain.insight.made import YEAR, case


def test_cases_of_a_kind_come_in_the_order_in_which_they_came_in():
    late, early = case(date(2026, 5, 2)), case(date(2026, 1, 2))
    kind = case(date(2026, 3, 1), kind="compliment")
    span = Span(period=YEAR, cases=[late, kind, early])
    assert span.of_kind(CaseKind.COMPLAINT) == [early, late]
    assert span.of_kind(CaseKind.COMPLIMENT) == [kind]
    assert span.of_kind(CaseKind.SUGGESTION) == []
