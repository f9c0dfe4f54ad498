"""Whether complaints were answered and put right in time, and how long it took."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.insight.chapter import Topic, Verdict
from delight.domain.insight.chapters.response import response
from delight.domain.insight.period import Against
from delight.domain.insight.values import Number, TooFew, Unit
from tests.domain.insight.made import TODAY, case, facts, second
from tests.domain.insight.plainly import plain

HOUR, DAY = 3_600, 86_400
EARLIER = date(2024, 9, 2)


def right(hours: float, day: date = date(2026, 3, 2), **given: object):
    """Return a complaint of the counter that was put right after so many hours; three days were set."""
    began = second(day)
    usual = {"acknowledge_by": None, "acknowledged": began, "resolved": began + round(hours * HOUR)}
    return case(day, **{**usual, **given})


def still_open(day: date = date(2026, 3, 2), **given: object):
    usual = {"acknowledge_by": None, "stage": "in-progress", "resolved": None, "outcome": None}
    return case(day, **{**usual, **given})


def written(answered_after: float | None, **given: object):
    """Return a complaint that came by e-mail; half a day was set to answer it."""
    began = second(date(2026, 3, 2))
    answered = None if answered_after is None else began + round(answered_after * HOUR)
    return case(channel="email", acknowledge_by=began + 12 * HOUR, acknowledged=answered, **given)


def told(known) -> list[str]:
    return [plain().sentence(Topic.RESPONSE, said) for said in response(known).said]


def apart(known) -> list[str]:
    return [plain().sentence(Topic.RESPONSE, said) for said in response(known).apart]


def rows(known, code: str) -> list[list[str]]:
    table = next(table for table in response(known).tables if table.code == code)
    return [[plain().cell(cell) for cell in row.cells] for row in table.rows]


def test_a_period_without_complaints_is_said():
    assert told(facts()) == ["No complaint came in between 1 July 2025 and 30 June 2026."]
    assert not response(facts()).enough


def test_eleven_complaints_are_told_in_words():
    cases = [right(20)] * 9 + [right(90), right(100)]
    assert told(facts(cases)) == [
        "Nine of eleven complaints were put right in time.",
        "Half of them took 20 hours or less; the true middle lies between 20 hours and 3.8 days.",
        "Within a week, all eleven were put right.",
    ]
    figure = response(facts(cases)).figure
    assert figure.value == Number(9 / 11, Unit.SHARE)
    low, high, unit = figure.between
    assert (round(low, 3), round(high, 3), unit) == (0.523, 0.949, Unit.SHARE)


def test_it_stands_beside_what_is_usual():
    cases = [right(20) for _ in range(9)] + [right(90) for _ in range(2)]
    before = [right(20, EARLIER) for _ in range(32)] + [right(90, EARLIER) for _ in range(12)]
    sentences = told(facts(cases, before))
    assert sentences[0] == "Nine of eleven complaints were put right in time; usually eight of eleven are."
    assert sentences[1] == "That is about as usual: no difference that we can tell."
    assert response(facts(cases, before)).figure.verdict is Verdict.SAME
    assert "usually 20 hours" in sentences[2]


def test_a_year_before_is_not_called_usual():
    cases = [right(20) for _ in range(12)]
    before = [right(90, EARLIER) for _ in range(12)]
    sentences = told(facts(cases, before, against=Against.LAST_YEAR))
    assert sentences[0] == (
        "All twelve complaints were put right in time; a year before it was none of twelve."
    )
    assert sentences[1] == "That is more often than a year before, and chance alone does not explain it."
    assert not [one for one in sentences if "usual" in one]


@pytest.mark.parametrize(("some", "before", "verdict", "good"), [
    (38, 20, Verdict.HIGHER, True), (20, 38, Verdict.LOWER, False), (30, 31, Verdict.SAME, None),
])  # fmt: skip
def test_a_difference_is_one_only_beyond_chance(some, before, verdict, good):
    cases = [right(20 if place < some else 90) for place in range(40)]
    were = [right(20 if place < before else 90, EARLIER) for place in range(40)]
    figure = response(facts(cases, were)).figure
    assert (figure.verdict, figure.good) == (verdict, good)


def test_one_that_is_open_past_its_day_was_not_in_time_and_one_before_it_does_not_count():
    late, ahead = still_open(), still_open(TODAY - timedelta(days=1))
    early = right(1, TODAY - timedelta(days=1))
    known = facts([right(20), late, ahead, early])
    figure = response(known).figure
    assert (figure.value, figure.some, figure.n) == (None, 1, 2)
    assert late.id in figure.behind.ids
    assert not {ahead.id, early.id} & set(figure.behind.ids)
    assert told(known)[0] == "One of two complaints was put right in time."


def test_the_day_itself_is_in_time():
    assert response(facts([right(72)])).figure.some == 1
    assert told(facts([right(72)]))[0] == "The one complaint whose day has come was put right in time."
    assert told(facts([right(73)]))[0] == "The one complaint whose day has come was not put right in time."


def test_whose_day_is_ahead_is_not_judged():
    known = facts([still_open(TODAY), still_open(TODAY)])
    assert told(known)[0] == "Two complaints came in; whether they were put right in time cannot be said yet."
    assert told(facts([still_open(TODAY)]))[0] == (
        "One complaint came in; whether it was put right in time cannot be said yet."
    )


def test_answers_count_what_came_in_writing_alone():
    cases = [written(3), written(5), written(20), written(None), right(1)]
    sentences = told(facts(cases))
    assert "Of four that came in writing, two were answered in time." in sentences
    assert rows(facts(cases), "clocks")[0][:4] == ["Answered", "2", "4", "2 of 4"]


def test_half_of_the_answers_took_so_long():
    cases = [written(hours) for hours in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)]
    assert told(facts(cases))[-2] == (
        "Half of the answers took 5.5 hours or less; the true middle lies between 2 hours and 9 hours."
    )


def test_minutes_and_at_once():
    quick = [written(minutes / 60) for minutes in (5, 10, 15, 20, 25, 30, 35)]
    assert (
        "Half of the answers took 20 minutes or less; the true middle lies between 5 minutes and 35 minutes."
        in told(facts(quick))
    )
    assert "The middle one of them took 20 hours." in told(facts([right(20) for _ in range(7)]))
    at_once = told(facts([right(0, resolve_by=second(TODAY)) for _ in range(7)]))
    assert "At least half of them were put right at once." in at_once


def test_how_long_is_not_said_while_many_are_open():
    cases = [right(hours) for hours in range(1, 8)] + [still_open(), still_open()]
    sentences = told(facts(cases))
    assert "How long it takes is not said yet: two of nine are still open." in sentences
    assert not [one for one in sentences if "Half" in one]
    assert sentences[-1] == "Two complaints are still open."
    assert response(facts(cases)).said[-1].behind.ids == tuple(one.id for one in cases[-2:])


def test_a_fifth_may_be_open():
    cases = [right(hours) for hours in range(1, 9)] + [still_open(), still_open()]
    assert [one for one in told(facts(cases)) if one.startswith("Half")] == [
        "Half of them took 4.5 hours or less; the true middle lies between 1 hour and 8 hours."
    ]


def test_five_say_nothing_of_how_long_it_takes():
    assert told(facts([right(5) for _ in range(5)])) == [
        "All five complaints were put right in time.",
        "More than that can be said from ten on.",
        "How long it takes can be told from six on; so far five were put right.",
    ]


def test_how_they_are_spread():
    cases = [right(24), right(25), right(72), right(100), right(200), still_open(),
             case(acknowledge_by=None, resolved=None, outcome="not-satisfied"),
             case(acknowledge_by=None, resolved=None, outcome=None)]  # fmt: skip
    assert rows(facts(cases), "spread") == [
        ["Within a day", "1", "1 of 8", "–"],
        ["In one to three days", "2", "2 of 8", "–"],
        ["In three to seven days", "1", "1 of 8", "–"],
        ["After more than a week", "1", "1 of 8", "–"],
        ["Closed without it", "1", "1 of 8", "–"],
        ["Over, not known when", "1", "1 of 8", "–"],
        ["Still open", "1", "1 of 8", "–"],
    ]
    chart = next(chart for chart in response(facts(cases)).charts if chart.code == "spread")
    assert [mark.value for mark in chart.marks] == [1, 2, 1, 1, 1, 1, 1]


def test_what_is_over_and_nobody_noted_when_is_not_told_as_late():
    """As cases out of a file of another program are: closed, without a day."""
    over = [case(resolved=None, resolve_by=None, acknowledge_by=None, outcome=None) for _ in range(12)]
    known = facts(over)
    assert told(known)[0] == (
        "Twelve complaints came in; whether they were put right in time cannot be said, as no day was set "
        "for any of them."
    )
    assert len(told(known)) == 1
    assert apart(known)[0] == (
        "Twelve complaints are over, but nobody noted whether and when they were put right: they count "
        "neither as in time nor as late."
    )
    assert response(known).figure.n == 0


def test_closed_without_being_put_right_was_not_in_time():
    closed = case(resolved=None, outcome="not-satisfied", acknowledge_by=None)
    assert response(facts([closed])).figure.some == 0
    assert apart(facts([closed])) == [
        "One complaint was closed without being put right: once its day has come, it was not in time."
    ]
    assert not [one for one in told(facts([closed])) if "still open" in one]


def test_what_was_nobodys_fault_here_is_left_out():
    other = case(resolved=None, outcome="not-upheld", acknowledge_by=None)
    known = facts([right(5), right(5), other])
    assert response(known).figure.n == 2
    assert apart(known)[0].startswith("One complaint turned out to be no fault of the shop")
    assert response(known).apart[0].behind.ids == (other.id,)


def test_what_ended_before_it_began_is_left_out_and_said():
    wrong = [right(-5), right(-40)]
    told_apart = {"ends-before-it-starts": (*(one.id for one in wrong), 77)}
    known = facts([right(5), right(5), *wrong], unread=told_apart)
    assert response(known).figure.n == 2
    (sentence,) = apart(known)
    assert sentence == (
        "Two complaints were answered or put right before they came in, as it is written down: "
        "they are left out."
    )
    assert response(known).apart[0].behind.ids == tuple(one.id for one in wrong)
    assert told(facts(wrong, unread=told_apart)) == [
        "No complaint that can be counted came in between 1 July 2025 and 30 June 2026."
    ]


def test_what_ended_before_it_began_is_no_part_of_what_is_usual():
    before = [right(20, EARLIER) for _ in range(10)] + [right(-90, EARLIER) for _ in range(10)]
    assert response(facts([right(20)], before)).figure.usual_n == 10


def test_without_a_day_to_put_it_right_by_nothing_is_in_time_or_late():
    known = facts([right(5, resolve_by=None), right(6, resolve_by=None)])
    assert told(known)[0] == (
        "Two complaints came in; whether they were put right in time cannot be said, as no day was set "
        "for any of them."
    )
    assert apart(known) == ["For two complaints no day was set by which to put them right."]


def test_months_of_five_are_points_and_four_of_them_a_line():
    months = [date(2025, month, 3) for month in (8, 9, 10, 11)]
    cases = [right(20 if place else 90, day) for day in months for place in range(5)]
    chart = next(chart for chart in response(facts(cases)).charts if chart.code == "months")
    assert [mark.value for mark in chart.marks][:6] == [None, 0.8, 0.8, 0.8, 0.8, None]
    assert chart.joined
    fewer = next(chart for chart in response(facts(cases[1:])).charts if chart.code == "months")
    assert not fewer.joined
    assert rows(facts(cases), "months")[1] == ["August 2025", "4", "5", "4 of 5", "–"]


def test_compliments_have_no_clock():
    assert told(facts([case(kind="compliment")])) == told(facts())


@given(st.lists(st.tuples(st.none() | st.integers(0, 400), st.integers(0, 364)), max_size=12))
def test_everything_is_counted_once(some):
    cases = [
        still_open(day) if hours is None else right(hours, day)
        for hours, day in ((hours, TODAY - timedelta(days=ago)) for hours, ago in some)
    ]
    chapter = response(facts(cases))
    if cases:
        spread = next(table for table in chapter.tables if table.code == "spread")
        behind = [one for row in spread.rows for one in row.behind.ids]
        assert sorted(behind) == sorted(one.id for one in cases)
        months = next(table for table in chapter.tables if table.code == "months")
        assert sum(row.cells[2].value for row in months.rows) == chapter.figure.n
        assert isinstance(months.rows[0].cells[3], TooFew | None | Number)
