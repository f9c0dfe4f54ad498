"""The year's small surprises: drawn by the planner each Monday, agreed or not, given, and taken well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from delight.domain.errors import ConflictError
from delight.domain.gestures import GestureDraft, GestureKind, GestureRow
from delight.domain.guards.writing import LetterRequest
from delight.domain.surprises.catalogue import IdeaDraft
from delight.domain.surprises.suggestions import SkipWhy, SuggestionRow, SuggestionState, monday_of
from delight.services.demo_shop.diary import DAYS, Diary
from delight.services.demo_shop.people import Person

_CANDLES = 0.6
_SKIPPED, _SWAPPED, _WITH_A_LINE, _FORGOTTEN = 0.17, 0.27, 0.6, 0.05
_AFTER_TROUBLE = timedelta(days=21)
_ROUNDS, _NO_TIME = 2, 0.3
"""How often Nell looks on a Monday, and how many of them are too busy."""
_SETTLED_IN = 12
"""Days after which the shop begins to surprise people."""


class Gifts:
    """Writes each week's surprises into the diary: agreed on Monday, given in the course of the week.

    Args:
        diary: where to.
        people: who comes.
        troubles: on which days somebody had a complaint; nobody gets a candle soon after one.
        voices: what people say.
        loyalty: the catalogue (``surprises.toml``).
    """

    def __init__(
        self,
        diary: Diary,
        people: Sequence[Person],
        troubles: Mapping[str, list[date]],
        voices: dict[str, Any],
        loyalty: dict[str, Any],
    ) -> None:
        self._diary, self._voices, self._troubles, self._loyalty = diary, voices, troubles, loyalty
        self._rng = Random(diary.rng.random())  # noqa: S311
        self._people = {person.name: person for person in people}
        self._notes, self._news = self._around("surprise_notes"), self._around("news_notes")
        self._lines = self._around("personal")

    def note_catalogue(self) -> None:
        """Write down that Nell goes through the catalogue in the first days."""
        self._diary.note(
            self._diary.moment(self._diary.ago(DAYS - 2), "18:05"), "Nell", self._write_catalogue
        )

    def note_year(self) -> None:
        """Write down that Nell looks at the week's suggestions on each Monday but this week's."""
        monday, this = monday_of(self._diary.ago(DAYS - _SETTLED_IN)), monday_of(self._diary.ago(0))
        while (monday := monday + timedelta(days=7)) < this:
            if self._rng.random() < _NO_TIME:
                continue
            self._diary.note(self._diary.moment(monday, "07:35"), "Nell", self._decide)

    def note_birthdays(self) -> None:
        """Write down a candle for those regulars who told us their day."""
        for person in self._people.values():
            day = _last_birthday(person, self._diary.ago(1))
            if day and person.known and self._may_have(person, day) and self._rng.random() < _CANDLES:
                at = self._diary.moment(day, "07:55")
                self._diary.note(at, "Ines", partial(self._plan_candle, person.name, day))

    def _write_catalogue(self) -> None:
        catalogue = self._diary.services.catalogue
        for row in (*self._loyalty["edited"], *self._loyalty["own"]):
            catalogue.save(
                IdeaDraft(
                    key=row.get("key", ""),
                    name=row["name"],
                    kind=GestureKind(row["kind"]),
                    cost_minor=row["cost"],
                    interval_days=row["interval"],
                    hint=row["hint"],
                )
            )
        for key in self._loyalty["off"]["keys"]:
            catalogue.switch(key, off=True)

    def _decide(self) -> None:
        for _ in range(_ROUNDS):  # somebody else is suggested for whoever was skipped
            rows = self._diary.services.surprises.week().rows
            for row in (row for row in rows if row.state is SuggestionState.OPEN):
                with suppress(ConflictError):  # the month's money is spent, say: then it is left as it is
                    self._say(row)

    def _say(self, row: SuggestionRow) -> None:
        """Say yes to a suggestion, ask for another gesture, or skip it."""
        surprises, chance = self._diary.services.surprises, self._rng.random()
        person = self._people.get(row.customer_name)
        is_firm = person is not None and person.draft.organisation
        if is_firm or chance < _SKIPPED:
            surprises.skip(row.id, self._rng.choice((SkipWhy.NOW, SkipWhy.NOW, SkipWhy.GESTURE)))
            return
        if chance < _SWAPPED or not _can_have(person, row.kind):
            surprises.swap(row.id)
            row = surprises.get(row.id)
        if _can_have(person, row.kind):
            self._go_on(surprises.accept(row.id).record, known=person is not None and person.known)
        else:
            surprises.skip(row.id, SkipWhy.NOW)

    def _go_on(self, gesture_id: int, *, known: bool) -> None:
        gesture = self._diary.services.gestures.get(gesture_id)
        if self._rng.random() < _WITH_A_LINE:
            self._diary.services.gestures.edit(gesture_id, self._with_a_line(gesture, known=known))
        if self._rng.random() < _FORGOTTEN and gesture.planned_on:
            evening = self._diary.moment(gesture.planned_on, "17:25")
            self._diary.note(evening, "Nell", partial(self._diary.services.gestures.remove, gesture_id))
        else:
            self._give_on(gesture)

    def _with_a_line(self, row: GestureRow, *, known: bool) -> GestureDraft:
        return GestureDraft(
            customer_id=row.customer_id,
            name=row.name,
            kind=row.kind,
            cost_minor=row.cost_minor,
            planned_on=row.planned_on,
            key=row.key,
            note=next(self._notes if known else self._news),
        )

    def _plan_candle(self, who: str, day: date) -> None:
        idea = self._diary.services.catalogue.get("birthday")
        draft = GestureDraft(
            customer_id=self._diary.people[who],
            name=idea.name,
            kind=idea.kind,
            cost_minor=idea.cost_minor,
            key=idea.key,
            planned_on=day,
            note=self._rng.choice(self._voices["birthdays"]),
        )
        self._give_on(self._diary.services.gestures.get(self._diary.services.gestures.log(draft).record))

    def _give_on(self, gesture: GestureRow) -> None:
        """Write down that a surprise is given on its day, with its card if it is a note."""
        day = gesture.planned_on or self._diary.today
        clock = f"{self._rng.randint(8, 15):02d}:{self._rng.randrange(60):02d}"
        if gesture.kind is GestureKind.NOTE:
            request = LetterRequest(
                wording="small-surprise-card", gesture_id=gesture.id, personal=next(self._lines)
            )
            written = self._diary.moment(day, "07:50")
            self._diary.note(written, "Nell", partial(self._diary.services.letters.issue, request))
        reaction = self._rng.choice(self._voices["reactions"]) if self._rng.random() < 0.7 else ""
        give = partial(self._diary.services.gestures.given, gesture.id, reaction)
        self._diary.note(self._diary.moment(day, clock), self._diary.somebody(), give)

    def _may_have(self, person: Person, day: date) -> bool:
        if not person.draft.surprises_welcome or (person.last and day > person.last):
            return False
        return all(
            not day - _AFTER_TROUBLE <= bad <= day + timedelta(days=2)
            for bad in self._troubles.get(person.name, [])
        )

    def _around(self, voice: str) -> Iterator[str]:
        """Yield what is said, all of it before anything comes again."""
        while True:
            yield from self._rng.sample(self._voices[voice], len(self._voices[voice]))


def _can_have(person: Person | None, kind: GestureKind) -> bool:
    """Return whether somebody can have a gesture: our cards are in English, and not all want any."""
    if kind is not GestureKind.NOTE or person is None:
        return kind is not GestureKind.NOTE
    return person.draft.letters_welcome and not person.draft.language


def _last_birthday(person: Person, until: date) -> date | None:
    if not person.draft.birthday or person.draft.birthday.endswith("02-29"):
        return None
    month, day = (int(part) for part in person.draft.birthday.split("-")[-2:])
    this_year = date(until.year, month, day)
    return this_year if this_year <= until else date(until.year - 1, month, day)
