"""Who is held out for a year."""

from __future__ import annotations

from datetime import date, timedelta

from delight.domain.customers.standing import Standing
from delight.domain.gestures import Occasion
from delight.domain.surprises.hold_out import FEWEST, held_out
from delight.domain.surprises.planner import plan
from delight.domain.surprises.values import Referral
from tests.domain.surprises.shops import RULES, SEED, WEEK, ago, crowd, regular, shop

HOLDING = RULES._replace(hold_out=True)
HELD = [number for number in range(1, 2000) if held_out(SEED, 2026)(number)]


def test_one_of_ten_is_held_out_and_others_the_next_year():
    count = 20_000
    this, following = ({n for n in range(count) if held_out(SEED, year)(n)} for year in (2026, 2027))
    assert 1900 < len(this) < 2100
    assert 150 < len(this & following) < 250


def test_they_are_the_same_all_year():
    """Whoever is drawn is held exactly where they are of the year's, in any week of it."""
    of_2026, of_2027 = held_out(SEED, 2026), held_out(SEED, 2027)
    for week in (date(2026, 1, 5) + timedelta(weeks=n) for n in range(60)):
        of = of_2026 if week.year == 2026 else of_2027
        found = plan(shop(crowd(400), week=week, rules=HOLDING), week, SEED)
        assert [one.held for one in found.suggestions] == [of(one.customer_id) for one in found.suggestions]


def test_who_is_held_takes_no_place_and_no_money():
    everybody = [regular(number) for number in range(1, 2000) if number in HELD or number > 1700]
    state = shop(everybody, rules=HOLDING._replace(budget_minor=2000))
    found = plan(state, WEEK, SEED)
    shown = [one for one in found.suggestions if not one.held]
    assert [one for one in found.suggestions if one.held]
    assert len(shown) == 5
    assert sum(one.cost_minor for one in shown) + next(iter(found.left.values())) == 2000 * 8 // 31


def test_below_three_hundred_nobody_is_held_out():
    for count, on in ((FEWEST - 1, False), (FEWEST, True)):
        found = plan(shop([regular(number) for number in range(count)], rules=HOLDING), WEEK, SEED)
        assert found.hold_out is on
    resting = [regular(number, surprised_on=ago(5)) for number in range(FEWEST)]
    assert plan(shop(resting, rules=HOLDING), WEEK, SEED).hold_out
    assert not plan(shop(crowd(FEWEST, welcome=False), rules=HOLDING), WEEK, SEED).hold_out
    assert not plan(shop(crowd(FEWEST, standing=Standing.AT_RISK), rules=HOLDING), WEEK, SEED).hold_out


def test_the_shop_can_do_without():
    assert not plan(shop(crowd(FEWEST), rules=RULES), WEEK, SEED).hold_out


def test_nobody_is_held_from_an_occasion_or_from_thanks():
    ten_years = [regular(number, since=date(2016, 3, 3)) for number in HELD[:5]]
    others = crowd(FEWEST, 5000, surprised_on=ago(5))
    links = (Referral(1, HELD[6], 5001, ago(1)),)
    state = shop([*others, *ten_years, regular(HELD[6])], rules=HOLDING, referrals=links)
    found = plan(state, WEEK, SEED)
    assert found.hold_out
    shown = [one.occasion for one in found.suggestions if not one.held]
    assert shown == [Occasion.REFERRAL, Occasion.YEARS, Occasion.YEARS, Occasion.YEARS]
    assert [one.occasion for one in found.suggestions if one.held] == [Occasion.NONE] * 2


def test_who_was_held_lately_is_not_drawn_again_and_misses_no_occasion():
    lately = [regular(number, held_on=ago(7), since=date(2016, 3, 3)) for number in HELD[:3]]
    others = crowd(FEWEST, 5000, surprised_on=ago(5))
    state = shop([*others, *lately, regular(HELD[6], held_on=ago(7))], rules=HOLDING)
    found = plan(state, WEEK, SEED)
    assert [one.occasion for one in found.suggestions] == [Occasion.YEARS] * 3
    assert not any(one.held for one in found.suggestions)
