"""Whether weekdays, hours, kinds of failure or people stand out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from delight.domain.insight.chapter import Topic
from delight.domain.insight.chapters.consistency import consistency
from delight.domain.insight.facts import NO_HOUR
from delight.domain.insight.values import Between, Number
from tests.domain.insight.made import YEAR, case, facts, regular, second, visits
from tests.domain.insight.plainly import plain

TUESDAY = YEAR.first
HOUR = 3_600


def complaint(place: int, hours: float | None, *, hour: int = 10, **given: object):
    """Return the complaint of a day of the year; 72 hours were set for it. Every seventh is a Tuesday."""
    day = TUESDAY + timedelta(days=place)
    ended = None if hours is None else second(day, hour) + round(hours * HOUR)
    return case(day, **{"hour": hour, "resolved": ended, **given})


def told(known) -> list[str]:
    return [plain().sentence(Topic.CONSISTENCY, said) for said in consistency(known).said]


def apart(known) -> list[str]:
    return [plain().sentence(Topic.CONSISTENCY, said) for said in consistency(known).apart]


def rows(known, code: str) -> list[list[str]]:
    table = next(table for table in consistency(known).tables if table.code == code)
    return [[plain().cell(cell) for cell in row.cells] for row in table.rows]


def test_no_complaint_no_difference():
    assert told(facts()) == ["No complaint came in between 1 July 2025 and 30 June 2026."]


@pytest.mark.parametrize("count", [1, 5])
def test_few_tell_nothing_of_days(count):
    sentence = (
        "Days and hours cannot be compared yet: that takes ten complaints on either side of which we know "
        "how they ended."
    )
    known = facts([complaint(place, 20) for place in range(count)])
    assert told(known) == [sentence]
    assert not consistency(known).enough
    assert consistency(known).figure.value is None


def test_alike_is_said_in_one_breath():
    cases = [complaint(place, 20, hour=9 + place % 2 * 9) for place in range(84)]
    known = facts(cases)
    assert told(known) == ["Monday or Saturday, morning or evening: no difference that we can tell."]
    assert consistency(known).figure.value == Number(0)


def test_a_weekday_that_stands_out_is_told_against_all_others():
    cases = [complaint(place, 20 if place % 7 else 90, hour=9 + place % 2 * 9) for place in range(84)]
    sentences = told(facts(cases))
    assert "Tuesday: none of twelve was put right in time, on all other days 72 of 72." in sentences[:2]
    slow = "Tuesday: all twelve took longer than 20 hours, the middle of all; "
    slow += "on all other days none of 72."
    assert slow in sentences[:2]
    assert "Morning or evening: no difference that we can tell." in sentences
    figure = consistency(facts(cases)).figure
    assert figure.value == Number(2)
    assert figure.between == Between(2, 18)
    assert set(figure.behind.ids) == {one.id for one in cases[::7]}


def test_from_the_lowest_weekday_to_the_highest_much_is_chance():
    """Of ten on Tuesdays seven are in time, on other days nine."""
    cases = [complaint(place, 90 if place // 7 < (3 if place % 7 == 0 else 1) else 20) for place in range(70)]
    assert told(facts(cases))[-1] == (
        "By weekday, from 7 of 10 (Tuesday) to 9 of 10 (Monday) were put right in time. "
        "Part of that is chance; taking it off, our best guess for all of them is 81 to 86 of a hundred."
    )


def test_a_few_months_are_told_as_counted_and_by_one_guess_where_chance_makes_all_of_it():
    """Of 49 at midday and 21 in the morning one is late, of five in the evening another one."""
    cases = [complaint(place, 90 if place == 3 else 20, hour=12) for place in range(49)]
    cases += [complaint(place, 20, hour=9) for place in range(21)]
    cases += [complaint(place, 90 if place == 3 else 20, hour=19) for place in range(5)]
    spread = next(one for one in told(facts(cases)) if one.startswith("By part of the day"))
    assert spread == (
        "By part of the day, from 48 of 49 (midday) to 21 of 21 (morning) were put right in time. "
        "Part of that is chance; taking it off, our best guess is about 97 of a hundred for all of them."
    )


def test_from_the_worst_to_the_best_is_told_of_days_hours_and_kinds_and_of_nobody():
    cases = [
        complaint(
            place, 90 if place % 5 == 1 or place % 4 == 3 else 20, failure=("late", "rude")[place % 2],
            hour=(9, 18)[place // 2 % 2], owner_id=place % 2 + 1,
        )
        for place in range(84)
    ]  # fmt: skip
    sentences = told(facts(cases, staff={1: "Zoë", 2: "Jo"}, compares_staff=True))
    spread = [one[: one.index(",")] for one in sentences if "our best guess" in one]
    assert spread == ["By weekday", "By part of the day", "By kind of failure"]


def test_the_tables_have_the_shares_with_what_they_rest_on():
    cases = [complaint(place * 7, 20 if place < 9 else 90) for place in range(12)]
    cases += [complaint(1 + place * 7, 20) for place in range(3)]
    assert rows(facts(cases), "weekday") == [
        ["Tuesday", "12", "75%", "12", "47% – 91%", "20 hours", "20 hours – 3.8 days", "Too few to say"],
        ["Wednesday", "3", "3 of 3", "3", "–", "–", "–", "Too few to say"],
    ]
    dots = consistency(facts(cases)).charts[0]
    assert [(mark.value, mark.n, mark.quiet) for mark in dots.marks] == [(0.75, 12, False), (None, 3, True)]


def test_kinds_of_failure_come_by_how_often():
    cases = [complaint(place, 20, failure="late") for place in range(12)]
    cases += [complaint(place, 90, failure="faulty") for place in range(20)]
    cases += [complaint(1, 20, failure=None)]
    known = facts(cases)
    assert [row[0] for row in rows(known, "failure")] == ["Faulty", "Late"]
    assert "Faulty: none of 20 was put right in time, of all other kinds twelve of twelve." in told(known)
    assert apart(known) == ["Of one complaint no kind of failure is noted."]


def test_by_person_only_where_the_owner_wants_it():
    cases = [complaint(place, 20, owner_id=1) for place in range(25)]
    cases += [complaint(place, 90, owner_id=2) for place in range(25)]
    assert "person" not in {table.code for table in consistency(facts(cases)).tables}
    wanted = facts(cases, compares_staff=True, staff={1: "Mo", 2: "Jo"})
    assert "Looked after by Jo: none of 25 was put right in time, by all others 25 of 25." in told(wanted)
    how = [plain().sentence(Topic.CONSISTENCY, said) for said in consistency(wanted).definition]
    assert any(sentence.startswith("By person only because the owner asked for it") for sentence in how)


def test_who_came_back_is_compared_too():
    """On Tuesdays nobody comes back, who complains on other days does, a week later."""
    cases, known = [], {}
    for place in range(70):
        one = complaint(place, 20, customer_id=place + 1)
        before = regular(one.day - timedelta(days=70), 7, 11)
        after = () if place % 7 == 0 else (one.day + timedelta(days=7),)
        known[place + 1] = visits(*before, *after)
        cases.append(one)
    chapter = consistency(facts(cases, visits=known))
    assert "Tuesday: none of ten came back, of those of all other days 60 of 60." in told(
        facts(cases, visits=known)
    )
    assert chapter.on_visits
    assert rows(facts(cases, visits=known), "back")[1] == [
        "Tuesday", "0", "10", "0%", "0% – 28%", "It does",
    ]  # fmt: skip
    assert not consistency(facts(cases)).on_visits


def test_a_day_without_a_time_counts_for_no_hour():
    day_alone = [complaint(0, 20)._replace(hour=NO_HOUR) for _ in range(2)]
    known = facts([*day_alone, complaint(0, 20)])
    assert apart(known) == ["Of two complaints only the day is known: they count for no part of the day."]
    assert [row[:2] for row in rows(known, "part")] == [["Morning", "1"]]


def test_who_was_erased_counts_for_no_weekday_and_no_hour():
    erased = complaint(0, 20)._replace(hour=None)
    known = facts([erased, complaint(1, 20, failure="late")])
    (told,) = apart(known)
    assert told.startswith("Of one complaint, of somebody who was erased, only the month is known: ")
    assert [row[:2] for row in rows(known, "weekday")] == [["Wednesday", "1"]]
    assert [row[:2] for row in rows(known, "part")] == [["Morning", "1"]]
    assert [row[1] for row in rows(known, "failure")] == ["2"]


def test_half_open_days_tell_no_middle():
    cases = [complaint(place * 7, 20) for place in range(10)]
    cases += [complaint(place * 7, None, stage="new", outcome=None) for place in range(4)]
    assert rows(facts(cases), "weekday")[0][5] == "–"


def test_the_hours_are_said():
    how = [plain().sentence(Topic.CONSISTENCY, said) for said in consistency(facts()).definition]
    assert how[3] == (
        "By when it came in, on the shop’s clock: "
        "morning 5 to 11, midday to 14, afternoon to 17, evening after that."
    )


def test_what_was_no_fault_of_the_shop_is_not_compared():
    assert told(facts([complaint(1, 20, outcome="withdrawn")])) == told(facts())


def test_what_ended_before_it_began_is_left_out_and_said():
    wrong = complaint(1, -30)
    known = facts([complaint(1, 20), wrong], unread={"ends-before-it-starts": (wrong.id,)})
    assert [row[1] for row in rows(known, "weekday")] == ["1"]
    assert apart(known) == [
        "One complaint was put right before it came in, as it is written down: it is left out."
    ]


def test_somebody_alone_is_told_nothing_of_figures_by_person():
    codes = {
        alone: {one.code for one in consistency(facts([], alone=alone)).definition} for alone in (True, False)
    }
    assert codes[False] - codes[True] == {"how.no_person"}
