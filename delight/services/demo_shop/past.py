"""The year's finished cases, from the first word to whether they came back."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from random import Random

from delight.domain.cases.case import Channel, Outcome, Severity
from delight.domain.cases.recovery import ActionKind, FollowUpKind, FollowUpResult
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.guards.writing import THANKS, LetterRequest
from delight.services.demo_shop import cases
from delight.services.demo_shop.casting import Part, spoken
from delight.services.demo_shop.diary import Diary
from delight.services.demo_shop.ingredients import Act, Ingredients, Story

_WITH_RETURNS = frozenset({Outcome.WON_BACK, Outcome.SETTLED})
_COUNTER = frozenset(ActionKind) - {ActionKind.OTHER, ActionKind.CALL_BACK, ActionKind.VISIT}
_REPLIES = {"letter": "", "card": "-card"}


def _at_the_counter(story: Story) -> bool:
    """Return whether it was put right while the customer stood there."""
    at_once = all(action.kind in _COUNTER for action in story.actions)
    return story.channel is Channel.IN_PERSON and story.severity is not Severity.HIGH and at_once


class Past:
    """Writes finished cases into the diary."""

    def __init__(self, diary: Diary, ingredients: Ingredients) -> None:
        self._diary, self._voices, self._rng = diary, ingredients.voices, Random(diary.rng.random())  # noqa: S311
        self._policy = ingredients.shop_draft()

    def note(self, part: Part) -> None:
        """Write down that a case comes in, and with it everything that follows."""
        who = part.story.staff or self._diary.somebody()
        self._diary.note(part.received, who, partial(self._arrive, part))

    def note_last_round(self) -> None:
        """Write down that yesterday all checks of who came back were done, and of today's all but one."""
        self._diary.note(self._diary.moment(self._diary.ago(1), "16:50"), "Priya", self._ask_round)

    def _ask_round(self) -> None:
        today = self._diary.today
        open_returns = [
            row
            for row in self._diary.services.recovery.follow_ups()
            if row.kind is FollowUpKind.RETURN and row.done_at is None and row.due_on <= today
        ]
        left = next((row.id for row in open_returns if row.due_on == today), 0)
        for row in open_returns:
            if row.id != left:
                result = FollowUpResult(result=self._rng.choice(self._voices["came_back"]), came_back=True)
                self._diary.services.recovery.follow_up_done(row.id, result)

    def _arrive(self, part: Part) -> None:
        story, received = part.story, part.received
        promise_by = self._promise_by(story, received)
        case_id = cases.log(self._diary, story, part.person.name if part.person else "", promise_by)
        if story.kind is not CaseKind.COMPLAINT:
            self._thank(case_id, part)
            return
        if not spoken(story):
            self._later(
                case_id, received + timedelta(minutes=self._rng.randint(20, 55)), "Nell", Stage.ACKNOWLEDGED
            )
        resolved = self._resolved(story, received, promise_by)
        self._make_right(case_id, story, received, resolved)
        if promise_by:
            settled = resolved - timedelta(minutes=1) if story.late else min(promise_by, resolved)
            settle = partial(cases.keep_promises, self._diary, case_id, kept=settled <= promise_by)
            self._diary.note(settled - timedelta(minutes=2), self._by(story), settle)
        self._later(case_id, resolved, self._by(story), Stage.RESOLVED)
        self._write_about(case_id, part, resolved)
        self._follow_up(case_id, part, resolved)

    def _promise_by(self, story: Story, received: datetime) -> datetime | None:
        if not story.promise:
            return None
        day = self._diary.day_of(received) + timedelta(days=story.promise_days)
        return max(self._diary.moment(day, "18:00"), received + timedelta(hours=2))

    def _resolved(self, story: Story, received: datetime, promise_by: datetime | None) -> datetime:
        day = self._diary.day_of(received)
        if story.late:
            return self._hour(day + timedelta(days=self._policy.resolve_days + self._rng.randint(2, 8)))
        if promise_by and story.promise_days == 0:
            return promise_by - timedelta(minutes=self._rng.randint(8, 50))
        if _at_the_counter(story):
            return received + timedelta(minutes=self._rng.randint(14, 75))
        days = min(story.promise_days or self._rng.randint(1, 3), self._policy.resolve_days)
        return self._hour(day + timedelta(days=days))

    def _hour(self, day: object) -> datetime:
        clock = f"{self._rng.randint(9, 16):02d}:{self._rng.randrange(60):02d}"
        return self._diary.moment(day, clock)  # pyright: ignore[reportArgumentType]

    def _make_right(self, case_id: int, story: Story, received: datetime, resolved: datetime) -> None:
        """The first action follows at once; the others are planned then and done before it is resolved."""
        span = resolved - received
        soon = min(timedelta(minutes=self._rng.randint(4, 25)), span / 4)
        soon += timedelta(hours=1) if not spoken(story) else timedelta()
        for number, action in enumerate(story.actions):
            moment = received + soon + timedelta(minutes=2 * number)
            at_once = number == 0 or span < timedelta(hours=2) or action.kind is ActionKind.APOLOGY
            deed = partial(self._act, case_id, action, at_once, resolved, self._by(story))
            self._diary.note(min(moment, resolved - timedelta(minutes=10)), self._by(story), deed)

    def _act(self, case_id: int, action: Act, at_once: bool, resolved: datetime, by: str) -> None:  # noqa: FBT001
        due = None if at_once else self._diary.day_of(resolved)
        action_id = cases.act(self._diary, case_id, action, done=at_once, due=due)
        if not at_once:
            done = resolved - timedelta(minutes=self._rng.randint(4, 9))
            self._diary.note(done, by, partial(self._diary.services.recovery.action_done, action_id))

    def _later(self, case_id: int, moment: datetime, who: str, stage: Stage) -> None:
        self._diary.note(moment, who, partial(self._diary.services.cases.move, case_id, stage))

    def _write_about(self, case_id: int, part: Part, resolved: datetime) -> None:
        if part.story.letter and part.person and part.person.draft.letters_welcome:
            request = LetterRequest(wording=part.story.letter, case_id=case_id)
            moment = resolved + timedelta(minutes=self._rng.randint(30, 150))
            self._diary.note(moment, "Nell", partial(cases.write, self._diary, request))

    def _follow_up(self, case_id: int, part: Part, resolved: datetime) -> None:
        story, day = part.story, self._diary.day_of(resolved)
        plain = part.person is None or story.severity is Severity.LOW
        due = self._diary.open_day(day + timedelta(days=self._policy.check_days))
        closed = self._hour(day + timedelta(days=1) if plain else due + timedelta(days=2))
        if not plain:
            asked = self._hour(due + timedelta(days=self._rng.choice((0, 0, 0, 1))))
            self._diary.note(asked, self._by(story), partial(self._check, case_id, story))
        close = self._diary.services.cases.close
        end = partial(close, case_id, story.outcome, story.mood_after, story.cause, lacked=story.lacked)
        self._diary.note(closed, "Nell", end)
        if plain or story.outcome not in _WITH_RETURNS:
            return
        for days in self._policy.return_days:
            due = self._diary.open_day(day + timedelta(days=days))
            seen = self._hour(due + timedelta(days=self._rng.choice((0, 0, 1, 1, 2))))
            if seen < self._diary.moment(self._diary.today, "00:00"):
                self._diary.note(seen, self._diary.somebody(), partial(self._returned, case_id, story))

    def _check(self, case_id: int, story: Story) -> None:
        said, pulse = (story.check, story.pulse) if story.check else self._rng.choice(self._voices["checks"])
        result = FollowUpResult(result=said, pulse=None if pulse == -1 else pulse)
        cases.answer(self._diary, case_id, FollowUpKind.CHECK, result)

    def _returned(self, case_id: int, story: Story) -> None:
        said = self._rng.choice(self._voices["came_back" if story.came_back else "stayed_away"])
        result = FollowUpResult(result=said, came_back=story.came_back)
        cases.answer(self._diary, case_id, FollowUpKind.RETURN, result)

    def _thank(self, case_id: int, part: Part) -> None:
        story, day = part.story, self._diary.day_of(part.received)
        thanked = self._hour(day + timedelta(days=self._rng.choice((0, 1, 1, 2)))) + timedelta(hours=1)
        thanked = max(thanked, part.received + timedelta(minutes=30))
        welcome = part.person is not None and part.person.draft.letters_welcome
        if story.reply in _REPLIES and welcome:
            personal = self._rng.choice(self._voices["praise_personal"])
            wording = THANKS[story.kind].value + _REPLIES[story.reply]
            request = LetterRequest(wording=wording, case_id=case_id, personal=personal)
            self._diary.note(
                thanked - timedelta(minutes=9), "Nell", partial(cases.write, self._diary, request)
            )
        else:
            self._later(case_id, thanked, "Nell", Stage.THANKED)
        if story.answer:
            done = Act(kind=ActionKind.OTHER, note=story.answer)
            deed = partial(cases.act, self._diary, case_id, done, done=True)
            self._diary.note(thanked + timedelta(days=4), "Nell", deed)
        self._later(case_id, thanked + timedelta(days=6), "Nell", Stage.DONE)

    def _by(self, story: Story) -> str:
        return story.staff or "Priya"
