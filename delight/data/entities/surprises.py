"""The catalogue, the planner's suggestions, vouchers, stamp cards and what customers answered."""
# pyright: reportAssignmentType=false
# SQLModel types __tablename__ as something it never is.

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field

from delight.data.entities.base import STRICT, Record, choice, day, flag, moment, text
from delight.data.types import one_of
from delight.domain.customers.pulse_places import PulsePlace
from delight.domain.gestures import GestureKind, Occasion
from delight.domain.surprises.suggestions import SkipWhy, SuggestionState


class CatalogueEntry(Record, table=True):
    """A gesture of the shop's own, or its edit of a ready-made one of the same key; ``off`` hides it."""

    __tablename__ = "catalogue"
    __table_args__ = (
        sa.CheckConstraint("trim(name) <> ''", name="name_given"),
        sa.CheckConstraint("cost_minor >= 0", name="cost_positive"),
        sa.CheckConstraint("interval_days >= 0", name="interval_positive"),
        one_of("kind", GestureKind),
        STRICT,
    )

    key: str = text(default=..., unique=True)
    name: str = text()
    kind: GestureKind = choice(GestureKind, default=GestureKind.GIFT)
    cost_minor: int = 0
    interval_days: int = 180
    hint: str = text()
    off: bool = flag(default=False)


class Suggestion(Record, table=True):
    """Somebody the planner drew for a week; ``held`` where chance left them out, which nobody is told.

    ``figures`` holds what the reason's sentence names, as JSON; ``swapped`` the keys it had before.
    """

    __tablename__ = "suggestions"
    __table_args__ = (
        one_of("occasion", Occasion),
        one_of("state", SuggestionState),
        one_of("skip_why", SkipWhy),
        sa.CheckConstraint("cost_minor >= 0", name="cost_positive"),
        sa.UniqueConstraint("week", "customer_id"),
        sa.Index("ix_suggestions_customer_id", "customer_id"),
        sa.Index("ix_suggestions_gesture_id", "gesture_id"),
        STRICT,
    )

    week: date = day()
    position: int = 0
    customer_id: int = Field(foreign_key="customers.id")
    key: str = text()
    cost_minor: int = 0
    day: date | None = day(default=None)
    occasion: Occasion = choice(Occasion, default=Occasion.NONE)
    why: str = text()
    figures: str = text(default="{}")
    held: bool = flag(default=False)
    state: SuggestionState = choice(SuggestionState, default=SuggestionState.OPEN)
    skip_why: SkipWhy = choice(SkipWhy, default=SkipWhy.UNSAID)
    swapped: str = text()
    link_id: int | None = Field(default=None, foreign_key="links.id")
    gesture_id: int | None = Field(default=None, foreign_key="gestures.id")
    drawn_at: datetime = moment()
    decided_at: datetime | None = moment(default=None)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Voucher(Record, table=True):
    """A code that is worth an amount or an item, once; what is left is counted from its redemptions."""

    __tablename__ = "vouchers"
    __table_args__ = (
        sa.CheckConstraint("(value_minor IS NOT NULL AND value_minor > 0 AND item = '')"
                           " OR (value_minor IS NULL AND trim(item) <> '')", name="worth_given"),
        sa.Index("ix_vouchers_customer_id", "customer_id"),
        sa.Index("ix_vouchers_gesture_id", "gesture_id"),
        sa.Index("ix_vouchers_case_id", "case_id"),
        STRICT,
    )  # fmt: skip

    code: str = text(default=..., unique=True)
    customer_id: int | None = Field(default=None, foreign_key="customers.id")
    gesture_id: int | None = Field(default=None, foreign_key="gestures.id")
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    value_minor: int | None = None
    item: str = text()
    until: date | None = day(default=None)
    note: str = text()
    issued_at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    cancelled_at: datetime | None = moment(default=None)
    cancel_why: str = text()


class Redemption(Record, table=True):
    """One time that a voucher was taken: how much of it, or nothing where it is an item."""

    __tablename__ = "redemptions"
    __table_args__ = (
        sa.CheckConstraint("amount_minor > 0", name="amount_positive"),
        sa.Index("ix_redemptions_voucher_id", "voucher_id"),
        STRICT,
    )

    voucher_id: int = Field(foreign_key="vouchers.id")
    at: datetime = moment()
    amount_minor: int | None = None
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class StampCard(Record, table=True):
    """A card that fills up; how full it is, is counted from its stamps."""

    __tablename__ = "stamp_cards"
    __table_args__ = (
        sa.CheckConstraint("head_start >= 0 AND head_start < needed", name="head_start_fits"),
        sa.CheckConstraint("trim(reward) <> ''", name="reward_given"),
        sa.Index("ix_stamp_cards_customer_id", "customer_id"),
        STRICT,
    )

    code: str = text(default=..., unique=True)
    customer_id: int | None = Field(default=None, foreign_key="customers.id")
    needed: int
    head_start: int
    reward: str = text()
    opened_at: datetime = moment()
    until: date | None = day(default=None)
    rewarded_at: datetime | None = moment(default=None)
    cancelled_at: datetime | None = moment(default=None)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Stamp(Record, table=True):
    """Stamps that were put on a card at one time."""

    __tablename__ = "stamps"
    __table_args__ = (
        sa.CheckConstraint("count > 0", name="count_positive"),
        sa.Index("ix_stamps_card_id", "card_id"),
        STRICT,
    )

    card_id: int = Field(foreign_key="stamp_cards.id")
    count: int = 1
    at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Pulse(Record, table=True):
    """An answer that was not given after a follow-up (those are in ``follow_ups.pulse``); the owner's."""

    __tablename__ = "pulses"
    __table_args__ = (
        sa.CheckConstraint("score BETWEEN 0 AND 10", name="score_known"),
        one_of("place", PulsePlace),
        sa.Index("ix_pulses_customer_id", "customer_id"),
        STRICT,
    )

    customer_id: int | None = Field(default=None, foreign_key="customers.id")
    score: int
    words: str = text()
    at: datetime = moment()
    place: PulsePlace = choice(PulsePlace, default=PulsePlace.COUNTER)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
