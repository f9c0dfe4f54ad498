"""What the demo shop knows of its regulars besides: bonds, wishes, consents, notes, who is there twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft, draft_of
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.customers.reaches import Reach, ReachKind
from delight.services.demo_shop.diary import Diary

_FIRST_YEAR = 395
"""Who lives with whom was written down in the first days."""


def note_bonds(diary: Diary, bonds: dict[str, Any], households: Sequence[Sequence[str]]) -> None:
    """Write down what stands in ``bonds.toml``, and who of the regulars live together."""
    pairs = [pair for household in households for pair in pairwise(household)]
    together = [{"kind": "household", "customer": one, "other": two} for one, two in pairs]
    _note(diary, [{"ago": _FIRST_YEAR, **row} for row in together], "09:05", _link)
    _note(diary, bonds["twice"], "11:50", _add_twice)
    _note(diary, bonds["link"], "12:10", _link)
    _note(diary, bonds["consent"], "12:30", _consent)
    _note(diary, bonds["known"], "12:40", _know)
    _note(diary, bonds["reach"], "12:50", _reach)
    _note(diary, bonds["note"], "13:20", _write)


def households(rows: Sequence[dict[str, Any]]) -> list[list[str]]:
    """Return the names of the regulars who live together, household by household."""
    homes: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if "household" in row:
            homes[row["household"]].append(row["name"])
    return list(homes.values())


def _note(diary: Diary, rows: Sequence[dict[str, Any]], clock: str, deed: Any) -> None:
    for row in rows:
        moment = diary.moment(diary.ago(row["ago"]), clock)
        diary.note(moment, row.get("staff", "Nell"), partial(deed, diary, row))


def _link(diary: Diary, row: dict[str, Any]) -> None:
    one, other = diary.people[row["customer"]], diary.people[row["other"]]
    day = diary.ago(row["ago"])
    diary.services.links.add(LinkDraft(kind=LinkKind(row["kind"]), customer_id=one, other_id=other, day=day))


def _consent(diary: Diary, row: dict[str, Any]) -> None:
    draft = ConsentDraft(about=ConsentAbout(row["about"]), given=row["given"], source=row["source"])
    diary.services.consents.note(diary.people[row["customer"]], draft)


def _know(diary: Diary, row: dict[str, Any]) -> None:
    customer = diary.services.customers.get(diary.people[row["customer"]])
    if "health" in row:
        yes = ConsentDraft(about=ConsentAbout.HEALTH, given=True, source=row["source"])
        diary.services.consents.note(customer.id, yes)
    told = {name: row[name] for name in ("expects", "likes", "health") if name in row}
    diary.services.customers.edit(customer.id, replace(draft_of(customer), **told))


def _reach(diary: Diary, row: dict[str, Any]) -> None:
    reach = Reach(kind=ReachKind(row["kind"]), value=row["value"], label=row["label"])
    diary.services.reaches.add(diary.people[row["customer"]], reach)


def _write(diary: Diary, row: dict[str, Any]) -> None:
    diary.services.notes.add(diary.people[row["customer"]], row["text"])


def _add_twice(diary: Diary, row: dict[str, Any]) -> None:
    first = diary.services.customers.get(diary.people[row["like"]])
    draft = CustomerDraft(
        name=row["name"],
        email=first.email if row.get("email") else "",
        phone=first.phone if row.get("phone") else "",
    )
    diary.people[draft.name] = diary.services.customers.add(draft).record
