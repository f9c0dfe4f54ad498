"""Who belongs to whom: both pages show it, a household is one, nobody brings themselves."""

from __future__ import annotations

from datetime import date

import pytest

from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.errors import ConflictError, InputError, UnknownError
from tests import factories


@pytest.fixture
def people(services):
    names = ("Ana", "Bo", "Cem", "Dora")
    return [factories.customer(services, name) for name in names]


def link(services, one, other, kind=LinkKind.HOUSEHOLD, **more):
    return services.links.add(LinkDraft(kind=kind, customer_id=one, other_id=other, **more))


def seen(services, who, kind=LinkKind.HOUSEHOLD):
    return [row.name for row in services.links.of(who) if row.kind is kind]


def test_both_pages_show_it(services, people):
    ana, bo, *_ = people
    link(services, bo, ana, LinkKind.BROUGHT, day=date(2026, 3, 1))
    (of_bo,), (of_ana,) = services.links.of(bo), services.links.of(ana)
    assert (of_bo.name, of_bo.forward, of_bo.day) == ("Ana", True, date(2026, 3, 1))
    assert (of_ana.name, of_ana.forward, of_ana.customer_id) == ("Bo", False, bo)


def test_who_joins_somebody_joins_the_whole_household(services, people):
    ana, bo, cem, dora = people
    link(services, ana, bo)
    link(services, dora, cem)
    done = link(services, cem, ana)
    assert seen(services, dora) == ["Ana", "Bo", "Cem"]
    assert seen(services, bo) == ["Ana", "Cem", "Dora"]
    services.history.undo(done.deed)
    assert seen(services, dora) == ["Cem"]


def test_who_leaves_a_household_leaves_everybody_in_it(services, people):
    ana, bo, cem, _ = people
    link(services, ana, bo)
    link(services, ana, cem)
    row = next(row for row in services.links.of(ana) if row.customer_id == bo)
    services.links.remove(row.id, leaves=bo)
    assert seen(services, bo) == []
    assert seen(services, ana) == ["Cem"]


def test_a_link_is_taken_off_and_put_back(services, people):
    ana, bo, *_ = people
    link(services, ana, bo, LinkKind.WORKS_AT)
    gone = services.links.remove(services.links.of(ana)[0].id)
    assert services.links.of(bo) == []
    services.history.undo(gone.deed)
    assert seen(services, bo, LinkKind.WORKS_AT) == ["Ana"]


@pytest.mark.parametrize("turned", [False, True])
def test_a_household_is_noted_once(services, people, turned):
    pair = people[:2]
    link(services, pair[0], pair[1])
    with pytest.raises(ConflictError, match="here_already"):
        link(services, pair[turned], pair[not turned])


def test_nobody_brings_who_brought_them(services, people):
    ana, bo, *_ = people
    link(services, ana, bo, LinkKind.BROUGHT)
    with pytest.raises(ConflictError, match="brought_each_other"):
        link(services, bo, ana, LinkKind.BROUGHT)


def test_nobody_is_linked_with_themselves_or_with_nobody(services, people):
    with pytest.raises(InputError, match="themselves"):
        link(services, people[0], people[0])
    with pytest.raises(UnknownError, match=r"customer\.unknown"):
        link(services, people[0], 99)
    with pytest.raises(InputError, match=r"date\.future"):
        link(services, people[0], people[1], LinkKind.BROUGHT, day=date(2030, 1, 1))
    with pytest.raises(UnknownError, match=r"link\.unknown"):
        services.links.remove(99)


def test_who_was_told_apart_is_no_link(services, people):
    link(services, people[0], people[1], LinkKind.NOT_SAME)
    assert services.links.of(people[0]) == []


def test_bringing_somebody_makes_a_promoter(services, people):
    link(services, people[0], people[1], LinkKind.BROUGHT)
    assert services.customers.get(people[0]).reason == "brought"
