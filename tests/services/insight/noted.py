"""A shop with all noted that Insight reads, made by lot as rows of pandas, and laid into a real file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd

from delight.data import derived
from delight.domain.insight.chapter import Report
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import StaffDraft
from delight.services.bundle import Services
from delight.services.opening import create_shop
from tests.services.insight.frames import known_until

Rows = dict[str, pd.DataFrame]
BEGAN, FIRST, LAST = date(2023, 9, 4), date(2025, 3, 12), date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 9, 30)
PEOPLE, CASES, STAFF = 260, 1_100, 5
FAILURES = "late late late waiting waiting quality rude billing faulty damaged cleanliness".split()
CHANNELS = "in-person in-person phone email message review social".split()
OUTCOMES = "won-back won-back settled settled not-satisfied not-upheld withdrawn".split()
REMEDIES = "apology refund refund replacement credit call-back explanation".split()
OCCASIONS = ["", "", "recovery", "recovery", "birthday", "years", "referral"]


def noted(seed: int) -> Rows:
    """Return the rows of all tables, by the table."""
    chance = Random(seed)
    visits = pd.DataFrame([row for who in range(1, PEOPLE + 1) for row in _visits(chance, who)])
    cases = pd.DataFrame([_case(chance, number, visits) for number in range(1, CASES + 1)])
    complaints = cases[cases["kind"] == "complaint"]
    people = [{"id": who, "name": f"Person {who}", "created_at": _at(BEGAN)} for who in range(1, PEOPLE + 1)]
    helpers = [
        {"id": who, "name": f"Helper {who}", "role": "front-desk", "active": 1} for who in range(3, STAFF + 1)
    ]
    return {
        "staff": pd.DataFrame(helpers),
        "customers": pd.DataFrame(people),
        "visits": visits,
        "cases": cases,
        "actions": pd.DataFrame([_action(chance, complaints) for _ in range(700)]),
        "follow_ups": pd.DataFrame([_follow_up(chance, complaints) for _ in range(200)]),
        "pulses": pd.DataFrame([_pulse(chance) for _ in range(260)]),
        "gestures": pd.DataFrame([_gesture(chance) for _ in range(320)]),
        "links": pd.DataFrame(_links(chance, visits)),
        "promises": pd.DataFrame([_promise(chance, complaints) for _ in range(150)]),
        "standards": pd.DataFrame(
            [
                {"touch_point": "everywhere", "words": measure, "measure": measure}
                for measure in ("acknowledged", "resolved", "promises", "followed-up")
            ]
        ),
    }


def fill(services: Services, rows: Rows) -> None:
    """Lay the rows into a shop; what they do not say is empty."""
    with services.context.db.raw() as connection:
        connection.execute("BEGIN")
        cursor = connection.cursor()
        for table, frame in rows.items():
            info = cursor.execute(f"PRAGMA table_info({table})").fetchall()
            empty = {
                name: 0 if sort == "INTEGER" else ""
                for _, name, sort, must, _, key in info
                if must and not key
            }
            for number, row in enumerate(frame.astype(object).where(frame.notna(), None).to_dict("records")):
                given = {**empty, "uid": f"{table}{number}", **row}
                names = ", ".join(f'"{name}"' for name in given)
                marks = ", ".join("?" * len(given))
                cursor.execute(f"INSERT INTO {table}({names}) VALUES ({marks})", [*given.values()])
        derived.rebuild(cursor)
        connection.execute("COMMIT")


def _at(day: date, hour: int = 10, minute: int = 0) -> str:
    return f"{day:%Y-%m-%d}T{hour:02}:{minute:02}:00.000+00:00"


def _later(chance: Random, moment: str, most_hours: int) -> str | None:
    """Return a moment some time after another; none where that is yet to come."""
    then = pd.Timestamp(moment).tz_localize(None) + timedelta(minutes=chance.randrange(most_hours * 60))
    return f"{then:%Y-%m-%dT%H:%M:%S}.000+00:00" if then <= NOW else None


def _some_day(chance: Random) -> date:
    return BEGAN + timedelta(days=chance.randrange((LAST - BEGAN).days))


def _visits(chance: Random, who: int) -> list[dict[str, Any]]:
    """Return the visits of somebody; every seventh is never seen, every fourth stops coming."""
    if who % 7 == 0:
        return []
    day, pause = BEGAN + timedelta(days=chance.randrange(850)), chance.choice((5, 9, 15, 30))
    end = LAST if chance.random() < 0.75 else _some_day(chance)
    found = []
    while day < end or not found:
        amount = None if chance.random() < 0.03 else chance.randint(300, 6_000)
        found.append({"customer_id": who, "day": day.isoformat(), "amount_minor": amount})
        day += timedelta(days=round(chance.expovariate(1 / pause)))  # twice on a day now and then
    return found


def _case(chance: Random, number: int, visits: pd.DataFrame) -> dict[str, Any]:
    who = None if chance.random() < 0.06 else chance.randint(1, PEOPLE)
    day = _some_day(chance)
    came = visits.loc[visits["customer_id"] == who, "day"]
    if len(came) and chance.random() < 0.6:
        day = date.fromisoformat(chance.choice(came.tolist()))
    received = _at(day, chance.randint(7, 20), chance.randint(1, 59))
    kind = chance.choice(["complaint"] * 6 + ["compliment"] * 3 + ["suggestion"])
    row: dict[str, Any] = {
        "id": number, "reference": f"C-{number:05}", "kind": kind, "stage": "done", "customer_id": who,
        "what": f"Case {number}", "severity": "medium", "channel": chance.choice(CHANNELS),
        "received_at": received,
        "praised_id": chance.choice([None, 1, 2, 3]) if kind == "compliment" else None,
    }  # fmt: skip
    return row if kind != "complaint" else {**row, **_complaint(chance, received, row["channel"])}


def _complaint(chance: Random, received: str, channel: str) -> dict[str, Any]:
    resolved = _later(chance, received, 200) if chance.random() < 0.95 else None
    writing = channel in ("email", "message")
    due = pd.Timestamp(received).tz_localize(None)
    return {
        "failure": chance.choice([*FAILURES, None]),
        "owner_id": chance.randint(1, STAFF),
        "acknowledge_by": f"{due + timedelta(days=1):%Y-%m-%dT%H:%M:%S}.000+00:00" if writing else None,
        "acknowledged_at": _later(chance, received, 36) if writing else received,
        "resolve_by": f"{due + timedelta(days=5):%Y-%m-%dT%H:%M:%S}.000+00:00",
        "resolved_at": resolved,
        "closed_at": resolved,
        "outcome": chance.choice(OUTCOMES) if resolved else None,
        "stage": "closed" if resolved else "in-progress",
    }


def _of(chance: Random, complaints: pd.DataFrame) -> Any:
    return complaints.iloc[chance.randrange(len(complaints))]


def _action(chance: Random, complaints: pd.DataFrame) -> dict[str, Any]:
    case, kind = _of(chance, complaints), chance.choice(REMEDIES)
    cost = None if chance.random() < 0.2 else chance.randint(0, 3_000)
    done = _later(chance, case["received_at"], 150)
    return {"case_id": int(case["id"]), "kind": kind, "cost_minor": cost, "done_at": done}


def _follow_up(chance: Random, complaints: pd.DataFrame) -> dict[str, Any]:
    case = _of(chance, complaints)
    due = datetime.fromisoformat(case["received_at"]).date() + timedelta(days=12)
    done = _later(chance, case["resolved_at"], 400) if case["resolved_at"] else None
    pulse = chance.randint(0, 10) if done and chance.random() < 0.5 else None
    return {
        "case_id": int(case["id"]), "kind": "check", "due_on": due.isoformat(), "done_at": done,
        "pulse": pulse,
    }  # fmt: skip


def _pulse(chance: Random) -> dict[str, Any]:
    who = None if chance.random() < 0.1 else chance.randint(1, PEOPLE)
    at = _at(_some_day(chance), chance.randint(8, 18), chance.randint(0, 59))
    score = chance.choice([10, 10, 9, 9, 8, 8, 7, 6, 4, 1])
    return {"customer_id": who, "score": score, "at": at, "place": "counter"}


def _gesture(chance: Random) -> dict[str, Any]:
    given = _at(_some_day(chance)) if chance.random() < 0.9 else None
    return {
        "customer_id": chance.randint(1, PEOPLE), "name": chance.choice(["A note", "A bun", "A coffee"]),
        "kind": "gift", "cost_minor": None if chance.random() < 0.15 else chance.randint(0, 900),
        "planned_on": LAST.isoformat(), "given_at": given, "source": "hand",
        "occasion": chance.choice(OCCASIONS),
    }  # fmt: skip


def _links(chance: Random, visits: pd.DataFrame) -> list[dict[str, Any]]:
    first = visits.groupby("customer_id")["day"].min()
    brought = chance.sample(sorted(first.index), 80)
    return [
        {
            "customer_id": who % PEOPLE + 1, "other_id": int(who),
            "kind": "household" if place % 9 == 8 else "brought",
            "day": None if place % 10 == 0 else first[who],
        }
        for place, who in enumerate(brought)
    ]  # fmt: skip


def _promise(chance: Random, complaints: pd.DataFrame) -> dict[str, Any]:
    case = _of(chance, complaints)
    due = _at(date.fromisoformat(case["received_at"][:10]) + timedelta(days=chance.randint(1, 9)), 18)
    state = chance.choice(["kept", "kept", "kept", "broken", "open"])
    settled = None if state == "open" else _later(chance, case["received_at"], 200)
    return {
        "case_id": int(case["id"]), "what": "Call", "due_at": due,
        "state": "open" if settled is None else state, "settled_at": settled,
    }  # fmt: skip


class Read:
    """The rows as pandas reads them: days as days, moments as moments, and the report beside them."""

    def __init__(self, rows: Rows, report: Report) -> None:
        self.rows, self.report = rows, report
        self.visits = rows["visits"].assign(day=pd.to_datetime(rows["visits"]["day"]).dt.date)
        self.cases = rows["cases"].assign(
            **{
                column.split("_at")[0]: pd.to_datetime(rows["cases"][column], utc=True)
                for column in (
                    "received_at",
                    "acknowledged_at",
                    "resolved_at",
                    "acknowledge_by",
                    "resolve_by",
                )
            }
        )
        self.cases["day"] = self.cases["received"].dt.date
        self.complaints = self.cases[self.cases["kind"] == "complaint"]
        self.actions = _on_day(rows["actions"], "done_at")
        self.gestures = _on_day(rows["gestures"], "given_at")
        checks = rows["follow_ups"].dropna(subset=["pulse", "done_at"])
        owner = rows["cases"].set_index("id")["customer_id"]
        after = pd.DataFrame(
            {"customer_id": checks["case_id"].map(owner), "score": checks["pulse"], "at": checks["done_at"]}
        )
        self.answers = _on_day(pd.concat([rows["pulses"], after], ignore_index=True), "at")
        self.known_until = min(known_until(self.visits), LAST)

    def now(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of the period."""
        return rows[(rows["day"] >= FIRST) & (rows["day"] <= LAST)]

    def before(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return those of the time before, since the first case."""
        return rows[(rows["day"] >= self.cases["day"].min()) & (rows["day"] < FIRST)]


def _on_day(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return rows that have a moment, with its day."""
    done = rows.dropna(subset=column)
    return done.assign(day=pd.to_datetime(done[column], utc=True).dt.date)


@contextmanager
def opened(place: Path, seed: int) -> Iterator[Read]:
    """Open a shop that is filled with rows, and read them as pandas does; it is read only."""
    rows = noted(seed)
    services = create_shop(
        place,
        ShopDraft(name="The Honey Bun", country="GB"),
        [StaffDraft(name="Marta Lind"), StaffDraft(name="Tom Okafor")],
        clock=lambda: NOW.replace(tzinfo=UTC),
        zone=UTC,
        durable=False,
    )
    try:
        services.staff.sit_down(services.staff.list()[0].id)
        fill(services, rows)
        yield Read(rows, services.insight.report(FIRST, LAST))
    finally:
        services.close()
