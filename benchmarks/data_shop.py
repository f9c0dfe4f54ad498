"""A shop after many busy years, for the benchmarks: made once, kept in ``build/`` and copied for each use."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from benchmarks.data_people import people
from delight.data import derived
from delight.data.database import FILE_NAME
from delight.data.entities import (
    Action,
    Case,
    Customer,
    FollowUp,
    Gesture,
    Letter,
    Note,
    Promise,
    Record,
    Visit,
)
from delight.data.journal import values
from delight.domain.shop import ShopDraft
from delight.domain.text import digits, fold
from delight.services.opening import create_shop

CUSTOMERS, CASES = 100_000, 300_000
OTHERS: dict[type[Record], int] = {
    Visit: 400_000,
    Action: 120_000,
    Note: 60_000,
    Letter: 50_000,
    Gesture: 30_000,
    FollowUp: 30_000,
    Promise: 10_000,
}
NOW = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
BUSY, BUSY_ENTRIES = 77, 2_000
"""Id of the one customer who has so many entries on their timeline."""
KEPT = Path(__file__).parents[1] / "build" / "bench"
_BUSY_SHARES = {Visit: BUSY_ENTRIES * 3 // 4, Note: BUSY_ENTRIES // 8, Letter: BUSY_ENTRIES // 8}
_FIRST = datetime(2016, 3, 11, 9, 30, tzinfo=UTC)
_PDF = b"%PDF-" + bytes(2_000)
_SHA256 = sha256(_PDF).hexdigest()
_THINGS = "coffee bread cake soup order parcel invoice haircut bicycle brake phone screen room key".split()
_FAULTS = (
    "was cold", "came late", "was wrong", "was broken again", "smelled of smoke", "cost more than agreed",
    "was not ready", "got lost",
)  # fmt: skip
_HOW = (
    "They waited for an hour", "She was very polite about it", "He left without paying",
    "A friend had recommended us", "It was the second time this month", "They come every Friday",
)  # fmt: skip
_KNOW = ("", "", "", "prefers no calls", "allergic to nuts", "likes the window table")
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an entry is made of: chance, its number among so many, whose it is, and the case."""

    chance: random.Random
    number: int
    many: int
    customer: int
    case: int

    @property
    def at(self) -> str:
        return _moment(self.number / self.many)


def full_shop(scale: float = 1.0) -> Path:
    """Return the folder of the full shop, or of a part of it; made where it is not there yet.

    Its name tells by which tables and indexes it was made: one of before is taken away.
    """
    made_by = sha256(_schema().encode()).hexdigest()[:8]
    folder = KEPT / f"shop-{derived.mark(0).replace(' ', '-')}-{made_by}-{scale:g}"
    if not (folder / FILE_NAME).exists():
        for older in KEPT.glob(f"shop-*-{scale:g}"):
            shutil.rmtree(older)
        _make(folder, scale)
    return folder


def _schema() -> str:
    tables = Record.metadata.sorted_tables
    made = [CreateTable(table) for table in tables]
    made += [CreateIndex(index) for table in tables for index in sorted(table.indexes, key=str)]
    return "".join(str(one.compile(dialect=sqlite.dialect())) for one in made)


