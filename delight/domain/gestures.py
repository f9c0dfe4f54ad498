"""Small surprises the customer did not expect."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from delight.domain.cases.case import check_minor
from delight.domain.errors import InputError
from delight.domain.text import clean, clean_line

FARTHEST = timedelta(days=3660)
"""How far ahead a surprise is planned at most: ten years, as with other days that are to come."""


class GestureKind(StrEnum):
    """What sort of surprise it is."""

    NOTE = "note"
    GIFT = "gift"
    UPGRADE = "upgrade"
    EXTRA = "extra"


class GestureState(StrEnum):
    """Where a gesture stands."""

    PLANNED = "planned"
    GIVEN = "given"


class Occasion(StrEnum):
    """What makes a gesture timely: nothing at all, or a day of the customer's own."""

    NONE = ""
    YEARS = "years"
    BIRTHDAY = "birthday"
    NTH_VISIT = "nth-visit"
    RECOVERY = "recovery"
    REFERRAL = "referral"
    ABSENCE = "absence"


class GestureSource(StrEnum):
    """How a gesture came about: somebody thought of it, the planner did, or it thanks for a referral."""

    HAND = "hand"
    PLANNER = "planner"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True, kw_only=True)
class GestureIdea:
    """A gesture of the catalogue: what, its kind, its usual cost in minor units, how often at most (days).

    Attributes:
        own: the shop thought of it; else it came with the app.
        edited: it came with the app, and the shop says something else of it.
        off: nobody is offered it.
    """

    key: str
    name: str
    kind: GestureKind
    cost_minor: int
    interval_days: int
    hint: str
    own: bool = False
    edited: bool = False
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GestureDraft:
    """A surprise to give or given; ``planned_on`` for one still to come.

    Attributes:
        key: the gesture of the catalogue; empty for one in the shop's own words.
        occasion: what makes it timely.
        source: how it came about.
        link_id: the referral that it thanks for.
        uid: made where it is typed, so that saving the same draft twice keeps one; may be empty.
    """

    customer_id: int
    name: str
    kind: GestureKind = GestureKind.GIFT
    cost_minor: int | None = None
    planned_on: date | None = None
    note: str = ""
    key: str = ""
    occasion: Occasion = Occasion.NONE
    source: GestureSource = GestureSource.HAND
    link_id: int | None = None
    uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GestureRow:
    """A gesture as stored; given once ``given_at`` is set.

    Attributes:
        complaint_open: it is still to come, and a complaint of theirs is open that whoever asks may see.
    """

    id: int
    uid: str
    customer_id: int
    customer_name: str
    name: str
    kind: GestureKind
    cost_minor: int | None
    planned_on: date | None
    given_at: datetime | None
    staff: str
    note: str
    reaction: str
    state: GestureState
    key: str = ""
    occasion: Occasion = Occasion.NONE
    source: GestureSource = GestureSource.HAND
    complaint_open: bool = False


def check_planned(day: date, today: date, *, field: str = "day") -> None:
    """Refuse a day that a surprise cannot be planned for (``date.past``, ``date.too_late``)."""
    if day < today:
        raise InputError("date.past", field)
    if day > today + FARTHEST:
        raise InputError("date.too_late", field)


def checked_gesture(draft: GestureDraft) -> GestureDraft:
    """Return ``draft`` cleaned (``gesture.name_missing``, ``amount.negative``, ``text.too_long``)."""
    name = clean_line(draft.name, field="gesture", longest=200)
    if not name:
        raise InputError("gesture.name_missing", "gesture")
    check_minor(draft.cost_minor, field="cost")
    return replace(draft, name=name, note=clean(draft.note, field="note"))
