"""What a shop's rows lack or get wrong: said, counted apart, and never averaged in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from delight.domain.errors import InputError
from delight.domain.insight.chapter import Chapter, Topic
from delight.domain.insight.facts import CauseFact, Facts, Renamed
from delight.domain.insight.period import checked
from delight.domain.insight.report import chapters
from delight.domain.insight.unusable import unusable
from tests.domain.insight.made import BEFORE, TODAY, by_case, case, facts, small_shop
from tests.domain.insight.plainly import plain


def chapter(known: Facts, topic: Topic) -> Chapter:
    return next(one for one in chapters(known) if one.topic is topic)


def told(known: Facts, topic: Topic) -> list[str]:
    found = chapter(known, topic)
    return [plain().sentence(topic, said) for said in (*found.said, *found.apart)]


def apart(known: Facts) -> list[str]:
    return [plain().sentence(None, said) for said in unusable(known)]


def cases_with(known: Facts, **how: object) -> Facts:
    """Return facts whose cases are all changed in one way."""
    return replace(known, now=replace(known.now, cases=[one._replace(**how) for one in known.now.cases]))


def costing(known: Facts, *costs: int | None) -> Facts:
    """Return facts whose remedies cost so much, one after the other."""
    actions = [one._replace(cost=cost) for one, cost in zip(known.now.actions, costs, strict=True)]
    return replace(known, now=replace(known.now, actions=actions), actions_of=by_case(actions))


def test_a_period_backwards_or_to_come_is_refused():
    with pytest.raises(InputError, match=r"period\.backwards"):
        checked(date(2026, 5, 1), date(2026, 4, 1), TODAY)
    with pytest.raises(InputError, match=r"period\.future"):
        checked(date(2026, 7, 1), date(2026, 8, 1), TODAY)


def test_a_period_that_is_partly_to_come_is_cut_at_today():
    assert checked(date(2026, 6, 1), date(2026, 12, 31), TODAY).last == TODAY


def test_a_period_without_cases_is_told_kindly_whatever_was_before():
    before = [case(BEFORE.first, customer_id=one) for one in range(40)]
    for known in (facts(), facts(before=before)):
        for one in chapters(known):
            assert one.said, one.topic
            assert one.figure is None or one.figure.between is None, one.topic
        assert told(known, Topic.RESPONSE) == ["No complaint came in between 1 July 2025 and 30 June 2026."]
        assert apart(known) == []


def test_without_a_customer_a_complaint_has_times_and_causes_and_nobody_who_came_back():
    known, nobody = small_shop(12), cases_with(small_shop(12), customer_id=None)
    assert chapter(nobody, Topic.RETURN).figure is None
    assert "Of twelve complaints nobody knows who it was." in told(nobody, Topic.RETURN)
    assert apart(nobody) == [
        "Twelve complaints came from people who are not known; what rests on visits leaves them out."
    ]
    assert told(nobody, Topic.RESPONSE) == told(known, Topic.RESPONSE)
    assert chapter(nobody, Topic.CAUSES).figure.value == chapter(known, Topic.CAUSES).figure.value


def test_of_some_without_a_customer_the_others_are_told_as_ever():
    known = small_shop(12)
    strangers = [case(one.day, customer_id=None) for one in known.now.cases[:7]]
    more = replace(known, now=replace(known.now, cases=[*known.now.cases, *strangers]))
    assert chapter(more, Topic.RETURN).figure == chapter(known, Topic.RETURN).figure
    assert apart(more) == [
        "Seven complaints came from people who are not known; what rests on visits leaves them out."
    ]


def test_a_cost_that_is_not_noted_is_no_nought():
    known = costing(small_shop(12), *[500, None] * 6)
    sentences = told(known, Topic.COSTS)
    assert sentences[0] == "Putting things right cost £30.00, with six remedies."
    assert "Of six remedies nobody noted what they cost." in sentences
    assert not [one for one in sentences if "£2.50" in one]
    assert apart(known) == [
        "On six cases a remedy has no amount; it is taken for unknown, never for nothing."
    ]


def test_a_cost_of_nothing_is_one():
    assert apart(costing(small_shop(2), 0, 0)) == []


def test_a_complaint_without_an_end_is_late_and_has_no_time():
    known = cases_with(small_shop(12), resolved=None, stage="in-progress", outcome=None)
    sentences = told(known, Topic.RESPONSE)
    assert sentences[0] == "None of twelve complaints was put right in time."
    assert "How long it takes is not said yet: all twelve are still open." in sentences
    assert "still open" in " ".join(apart(known))
    assert chapter(known, Topic.PARADOX).figure is None


def test_what_ends_before_it_starts_is_in_no_time_at_all():
    known = small_shop(12)
    wrong = [case(one.day, resolved=one.received - 86_400) for one in known.now.cases[:3]]
    more = replace(known, now=replace(known.now, cases=[*known.now.cases, *wrong]))
    more = replace(more, unread={"ends-before-it-starts": tuple(one.id for one in wrong)})
    assert chapter(more, Topic.RESPONSE).figure == chapter(known, Topic.RESPONSE).figure
    assert told(more, Topic.RESPONSE)[:-1] == told(known, Topic.RESPONSE)
    assert chapter(more, Topic.RESPONSE).apart[-1].behind.ids == tuple(one.id for one in wrong)
    (sentence,) = [one for one in apart(more) if "before they start" in one]
    assert sentence.startswith("Three cases end before they start.")


def test_amounts_in_another_currency_are_never_added_up():
    """They come in as unknown, with the ids of their cases."""
    known = costing(small_shop(12), *[500] * 11, None)
    last = known.now.actions[-1].case_id
    known = replace(known, unread={"other-currency": (last,)})
    assert told(known, Topic.COSTS)[0] == "Putting things right cost £55.00, with eleven remedies."
    (sentence,) = [one for one in apart(known) if "currency" in one]
    assert sentence.startswith("One case has amounts in another currency.")


def test_a_cause_that_was_renamed_or_merged_is_said_and_not_compared():
    known = small_shop(12)
    moved = tuple(one.id for one in known.now.cases if one.kind == "complaint")[:2]
    before = [case(BEFORE.first, cause="oven") for _ in range(3)]
    merged = replace(
        known,
        before=facts(before=before).before,
        causes={"oven": CauseFact("oven", "The oven", None, "")},
        renamed=[Renamed("hurry", "oven", date(2026, 2, 1), moved)],
    )
    sentences = told(merged, Topic.CAUSES)
    assert sentences[-1] == (
        "“The oven” took over from “hurry” on 1 February 2026: two of its 15 complaints came from there. "
        "They are counted apart, and it is not compared."
    )
    compared = ("comes up more often", "comes up less often")
    assert not [one for one in sentences if "The oven" in one and any(how in one for how in compared)]
    assert "renamed or put together" in " ".join(apart(merged))
