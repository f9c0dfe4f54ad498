"""How much may be given away without asking: sums that no splitting gets round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.authority import Given, Room, approval_after, approval_for, given_alone
from delight.domain.cases.recovery import Approval

COSTS = st.integers(0, 100_000)


def given_of(cost, approval=Approval.NOT_NEEDED, *, by_owner=False):
    return Given(cost_minor=cost, approval=approval, by_owner=by_owner)


@pytest.mark.parametrize(
    ("limit", "before", "cost", "fits"),
    [
        (2500, 0, 2500, True),
        (2500, 0, 2501, False),
        (2500, 2000, 500, True),
        (2500, 2000, 501, False),
        (2500, 9900, None, True),
        (2500, 9900, 0, True),
        (0, 0, 1, False),
        (None, 10**9, 10**9, True),
    ],
)
def test_what_is_within_authority(limit, before, cost, fits):
    assert Room(limit=limit, given=before).fits(cost) is fits


@given(limit=COSTS, parts=st.lists(COSTS, min_size=1, max_size=12))
def test_halves_of_a_refund_are_one_refund(limit, parts):
    """However a sum is split, what goes out without the owner's word never passes the limit."""
    given_so_far = []
    for cost in parts:
        room = Room(limit=limit, given=given_alone(given_so_far))
        approval = approval_for(room, cost, phoned=False)
        given_so_far.append(given_of(cost, approval))
    assert given_alone(given_so_far) <= limit
    waiting = [one for one in given_so_far if one.approval is Approval.WAITING]
    assert bool(waiting) is (sum(parts) > limit)


@given(costs=st.lists(st.tuples(COSTS, st.sampled_from(list(Approval)), st.booleans()), max_size=12))
def test_only_what_staff_decided_counts(costs):
    all_given = [given_of(cost, approval, by_owner=owner) for cost, approval, owner in costs]
    alone = sum(cost for cost, approval, owner in costs if approval is Approval.NOT_NEEDED and not owner)
    assert given_alone(all_given) == alone


@given(limit=COSTS, old=COSTS, new=COSTS, before=st.sampled_from(list(Approval)))
def test_the_owners_word_holds_for_what_it_was_given_for(limit, old, new, before):
    after = approval_after(before, old, new, Room(limit=limit))
    if before in {Approval.APPROVED, Approval.BY_PHONE}:
        assert (after is before) is (new <= old or (new == old))
        assert new <= old or after is (Approval.NOT_NEEDED if new <= limit else Approval.WAITING)
    if before is Approval.DECLINED and new == old:
        assert after is Approval.DECLINED


def test_by_phone_only_where_it_is_needed():
    assert approval_for(Room(limit=2500), 2000, phoned=True) is Approval.NOT_NEEDED
    assert approval_for(Room(limit=2500), 3000, phoned=True) is Approval.BY_PHONE


def test_what_is_left_is_never_below_nothing():
    assert Room(limit=2500, given=9000).left == 0
    assert Room(limit=None).left is None
