"""Who came back after a complaint, in words and figures."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from delight.domain.insight.chapter import Topic, Verdict
from delight.domain.insight.chapters.back import back
from delight.domain.insight.facts import AnswerFact, Facts, Span
from delight.domain.insight.period import Against
from delight.domain.insight.values import Behind, Between, Number, Term, TooFew, Unit
from tests.domain.insight.made import YEAR, by_case, case, check, facts, regular, visits
from tests.domain.insight.plainly import plain

DAY, EARLIER = date(2026, 1, 12), date(2024, 6, 3)


def shop(came: int, away: int, came_before: int = 0, away_before: int = 0, **given: Any) -> Facts:
    """Return a shop where so many came back after a week, or did not."""
    cases = [case(DAY, customer_id=one) for one in range(1, came + away + 1)]
    before = [case(EARLIER, customer_id=1_000 + one) for one in range(came_before + away_before)]
    days: dict[int, Any] = {}
    for group, many in ((cases, came), (before, came_before)):
        for place, one in enumerate(group):
            later = (one.day + timedelta(7),) if place < many else ()
            days[one.customer_id or 0] = visits(one.day - timedelta(9), *later)
    return facts(cases, before or None, visits=days, **given)


def told(known: Facts) -> list[str]:
    return [plain().sentence(Topic.RETURN, said) for said in back(known).said]


def apart(known: Facts) -> list[str]:
    return [plain().sentence(Topic.RETURN, said) for said in back(known).apart]


def rows(known: Facts, code: str) -> list[list[str]]:
    table = next(table for table in back(known).tables if table.code == code)
    return [[plain().cell(cell) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("known", "sentences"),
    [
        (facts(), ["No complaint came in between 1 July 2025 and 30 June 2026."]),
        (facts([case()]), ["One complaint came in; whether that person came back cannot be said yet."]),
        (
            shop(1, 0),
            [
                "The one person of whom we know it by now came back.",
                "More than that can be said from ten on.",
            ],
        ),
        (
            shop(0, 1),
            [
                "The one person of whom we know it by now has not come back.",
                "More than that can be said from ten on.",
            ],
        ),
        (shop(2, 1), ["Two of three came back.", "More than that can be said from ten on."]),
        (
            shop(9, 2),
            [
                "Nine of eleven came back.",
                "Going by so many, the true share lies between 52 and 95 of a hundred.",
            ],
        ),
        (
            shop(9, 2, 16, 6),
            [
                "Nine of eleven came back; usually eight of eleven do.",
                "That is about as usual: no difference that we can tell.",
                "Going by so many, the true share lies between 52 and 95 of a hundred.",
            ],
        ),
        (
            shop(0, 12, 20, 10),
            [
                "None of twelve came back; usually eight of twelve do.",
                "That is less often than usual, and chance alone does not explain it.",
                "Going by so many, the true share lies between 0 and 24 of a hundred.",
            ],
        ),
    ],
)
def test_it_is_said_in_plain_words(known, sentences):
    assert told(known) == sentences


def test_a_year_before_is_said_as_such():
    base = shop(20, 0)
    cases = [case(date(2025, 2, 3), customer_id=1_000 + one) for one in range(10)]
    days = {one.customer_id: visits(date(2025, 1, 30)) for one in cases}
    before = Span(period=YEAR.year_before(), cases=cases)
    known = facts(base.now.cases, before, visits={**base.visits, **days}, against=Against.LAST_YEAR)
    assert told(known)[:2] == [
        "All 20 came back; a year before it was none of 20.",
        "That is more often than a year before, and chance alone does not explain it.",
    ]


def test_the_card_has_the_share_and_what_is_usual():
    figure = back(shop(9, 2, 16, 6)).figure
    assert figure
    assert figure.value == Number(9 / 11, Unit.SHARE)
    assert (figure.some, figure.n, figure.usual_n) == (9, 11, 22)
    assert figure.usual == Number(16 / 22, Unit.SHARE)
    assert (figure.verdict, figure.good) == (Verdict.SAME, None)
    assert len(figure.behind.ids) == 11
    assert figure.points == (None,) * 6 + (9 / 11,) + (None,) * 5


def test_of_fewer_than_ten_there_is_no_percentage_and_nothing_usual():
    figure = back(shop(5, 4, 16, 6)).figure
    assert figure
    assert (figure.value, figure.between, figure.verdict) == (None, None, Verdict.UNSAID)
    assert not back(shop(5, 4)).enough


def test_of_nobody_there_is_no_figure():
    assert back(facts([case()])).figure is None


def test_whoever_came_back_and_would_not_recommend_is_told_apart():
    """Their latest answer since counts; an older one, or of somebody who stayed away, does not."""
    known = shop(4, 1)
    answers = [
        AnswerFact(1, 9, DAY + timedelta(9)), AnswerFact(1, 6, DAY + timedelta(30)), AnswerFact(2, 10, DAY),
        AnswerFact(3, 0, DAY - timedelta(1)), AnswerFact(5, 0, DAY + timedelta(9)), AnswerFact(None, 0, DAY),
    ]  # fmt: skip
    asked = facts(now=Span(period=YEAR, cases=known.now.cases, answers=answers), visits=known.visits)
    said = next(one for one in back(asked).said if one.code == "would_not")
    assert plain().sentence(Topic.RETURN, said) == (
        "Of those who came back, two have told us since whether they would recommend us, "
        "and one would rather not."
    )
    assert said.behind == Behind((known.now.cases[0].id,))


def test_of_whoever_came_back_each_person_is_asked_once():
    """Somebody who complained twice and came back both times has told it once."""
    later = DAY + timedelta(days=70)
    cases = [case(DAY, customer_id=1), case(later, customer_id=1)]
    answers = [AnswerFact(1, 3, later + timedelta(days=9))]
    came = {1: visits(*regular(DAY - timedelta(days=70), 7, 30))}
    known = facts(now=Span(period=YEAR, cases=cases, answers=answers), visits=came)
    assert told(known)[0] == "Both came back."
    assert told(known)[-1] == (
        "The one who came back has told us since whether they would recommend us: they would rather not."
    )
    said = next(one for one in back(known).said if one.code == "would_not_one")
    assert said.behind == Behind((cases[1].id,))


def test_who_does_not_count_is_said():
    cases = [
        case(DAY, customer_id=1), case(DAY, customer_id=1), case(DAY, customer_id=2), case(DAY),
        case(date(2026, 6, 20), customer_id=3), case(DAY, customer_id=4),
    ]  # fmt: skip
    known = facts(
        cases,
        visits={1: visits(DAY), 2: visits(DAY + timedelta(5)), 3: visits(DAY)},
        checks_of=by_case([check(cases[5].id, came_back=False)]),
    )
    assert told(known)[-1] == "One more still has time to come back."
    assert [one.split(":")[0][:60] for one in apart(known)] == [
        "Two complaints do not count, because no visit of those custo",
        "One of them said at the follow-up whether they came back. Th",
        "One more complaint came from somebody who still had time to ",
        "Of one complaint nobody knows who it was.",
    ]
    assert rows(known, "standing") == [
        ["Came back", "0"], ["Did not come back in time", "1"], ["Still has time", "1"],
        ["Part of an earlier story", "1"], ["Moved away or died", "0"],
        ["Visits not known", "2"], ["Nobody knows who", "1"],
    ]  # fmt: skip


def test_whose_time_reaches_beyond_what_is_known_is_told_apart():
    cases = [case(DAY, customer_id=1), case(DAY, customer_id=2), case(date(2026, 6, 20), customer_id=3)]
    known = facts(cases, visits={one: visits(DAY) for one in (1, 2, 3)}, seen_until=DAY + timedelta(days=30))
    until = plain().formats.day(known.known_until)
    assert told(known)[1:] == [
        "One still has time to come back.",
        f"Of two more it cannot be said yet: who came is known only up to {until}.",
    ]
    shown = rows(known, "standing")
    assert ["Still has time", "1"] in shown
    assert ["Not known who came since", "2"] in shown


def test_months_are_joined_only_where_enough_are_known():
    cases = [
        case(date(2025, month, 7), customer_id=month * 100 + place)
        for month in (8, 9, 10, 11)
        for place in range(5)
    ]
    known = facts(cases, visits={one.customer_id: visits(one.day) for one in cases})
    chart = back(known).charts[0]
    assert chart.joined
    assert [mark.n for mark in chart.marks][:6] == [0, 5, 5, 5, 5, 0]
    assert [mark.value for mark in chart.marks][:6] == [None, 0.0, 0.0, 0.0, 0.0, None]
    assert [mark.quiet for mark in chart.marks][:6] == [True, False, False, False, False, True]
    fewer = facts(cases[1:], visits=known.visits)
    assert not back(fewer).charts[0].joined


def test_kinds_of_failure_are_drawn_towards_each_other_the_few_say_nothing():
    """Ten of ten and none of ten: each less sure than alone of itself; three of three are only counted."""
    cases = [
        case(DAY, customer_id=one, failure=failure)
        for one, failure in enumerate([*["late"] * 10, *["rude"] * 10, *["faulty"] * 3, None], 1)
    ]
    came = {one.customer_id: (one.failure in ("late", "faulty")) * (DAY + timedelta(7),) for one in cases}
    known = facts(cases, visits={one: visits(DAY - timedelta(9), *later) for one, later in came.items()})
    chapter = back(known)
    table = next(table for table in chapter.tables if table.code == "kinds")
    assert [row.cells[0] for row in table.rows] == [
        Term("failure", one) for one in ("late", "rude", "faulty", "")
    ]
    late, rude, faulty, unsaid = (row.cells for row in table.rows)
    assert isinstance(late[3], Number)
    assert isinstance(rude[3], Number)
    assert 0.85 < late[3].value < 1
    assert 0 < rude[3].value < 0.15
    assert isinstance(late[4], Between)
    assert (faulty[3:5], unsaid[3:5]) == ((TooFew(3, 3), None), (TooFew(0, 1), None))
    marks = next(chart for chart in chapter.charts if chart.code == "kinds").marks
    assert [mark.value is None for mark in marks] == [False, False, True, True]
    assert [mark.n for mark in marks] == [10, 10, 3, 1]


def test_how_long_the_shop_waits_is_said():
    definition = [plain().sentence(Topic.RETURN, said) for said in back(shop(1, 0)).definition]
    assert any("have 60 days" in sentence for sentence in definition)


def test_who_moved_away_or_died_is_said_apart():
    some = [case(DAY, customer_id=1), case(DAY, customer_id=2)]
    came = {one: visits(DAY - timedelta(days=9)) for one in (1, 2)}
    chapter = back(facts(some, visits=came, gone={2: DAY + timedelta(days=9)}))
    assert [plain().sentence(Topic.RETURN, one) for one in (*chapter.said[:1], *chapter.apart)] == [
        "The one person of whom we know it by now has not come back.",
        (
            "One complaint does not count, because that customer moved away or died before their time "
            "to come back was over."
        ),
    ]
    assert chapter.apart[0].behind == Behind((some[1].id,))
