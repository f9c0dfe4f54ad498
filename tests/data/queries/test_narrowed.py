"""Lists that show only what is behind a figure, however many that are."""

from __future__ import annotations

from delight.domain.cases.case import CaseFilter
from delight.domain.changes import Noun
from delight.domain.narrowed import BehindFigure
from tests import factories

FAR = tuple(range(1_000_000, 1_030_000))
"""More ids than a statement may have parameters."""


def test_cases_are_those_behind_the_figure_and_fit_what_else_is_asked(services):
    ids = [factories.case(services, what=f"Cold {n}") for n in ("tea", "soup", "rice")]
    which = BehindFigure(ids=(ids[0], ids[2], *FAR))
    assert {row.id for row in services.cases.page(CaseFilter(narrowed=which))} == {ids[0], ids[2]}
    assert services.cases.count(CaseFilter(narrowed=which)) == 2
    tea = CaseFilter(narrowed=which, search="tea")
    assert [row.id for row in services.cases.page(tea)] == [ids[0]]
    assert services.cases.page(CaseFilter(narrowed=BehindFigure(ids=()))) == []


def test_customers_are_those_behind_the_figure_and_fit_what_else_is_asked(services):
    ids = [factories.customer(services, name, email="") for name in ("Ana", "Bo", "Cy")]
    which = BehindFigure(ids=(ids[0], ids[2], *FAR), noun=Noun.CUSTOMER)
    assert [row.name for row in services.customers.page(narrowed=which)] == ["Ana", "Cy"]
    assert services.customers.count(narrowed=which) == 2
    assert [row.name for row in services.customers.page("Cy", narrowed=which)] == ["Cy"]
    assert [row.name for row in services.customers.page(narrowed=which, after=ids[0])] == ["Cy"]
