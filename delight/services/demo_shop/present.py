"""What is going on in the demo shop today."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from delight.domain.cases.recovery import FollowUpKind, FollowUpResult
from delight.domain.cases.stages import Stage
from delight.domain.days.calendar import end_of
from delight.domain.gestures import GestureDraft
from delight.domain.guards.writing import LetterRequest
from delight.services.demo_shop import cases
from delight.services.demo_shop.diary import Diary
from delight.services.demo_shop.ingredients import Step, Story, Surprise


def note_case(diary: Diary, story: Story) -> None:
    """Write down a case that is still going on, and what has happened on it since."""
    received = diary.moment(diary.ago(story.ago or 0), story.at)
    diary.note(received, story.staff, partial(_arrive, diary, story, received))


def note_surprise(diary: Diary, surprise: Surprise) -> None:
    """Write down that somebody planned a surprise for this week."""
    planned = diary.moment(diary.ago(2), "08:40") + timedelta(minutes=3 * surprise.due)
    diary.note(planned, "Nell", partial(_plan, diary, surprise))


def _plan(diary: Diary, surprise: Surprise) -> None:
    idea = diary.services.catalogue.find(surprise.name)
    draft = GestureDraft(
        customer_id=diary.people[surprise.customer],
        key=idea.key if idea else "",
        name=surprise.name,
        kind=surprise.kind,
        cost_minor=surprise.cost,
        planned_on=diary.ago(-surprise.due),
        note=surprise.note,
    )
    diary.services.gestures.log(draft)


def _arrive(diary: Diary, story: Story, received: datetime) -> None:
    promise_by = end_of(diary.ago(-story.promise_due), diary.zone) if story.promise else None
    case_id = cases.log(diary, story, story.customer, promise_by)
    for step in story.steps:
        moment = diary.moment(diary.ago(step.ago), step.at)
        diary.note(max(moment, received), step.staff, partial(_go_on, diary, case_id, step))


def _go_on(diary: Diary, case_id: int, step: Step) -> None:
    due = diary.ago(-step.due) if step.due is not None else None
    if step.act:
        cases.act(diary, case_id, step.act, done=step.done, owner=step.owner, due=due, waits=step.waits)
    elif step.do == "snooze" and due:
        diary.services.cases.snooze(case_id, due)
    elif step.do == "check":
        result = FollowUpResult(result=step.result, pulse=step.pulse)
        cases.answer(diary, case_id, FollowUpKind.CHECK, result)
    elif step.do == "letter":
        cases.write(diary, LetterRequest(wording=step.wording, case_id=case_id))
    else:
        diary.services.cases.move(case_id, Stage(step.do))
