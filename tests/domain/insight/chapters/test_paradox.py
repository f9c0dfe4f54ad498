"""What is said of those with whom it was put right."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from delight.domain.insight.chapter import Topic, Verdict
from delight.domain.insight.chapters.paradox import paradox
from delight.domain.insight.facts import Facts
from delight.domain.insight.values import Number, Things, Unit
from tests.domain.insight.made import case, facts, visits
from tests.domain.insight.plainly import plain

RIGHT = "All twelve with whom it was put right came back; of as many who had not complained it would be none."
TRUE = "The true difference lies between +73 points and +100 points; a point is one person in a hundred."
DAY = date(2026, 1, 12)
AGAIN = DAY + timedelta(9)


def shop(came: int, away: int, others_came: int = 0, others_away: int = 0, **given: Any) -> Facts:
    """Return a shop in which so many came back after it was put right, and so many others after a visit."""
    cases = [case(DAY, customer_id=one, **given) for one in range(1, came + away + 1)]
    days = {place: visits(DAY, *([AGAIN] if place <= came else [])) for place in range(1, came + away + 1)}
    # an other's second visit is outside of the period, so that the first is the one to count from
    first, second = date(2025, 7, 1), date(2025, 7, 20)
    others = range(1_000, 1_000 + others_came + others_away)
    days |= {
        one: visits(*([first - timedelta(9), first] if place >= others_came else [first, second]))
        for place, one in enumerate(others)
    }
    return facts(cases, visits=days, others=list(others))


def told(known: Facts) -> list[str]:
    return [plain().sentence(Topic.PARADOX, said) for said in paradox(known).said]


def moods(*pairs: tuple[int | None, int | None]) -> Facts:
    return facts([case(DAY, mood=before, mood_after=after) for before, after in pairs])


def changed(of: str, better: str, same: str, worse: str) -> str:
    before = f"Of {of} whose mood is noted before and after, {better} went away in a better mood"
    return f"{before}, {same} in the same and {worse} in a worse one."


@pytest.mark.parametrize(
    ("known", "sentences"),
    [
        (facts(), ["No complaint came in between 1 July 2025 and 30 June 2026."]),
        (facts([case()]), ["Of nobody with whom it was put right do we know yet whether they came back."]),
        (
            shop(1, 0),
            [
                "The one person of whom we know it by now came back after it was put right.",
                "To hold that against people who had not complained takes ten of each.",
            ],
        ),
        (
            shop(3, 2),
            [
                "Of five with whom it was put right, three came back.",
                "To hold that against people who had not complained takes ten of each.",
            ],
        ),
        (
            shop(12, 0, 0, 30),
            [
                RIGHT,
                "They came back more often than others, and chance alone does not explain it.",
                TRUE,
            ],
        ),
    ],
)
def test_it_is_said_in_plain_words(known, sentences):
    assert told(known) == sentences


def test_others_are_told_in_the_table_with_whom_they_are():
    table = paradox(shop(12, 0, 0, 30)).tables[0]
    assert [plain().cell(row.cells[0]) for row in table.rows] == [
        "Let down, and put right", "Let down once, in all", "Let down twice", "Had not complained",
        "Had not complained, had they come as often",
    ]  # fmt: skip
    assert table.rows[3].behind.of is Things.CUSTOMERS
    assert len(table.rows[3].behind.ids) == 30


def test_its_card_has_the_others_beside_it():
    figure = paradox(shop(12, 0, 0, 30)).figure
    assert figure
    assert (figure.value, figure.usual) == (Number(1.0, Unit.SHARE), Number(0.0, Unit.SHARE))
    assert (figure.verdict, figure.good, figure.against) == (Verdict.HIGHER, True, "others")
    alone = paradox(shop(12, 0)).figure
    assert alone
    assert (alone.usual, alone.verdict) == (None, Verdict.UNSAID)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (moods((1, 3)), ["The one whose mood is noted before and after went away in a better mood."]),
        (moods((1, 1)), ["The one whose mood is noted before and after went away in the same mood."]),
        (
            moods((3, 1), (2, None)),
            ["The one whose mood is noted before and after went away in a worse mood."],
        ),
        (
            moods((1, 3), (2, 2), (4, 1)),
            [changed("three", "one", "one", "one")],
        ),
        (moods((1, 3), (2, 4)), ["Both whose mood is noted before and after went away in a better mood."]),
        (
            moods(*[(1, 3)] * 9, (2, 1)),
            [
                changed("ten", "nine", "none", "one"),
                "More felt better than worse, and chance alone does not explain it.",
            ],
        ),
        (
            moods(*[(1, 3)] * 8, *[(2, 1)] * 2),
            [
                changed("ten", "eight", "none", "two"),
                "Whether more felt better than worse cannot be told from chance.",
            ],
        ),
        (
            moods(*[(4, 3)] * 12),
            [
                "All twelve whose mood is noted before and after went away in a worse mood.",
                "Chance alone does not explain that.",
            ],
        ),
    ],
)
def test_moods_are_told_with_the_sign_test(known, said):
    assert told(known)[1:] == said


def test_moods_that_nobody_noted_are_said_apart():
    known = moods((1, 3), (2, None), (None, 4), (None, None))
    sentences = [plain().sentence(Topic.PARADOX, said) for said in paradox(known).apart]
    assert sentences[0] == "Of three complaints the mood before or after is not noted."
    assert [mark.value for mark in paradox(known).charts[1].marks] == [1.0, 0.0, 0.0]


def test_who_was_let_down_twice_is_told():
    days = (DAY - timedelta(30), DAY)
    cases = [case(day, customer_id=one) for day in days for one in (1, 2)]
    known = facts(cases, visits={1: visits(*days, AGAIN), 2: visits(*days)})
    assert told(known)[-1] == "Of two who were let down a second time within 90 days, one came back."
