"""What goes wrong, what grows, and what is counted apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from delight.domain.insight.chapter import ChartKind, Topic, Verdict
from delight.domain.insight.chapters.causes import causes
from delight.domain.insight.facts import CauseFact, Facts, Renamed
from delight.domain.insight.period import Against
from delight.domain.insight.values import Number, Own, Term
from tests.domain.insight.made import BEFORE, YEAR, case, facts
from tests.domain.insight.plainly import plain

SAME = "no difference that we can tell"
OVEN = CauseFact("oven", "The oven", date(2026, 1, 1), "A new thermostat")


def many(count: int, period=YEAR, **given: object):
    """Return complaints at even distances through a period."""
    step = period.days / max(count, 1)
    return [case(period.first + timedelta(days=int((place + 0.5) * step)), **given) for place in range(count)]


def said(known: Facts) -> list[str]:
    return [plain().sentence(Topic.CAUSES, one) for one in causes(known).said]


def apart(known: Facts) -> list[str]:
    return [plain().sentence(Topic.CAUSES, one) for one in causes(known).apart]


def rows(known: Facts, code: str) -> list[list[str]]:
    table = next(table for table in causes(known).tables if table.code == code)
    return [[plain().cell(cell) for cell in row.cells] for row in table.rows]


def test_what_leads_and_that_nothing_changed():
    now = many(7) + many(4, failure="rude")
    before = many(14, BEFORE) + many(8, BEFORE, failure="rude")
    assert said(facts(now, before)) == [
        "“Late” comes up most: seven of eleven complaints.",
        "No kind and no cause grows or falls that we can tell.",
        f"All in all eleven complaints came in, usually eleven in as many days: {SAME}.",
    ]


ELSE = "complaints are about something else"


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ({"other": 8, "late": 2}, f"Eight of ten {ELSE}; beside that, “Late” comes up most: two times."),
        ({"other": 5, "late": 1}, f"Five of six {ELSE}; one is about “Late”."),
        ({"other": 4, "late": 1, "rude": 1}, f"Four of six {ELSE}, and of the others no kind stands out."),
        ({"other": 3, "late": 4}, "“Late” comes up most: four of seven complaints."),
        ({"other": 3}, "All three complaints are about the same: “Something else”."),
    ],
)
def test_nothing_comes_up_most_that_something_else_comes_up_more_than(kinds, told):
    now = [one for kind, count in kinds.items() for one in many(count, failure=kind)]
    assert said(facts(now))[0] == told


def test_why_nothing_is_compared_is_told_of_what_was_asked_for():
    assert "three months of notes" in said(facts(many(11)))[1]
    assert "same days a year before" in said(facts(many(11), against=Against.LAST_YEAR))[1]


def test_what_grows_comes_first():
    now = many(20) + many(12, failure="rude", cause="oven")
    before = many(40, BEFORE) + many(2, BEFORE, failure="rude")
    known = facts(now, before, causes={"oven": OVEN._replace(changed_on=None)})
    assert said(known)[:3] == [
        "“The oven” comes up more often now: twelve times, usually none in as many days.",
        "“Unfriendly” comes up more often now: twelve times, usually one in as many days.",
        "“Late” comes up most: 20 of 32 complaints.",
    ]
    assert "The cause noted is always “The oven”, on twelve complaints." in said(known)


def test_what_no_longer_comes_up_is_told():
    known = facts(many(12), many(24, BEFORE) + many(24, BEFORE, failure="faulty"))
    assert said(known)[0] == "“Faulty” did not come up; usually twelve times in as many days."
    assert rows(known, "failures") == [
        ["Late", "12", "100%", "76% – 100%", "12", "No difference that we can tell"],
        ["Faulty", "0", "0%", "0% – 24%", "12", "Fewer"],
    ]


def test_a_year_before_is_called_so():
    known = facts(many(30), many(16, BEFORE), against=Against.LAST_YEAR)
    assert said(known)[0] == "“Late” comes up more often now: 30 times, a year before eight in as many days."


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (["late"], "One complaint came in: “Late”."),
        (
            ["late", "late", "rude", "rude", None],
            "“Late” and “Unfriendly” come up most: two of five complaints each.",
        ),
        (["late", "rude"], "No kind of failure stands out among two complaints."),
        ([None, None], "Two complaints came in; what kind of failure they were about is not noted."),
        (["other", "other", None], "“Something else” comes up most: two of three complaints."),
        (["other", "rude"], "Of two complaints one says what kind of failure it was: “Unfriendly”."),
    ],
)  # fmt: skip
def test_a_few_are_told_kindly(kinds, told):
    known = facts([case(failure=kind) for kind in kinds])
    assert said(known)[0] == told
    noted = any(kinds)
    assert (
        said(known)[1:] == ["What is usual will show after three months of notes before these days."] * noted
    )


def test_where_no_kind_and_no_cause_is_noted_they_are_not_called_few():
    known = facts([case(failure=None) for _ in range(40)], [case(BEFORE.first, failure=None)])
    assert not any("Too few" in one for one in said(known))


def test_nothing_came_in():
    known = facts([], many(24, BEFORE))
    assert said(known) == [
        "No complaint came in between 1 July 2025 and 30 June 2026.",
        "Usually twelve complaints come in in as many days.",
    ]
    chapter = causes(known)
    assert not chapter.enough
    assert chapter.figure is not None
    assert chapter.figure.verdict is Verdict.LOWER
    assert said(facts()) == ["No complaint came in between 1 July 2025 and 30 June 2026."]


def test_complaints_without_a_kind_or_a_cause_are_counted_apart():
    now = [case(failure=None), case(failure=None, cause="oven"), case()]
    assert apart(facts(now, causes={"oven": OVEN})) == [
        "Of two complaints no kind of failure is noted.",
        "Of two complaints no cause is noted.",
    ]
    assert causes(facts(now)).apart[0].behind.ids == (now[0].id, now[1].id)


def test_a_renamed_cause_is_counted_apart_and_not_compared():
    now, before = many(20, cause="rush"), many(4, BEFORE, cause="rush")
    moved = (before[0].id, *(one.id for one in now[:6]))
    known = facts(now, before, renamed=[Renamed("hurry", "rush", date(2026, 2, 3), moved)])
    assert rows(known, "causes") == [["rush", "20", "6", "100%", "84% – 100%", "–", "Not compared"]]
    assert apart(known)[-1] == (
        "“rush” took over from “hurry” on 3 February 2026: seven of its 24 complaints came from there. "
        "They are counted apart, and it is not compared."
    )
    assert causes(known).apart[-1].behind.ids == moved
    assert not any("“rush” comes up" in one for one in said(known))


def test_what_came_of_a_change_is_told_with_its_cases():
    day = date(2026, 1, 1)
    now = [case(day - timedelta(days=1 + n), cause="oven") for n in range(20)]
    now += [case(day + timedelta(days=n), cause="oven") for n in range(3)]
    known = facts(sorted(now, key=lambda one: one.day), [], causes={"oven": OVEN})
    assert said(known)[-1] == (
        "Since something was changed on 1 January 2026, “The oven” came up three times in 181 days; "
        "in as many days before it was 20. It comes up less often."
    )
    assert rows(known, "changes") == [
        ["The oven", "A new thermostat", "1 January 2026", "181", "20", "3", "Fewer"]
    ]
    assert [one.code for one in causes(known).definition][-1] == "definition.changed"


def test_of_a_renamed_cause_nothing_is_told_since_it_was_changed():
    day = date(2026, 1, 1)
    now = [case(day - timedelta(days=1 + n), cause="oven") for n in range(20)]
    now += [case(day + timedelta(days=n), cause="oven") for n in range(3)]
    over = [Renamed("ovne", "oven", date(2026, 2, 3), (now[0].id,))]
    known = facts(sorted(now, key=lambda one: one.day), [], causes={"oven": OVEN}, renamed=over)
    assert not any("Since something was changed" in one for one in said(known))
    assert "changes" not in {table.code for table in causes(known).tables}
    assert apart(known)[-1].startswith("“The oven” took over from “ovne”")


def test_the_commonest_causes_are_shown_by_month_and_kinds_where_none_is_noted():
    now = [one for n in range(7) for one in many(12 - n, cause=f"cause {n}")]
    chapter = causes(facts(now, []))
    months = [chart for chart in chapter.charts if chart.kind is ChartKind.MONTHS]
    assert [chart.about for chart in months] == [None, *(Own(f"cause {n}") for n in range(5))]
    assert [mark.value for mark in months[1].marks] == [1.0] * 12
    assert all(mark.usual == 0 for mark in months[1].marks)
    assert sum(mark.value or 0 for mark in months[0].marks) == len(now)
    kinds = causes(facts(many(5), []))
    assert [chart.about for chart in kinds.charts if chart.code == "months1"] == [Term("failure", "late")]


def test_without_anything_before_there_are_no_columns_for_it():
    tables = {table.code: table.columns for table in causes(facts(many(12, cause="oven"))).tables}
    assert tables["failures"] == tables["causes"] == ("what", "n", "share", "between")
    assert tables["months"] == ("month", "n")


def test_the_card_has_the_complaints_and_what_is_usual():
    chapter = causes(facts(many(12), many(60, BEFORE)))
    assert chapter.figure is not None
    assert (chapter.figure.value, chapter.figure.usual) == (Number(12), Number(30))
    assert chapter.figure.verdict is Verdict.LOWER
    assert chapter.figure.points == (1.0,) * 12
    assert len(chapter.figure.behind.ids) == 12
