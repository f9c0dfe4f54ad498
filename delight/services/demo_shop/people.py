"""Who comes to the demo shop: names, homes, habits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from delight.domain.customers.customer import CustomerDraft
from delight.services.demo_shop.contacts import Contacts
from delight.services.demo_shop.diary import DAYS
from delight.services.demo_shop.ingredients import Ingredients

_NEWCOMERS = 62
"""How many of those that nobody knows by name came for the first time in the course of the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A customer with habits.

    Attributes:
        gender: ``f``, ``m``, ``n`` (neither) or ``org``.
        every: days between visits; ``spend`` pence on a usual one.
        joined: the day on which the shop wrote them down.
        last: the day they were last seen, if they have stayed away since.
        known: whether everybody behind the counter knows them by name.
    """

    draft: CustomerDraft
    gender: str
    every: int
    spend: int
    joined: date
    last: date | None = None
    known: bool = False

    @property
    def name(self) -> str:
        """The name as on the customer's page."""
        return self.draft.name


def everybody(ingredients: Ingredients, today: date, rng: Random) -> tuple[Person, ...]:
    """Return every customer of the demo shop; the same ``rng`` state gives the same people."""
    contacts = Contacts(ingredients.shop, rng)
    rows = (*ingredients.regulars["people"], *ingredients.regulars["organisations"])
    regulars = [_regular(row, today, contacts) for row in rows]
    named = [(entry, gender) for gender in "fmn" for entry in ingredients.names[gender]]
    rng.shuffle(named)
    knows = [*ingredients.names["know"], *[""] * len(named)][: len(named)]
    rng.shuffle(knows)
    others = [
        _other(entry, gender, know, _joined(number, today, rng), today, contacts, rng)
        for number, ((entry, gender), know) in enumerate(zip(named, knows, strict=True))
    ]
    return (*_sharing_homes(regulars, rows), *others)


def _regular(row: dict[str, Any], today: date, contacts: Contacts) -> Person:
    begin = today - timedelta(days=DAYS)
    draft = CustomerDraft(
        name=row["name"],
        email=contacts.mailbox(row["name"], row.get("mail", "")),
        phone=contacts.line() if row.get("phone", True) else "",
        address=row.get("address") or (contacts.home() if row.get("home", True) else ""),
        country=row.get("country", ""),
        language=row.get("language", ""),
        salutation=row.get("salutation", ""),
        organisation="g" not in row,
        birthday=row.get("birthday", ""),
        know=row.get("know", ""),
        since=begin - timedelta(days=(row["years"] - 1) * 365 + len(row["name"]) * 11),
        letters_welcome=row.get("letters", True),
        surprises_welcome=row.get("surprises", True),
    )
    last = today - timedelta(days=row["stopped"]) if "stopped" in row else None
    habits = {"every": row["every"], "spend": row["spend"]}
    return Person(draft=draft, gender=row.get("g", "org"), joined=begin, last=last, known=True, **habits)


def _sharing_homes(people: list[Person], rows: tuple[dict[str, Any], ...]) -> list[Person]:
    """Return the regulars with everybody of a household at the address of its first."""
    homes: dict[str, str] = {}
    shared = []
    for person, row in zip(people, rows, strict=True):
        household = row.get("household", person.name)
        address = homes.setdefault(household, person.draft.address)
        shared.append(replace(person, draft=replace(person.draft, address=address)))
    return shared


def _other(
    entry: str, gender: str, know: str, joined: date, today: date, contacts: Contacts, rng: Random
) -> Person:
    name, _, box = entry.partition(" = ")
    newcomer = joined > today - timedelta(days=DAYS)
    every = rng.choice((rng.randint(6, 11), rng.randint(12, 24), rng.randint(18, 40), rng.randint(30, 75)))
    drifted = rng.random() < 0.06 and every < 30 and not newcomer
    draft = CustomerDraft(
        name=name,
        email=contacts.mailbox(name, box) if rng.random() < 0.82 else "",
        phone=contacts.line() if rng.random() < 0.86 else "",
        address=contacts.home() if rng.random() < 0.68 else "",
        birthday=_birthday(rng) if rng.random() < 0.28 else "",
        know=know,
        since=joined if newcomer else joined - timedelta(days=rng.randint(20, 4_000)),
        letters_welcome=rng.random() > 0.03,
        surprises_welcome=rng.random() > 0.02,
    )
    return Person(
        draft=draft,
        gender=gender,
        every=every,
        spend=rng.randrange(290, 1_150, 10),
        joined=joined,
        last=today - timedelta(days=every * 3 + rng.randint(30, 90)) if drifted else None,
    )


def _joined(number: int, today: date, rng: Random) -> date:
    if number >= _NEWCOMERS:
        return today - timedelta(days=DAYS)
    recent = number < _NEWCOMERS // 6
    return today - timedelta(days=rng.randint(3, 50) if recent else rng.randint(55, DAYS - 10))


def _birthday(rng: Random) -> str:
    day = date(rng.randint(1941, 2004), 1, 1) + timedelta(days=rng.randrange(365))
    return day.isoformat() if rng.random() < 0.4 else day.strftime("%m-%d")
