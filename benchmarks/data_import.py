"""Importing 100,000 customers, beside csv and executemany into the same tables, indexes and full text.

The bare way reads the columns it knows, checks nothing, asks nobody whether somebody is here already and
writes no history. The words that people are found by, and what is counted of them, are ready before its
clock starts: it only writes them.
"""

from __future__ import annotations

import csv
import random
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.data_people import people
from benchmarks.table import Speed
from delight.data.database import FILE_NAME
from delight.data.derived.seek import spot, table_of
from delight.data.derived.texts import KINDS
from delight.data.engine import sqlite
from delight.data.entities import Customer, Record
from delight.data.journal import values
from delight.domain.changes import Noun
from delight.domain.imports.importing import ImportNoun, ImportWish
from delight.domain.shop import ShopDraft
from delight.domain.text import digits, fold
from delight.services.opening import create_shop

ROWS = 100_000
_PRAGMAS = ("journal_mode=TRUNCATE", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
_HEADER = ("First name", "Last name", "E-mail", "Phone", "Street", "City", "Postcode")
_NOW = "2026-03-11T09:30:00.000+00:00"


def measure(rows: int = ROWS) -> list[Speed]:
    """Return how long an import takes, history, checks and the search for whoever is here included."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parents[1] / "build") as folder:
        file = _file(Path(folder) / "people.csv", rows)
        ours, derived = _ours(Path(folder) / "ours", file, rows)
        bare = _bare(Path(folder) / "bare", file, rows, derived)
    return [
        Speed(
            name=f"import: {rows:,} customers from CSV",
            ours=ours,
            unit="s",
            limit=bare,
            ratio=ours / bare,
            target=3.0,
        )
    ]


def _file(path: Path, rows: int) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        for one in people(rows, seed=9):
            street, town, code = one.address.split("\n")
            writer.writerow((one.given, one.family, one.email, one.phone, street, town, code))
    return path


def _ours(folder: Path, file: Path, rows: int) -> tuple[float, dict[str, list[Any]]]:
    services = create_shop(folder, ShopDraft(name="Bench", country="GB"))
    try:
        start = time.perf_counter()
        services.imports.take(services.imports.open(file), ImportWish(noun=ImportNoun.CUSTOMERS))
        seconds = time.perf_counter() - start
        taken = services.customers.count()
        assert taken > rows * 0.9, taken  # invented people may be one and the same
        with services.context.db.raw() as connection:
            derived = _derived(connection)
    finally:
        services.close()
    return seconds, derived


def _derived(connection: Any) -> dict[str, list[Any]]:
    """Return the statements that write the full text and the counts of everybody, each with its rows."""
    cursor = connection.cursor()
    everybody = [row[0] for row in cursor.execute("SELECT id FROM customers")]
    read = KINDS[Noun.CUSTOMER].read(cursor, everybody)
    words = sorted((spot(moment, who), " ".join(sorted(said))) for who, moment, said in read)
    counted = cursor.execute("SELECT * FROM facts").fetchall()
    blanks = ",".join("?" * len(cursor.description))
    return {
        f"INSERT INTO {table_of(Noun.CUSTOMER)}(rowid,words) VALUES(?,?)": words,
        f"INSERT INTO facts VALUES({blanks})": counted,
    }


def _bare(folder: Path, file: Path, rows: int, derived: dict[str, list[Any]]) -> float:
    create_shop(folder, ShopDraft(name="Bench", country="GB")).close()
    connection = sqlite.connect(str(folder / FILE_NAME), isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    columns = [name for name in Record.metadata.tables["customers"].columns.keys() if name != "id"]  # noqa: SIM118
    blank = {name: value for name, value in values(Customer(created_at=None)).items() if name in columns}
    statement = f"INSERT INTO customers({','.join(columns)}) VALUES({','.join('?' * len(columns))})"
    start = time.perf_counter()
    with file.open(newline="", encoding="utf-8") as source:
        read = csv.reader(source)
        next(read)
        kept = [_row(blank, *cells) for cells in read]
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(statement, ([row[name] for name in columns] for row in kept))
    for writing, derived_rows in derived.items():
        connection.executemany(writing, derived_rows)
    connection.execute("COMMIT")
    seconds = time.perf_counter() - start
    assert connection.execute("SELECT count(*) FROM customers").fetchone() == (rows,)
    connection.close()
    return seconds


def _row(
    blank: dict[str, Any], given: str, family: str, email: str, phone: str, *address: str
) -> dict[str, Any]:
    name = f"{given} {family}"
    return {
        **blank, "uid": f"{random.getrandbits(128):032x}", "name": name, "name_key": fold(name),
        "given": given, "family": family, "email": email, "phone": phone, "phone_key": digits(phone),
        "address": "\n".join(address), "created_at": _NOW,
    }  # fmt: skip
