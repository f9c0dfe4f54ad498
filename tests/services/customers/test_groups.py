"""Groups by hand and by filter."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from delight.data.queries.people import facts_in, listed
from delight.data.queries.tags import tags_of
from delight.domain.customers.customer import CustomerDraft, Gone, VisitDraft
from delight.domain.customers.groups import Member, Rule, fits
from delight.domain.customers.standing import Standing, standing
from delight.domain.duplicates.contradictions import contradiction
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.guards.writing import LetterRequest, ManyRequest
from delight.domain.text import fold
from tests import factories

SANDMOUTH = Rule(places=("Sandmouth",), letters=True)


def test_a_group_is_saved_changed_and_forgotten_and_each_can_be_undone(services) -> None:
    factories.customer(services)
    services.groups.save("  Neighbours ", SANDMOUTH)
    (row,) = services.groups.saved()
    assert (row.name, row.rule, row.count) == ("Neighbours", SANDMOUTH, 1)
    services.groups.save("neighbours", Rule(places=("Hove",)))
    assert [(row.name, row.count) for row in services.groups.saved()] == [("neighbours", 0)]
    services.groups.save("Hove", Rule(places=("Hove",)), before="Neighbours")
    assert [row.name for row in services.groups.saved()] == ["Hove"]
    services.groups.remove("hove")
    assert services.groups.saved() == []
    services.history.undo()
    services.history.undo()
    services.history.undo()
    assert [(row.name, row.rule) for row in services.groups.saved()] == [("Neighbours", SANDMOUTH)]


def test_names_of_groups_are_of_one_kind_each(services) -> None:
    who = factories.customer(services)
    services.groups.tag([who], "Regulars")
    services.groups.save("Neighbours", SANDMOUTH)
    services.groups.save("Hove", Rule(places=("Hove",)))
    for ask, error, code in (
        (lambda: services.groups.save("regulars", SANDMOUTH), InputError, "group.is_a_tag"),
        (lambda: services.groups.tag([who], "NEIGHBOURS"), InputError, "group.is_saved"),
        (
            lambda: services.groups.save("Hove", SANDMOUTH, before="Neighbours"),
            ConflictError,
            "group.here_already",
        ),
        (lambda: services.groups.remove("Nobody"), UnknownError, "group.unknown"),
    ):
        with pytest.raises(error) as caught:
            ask()
        assert caught.value.code == code


def test_lists_letters_and_counts_take_saved_groups_by_name(services) -> None:
    zoe = factories.customer(services, "Zoë Marlow")
    factories.customer(services, "Tom Okafor", address="1 Sea Road\nHove")
    refused = factories.customer(services, "Ana Lima", letters_welcome=False)
    services.groups.save("Neighbours", SANDMOUTH)
    services.groups.tag([refused], "by hand")
    assert [row.id for row in services.customers.page(tag="neighbours")] == [zoe]
    assert [row.id for row in services.customers.page("marlow", tag="neighbours")] == [zoe]
    assert services.customers.page("okafor", tag="neighbours") == []
    assert services.customers.count(tag="Neighbours") == services.groups.count(SANDMOUTH) == 1
    assert services.customers.count("marlow", "Neighbours") == 1
    assert services.groups.members("NEIGHBOURS") == [zoe]
    assert services.groups.members("by hand") == [refused]
    assert services.groups.members("nobody's") == services.groups.members("") == []
    plan = services.many.plan(ManyRequest(letter=LetterRequest(wording="thank-you"), tag="Neighbours"))
    assert [one.customer_id for one in plan.to] == [zoe]


def test_the_database_and_the_rule_agree_on_who_fits(services) -> None:
    """For made-up people and rules of every kind."""
    dice = random.Random(7)
    people = [_somebody(services, dice, number) for number in range(60)]
    today, zone = services.context.today(), services.context.zone
    with services.context.db.read() as session:
        known = {row.id: _member(session, services, row, today, zone) for row in session.execute(listed())}
    assert set(known) == set(people)
    rules = [
        rule for rule in (_rule(dice) for _ in range(200)) if not rule.is_empty and not contradiction(rule)
    ]
    sizes = set()
    for rule in rules:
        wanted = {number for number, who in known.items() if fits(rule, who, today)}
        services.groups.save("Now", rule)
        assert set(services.groups.members("Now")) == wanted, rule
        sizes.add(len(wanted))
    assert len(sizes) > 8


def _somebody(services, dice: random.Random, number: int) -> int:
    draft = CustomerDraft(
        name=f"Guest {number}",
        email=dice.choice(["", f"g{number}@example.org"]),
        phone=dice.choice(["", "01632 960123"]),
        address=dice.choice(["", "4 High Street\nSandmouth\nSM1 4XY", "1 Sea_Road 50%\nHove"]),
        language=dice.choice(["", "de", "fr"]),
        birthday=dice.choice(["", "03-09", "1990-03-20", "1971-12-01"]),
        letters_welcome=dice.random() < 0.8,
        organisation=dice.random() < 0.2,
        gone=dice.choice([Gone.NO, Gone.NO, Gone.MOVED]),
    )
    who = services.customers.add(draft).record
    days = sorted(dice.sample(range(1, 400), dice.randrange(7)))
    visits = [
        VisitDraft(customer_id=who, day=date(2026, 3, 11) - timedelta(days=d), amount_minor=d) for d in days
    ]
    services.customers.add_visits(visits)
    for tag in ("regulars", "Rye Club"):
        if dice.random() < 0.4:
            services.groups.tag([who], tag)
    if dice.random() < 0.3:
        factories.case(services, who)
    return who


def _rule(dice: random.Random) -> Rule:
    def maybe(*values: object) -> object:
        return dice.choice(values) if dice.random() < 0.25 else None

    return Rule(
        tags=maybe(("Regulars",), ("regulars", "rye club")) or (),
        without_tags=maybe(("RYE CLUB",)) or (),
        standings=maybe((Standing.NEW,), (Standing.AT_RISK, Standing.DRIFTING), (Standing.UNKNOWN,)) or (),
        places=maybe(("sandm",), ("sea_", "x"), ("SM1 4", "hove"), ("50%",)) or (),
        languages=maybe(("",), ("de", "fr")) or (),
        away_days=maybe(30, 100),
        here_days=maybe(60, 200),
        visits_least=maybe(1, 3),
        visits_most=maybe(0, 4),
        value_least_minor=maybe(100),
        value_most_minor=maybe(600),
        birthday_month=maybe(0, 12),
        letters=maybe(True, False),
        has_email=maybe(True, False),
        has_phone=maybe(True),
        has_address=maybe(True, False),
        open_complaint=maybe(True, False),
        organisation=maybe(True, False),
        brought=maybe(False),
        gone=dice.random() < 0.3,
    )


def _member(session, services, row, today, zone) -> Member:
    detail = services.customers.get(row.id)
    return Member(
        tags=frozenset(fold(tag) for tag in tags_of(session, row.id)),
        standing=standing(facts_in(row, today, zone)).standing,
        address=detail.address,
        language=detail.language,
        last_day=row.last_day,
        visits=row.visits,
        value_minor=row.value_minor,
        birthday=detail.birthday,
        letters_welcome=detail.letters_welcome,
        email=detail.email,
        phone=detail.phone,
        open_complaints=row.open_complaints,
        organisation=detail.organisation,
        brought=row.brought,
        gone=detail.gone,
    )
