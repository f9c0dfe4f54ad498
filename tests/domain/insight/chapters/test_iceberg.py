"""How many said nothing: a range by kind of failure, never from fewer than five."""

from __future__ import annotations

import random
from datetime import date

import pytest

from delight.domain.insight.chapter import Topic
from delight.domain.insight.chapters.iceberg import RECKONED_FROM, iceberg
from delight.domain.insight.rates import RATES
from delight.domain.insight.values import Between, Number, Term, TooFew, Unit
from delight.domain.intervals.unseen import unseen_between, unseen_in_all
from tests.domain.insight.made import case, facts
from tests.domain.insight.plainly import plain


def complaints(**counts):
    """Return so many complaints of each kind; ``wrong_item`` is "wrong-item"."""
    return [
        case(date(2026, 3, 1), failure=failure.replace("_", "-"))
        for failure, count in counts.items()
        for _ in range(count)
    ]


def told(chapter, part="said"):
    return [plain().sentence(Topic.ICEBERG, said) for said in getattr(chapter, part)]


def rows(chapter):
    return {row.cells[0].key: row for table in chapter.tables for row in table.rows}


def test_no_complaint_is_no_sign_that_nobody_was_let_down():
    chapter = iceberg(facts([case(kind="compliment", failure=None)]))
    assert told(chapter) == [
        "No complaint came in, so there is nothing to reckon from. It does not mean that nobody was let down."
    ]
    assert not chapter.enough
    assert (chapter.figure, chapter.tables, chapter.charts) == (None, (), ())


@pytest.mark.parametrize("count", [1, 2, RECKONED_FROM - 1])
def test_of_fewer_than_five_nothing_is_reckoned(count):
    chapter = iceberg(facts(complaints(late=count)))
    assert "too few to say" in told(chapter)[0]
    assert rows(chapter)["late"].cells[3] == TooFew()
    assert rows(chapter)["late"].quiet
    assert (chapter.figure, chapter.charts, chapter.enough) == (None, (), False)


def test_the_range_of_one_kind_is_that_of_its_rate():
    made = complaints(waiting=12)
    chapter = iceberg(facts(made))
    low, high = unseen_between(12, 0.05, 0.3)
    assert low < 12 / 0.3 - 12 < 12 / 0.05 - 12 < high
    assert rows(chapter)["waiting"].cells[1:] == (
        Number(12), Between(0.05, 0.3, Unit.SHARE), Between(low, high),
    )  # fmt: skip
    assert chapter.figure.value == Number(low)
    assert chapter.figure.between == Between(low, high)
    assert chapter.figure.behind.ids == tuple(one.id for one in made)
    assert told(chapter)[0] == (
        f"Beside 12 complaints, between {low} and {high} more people probably said nothing."
    )


def test_where_money_was_lost_more_speak():
    chapter = iceberg(facts(complaints(billing=60, rude=60, faulty=60)))
    silent = {key: row.cells[3] for key, row in rows(chapter).items()}
    assert silent["billing"].high < silent["rude"].low
    assert silent["faulty"].low == silent["billing"].low
    assert silent["faulty"].high == silent["rude"].high


def test_all_kinds_together_have_a_row_and_are_less_uncertain_than_their_sum():
    chapter = iceberg(facts(complaints(billing=20, rude=30, late=2)))
    table = rows(chapter)
    groups = [(30, *RATES["rude"]), (20, *RATES["billing"])]
    whole = unseen_in_all(groups)
    assert table["all"].cells == (Term("iceberg", "all"), Number(50), None, Between(*whole))
    parts = [table[key].cells[3] for key in ("billing", "rude")]
    assert sum(part.low for part in parts) < whole.low
    assert whole.high < sum(part.high for part in parts)
    assert len(table["all"].behind.ids) == 50
    assert "all" not in rows(iceberg(facts(complaints(rude=30, late=2))))


def test_what_is_not_reckoned_is_counted_apart():
    made = [*complaints(rude=6, late=2, billing=1), case(failure=None), case(failure=None)]
    chapter = iceberg(facts(made))
    assert told(chapter, "apart") == [
        "Of two complaints it is not said what kind they were; nothing is reckoned from them.",
        "Three complaints are of kinds with fewer than five each; nothing is reckoned from them.",
    ]
    assert {one.id for one in made} == {
        *chapter.figure.behind.ids, *(one for said in chapter.apart for one in said.behind.ids)
    }  # fmt: skip


def test_nothing_is_reckoned_from_four():
    table = rows(iceberg(facts(complaints(rude=5, late=4))))
    assert (table["rude"].quiet, table["late"].quiet) == (False, True)
    assert table["late"].cells[3] == TooFew()


def test_the_shops_own_rates_count_and_are_told():
    usual = iceberg(facts(complaints(late=40)))
    own = iceberg(facts(complaints(late=40), rates={"late": (0.6, 0.9), "rude": (0.1, 0.2)}))
    assert own.figure.between.high < usual.figure.value.value
    assert told(own, "definition")[-1] == "For “Late” it is set here that 60% – 90% complain."
    assert told(usual, "definition") == told(own, "definition")[:-1]


def test_where_everybody_complains_nobody_is_silent():
    chapter = iceberg(facts(complaints(late=10), rates={"late": (1.0, 1.0)}))
    assert told(chapter) == [
        "If everybody complains, as it is set here, nobody was let down and said nothing."
    ]
    assert chapter.figure.between == Between(0, 0)


def test_it_may_be_that_nobody_is_silent():
    chapter = iceberg(facts(complaints(billing=5)))
    assert told(chapter)[0] == ("Beside 5 complaints, up to 14 more people probably said nothing, or nobody.")


def test_the_kind_that_most_are_silent_about_is_named_where_it_is_certain():
    certain = iceberg(facts(complaints(rude=100, billing=10)))
    assert "About “Unfriendly” more of them say nothing than about anything else." in told(certain)
    open_ = iceberg(facts(complaints(rude=20, waiting=18)))
    assert not any("About" in sentence for sentence in told(open_))


def test_other_cases_and_other_days_are_no_part_of_it():
    before = [case(date(2025, 1, 5), failure="late") for _ in range(40)]
    chapter = iceberg(facts([*complaints(late=5), case(kind="suggestion", failure="late")], before))
    assert rows(chapter)["late"].cells[1] == Number(5)


def test_the_commonest_comes_first_and_small_ones_are_drawn_quietly():
    chapter = iceberg(facts(complaints(billing=3, rude=7, late=9)))
    (chart,) = chapter.charts
    assert [(mark.label.key, mark.value, mark.quiet) for mark in chart.marks] == [
        ("late", 9, False), ("rude", 7, False), ("billing", 3, True),
    ]  # fmt: skip
    assert chart.marks[2].low is None


def test_whatever_the_rates_are_within_their_range_it_holds_the_truth():
    luck, missed, times = random.Random(8), 0, 120
    for _ in range(times):
        made, silent = [], 0
        for failure, people in (("rude", 150), ("billing", 30), ("other", 60)):
            low, high = RATES[failure]
            rate = luck.uniform(low, high)
            spoke = sum(luck.random() < rate for _ in range(people))
            made += complaints(**{failure: spoke})
            silent += people - spoke if spoke >= RECKONED_FROM else 0
        figure = iceberg(facts(made)).figure
        missed += figure is not None and not figure.between.low <= silent <= figure.between.high
    assert missed <= 0.05 * times
