"""Which story happens to whom, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from delight.domain.cases.case import SPOKEN, Channel
from delight.domain.cases.stages import CaseKind
from delight.services.demo_shop.diary import DAYS, Diary
from delight.services.demo_shop.ingredients import Story
from delight.services.demo_shop.people import Person

LATEST = 34
"""Days before today by which every finished story has begun: all of it is over by now."""
_HOURS = {
    Channel.EMAIL: (19, 22),
    Channel.MESSAGE: (17, 21),
    Channel.REVIEW: (18, 22),
    Channel.SOCIAL: (12, 18),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A story with its day and its customer; nobody knows who where ``person`` is ``None``."""

    story: Story
    received: datetime
    person: Person | None


def cast(stories: Sequence[Story], people: Sequence[Person], diary: Diary) -> list[Part]:
    """Return every finished story with somebody it fits, in the order of their moments."""
    rng = diary.rng
    days = _spread(stories, rng)
    by_name = {person.name: person for person in people}
    free = [person for person in people if not person.known]
    rng.shuffle(free)
    parts = []
    for story, ago in sorted(zip(stories, days, strict=True), key=lambda pair: -_ago(*pair, diary)):
        day = diary.ago(_ago(story, ago, diary))
        person = by_name[story.customer] if story.customer else _somebody(story, day, free)
        parts.append(Part(story=story, received=_moment(story, day, diary), person=person))
    return parts


def _spread(stories: Sequence[Story], rng: Random) -> list[int]:
    """Return a day for each story, in days before today, evenly over the year."""
    step = (DAYS - 12 - LATEST) / len(stories)
    days = [LATEST + round(step * (number + rng.random())) for number in range(len(stories))]
    rng.shuffle(days)
    return days


def _ago(story: Story, otherwise: int, diary: Diary) -> int:
    if story.ago is not None:
        return story.ago
    return _season(story.when, diary.today) if story.when else otherwise


def _season(when: str, today: date) -> int:
    """Return how long ago the last ``when`` (month-day) was that is long enough ago to be over."""
    month, day = (int(part) for part in when.split("-"))
    over = today - timedelta(days=LATEST)
    this_year = date(over.year, month, day)
    last = this_year if this_year <= over else date(over.year - 1, month, day)
    return (today - last).days


def _somebody(story: Story, day: date, free: list[Person]) -> Person | None:
    if story.who == "none":
        return None
    found = next(person for person in free if _fits(person, story, day))
    free.remove(found)
    return found


def _fits(person: Person, story: Story, day: date) -> bool:
    by_post = story.letter or story.reply == "letter" or story.channel is Channel.LETTER
    return (
        story.who in {"any", person.gender}
        and person.joined < day
        and person.last is None
        and (not by_post or bool(person.draft.address and person.draft.letters_welcome))
        and (story.channel is not Channel.EMAIL or bool(person.draft.email))
        and (story.channel is not Channel.PHONE or bool(person.draft.phone))
    )


def _moment(story: Story, day: date, diary: Diary) -> datetime:
    first, last = _HOURS.get(story.channel, (8, 15))
    drawn = f"{diary.rng.randint(first, last):02d}:{diary.rng.randrange(0, 60, 5):02d}"
    return diary.moment(day, story.at or drawn)


def spoken(story: Story) -> bool:
    """Return whether there was nothing left to acknowledge."""
    return story.channel in SPOKEN or story.kind is not CaseKind.COMPLAINT
