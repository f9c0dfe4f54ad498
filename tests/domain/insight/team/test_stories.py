"""Which stories are told, and whose come first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.terms import Failure, Outcome
from delight.domain.insight.team.stories import (
    CANDIDATES,
    KindWords,
    Recovery,
    kind_words,
    may_tell,
    recoveries,
    worth,
)


def made(**given):
    return Recovery(
        **{
            "id": 1, "customer_id": None, "what": "Cold soup", "failure": Failure.QUALITY, "owner_id": 1,
            "outcome": Outcome.WON_BACK, "in_time": True, **given,
        }
    )  # fmt: skip


def praise(**given):
    return KindWords(
        **{"id": 1, "customer_id": None, "what": "So kind to us all, always", "praised_id": 1, **given}
    )


def test_what_ended_well_is_worth_telling():
    assert worth(made(back_days=3)) > worth(made(mood=2, mood_after=5)) > worth(made())
    assert worth(made(deeds=(ActionKind.REFUND,))) > worth(made())
    assert worth(made(in_time=None)) == 0


def test_what_did_not_is_not():
    assert worth(made(broken=1)) == 0
    assert worth(made(well=False)) == 0
    assert worth(made(mood=1, mood_after=2)) == 0
    assert worth(made(mood=5, mood_after=4)) == 0


def test_everybody_has_a_turn_before_anybody_has_two():
    cases = [made(id=n, owner_id=1, failure=None, back_days=1) for n in range(5)] + [made(id=9, owner_id=2)]
    assert [one.id for one in recoveries(cases)][:3] == [0, 9, 1]
    words = [praise(id=n) for n in range(5)] + [praise(id=9, praised_id=2, what="Nice")]
    assert [one.id for one in kind_words(words)][:2] == [0, 9]


def test_one_customer_is_told_of_once():
    assert len(recoveries([made(id=n, customer_id=7) for n in range(3)])) == 1
    assert len(kind_words([praise(id=n, customer_id=7) for n in range(3)])) == 1


ANY = st.builds(
    Recovery,
    id=st.integers(1, 99),
    customer_id=st.none() | st.integers(1, 5),
    what=st.text(max_size=30),
    failure=st.none() | st.sampled_from(Failure),
    owner_id=st.none() | st.integers(1, 3),
    outcome=st.none() | st.sampled_from(Outcome),
    grave=st.booleans(),
    owner_only=st.booleans(),
    colleague=st.booleans(),
    mood=st.none() | st.integers(1, 5),
    mood_after=st.none() | st.integers(1, 5),
    in_time=st.none() | st.booleans(),
    kept=st.integers(0, 2),
    broken=st.integers(0, 1),
    well=st.none() | st.booleans(),
    back_days=st.none() | st.integers(1, 60),
    came_back=st.booleans(),
)


@given(st.lists(ANY, max_size=20))
def test_grave_matters_the_owners_cases_and_colleagues_never(cases):
    told = recoveries(cases)
    assert len(told) <= CANDIDATES
    for one in told:
        assert may_tell(one)
        assert not any((one.grave, one.owner_only, one.colleague, one.broken))
        assert one.failure is not Failure.RUDE
        assert one.outcome in {Outcome.WON_BACK, Outcome.SETTLED}


def test_kind_words_that_are_grave_or_kept_for_the_owner_are_not_told():
    assert kind_words([praise(grave=True), praise(id=2, owner_only=True)]) == []
