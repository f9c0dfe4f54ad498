"""Made-up shops for the planner: single people, and random ones of any kind."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from delight.domain.customers.standing import Rhythm, Standing
from delight.domain.gestures import Occasion
from delight.domain.surprises.values import Gift, Person, Referral, Rules, State, Taken

WEEK = date(2026, 3, 2)
SEED = "a shop's own"
LONG_AGO = date(2020, 1, 1)
GIFTS = [
    Gift("note", note=True, cost_minor=90, interval=180),
    Gift("flower", note=False, cost_minor=150, interval=180),
    Gift("one-for-the-road", note=False, cost_minor=120, interval=60),
    Gift("best-seat", note=False, cost_minor=0, interval=60),
    Gift("their-favourite", note=False, cost_minor=250, interval=120),
    Gift("better-one", note=False, cost_minor=200, interval=90),
    Gift("years-note", note=True, cost_minor=90, interval=360),
    Gift("birthday", note=False, cost_minor=350, interval=330),
    Gift("thanks-for-telling", note=True, cost_minor=90, interval=180),
    Gift("brought-a-friend", note=False, cost_minor=400, interval=90),
    Gift("welcome-back", note=False, cost_minor=250, interval=180),
    Gift("for-the-dog", note=False, cost_minor=60, interval=60),
]


def days_of(week: date, count: int = 6) -> tuple[date, ...]:
    """The first days of a week: it is open from Monday to Saturday."""
    return tuple(week + timedelta(days=n) for n in range(count))


def ago(days: int, week: date = WEEK) -> date:
    return week - timedelta(days=days)


def regular(number: int, **changed) -> Person:
    """Somebody who comes every week, known for three years and never surprised."""
    usual = Person(
        number,
        Standing.CONTENT,
        ago(1000),
        visits=117,
        last_visit=ago(2),
        rhythm=Rhythm(usual=7, longest=12),
    )
    return usual._replace(**changed)


def crowd(count: int, first: int = 1, **changed) -> list[Person]:
    return [regular(number, **changed) for number in range(first, first + count)]


RULES = Rules(a_week=5, budget_minor=100_000, cool_down=90, hold_out=False, first_day=LONG_AGO)


def shop(people: list[Person], *, week: date = WEEK, rules: Rules = RULES, **more) -> State:
    return State(people, **{"gifts": GIFTS, "rules": rules, "open_days": days_of(week)} | more)


_before = st.integers(0, 900).map(ago)
_maybe = st.none() | _before


@st.composite
def people(draw, number: int) -> Person:
    """Anybody: standing, days and complaints in any combination that a shop can have."""
    known = draw(_before)
    here = draw(st.none() | st.integers(-3, 400).map(ago))
    visits = draw(st.integers(0, 130))
    right = draw(_maybe)
    return Person(
        number,
        draw(st.sampled_from(list(Standing))),
        known,
        since=draw(st.none() | st.integers(0, 9000).map(ago)),
        birthday=draw(st.sampled_from(["", "", "03-04", "1980-03-07", "02-29", "2004-02-29", "11-11"])),
        visits=visits,
        lately=draw(st.integers(0, min(visits, 4))),
        last_visit=here,
        rhythm=draw(st.none() | st.builds(Rhythm, usual=st.integers(1, 60), longest=st.integers(1, 120))),
        surprised_on=draw(st.none() | st.integers(1, 500).map(ago)),
        held_on=draw(st.none() | st.integers(1, 60).map(lambda weeks: ago(7 * weeks))),
        planned_on=draw(st.sampled_from([None] * 5 + [WEEK + timedelta(days=3)])),
        complaint_since=draw(st.sampled_from([None] * 5 + [ago(3)])),
        recovered_on=right,
        welcome=draw(st.sampled_from([True] * 5 + [False])),
        gone=draw(st.sampled_from([False] * 9 + [True])),
        reachable=draw(st.booleans()),
    )


_keys = st.sampled_from([gift.key for gift in GIFTS] + ["of-old"])
_gifts = st.lists(
    st.sampled_from(GIFTS)
    | st.builds(
        Gift, st.sampled_from(["own-1", "own-2"]), st.booleans(), st.integers(0, 900), st.integers(0, 400)
    ),
    max_size=10,
    unique_by=lambda gift: gift.key,
)
_taken = st.builds(
    Taken,
    customer_id=st.integers(1, 12),
    key=_keys,
    cost_minor=st.integers(0, 500),
    day=st.sampled_from(days_of(WEEK)),
    occasion=st.sampled_from([Occasion.NONE, Occasion.NONE, Occasion.BIRTHDAY, Occasion.ABSENCE]),
    fills=st.booleans(),
    waits=st.booleans(),
)


@st.composite
def states(draw, most: int = 12, week: date = WEEK) -> State:
    """Any shop of up to ``most`` customers in any state, with a week that is drawn already or not."""
    everybody = [draw(people(number)) for number in range(1, draw(st.integers(0, most)) + 1)]
    ids = st.integers(1, most)
    months = {day.replace(day=1) for day in days_of(week, 7)}
    rules = Rules(
        a_week=draw(st.integers(0, 9)),
        budget_minor=draw(st.sampled_from([0, 90, 400, 1500, 6000])),
        cool_down=draw(st.sampled_from([0, 30, 90, 180])),
        hold_out=draw(st.booleans()),
        first_day=draw(_before),
    )
    return State(
        everybody,
        draw(_gifts),
        rules,
        tuple(sorted(draw(st.sets(st.sampled_from(days_of(week, 7)))))),
        given=draw(st.dictionaries(ids, st.dictionaries(_keys, _before, max_size=4), max_size=most)),
        unliked=draw(st.dictionaries(ids, st.frozensets(_keys, max_size=3), max_size=5)),
        not_before=draw(st.dictionaries(ids, st.integers(-60, 60).map(ago), max_size=8)),
        skips=draw(st.dictionaries(_keys, st.integers(0, 9), max_size=5)),
        spent={month: draw(st.integers(0, 3000)) for month in months},
        referrals=tuple(draw(_referrals(most))),
        taken=tuple(draw(st.lists(_taken, max_size=5, unique_by=lambda one: one.customer_id))),
    )


def _referrals(most: int):
    one = st.builds(Referral, st.integers(1, 60), st.integers(1, most), st.integers(1, most), _before)
    return st.lists(one, max_size=4, unique_by=lambda link: link.link_id)
