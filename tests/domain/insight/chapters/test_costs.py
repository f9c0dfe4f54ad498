"""What it costs to put things right, and what is not known of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from delight.domain.insight.chapter import Topic, Verdict
from delight.domain.insight.chapters.costs import costs
from delight.domain.insight.facts import ActionFact, CaseFact, Facts, Span
from delight.domain.insight.values import Number, Unit
from tests.domain.insight.made import BEFORE, YEAR, action, by_case, case, facts
from tests.domain.insight.plainly import plain

EARLIER = date(2024, 9, 2)


def known(
    cases: Sequence[CaseFact],
    actions: Sequence[ActionFact],
    before: Sequence[CaseFact] | None = None,
    **given: object,
) -> Facts:
    """Return facts of complaints and all that was done; ``before`` those of the years before, if any."""
    now, earlier = (
        Span(period=period, cases=some, actions=[one for one in actions if one.day in period])
        for period, some in ((YEAR, cases), (BEFORE, before or ()))
    )
    before_it = None if before is None else earlier
    return facts(now=now, before=before_it, actions_of=by_case(actions), **given)


def spent(*amounts: int | None, day: date = date(2026, 3, 2), **given: object):
    """Return complaints that were put right with one refund each, and the refunds."""
    cases = [case(day, **given) for _ in amounts]
    return cases, [action(one.id, cost=cost, day=day) for one, cost in zip(cases, amounts, strict=True)]


def said(facts_: Facts) -> list[str]:
    return [plain().sentence(Topic.COSTS, one) for one in costs(facts_).said]


def apart(facts_: Facts) -> list[str]:
    return [plain().sentence(Topic.COSTS, one) for one in costs(facts_).apart]


def rows(facts_: Facts, code: str) -> list[list[str]]:
    table = next(table for table in costs(facts_).tables if table.code == code)
    return [[plain().cell(cell) for cell in row.cells] for row in table.rows]


def test_nothing_was_done():
    assert said(facts()) == ["No remedy is noted between 1 July 2025 and 30 June 2026."]
    assert not costs(facts()).enough


def test_a_few_are_added_up_and_not_averaged():
    assert said(known(*spent(500, 1_999))) == [
        "Putting things right cost £24.99, with two remedies.",
        "The cost of two complaints is known; an average is said from ten on.",
    ]
    assert costs(known(*spent(500, 1_999))).figure is None


def test_unknown_costs_are_never_taken_for_nothing():
    shop = known(*spent(500, None, None))
    assert said(shop)[:2] == [
        "Putting things right cost £5.00, with one remedy.",
        "It may be more: of two remedies nobody noted what they cost.",
    ]
    assert apart(shop) == [
        "Of two remedies nobody noted what they cost.",
        "What two complaints cost in all is not known, since amounts of remedies are missing.",
    ]
    assert rows(shop, "remedies") == [["Refund", "3", "2", "£5.00", "too few to say", "–"]]
    assert rows(known(*spent(None)), "remedies") == [["Refund", "1", "1", "–", "too few to say", "–"]]


def test_where_no_remedy_is_noted_nobody_claims_that_it_cost_nothing():
    shop = known([case() for _ in range(12)], [])
    assert said(shop) == ["No remedy is noted between 1 July 2025 and 30 June 2026."]
    assert apart(shop) == [
        "Of twelve complaints that were put right no remedy is noted; what they cost is not known."
    ]
    assert not costs(shop).tables
    cases, actions = spent(*[750] * 12)
    shop = known([*cases, bare := case(), case(resolved=None, stage="closed")], actions)
    assert said(shop)[1] == "Each of twelve complaints cost £7.50."
    assert apart(shop) == [
        "Of one complaint that was put right no remedy is noted; what it cost is not known."
    ]
    assert costs(shop).apart[0].behind.ids == (bare.id,)


def test_from_ten_on_a_complaint_has_an_average_and_a_range():
    shop = known(*spent(*[0] * 4, *[1_000] * 6))
    assert said(shop) == [
        "Putting things right cost £60.00, with ten remedies.",
        (
            "A complaint with a remedy costs £6.00 on average, going by 10; the true average lies between "
            "£1.91 and £9.40."
        ),
        "Half of them cost £10.00 or less; among all complaints that middle lies between £0.00 and £10.00.",
        "Four of ten cost nothing.",
    ]
    figure = costs(shop).figure
    assert figure is not None
    assert figure.value == Number(600, Unit.AMOUNT)
    assert len(figure.behind.ids) == figure.n == 10


def test_alike_costs_have_no_range():
    assert said(known(*spent(*[750] * 12)))[1:] == [
        "Each of twelve complaints cost £7.50.",
        "Half of them cost £7.50 or less.",
    ]


def test_an_average_is_compared_with_that_of_before():
    chance = Random(2)
    cases, actions = spent(*(round(chance.lognormvariate(6, 0.5)) for _ in range(60)), day=EARLIER)
    same, dear = (
        spent(*(round(times * chance.lognormvariate(6, 0.5)) for _ in range(30))) for times in (1, 4)
    )
    for (more, done), verdict, told in (
        (same, Verdict.SAME, "no difference that we can tell"),
        (dear, Verdict.HIGHER, "more than before"),
    ):
        shop = known(more, [*actions, *done], cases)
        assert told in said(shop)[1]
        figure = costs(shop).figure
        assert figure is not None
        assert figure.verdict is verdict
        assert figure.usual_n == 60


def test_with_many_still_open_no_average_is_said():
    cases, actions = spent(*range(100, 112))
    still = [case(resolved=None, stage="new", outcome=None) for _ in range(4)]
    shop = known([*cases, *still], actions)
    assert (
        said(shop)[1]
        == "Four of 16 complaints are still open, so what one costs in the end cannot be said yet."
    )
    assert costs(shop).figure is None
    assert apart(shop) == ["Four complaints are still open."]
    assert "on average" in said(known([*cases, *still[:3]], actions))[1]


def test_where_of_many_the_cost_is_not_known_no_average_is_said():
    """What nobody wrote down may have been cheap: the others do not stand for it."""
    cases, actions = spent(*range(100, 112), *[None] * 4)
    shop = known(cases, actions)
    assert said(shop)[2] == (
        "Of four of 16 complaints with a remedy the cost is not known: too many are missing for an average."
    )
    assert costs(shop).said[2].behind.ids == tuple(one.id for one in cases[12:])
    assert costs(shop).figure is None
    failures = next(table for table in costs(shop).tables if table.code == "failures")
    assert failures.columns == ("what", "n", "total")
    assert "dots" not in {chart.kind for chart in costs(shop).charts}
    assert "on average" in said(known(cases[:15], actions[:15]))[2]


def test_an_average_of_those_with_a_remedy_says_that_it_is_theirs():
    """Most of twelve without one may have cost nothing."""
    cases, actions = spent(*range(100, 112))
    shop = known([*cases, *(case() for _ in range(12))], actions)
    assert said(shop)[1].startswith("A complaint with a remedy costs £1.05 on average, going by 12;")


def test_nothing_is_compared_with_a_time_of_which_too_little_is_known():
    cases, actions = spent(*range(100, 140), day=EARLIER)
    unsure, undone = spent(*[None] * 11, day=EARLIER)
    now, done = spent(*range(100, 130))
    shop = known(now, [*actions, *undone, *done], [*cases, *unsure])
    figure = costs(shop).figure
    assert figure is not None
    assert (figure.usual, figure.verdict) == (None, Verdict.UNSAID)


def test_spending_counts_when_it_was_done_and_a_complaint_when_it_came_in():
    old = case(EARLIER)
    cases, actions = spent(300)
    late = action(old.id, cost=9_900, day=date(2026, 5, 1))
    shop = known(cases, [*actions, late], [old])
    assert (
        said(shop)[0]
        == "Putting things right cost £102.00, with two remedies; usually £0.00 in as many days."
    )
    assert rows(shop, "failures") == [["Late", "1", "£3.00"]]  # the rest is too few to say
    months = {row[0]: row[3] for row in rows(shop, "months")}
    assert (months["March 2026"], months["May 2026"], months["June 2026"]) == ("£3.00", "£99.00", "£0.00")


def test_what_was_at_stake_and_how_much_came_back():
    cases, actions = spent(800, 0, 3_200, at_stake=1_000)
    assert said(known(cases, actions))[-2:] == [
        "Where it is known what was at stake, £40.00 of £30.00 was given back, on three complaints.",
        "On one of three it was more than one and a half times what was at stake.",
    ]
    cases, actions = spent(*[800] * 10, at_stake=1_000)
    assert said(known(cases, actions))[-1].endswith(
        "£80.00 of £100.00 was given back, that is 80%, on ten complaints."
    )
    chapter = costs(known(cases, actions))
    assert [one.code for one in chapter.definition][-2:] == ["definition.stake", "definition.evidence"]
    assert rows(known(cases, actions), "stake")[2] == ["80 to 150 %", "10", "100%", "72% – 100%"]


def test_amounts_in_another_currency_are_left_out_and_said():
    shop = known(*spent(500), unread={"other-currency": (71, 72)})
    assert apart(shop) == [
        "On two cases amounts are in another currency. They are never added up with these."
    ]
    assert costs(shop).apart[0].behind.ids == (71, 72)


def test_the_dearest_remedy_comes_first():
    one, other = case(), case()
    actions = [
        action(one.id, "redo", cost=100),
        action(other.id, "refund", cost=900),
        action(one.id, "apology", None),
    ]
    shop = known([one, other], actions)
    assert [row[0] for row in rows(shop, "remedies")] == ["Refund", "Redo or repair", "Apology"]
    chart = next(chart for chart in costs(shop).charts if chart.code == "remedies")
    assert [mark.value for mark in chart.marks] == [900, 100]
