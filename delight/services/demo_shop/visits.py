"""When people come to the demo shop, and what they spend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random

from delight.domain.customers.customer import VisitDraft
from delight.services.demo_shop.diary import Diary
from delight.services.demo_shop.loyalty import stamp
from delight.services.demo_shop.people import Person

_SUNDAY = 6


def note_visits(
    diary: Diary, people: Sequence[Person], last_seen: Mapping[str, date], stamped: Mapping[str, date]
) -> None:
    """Write down at the end of each week who came in it, until their day in ``last_seen``.

    Since their day in ``stamped``, people have a card with them: each visit is noted as it is stamped.
    """
    weeks: dict[date, list[tuple[str, date, int]]] = defaultdict(list)
    yesterday = diary.ago(1)
    for person in people:
        rng = Random(f"{diary.rng.random()}{person.name}")  # noqa: S311
        for day, spent in _visits(person, min(last_seen.get(person.name, yesterday), yesterday), rng):
            if day >= stamped.get(person.name, diary.today):
                clock = f"{rng.randint(8, 15):02d}:{rng.randrange(60):02d}"
                come = partial(_come, diary, person.name, day, spent)
                diary.note(diary.moment(day, clock), rng.choice(("Priya", "Ines", "Callum")), come)
                continue
            weeks[min(day + timedelta(days=_SUNDAY - day.weekday()), yesterday)].append(
                (person.name, day, spent)
            )
    for day, visits in sorted(weeks.items()):
        diary.note(
            diary.moment(day, "18:20"), "Priya", partial(_enter, diary, sorted(visits, key=lambda v: v[1]))
        )


def _visits(person: Person, until: date, rng: Random) -> list[tuple[date, int]]:
    end = min(until, person.last) if person.last else until
    day = person.joined + timedelta(days=rng.randint(1, person.every))
    visits = []
    while day <= end:
        visits.append((day, _spent(person, rng)))
        day += timedelta(days=max(1, round(rng.gauss(person.every, person.every * 0.3))))
    return visits


def _spent(person: Person, rng: Random) -> int:
    return max(120, round(person.spend * rng.lognormvariate(0, 0.35) / 5) * 5)


def _come(diary: Diary, name: str, day: date, spent: int) -> None:
    draft = VisitDraft(customer_id=diary.people[name], day=day, amount_minor=spent)
    diary.services.customers.add_visit(draft)
    stamp(diary, name)


def _enter(diary: Diary, visits: list[tuple[str, date, int]]) -> None:
    diary.services.customers.add_visits(
        [
            VisitDraft(customer_id=diary.people[name], day=day, amount_minor=spent)
            for name, day, spent in visits
        ]
    )
