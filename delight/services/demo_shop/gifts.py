"""The year's small surprises, and the cards that went with some of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from delight.domain.gestures import GestureDraft, GestureKind
from delight.domain.guards.writing import LetterRequest
from delight.services.demo_shop.diary import DAYS, Diary
from delight.services.demo_shop.people import Person

_CANDLE = "A birthday candle in your bun"
_CANDLES = 0.6
_NO_NEWS = 0.5
_APART = timedelta(days=75)
_AFTER_TROUBLE = timedelta(days=21)


class Gifts:
    """Writes each week's surprises into the diary: planned on Monday, given in the course of the week.

    Args:
        diary: where to.
        people: who may get one.
        troubles: on which days somebody had a complaint; nobody is surprised soon after one.
        voices: what people say.
    """

    def __init__(
        self,
        diary: Diary,
        people: Sequence[Person],
        troubles: Mapping[str, list[date]],
        voices: dict[str, Any],
    ) -> None:
        self._diary, self._voices, self._troubles = diary, voices, troubles
        self._rng = Random(diary.rng.random())  # noqa: S311
        self._people = [person for person in people if _may_have(person)]
        self._got: dict[str, list[tuple[date, str]]] = {}
        self._notes, self._news = self._around("surprise_notes"), self._around("news_notes")
        self._lines = self._around("personal")

    def note_year(self) -> None:
        """Write down every surprise of the year but this week's."""
        for ago in range(DAYS - 20, 0, -7):
            monday = self._diary.ago(ago) - timedelta(days=self._diary.ago(ago).weekday())
            for _ in range(self._rng.choice((1, 2, 2, 3))):
                self._plan(monday)

    def note_birthdays(self) -> None:
        """Write down a candle for those regulars who told us their day."""
        for person in self._people:
            day = _last_birthday(person, self._diary.ago(1))
            if day and person.known and self._welcome(person, day) and self._rng.random() < _CANDLES:
                self._got.setdefault(person.name, []).append((day, _CANDLE))
                draft = GestureDraft(
                    customer_id=0,
                    name=_CANDLE,
                    cost_minor=110,
                    planned_on=day,
                    note=self._rng.choice(self._voices["birthdays"]),
                )
                at = self._diary.moment(day, "07:55")
                self._diary.note(at, "Ines", partial(self._begin, person.name, draft, day))

    def _plan(self, monday: date) -> None:
        day = monday + timedelta(days=self._rng.randint(1, 6))
        who = next((p for p in self._shuffled() if self._welcome(p, day)), None)
        if who is None or day > self._diary.ago(1):
            return
        name, kind, cost = self._rng.choice(self._fitting(who))
        self._got.setdefault(who.name, []).append((day, name))
        draft = GestureDraft(
            customer_id=0,
            name=name,
            kind=GestureKind(kind),
            cost_minor=cost,
            planned_on=day,
            note=next(self._notes if who.known or self._rng.random() < _NO_NEWS else self._news),
        )
        at = self._diary.moment(monday, f"08:{self._rng.randint(10, 55)}")
        self._diary.note(at, "Nell", partial(self._begin, who.name, draft, day))

    def _begin(self, who: str, draft: GestureDraft, day: date) -> None:
        known = replace(draft, customer_id=self._diary.people[who])
        gesture_id = self._diary.services.gestures.log(known).record
        clock = f"{self._rng.randint(8, 15):02d}:{self._rng.randrange(60):02d}"
        given = self._diary.moment(day, clock)
        if draft.kind is GestureKind.NOTE:
            request = LetterRequest(
                wording="small-surprise-card", gesture_id=gesture_id, personal=next(self._lines)
            )
            written = self._diary.moment(day, "07:50")
            self._diary.note(written, "Nell", partial(self._diary.services.letters.issue, request))
        reaction = self._rng.choice(self._voices["reactions"]) if self._rng.random() < 0.7 else ""
        give = partial(self._diary.services.gestures.given, gesture_id, reaction)
        self._diary.note(given, self._diary.somebody(), give)

    def _shuffled(self) -> list[Person]:
        """Return everybody, those who come often rather first."""
        return sorted(self._people, key=lambda person: self._rng.random() * person.every)

    def _welcome(self, person: Person, day: date) -> bool:
        if day <= person.joined + timedelta(days=14) or (person.last and day > person.last):
            return False
        calm = all(
            not day - _AFTER_TROUBLE <= bad <= day + timedelta(days=2)
            for bad in self._troubles.get(person.name, [])
        )
        return calm and all(abs(day - before) >= _APART for before, _ in self._got.get(person.name, []))

    def _fitting(self, person: Person) -> list[tuple[str, str, int]]:
        before = {name for _, name in self._got.get(person.name, [])}
        unused = [row for row in self._voices["gestures"] if row[0] not in before]
        written_to = person.draft.letters_welcome
        return [row for row in unused if written_to or row[1] != GestureKind.NOTE]

    def _around(self, voice: str) -> Iterator[str]:
        """Yield what is said, all of it before anything comes again."""
        while True:
            yield from self._rng.sample(self._voices[voice], len(self._voices[voice]))


def _last_birthday(person: Person, until: date) -> date | None:
    if not person.draft.birthday or person.draft.birthday.endswith("02-29"):
        return None
    month, day = (int(part) for part in person.draft.birthday.split("-")[-2:])
    this_year = date(until.year, month, day)
    return this_year if this_year <= until else date(until.year - 1, month, day)


def _may_have(person: Person) -> bool:
    draft = person.draft
    return draft.surprises_welcome and not draft.organisation and not draft.language
