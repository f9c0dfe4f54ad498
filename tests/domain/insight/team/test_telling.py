"""What was done about a complaint, in words; figures and lessons only as they may be said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.terms import Failure
from delight.domain.insight.chapter import Chapter, Said, Topic
from delight.domain.insight.team.telling import done_about, figures, lesson, what_kind
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Number, Own, Term
from delight.services.insight.words import words_in
from tests.domain.insight.plainly import Plain, languages
from tests.domain.insight.team.test_stories import ANY, made


def teller(language="en"):
    words = words_in(language)
    return Teller({"common": {**words["common"], **words["team"]}}, Plain())


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (0.15, "Within ten minutes: an apology and a new one."),
        (0.9, "Within an hour: an apology and a new one."),
        (5, "Within five hours: an apology and a new one."),
        (20, "The next day: an apology and a new one."),
        (60, "Within three days: an apology and a new one."),
        (500, "What we did: an apology and a new one."),
        (None, "What we did: an apology and a new one."),
    ],
)
def test_how_long_it_took_is_said_as_people_say_it(hours, told):
    case = made(
        hours=hours, deeds=(ActionKind.APOLOGY, ActionKind.REPLACEMENT, ActionKind.OTHER), in_time=None
    )
    assert done_about(case, teller()) == told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"back_days": 1, "mood": 1, "mood_after": 5}, "They were back the next day."),
        ({"back_days": 7}, "They were back a week later."),
        ({"back_days": 9}, "They were back nine days later."),
        ({"came_back": True}, "They have been back since."),
        ({"mood": 1, "mood_after": 5}, "They left happier than they came."),
        ({"kept": 1}, "What we promised was kept."),
        ({}, "It was done when we had said it would be."),
    ],
)
def test_the_best_of_what_came_of_it_is_said(given, told):
    assert done_about(made(**given), teller()) == told


@pytest.mark.parametrize("language", languages())
@given(
    case=ANY, deeds=st.lists(st.sampled_from(ActionKind), max_size=5), hours=st.none() | st.floats(-5, 900)
)
def test_every_recovery_can_be_told_in_every_language(language, case, deeds, hours):
    case = replace(case, deeds=tuple(deeds), hours=hours)
    for text in (
        done_about(case, teller(language)),
        "" if case.failure is Failure.RUDE else what_kind(case, teller(language)),
    ):
        assert "{" not in text
        assert not text or text[0].isupper()


def test_of_nothing_no_figure_is_said_and_of_few_no_percentage():
    assert list(figures(0, (0, 3), (0, 0), teller())) == []
    told = [(one.value, one.words) for one in figures(1, (2, 3), (9, 10), teller())]
    assert told == [("1", "kind word"), ("2 of 3", "complaints put right"), ("90%", "promises kept")]


def chapter(who, some, others, code="differs.soon"):
    values = {"who": who, "n": Number(some), "of": Number(40), "others": Number(others), "all": Number(60)}
    return Chapter(
        topic=Topic.PEOPLE, figure=None, said=(Said(code="promoters"), Said(code=code, values=values))
    )


def test_a_lesson_is_what_ambassadors_together_do_more_often():
    together = Term("people", "ambassadors")
    assert "38 of 40 times, the others 41 of 60" in lesson(chapter(together, 38, 41), teller())
    assert lesson(chapter(together, 2, 41), teller()) == ""
    assert lesson(chapter(Own("Hanno"), 38, 41), teller()) == ""
    assert lesson(chapter(together, 38, 41, "differs.cost"), teller()) == ""
    assert lesson(None, teller()) == ""
