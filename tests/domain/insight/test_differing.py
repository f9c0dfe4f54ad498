"""What ambassadors do differently: asked of enough complaints, of all at once, and by name only if wanted."""

from __future__ import annotations

import random

from delight.domain.insight.differing import Deed, ambassadors, differing
from delight.domain.insight.facts import PromiseFact
from delight.domain.insight.groups import Count
from delight.domain.insight.values import Own, Term
from tests.domain.insight.made import YEAR, action, by_case, case, facts, second
from tests.domain.insight.test_coming import any_days

HOUR = 3_600


def handled(owner, count, *, after=1, right=20, **given):
    """Return complaints that somebody answered and put right after so many hours."""
    found = [case(owner_id=owner, **given) for _ in range(count)]
    return [
        one._replace(acknowledged=one.received + after * HOUR, resolved=one.received + right * HOUR)
        for one in found
    ]


def asked(some, ambassador=(1,), **given):
    given = {"compares_staff": True, "staff": {1: "Mo", 2: "Jo", 3: "Al"}, **given}
    return differing(facts(some, **given), ambassador)


def by_deed(found):
    return {one.deed: one for one in found.asked}


def test_ambassadors_are_those_whom_several_kind_words_name():
    assert ambassadors({1: 3, 2: 2, 3: 9, 4: 3}) == [3, 1, 4]


def test_by_name_only_where_that_is_wanted():
    some = [*handled(1, 25), *handled(2, 25), *handled(3, 25)]
    assert asked(some, compares_staff=False).asked == ()
    together = asked(some, (1, 2), compares_staff=False)
    assert {one.who for one in together.asked} == {Term("people", "ambassadors")}
    assert by_deed(together)[Deed.RIGHT].mine.of == 50
    named = asked(some, (1, 2))
    assert {one.who for one in named.asked} == {Term("people", "ambassadors"), Own("Mo"), Own("Jo")}


def test_what_differs_is_found():
    mine, others = handled(1, 30), [*handled(2, 20, after=30), *handled(3, 20, right=200)]
    actions = by_case([action(one.id, "call-back", 0) for one in mine[:25]])
    found = by_deed(asked([*mine, *others], actions_of=actions))
    assert (found[Deed.SOON].mine, found[Deed.SOON].others) == (Count(30, 30), Count(20, 40))
    assert (found[Deed.RIGHT].mine, found[Deed.RIGHT].others) == (Count(30, 30), Count(20, 40))
    assert (found[Deed.REACHED].mine, found[Deed.REACHED].others) == (Count(25, 30), Count(0, 40))
    assert all(found[deed].differs and found[deed].more for deed in (Deed.SOON, Deed.RIGHT, Deed.REACHED))
    assert not found[Deed.COST].differs
    assert found[Deed.PROMISES].chance is None


def test_of_fewer_than_twenty_on_a_side_nothing_is_said():
    some = [*handled(1, 19), *handled(2, 40, after=90)]
    assert {one.chance for one in asked(some).asked} == {None}
    assert not any(one.differs for one in asked(some).asked)


def test_promises_are_those_that_are_settled():
    mine, others = handled(1, 30), handled(2, 30)
    promises = [
        PromiseFact(place, one.id, "kept" if place < 45 else "broken", second(one.day), None)
        for place, one in enumerate([*mine, *others])
    ]
    promises += [
        PromiseFact(90, mine[0].id, "open", second(mine[0].day), None),
        PromiseFact(91, None, "kept", second(mine[0].day), None),
    ]
    some = facts([*mine, *others], compares_staff=True, staff={1: "Mo", 2: "Jo"})
    object.__setattr__(some.now, "promises", promises)
    found = by_deed(differing(some, (1,)))[Deed.PROMISES]
    assert (found.mine, found.others) == (Count(30, 30), Count(15, 30))
    assert found.differs


def test_what_it_cost_is_held_against_the_middle_of_those_whose_cost_is_known():
    mine, others = handled(1, 22), handled(2, 22)
    costs = [action(one.id, cost=900) for one in mine[1:]] + [action(one.id, cost=100) for one in others]
    found = asked([*mine, *others], actions_of=by_case([*costs, action(mine[0].id, cost=None)]))
    assert found.middle == 100
    assert (by_deed(found)[Deed.COST].mine, by_deed(found)[Deed.COST].others) == (Count(21, 21), Count(0, 22))


def test_what_was_nothing_of_the_shops_does_not_count():
    some = [*handled(1, 30), *handled(1, 9, outcome="withdrawn"), *handled(2, 30)]
    assert by_deed(asked(some))[Deed.RIGHT].mine.of == 30


def test_where_all_do_alike_a_difference_is_told_in_one_of_twenty_reports_at_most():
    chance, wrong, runs = random.Random(9), 0, 120
    for _ in range(runs):
        some = any_days(chance, 120, YEAR)
        cases = [
            one._replace(
                owner_id=chance.choice((1, 2, 3)),
                acknowledged=one.received + chance.choice((1, 40)) * HOUR,
                resolved=one.received + chance.choice((20, 90)) * HOUR,
            )
            for one in some
        ]
        costs = [
            action(one.id, chance.choice(("refund", "call-back")), chance.randrange(900)) for one in cases
        ]
        found = asked(cases, (1, 2), actions_of=by_case(costs))
        wrong += any(one.differs for one in found.asked)
    assert wrong / runs <= 0.05
