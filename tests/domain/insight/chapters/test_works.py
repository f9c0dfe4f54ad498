"""What is said of which remedies work."""

from __future__ import annotations

import pytest

from delight.domain.insight.chapter import Topic, Verdict
from delight.domain.insight.chapters.works import works
from delight.domain.insight.facts import Facts
from delight.domain.insight.values import Number, Term
from tests.domain.insight.made import facts
from tests.domain.insight.plainly import languages, plain
from tests.domain.insight.test_remedies import shop

CLEAR = [("late", ("refund",), 19, 1), ("late", ("apology",), 6, 14)]

FEW = "Of twelve people, too few"

ROOM = 100
"""So many letters have room on a card."""


def told(known: Facts) -> list[str]:
    return [plain().sentence(Topic.WORKS, said) for said in works(known).said]


def test_what_stands_out_is_said_against_those_without_it():
    late, refund = (plain().cell(Term(*one)) for one in (("failure", "late"), ("remedy", "refund")))
    assert told(shop(CLEAR)) == [
        f"{late} – {refund}: 19 of 20 people came back; of as many without it six did.",
        "Chance alone does not explain that, even with two comparisons asked at once.",
    ]


def test_its_card_has_it_beside_those_without_it():
    figure = works(shop(CLEAR)).figure
    assert figure
    assert figure.value
    assert figure.between
    assert figure.usual
    assert (figure.some, figure.n, figure.usual.value, figure.usual_n) == (19, 20, 0.3, 20)
    assert 0.8 < figure.value.value < 0.95
    assert (figure.verdict, figure.good, figure.against) == (Verdict.HIGHER, True, "without")


def test_where_nothing_stands_out_that_is_said():
    known = shop([("late", ("refund",), 13, 7), ("late", ("apology",), 12, 8)])
    assert told(known) == [
        "Nothing stands out yet: no remedy brought back more people than the others, as far as we can tell.",
        "Two remedies had enough people to compare.",
    ]
    assert works(known).figure is None


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    "cells",
    [
        [("late", ("refund",), 13, 7), ("late", ("apology",), 12, 8)],
        [("late", ("refund",), 3, 0), ("rude", (), 0, 9)],
        [],
    ],
    ids=["nothing stands out", "too few", "none known"],
)
def test_there_is_room_on_the_card_in_every_language(language, cells):
    first = works(shop(cells)).said[0]
    assert len(plain(language).sentence(Topic.WORKS, first)) <= ROOM


def test_too_few_are_said_to_be_too_few():
    assert told(shop([("late", ("refund",), 3, 0), ("rude", (), 0, 9)])) == [
        f"{FEW} had the same trouble and the same remedy to say what brings people back.",
        "It takes ten people with a remedy and ten without it, after the same kind of failure.",
    ]
    assert told(facts()) == [
        "Of nobody who complained between 1 July 2025 and 30 June 2026 do we know yet whether they came back."
    ]
    assert not works(facts()).enough


def test_three_kinds_of_failure_have_tables_of_their_own_the_others_one_together():
    """The most frequent of those with enough to tell: of "rude" there are too few."""
    kinds = ("late", "billing", "faulty", "quality")
    groups = [
        ("rude", ("refund",), 9, 0),
        *((kind, ("refund",), 10 + place, 0) for place, kind in enumerate(kinds)),
    ]
    chapter = works(shop(groups))
    assert [(table.code, table.about) for table in chapter.tables] == [
        ("together", None), ("first", Term("failure", "quality")), ("second", Term("failure", "faulty")),
        ("third", Term("failure", "billing")), ("rest", None),
    ]  # fmt: skip
    assert [chart.code for chart in chapter.charts] == ["together", "first", "second", "third"]
    assert [row.cells[0] for row in chapter.tables[-1].rows] == [
        Term("failure", "late"),
        Term("failure", "rude"),
    ]


def test_whatever_had_gone_wrong_is_told_together_and_nothing_claimed_of_it():
    known = shop([(kind, ("refund",), 5, 0) for kind in ("rude", "late")] + [("faulty", ("apology",), 0, 20)])
    chapter = works(known)
    together = chapter.tables[0]
    assert [row.cells[:3] for row in together.rows] == [
        (Term("remedy", "apology"), Number(0), Number(20)),
        (Term("remedy", "refund"), Number(10), Number(10)),
    ]
    assert together.columns[-1] == "without"
    assert chapter.figure is None
    assert chapter.said[0].code == "too_few"


def test_each_row_says_how_it_stands_and_opens_its_cases():
    chapter = works(shop([*CLEAR, ("late", ("redo",), 1, 1)]))
    rows = chapter.tables[1].rows
    assert [(plain().cell(row.cells[0]), plain().cell(row.cells[-1]), row.quiet) for row in rows] == [
        ("Apology", "Fewer came back", False),
        ("Refund", "More came back", False),
        (plain().cell(Term("remedy", "redo")), "Too few to say", True),
    ]
    assert [len(row.behind.ids) for row in rows] == [20, 20, 2]
    marks = chapter.charts[1].marks
    assert [mark.value is None for mark in marks] == [False, False, True]
    assert marks[1].usual == 7 / 22


def test_what_came_late_and_what_had_several_is_said_apart():
    known = shop([("late", ("refund", "apology"), 1, 0)])
    sentences = [plain().sentence(Topic.WORKS, said) for said in works(known).apart]
    assert sentences == ["In one complaint several things were done; it counts under each of them."]
