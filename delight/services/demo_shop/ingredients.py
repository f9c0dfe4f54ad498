"""The demo shop's ingredients, read from ``resources/demo``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from delight.domain.cases.case import Channel, Failure, Outcome, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import CaseKind
from delight.domain.gestures import GestureKind
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import Role, StaffDraft
from delight.paths import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One recovery action of a story; ``cost`` in pence."""

    kind: ActionKind
    note: str = ""
    cost: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What has happened since on a case that is still going on; days count back (``ago``) or on (``due``)."""

    do: str
    ago: int
    at: str
    staff: str
    act: Act | None = None
    owner: str = ""
    due: int | None = None
    done: bool = False
    result: str = ""
    pulse: int | None = None
    wording: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What came in and how it ended; ``resources/demo/README.md`` explains the fields."""

    what: str
    kind: CaseKind
    customer: str = ""
    who: str = "any"
    failure: Failure | None = None
    severity: Severity = Severity.MEDIUM
    grave: Grave | None = None
    channel: Channel = Channel.IN_PERSON
    at: str = ""
    ago: int | None = None
    when: str = ""
    place: str = ""
    topic: str = ""
    wanted: str = ""
    stake: int | None = None
    mood: int | None = None
    mood_after: int | None = None
    staff: str = ""
    praised: str = ""
    promise: str = ""
    promise_days: int = 0
    promise_due: int = 0
    actions: tuple[Act, ...] = ()
    outcome: Outcome = Outcome.SETTLED
    lacked: str = ""
    cause: str = ""
    letter: str = ""
    reply: str = ""
    answer: str = ""
    check: str = ""
    pulse: int | None = None
    came_back: bool = True
    late: bool = False
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surprise:
    """A gesture planned for a day of this week, ``due`` days from today."""

    customer: str
    name: str
    kind: GestureKind
    cost: int
    due: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredients:
    """Everything that a year is made of; what is a ``dict`` is as it stands in its file."""

    shop: dict[str, Any]
    regulars: dict[str, Any]
    names: dict[str, list[str]]
    voices: dict[str, Any]
    past: tuple[Story, ...]
    present: tuple[Story, ...]
    surprises: tuple[Surprise, ...]
    loyalty: dict[str, Any]
    desk: dict[str, Any]
    bonds: dict[str, Any]
    service: dict[str, Any]

    def shop_draft(self) -> ShopDraft:
        """Return the shop, marked as a demo."""
        values = self.shop["shop"]
        return ShopDraft(**{**values, "return_days": tuple(values["return_days"]), "is_demo": True})

    def staff_drafts(self) -> tuple[StaffDraft, ...]:
        """Return who works here, the owner first."""
        return tuple(
            StaffDraft(name=row["name"], role=Role(row["role"]), authority_minor=row.get("authority"))
            for row in self.shop["staff"]
        )

    def leavers(self) -> dict[str, int]:
        """Return who left in the course of the year, and how many days ago."""
        return {row["name"]: row["left_ago"] for row in self.shop["staff"] if "left_ago" in row}


def load() -> Ingredients:
    """Return the ingredients as they ship with the app."""
    folder = resource("demo")
    now = _read(folder / "now.toml")
    return Ingredients(
        shop=_read(folder / "shop.toml"),
        regulars=_read(folder / "regulars.toml"),
        names=_read(folder / "names.toml"),
        voices=_read(folder / "voices.toml"),
        past=(
            *(story for file in sorted((folder / "complaints").glob("*.toml")) for story in _stories(file)),
            *_stories(folder / "compliments.toml", CaseKind.COMPLIMENT),
            *_stories(folder / "suggestions.toml", CaseKind.SUGGESTION),
        ),
        present=tuple(_story(row) for row in now["case"]),
        surprises=tuple(_surprise(row) for row in now["gesture"]),
        loyalty=_read(folder / "surprises.toml"),
        desk=_read(folder / "desk.toml"),
        bonds=_read(folder / "bonds.toml"),
        service=_read(folder / "service.toml"),
    )


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _stories(file: Path, kind: CaseKind = CaseKind.COMPLAINT) -> list[Story]:
    return [_story({"kind": kind, **row}) for row in _read(file)["case"]]


def _story(row: dict[str, Any]) -> Story:
    typed: dict[str, Any] = {
        "kind": CaseKind(row.get("kind", CaseKind.COMPLAINT)),
        "failure": Failure(row["failure"]) if "failure" in row else None,
        "severity": Severity(row.get("severity", Severity.MEDIUM)),
        "channel": Channel(row.get("channel", Channel.IN_PERSON)),
        "grave": Grave(row["grave"]) if "grave" in row else None,
        "outcome": Outcome(row.get("outcome", Outcome.SETTLED)),
        "actions": tuple(_act(action) for action in row.get("actions", ())),
        "steps": tuple(_step(step) for step in row.get("steps", ())),
    }
    return Story(**{**row, **typed})


def _act(row: dict[str, Any]) -> Act:
    return Act(kind=ActionKind(row["kind"]), note=row.get("note", ""), cost=row.get("cost"))


def _step(row: dict[str, Any]) -> Step:
    own = {name: value for name, value in row.items() if name not in {"kind", "note", "cost"}}
    return Step(**own, act=_act(row) if row["do"] == "action" else None)


def _surprise(row: dict[str, Any]) -> Surprise:
    return Surprise(**{**row, "kind": GestureKind(row["kind"])})
