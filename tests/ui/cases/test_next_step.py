"""What is due now on a case, step by step through a complaint's life."""

from __future__ import annotations

from datetime import timedelta

import pytest

from delight.domain.cases.case import Channel, Failure, Outcome
from delight.domain.cases.grave import Grave
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionKind, FollowUpResult
from delight.domain.cases.stages import CaseKind
from delight.ui.cases.file import read_file
from delight.ui.cases.next_step import Step, next_step
from delight.ui.cases.words import step_words
from tests import factories


@pytest.fixture
def step(services):
    return lambda case_id: next_step(read_file(services, case_id)).step


@pytest.fixture
def words(services):
    def said(case_id):
        file = read_file(services, case_id)
        return step_words(next_step(file), file)

    return said


def test_a_complaint_goes_from_step_to_step(services, step, words, clock):
    case = factories.case(services, factories.customer(services), channel=Channel.EMAIL)
    assert step(case) is Step.GET_BACK
    services.cases.move(case, "acknowledged")
    assert step(case) is Step.PLAYBOOK
    for told in ("listen", "sorry", "try"):
        services.playbooks.tick(case, told)
    assert step(case) is Step.FIND_REMEDY
    assert words(case) == "Make it again, and bring it yourself"
    action = factories.action(services, case)
    assert step(case) is Step.ACT
    services.recovery.action_done(action)
    assert step(case) is Step.RESOLVE
    services.cases.move(case, "resolved")
    assert step(case) is Step.CHECK
    check = services.recovery.follow_ups(case)[0]
    services.recovery.follow_up_done(check.id, FollowUpResult(result="Happy again"))
    assert step(case) is Step.CLOSE
    services.cases.close(case, Outcome.WON_BACK)
    assert step(case) is Step.CAME_BACK
    for check in services.recovery.follow_ups(case):
        if check.done_at is None:
            services.recovery.follow_up_done(check.id, FollowUpResult(result="", came_back=True))
    assert step(case) is Step.NOTHING


def test_the_nearest_deadline_comes_first(services, step, clock):
    case = factories.case(services)
    late, soon = (clock() + timedelta(hours=n) for n in (30, 2))
    factories.action(services, case, ActionKind.CALL_BACK, due_on=late.date())
    services.recovery.make_promise(PromiseDraft(case_id=case, what="Ring her", due_at=soon))
    file = read_file(services, case)
    assert step_words(next_step(file), file) == "Keep the promise: Ring her"


def test_a_broken_word_of_ours_outlives_the_case(services, step, clock):
    case = factories.case(services)
    services.recovery.make_promise(
        PromiseDraft(case_id=case, what="Ring her", due_at=clock() + timedelta(hours=2))
    )
    services.cases.move(case, "resolved")
    assert step(case) is Step.KEEP_PROMISE


@pytest.mark.parametrize("kind", [CaseKind.COMPLIMENT, CaseKind.SUGGESTION])
def test_of_kind_words_nothing_is_left_once_they_are_thanked(services, step, kind):
    case = factories.case(services, factories.customer(services), kind=kind, failure=None)
    assert step(case) is Step.THANK
    services.cases.move(case, "thanked")
    assert step(case) is Step.NOTHING
    services.cases.move(case, "done")
    assert step(case) is Step.NOTHING


@pytest.mark.parametrize("kind", [CaseKind.COMPLIMENT, CaseKind.SUGGESTION])
def test_nobody_is_asked_to_thank_whoever_gave_no_name(services, step, words, kind):
    case = factories.case(services, kind=kind, failure=None)
    assert step(case) is Step.TELL
    assert words(case) == "They gave no name. Anything to pass on, or to do?"
    services.cases.move(case, "done")
    assert step(case) is Step.NOTHING


def test_a_promise_that_the_playbook_asks_for_is_a_step_of_its_own(services, step, words):
    case = factories.case(services, failure=Failure.LATE)
    for told in ("listen", "sorry", "where"):
        services.playbooks.tick(case, told)
    assert step(case) is Step.PROMISE
    assert words(case).startswith("Name a time that is sure to hold")


def test_nobody_is_held_up_by_ticks_once_it_is_put_right(services, step):
    case = factories.case(services, failure=Failure.FAULTY)
    factories.action(services, case, ActionKind.REPLACEMENT, done=True)
    assert step(case) is Step.RESOLVE


def test_a_grave_matter_goes_by_its_playbook_before_any_deadline(services, step, words, clock):
    case = factories.case(services, failure=Failure.QUALITY, grave=Grave.INJURY, channel=Channel.EMAIL)
    assert step(case) is Step.PLAYBOOK
    assert words(case).startswith("Help first")
    services.playbooks.tick(case, "help")
    assert words(case).startswith("Make the place safe"), "the owner wrote it down, and knows"
