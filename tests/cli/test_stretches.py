"""A long list comes some rows at a time, and is what it would be in one go."""

from dataclasses import dataclass

import pytest

from delight.cli import stretches
from delight.cli.stretches import whole
from delight.domain.customers.customer import CustomerSort
from delight.services.opening import open_services
from tests import factories


@dataclass
class Row:
    id: int


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 6, 7, 8, 100])
@pytest.mark.parametrize("count", [0, 1, 3, 6, 7])
def test_all_rows_come_once_and_in_order(monkeypatch, limit, count):
    monkeypatch.setattr(stretches, "AT_ONCE", 3)
    asked = []

    def page(after, most):
        asked.append(most)
        begin = 0 if after is None else after + 1
        return [Row(id=n) for n in range(begin, min(count, begin + most))]

    assert [row.id for row in whole(page, limit)] == list(range(min(limit, count)))
    assert max(asked) <= 3


@pytest.fixture
def some(delight, monkeypatch):
    """Seven customers of four names, each with a case."""
    services = open_services(delight.place)
    for n in range(7):
        person = factories.customer(services, name=f"Ida {'ABCA'[n % 4]}")
        factories.case(services, person, what=f"Soup {n} was cold")
    services.close()
    monkeypatch.setattr(stretches, "AT_ONCE", 2)
    return delight


@pytest.mark.parametrize("search", [(), ("--search", "ida")])
@pytest.mark.parametrize("sort", CustomerSort)
def test_customers_are_the_same_in_stretches(some, monkeypatch, search, sort):
    words = ("customer", "list", "--sort", sort.value, *search)
    parts = some.done(*words)
    monkeypatch.setattr(stretches, "AT_ONCE", 1_000)
    assert parts == some.done(*words)
    assert len(parts) == 7 + (0 if search else 1)
    assert some.done(*words, "--limit", 3) == parts[:3]


@pytest.mark.parametrize("search", [(), ("--search", "soup")])
def test_cases_are_the_same_in_stretches(some, monkeypatch, search):
    parts = some.done("case", "list", *search)
    monkeypatch.setattr(stretches, "AT_ONCE", 1_000)
    assert parts == some.done("case", "list", *search)
    assert len(parts) == 7
    assert some.done("case", "list", *search, "--limit", 5) == parts[:5]
