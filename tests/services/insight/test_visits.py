"""Visits are read where somebody is asked for, and are the same as if all had been read at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.insight.facts import Visits
from delight.services.insight.visits import Amounts, KnownVisits

TODAY = date(2026, 3, 11)
amounts = st.none() | st.integers(0, 90)
noted = st.lists(st.tuples(st.integers(0, 12), amounts), min_size=1, max_size=9)


def stored(rows: list[tuple[int, int | None]]) -> tuple[str, str]:
    days = [(TODAY - timedelta(days=ago)).isoformat() for ago, _ in rows]
    return ",".join(days), ",".join("" if amount is None else str(amount) for _, amount in rows)


def by_day(rows: list[tuple[int, int | None]]) -> Visits:
    found: dict[date, int | None] = {}
    for ago, amount in sorted(rows, key=lambda row: -row[0]):
        day = TODAY - timedelta(days=ago)
        earlier = found.get(day)
        found[day] = amount if earlier is None else earlier + (amount or 0)
    return Visits(tuple(found), tuple(found.values()))


@given(noted)
def test_a_day_is_there_once_with_the_sum_of_what_is_known_of_it(rows):
    assert KnownVisits({7: stored(rows)})[7] == by_day(rows)


@given(st.dictionaries(st.integers(1, 99), noted, max_size=5), st.integers(1, 99))
def test_visits_are_those_of_each_customer_in_their_order(rows, who):
    known = KnownVisits({one: stored(some) for one, some in rows.items()})
    wanted = {one: by_day(some) for one, some in rows.items()}
    assert (list(known), len(known), who in known) == (list(wanted), len(wanted), who in wanted)
    assert known.get(who) == wanted.get(who)
    assert known.get(who) is known.get(who)  # read once
    assert known.get(who, Visits((), ())) == wanted.get(who, Visits((), ()))
    assert known == wanted
    assert list(known.values()) == list(wanted.values())
    if who not in wanted:
        with pytest.raises(KeyError):
            known[who]


@given(st.lists(amounts, min_size=1, max_size=8), st.integers(-9, 9), st.integers(-9, 9))
def test_amounts_are_like_a_tuple_of_them(some, start, end):
    known, wanted = Amounts(",".join("" if one is None else str(one) for one in some)), tuple(some)
    assert (known[start:end], tuple(known), len(known)) == (wanted[start:end], wanted, len(wanted))
    assert (known == wanted, hash(known), known.count(None)) == (True, hash(wanted), wanted.count(None))
    if -len(some) <= start < len(some):
        assert known[start] == wanted[start]
    else:
        with pytest.raises(IndexError):
            known[start]