def copy_of_shop(target: Path, scale: float = 1.0) -> Path:
    """Copy the full shop to the folder ``target`` and return that."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(full_shop(scale) / FILE_NAME, target / FILE_NAME)
    return target


def _make(folder: Path, scale: float) -> None:
    services = create_shop(folder, ShopDraft(name="Bench", country="GB"), clock=lambda: NOW, durable=False)
    try:
        with services.context.db.raw() as connection:
            connection.execute("BEGIN")
            cursor = connection.cursor()
            for entity, rows in _rows(scale):
                _insert(cursor, entity, rows)
            derived.rebuild(cursor)
            connection.execute("COMMIT")
    finally:
        services.close()


def _rows(scale: float) -> Iterator[tuple[type[Record], Iterator[Values]]]:
    chance = random.Random(11)
    customers, cases = int(CUSTOMERS * scale), int(CASES * scale)
    yield Customer, _customers(chance, customers)
    yield Case, _cases(chance, cases, customers)
    for entity, count in OTHERS.items():
        yield entity, map(_MAKERS[entity], _entries(chance, entity, int(count * scale), customers, cases))


def _entries(
    chance: random.Random, entity: type[Record], many: int, customers: int, cases: int
) -> Iterator[_Entry]:
    busy = _BUSY_SHARES.get(entity, 0)
    for number in range(many):
        who = BUSY if number < busy else chance.randrange(customers) + 1
        yield _Entry(chance, number, many, who, chance.randrange(cases) + 1)


def _insert(cursor: Any, entity: type[Record], rows: Iterator[Values]) -> None:
    table = Record.metadata.tables[str(entity.__tablename__)]
    names = [column.name for column in table.columns if column.name != "id"]
    blank = {name: value for name, value in values(entity()).items() if name in names}
    statement = f"INSERT INTO {table.name}({','.join(names)}) VALUES({','.join('?' * len(names))})"
    chance = random.Random(5)
    full = ({**blank, "uid": f"{chance.getrandbits(128):032x}", **row} for row in rows)
    cursor.executemany(statement, ([row[name] for name in names] for row in full))


def _customers(chance: random.Random, count: int) -> Iterator[Values]:
    for who in people(count):
        yield {
            "name": who.name, "name_key": fold(who.name), "given": who.given, "family": who.family,
            "email": who.email, "phone": who.phone, "phone_key": digits(who.phone),
            "e164": f"+44{digits(who.phone)[1:]}" if who.phone else "", "address": who.address,
            "know": chance.choice(_KNOW), "created_at": _moment(chance.random()),
        }  # fmt: skip


def _cases(chance: random.Random, count: int, customers: int) -> Iterator[Values]:
    for n in range(count):
        kind = chance.choices(("complaint", "compliment", "suggestion"), (8, 2, 1))[0]
        received, is_open = _moment(n / count), n > count * 0.9995 and kind == "complaint"
        what = f"The {chance.choice(_THINGS)} {chance.choice(_FAULTS)}. {chance.choice(_HOW)}, number {n}."
        closed = "closed" if kind == "complaint" else "done"
        yield {
            "reference": f"C-{received[:4]}-{n + 1:04d}", "kind": kind, "received_at": received,
            "customer_id": chance.randrange(customers) + 1 if n % 9 else None, "what": what,
            "what_key": fold(what), "stage": "new" if is_open else closed,
            "place": f"table {n % 40}" if n % 7 == 0 else "", "resolve_by": received if is_open else None,
            "outcome": None if is_open else "settled", "closed_at": None if is_open else received,
        }  # fmt: skip


def _visit(one: _Entry) -> Values:
    day = _moment(one.number % 9_973 / 9_973)[:10]
    return {"customer_id": one.customer, "day": day, "amount_minor": one.chance.randrange(200, 9_000)}


def _action(one: _Entry) -> Values:
    note = one.chance.choice(_HOW)
    return {"case_id": one.case, "kind": "refund", "note": note, "cost_minor": 450, "done_at": one.at}


def _note(one: _Entry) -> Values:
    text = f"{one.chance.choice(_HOW)}; wants the {one.chance.choice(_THINGS)}."
    return {"customer_id": one.customer, "text": text, "at": one.at}


def _letter(one: _Entry) -> Values:
    thing, fault = one.chance.choice(_THINGS), one.chance.choice(_FAULTS)
    body = f"Dear customer,\n\nwe are sorry that the {thing} {fault}. {one.chance.choice(_HOW)}.\n\n" * 3
    return {
        "number": f"L-2026-{one.number + 1:05d}", "customer_id": one.customer, "wording": "apology",
        "kind": "apology", "title": f"Apology for the {thing}", "language": "en", "paper": "A4",
        "envelope": "din5008-b", "body": body, "issued_at": one.at, "sha256": _SHA256,
        "pdf": _PDF, "reply_code": "",
    }  # fmt: skip


def _gesture(one: _Entry) -> Values:
    name, note = f"a {one.chance.choice(_THINGS)}", one.chance.choice(_HOW)
    return {"customer_id": one.customer, "name": name, "kind": "gift", "given_at": one.at, "note": note}


def _follow_up(one: _Entry) -> Values:
    told = {"result": "all well", "pulse": one.number % 11}
    return {"case_id": one.case, "kind": "check", "due_on": one.at[:10], "done_at": one.at, **told}


def _promise(one: _Entry) -> Values:
    settled = {"state": "kept", "settled_at": one.at}
    return {"case_id": one.case, "what": "call them back", "due_at": one.at, **settled}


def _moment(part: float) -> str:
    """Return the moment that lies so far between the shop's first day and now, as it is stored."""
    return (_FIRST + (NOW - _FIRST) * part).isoformat(timespec="milliseconds")


_MAKERS: dict[type[Record], Callable[[_Entry], Values]] = {
    Visit: _visit,
    Action: _action,
    Note: _note,
    Letter: _letter,
    Gesture: _gesture,
    FollowUp: _follow_up,
    Promise: _promise,
}
