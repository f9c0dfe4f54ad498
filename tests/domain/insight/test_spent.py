"""What remedies and complaints cost, to the cent."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from delight.domain.insight.facts import Span
from delight.domain.insight.given_back import Band, given_back
from delight.domain.insight.spent import CaseCosts, known_costs, per_case, summed, total_of
from delight.domain.insight.values import Behind
from tests.domain.insight.made import YEAR, action, by_case, case


def cases_with(*actions, cases):
    return per_case(Span(period=YEAR, cases=cases), CaseCosts(by_case(list(actions))))


def test_a_sum_is_of_what_is_known_and_says_of_how_many_it_is_not():
    done = [action(1, cost=1_999), action(1, cost=None), action(2, "apology", cost=None), action(2, cost=1)]
    found = summed(done)
    assert (found.done, found.unknown, found.known, found.total) == (4, 1, 3, 2_000)
    assert found.behind == Behind((1, 2))
    assert known_costs(done) == [0, 1, 1_999]
    assert total_of([]) == summed([]).total == 0


def test_what_takes_only_time_is_free_unless_an_amount_is_noted():
    for kind in ("apology", "explanation", "call-back"):
        assert summed([action(1, kind, cost=None)]).unknown == 0
        assert summed([action(1, kind, cost=250)]).total == 250


def test_a_complaint_costs_all_that_was_done_and_nobody_knows_what_where_nothing_is_noted():
    some = [case(), case(), case(resolved=None, stage="new"), case(kind="compliment"), case(), case()]
    found = cases_with(
        action(some[0].id, cost=300), action(some[0].id, cost=45), action(some[2].id, cost=99),
        action(some[4].id, cost=100), action(some[4].id, "refund", cost=None),
        action(some[5].id, "apology", cost=None), cases=some,
    )  # fmt: skip
    assert [one.id for one in found.known] == [some[0].id, some[5].id]
    assert found.costs == [345, 0]
    assert (found.unknown, found.bare, found.open) == ([some[4]], [some[1]], [some[2]])
    assert found.ended == 4


def test_what_was_closed_without_being_put_right_is_neither_open_nor_at_a_cost():
    some = [case(resolved=None, stage="closed"), case(resolved=None, stage="in-progress"), case()]
    found = cases_with(action(some[0].id, cost=700), action(some[2].id, cost=0), cases=some)
    assert (found.known, found.costs, found.open, found.bare) == ([some[2]], [0], [some[1]], [])


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from([None, 0, 1, 99, 1_250])), max_size=40))
def test_complaints_together_cost_what_their_remedies_do(done):
    some = [case() for _ in range(10)]
    actions = [action(some[place].id, cost=cost) for place, cost in done]
    found = cases_with(*actions, cases=some)
    left_out = {one.id for one in found.unknown}
    assert left_out == {one.case_id for one in actions if one.cost is None}
    assert sum(found.costs) == total_of(one for one in actions if one.case_id not in left_out)
    assert {one.id for one in found.bare} == {one.id for one in some} - {one.case_id for one in actions}
    assert found.by_failure()["late"].total() == len(found.known) if found.known else not found.by_failure()


def test_the_average_is_said_from_ten_on_and_the_middle_from_six():
    some = [case() for _ in range(10)]
    actions = [action(one.id, cost=100 * place) for place, one in enumerate(some)]
    found = cases_with(*actions, cases=some[:5])
    assert (found.mean, found.middle) == (None, None)
    found = cases_with(*actions, cases=some[:6])
    assert (found.mean, found.middle) == (None, (250, 0, 500))
    found = cases_with(*actions, cases=some)
    assert found.mean is not None
    assert found.mean[0] == 450
    assert 0 <= found.mean[1] < 450 < found.mean[2]


def test_given_back_goes_by_what_was_at_stake():
    stakes = [None, 0, 1_000, 1_000, 1_000, 1_000, 1_000]
    some = [case(at_stake=stake) for stake in stakes]
    costs = [500, 500, 0, 799, 800, 1_500, 1_501]
    actions = [action(one.id, cost=cost) for one, cost in zip(some, costs, strict=True)]
    found = given_back(cases_with(*actions, cases=some))
    assert (found.stake, found.back, found.cases) == (5_000, 4_600, 5)
    assert {band: behind.ids for band, behind in found.bands.items()} == {
        Band.NOTHING: (some[2].id,),
        Band.LESS: (some[3].id,),
        Band.ABOUT: (some[4].id, some[5].id),
        Band.MORE: (some[6].id,),
    }
