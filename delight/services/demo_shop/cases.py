"""What every case of the demo shop needs: logging it, acting on it, writing about it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from delight.domain.cases.case import CaseDraft
from delight.domain.cases.recovery import ActionDraft, FollowUpKind, FollowUpResult
from delight.domain.guards.writing import LetterRequest
from delight.services.demo_shop.diary import Diary
from delight.services.demo_shop.ingredients import Act, Story


def log(diary: Diary, story: Story, customer: str, promise_by: datetime | None = None) -> int:
    """Log a story now and return its id; ``customer`` is empty where nobody knows who."""
    draft = CaseDraft(
        what=story.what,
        kind=story.kind,
        customer_id=diary.people[customer] if customer else None,
        topic=story.topic,
        failure=story.failure,
        severity=story.severity,
        channel=story.channel,
        remedy_wanted=story.wanted,
        at_stake_minor=story.stake,
        promise=story.promise,
        promise_by=promise_by,
        place=story.place,
        mood=story.mood,
        grave=story.grave,
        owner_id=diary.services.context.staff_id,
        praised_id=diary.staff[story.praised] if story.praised else None,
    )
    return diary.services.cases.log(draft).record


def act(
    diary: Diary,
    case_id: int,
    what: Act,
    *,
    done: bool,
    owner: str = "",
    due: date | None = None,
    waits: bool = False,
) -> int:
    """Add a recovery action now and return its id.

    Unless it ``waits``, Nell agrees by phone to what is above somebody's authority, and confirms it in the
    morning.
    """
    fits = diary.services.recovery.room(case_id).fits(what.cost)
    draft = ActionDraft(
        case_id=case_id,
        kind=what.kind,
        note=what.note,
        cost_minor=what.cost,
        owner_id=diary.staff[owner] if owner else None,
        due_on=due,
        done=done,
        phoned_id=None if fits or waits else diary.staff["Nell"],
    )
    action_id = diary.services.recovery.add_action(draft).record
    if not fits and not waits:
        _confirm(diary, action_id)
    return action_id


def _confirm(diary: Diary, action_id: int) -> None:
    morning = diary.moment(diary.day_of(diary.clock.now) + timedelta(days=1), "08:05")
    if diary.day_of(morning) < diary.today:
        diary.note(morning, "Nell", partial(diary.services.recovery.approve_action, action_id))


def keep_promises(diary: Diary, case_id: int, *, kept: bool) -> None:
    """Settle what is still promised on a case."""
    for promise in diary.services.recovery.promises(case_id, open_only=True):
        diary.services.recovery.settle_promise(promise.id, kept=kept)


def answer(diary: Diary, case_id: int, kind: FollowUpKind, result: FollowUpResult) -> None:
    """Note what came of the nearest follow-up of a kind that nobody has done yet, if there is one."""
    for row in diary.services.recovery.follow_ups(case_id):
        if row.kind is kind and row.done_at is None and row.due_on <= diary.day_of(diary.clock.now):
            diary.services.recovery.follow_up_done(row.id, result)
            return


def write(diary: Diary, request: LetterRequest) -> None:
    """Issue a letter now."""
    diary.services.letters.issue(request)
