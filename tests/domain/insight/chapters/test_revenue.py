"""What was kept is told with what it cost, what is usual, and what it does not prove."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.domain.insight.chapter import Topic
from delight.domain.insight.chapters.revenue import revenue
from delight.domain.insight.values import Number, Term, Unit
from tests.domain.insight.made import action, by_case, case, check, facts, visits
from tests.domain.insight.plainly import plain

START = date(2025, 8, 4)


def somebody(amount=1_000, times=12, day=START):
    """Return who came every week and nine times by ``day``."""
    days = (day + timedelta(days=7 * (n - 8)) for n in range(times))
    return visits(*days, amounts=[amount] * times)


def shop(people=1, amount=1_000, cost=400, before=None, **given):
    """Return the facts of people who came back three times, each; some paid more than others."""
    cases = [case(START, customer_id=place) for place in range(1, people + 1)]
    earlier = [case(START - timedelta(days=300), customer_id=100 + place) for place in range(before or 0)]
    some = {one.customer_id: somebody(amount + 100 * place) for place, one in enumerate(cases)}
    some |= {one.customer_id: somebody(5_000 + 10 * place, day=one.day) for place, one in enumerate(earlier)}
    actions = by_case([action(one.id, cost=cost) for one in cases])
    return facts(cases, earlier if before is not None else None, visits=some, actions_of=actions, **given)


def told(chapter):
    return [plain().sentence(Topic.REVENUE, said) for said in chapter.said]


def apart(chapter):
    return [plain().sentence(Topic.REVENUE, said) for said in chapter.apart]


def test_of_nobody_nothing_is_said():
    chapter = revenue(facts())
    assert told(chapter)[0].startswith("Of nobody who complained in these days we know yet")
    assert (chapter.figure, chapter.tables, chapter.charts, chapter.enough) == (None, (), (), False)


def test_what_is_left_is_told():
    some = shop()
    chapter = revenue(some)
    assert told(chapter)[0] == (
        "One person came back after a complaint and spent £30.00 since; putting things right cost £4.00. "
        "That leaves £26.00."
    )
    assert (chapter.figure.value, chapter.figure.n) == (Number(2_600, Unit.AMOUNT), 1)
    assert chapter.figure.between is None
    assert chapter.figure.behind.ids == (some.now.cases[0].id,)


def test_what_cost_more_than_it_brought_is_told_plainly():
    chapter = revenue(shop(cost=4_500))
    assert told(chapter)[0].endswith("That is £15.00 more than they have spent so far.")
    assert chapter.figure.value == Number(-1_500, Unit.AMOUNT)


def test_where_all_stayed_away_it_says_so_with_what_it_cost():
    cases = [case(START, customer_id=1), case(START, customer_id=2)]
    some = {1: somebody(times=9), 2: somebody(times=9)}
    chapter = revenue(facts(cases, visits=some, actions_of=by_case([action(cases[0].id)])))
    assert told(chapter) == [
        (
            "Of two people who complained none has come back, as far as we know by now; "
            "putting it right cost £5.00."
        )
    ]


def test_where_no_remedy_is_noted_nobody_claims_that_it_cost_nothing():
    bare = case(START, customer_id=1)
    chapter = revenue(facts([bare], visits={1: somebody()}))
    assert told(chapter)[0] == (
        "One person came back after a complaint and spent £30.00 since; "
        "what putting things right cost is not noted."
    )
    assert apart(chapter) == [
        (
            "Of one complaint that was put right no remedy is noted: what it cost is not known, and not "
            "taken off here."
        )
    ]
    assert chapter.apart[0].behind.ids == (bare.id,)
    away = revenue(facts([bare], visits={1: somebody(times=9)}))
    assert told(away)[0].endswith("what putting it right cost is not noted.")


def test_where_no_amount_is_noted_nothing_is_made_up():
    chapter = revenue(_without_amounts())
    assert told(chapter)[0].startswith("Both people came back after a complaint; what they bought is not")
    assert chapter.figure is None
    assert not chapter.enough
    rows = {row.cells[0]: row.cells[1] for row in chapter.tables[0].rows}
    assert rows[Term("sum", "bought")] is None
    assert rows[Term("sum", "left")] is None
    assert rows[Term("sum", "putting-right")] == Number(800, Unit.AMOUNT)


def _without_amounts():
    some = shop(people=2)
    blank = {who: one._replace(amounts=(None,) * len(one.days)) for who, one in some.visits.items()}
    object.__setattr__(some, "visits", blank)
    return some


def test_an_average_is_told_from_ten_people_on_with_where_it_lies():
    assert "Nine people are too few for an average" in told(revenue(shop(people=9)))[1]
    chapter = revenue(shop(people=12))
    mean = 3 * (1_000 + 100 * 5.5)
    assert told(chapter)[1].startswith(f"On average each of them spent £{mean / 100:.2f} (of all such people")
    total = chapter.figure
    assert total.between.low < total.value.value < total.between.high
    (chart,) = chapter.charts
    assert chart.marks[0].low < chart.marks[0].value < chart.marks[0].high
    assert chart.marks[1].low is None


def test_no_average_is_told_where_amounts_are_missing_and_nothing_held_against_it():
    """Else it would be less than usual as soon as nobody notes amounts any more."""
    known = shop(people=12, amount=5_000, before=12)
    assert any(one.code == "each.same" or one.code == "each.higher" for one in revenue(known).said)
    for missing, is_told in ((1, True), (4, False)):
        blank = {
            who: one._replace(amounts=(*one.amounts[:-1], None) if who <= missing else one.amounts)
            for who, one in known.visits.items()
        }
        object.__setattr__(known, "visits", blank)
        chapter = revenue(known)
        assert ("What each of them spent on average is not said" not in "".join(told(chapter))) is is_told
        assert any("that is less" in one for one in told(chapter)) is False
        assert (chapter.figure.between is not None) is is_told
    assert any("the amount is not noted" in one for one in apart(chapter))


def test_what_is_usual_is_told_of_times_as_long():
    chapter = revenue(shop(people=12, before=12))
    assert told(chapter)[1].startswith("Usually £")
    assert "usually £" in told(chapter)[2]
    assert told(chapter)[2].endswith("that is less.")
    assert chapter.figure.usual_n == 12
    assert chapter.figure.usual.value == pytest.approx(sum(3 * (5_000 + 10 * n) for n in range(12)) / 2)


def test_what_a_new_customer_costs_stands_beside_it():
    chapter = revenue(shop(people=3, winning_cost=2_500))
    assert "as many new ones would cost £75.00" in told(chapter)[2]
    assert chapter.charts[0].marks[-1].value == 7_500
    assert "can be set under “Revenue”" in told(revenue(shop(people=3)))[2]


def test_it_is_never_called_proof():
    assert told(revenue(shop()))[-1].startswith(
        "That is no proof: people who never complained come back, too"
    )
    some = shop(people=12)
    others = {place: somebody(times=30) for place in range(500, 540)}
    more = facts(
        some.now.cases, visits={**some.visits, **others}, others=list(others), actions_of=some.actions_of
    )
    assert told(revenue(more))[-1] == (
        "That is no proof: of ten customers who had not complained and come as often, about ten come back "
        "in the same time, too."
    )


def test_what_is_not_known_is_counted_apart():
    one, two = case(START, customer_id=1), case(START, customer_id=2)
    amounts = (*([1_000] * 10), None, None)
    chapter = revenue(
        facts(
            [one, two],
            visits={1: somebody()._replace(amounts=amounts)},
            actions_of=by_case([action(one.id, cost=None)]),
            checks_of=by_case([check(two.id, came_back=True)]),
        )
    )
    visits_, said, actions, bare = apart(chapter)
    assert bare.startswith("Of one complaint that was put right no remedy is noted")
    assert visits_.startswith("Of two visits the amount is not noted; they count as nothing")
    assert said.startswith("One person said that they came back, but no visit of theirs is on record")
    assert actions.startswith("Of one thing that was done to put something right the cost is not noted")
