"""What goes out to customers: gestures, letters and the shop's own wordings."""
# pyright: reportAssignmentType=false
# SQLModel types __tablename__ as something it never is.

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field

from delight.data.entities.base import STRICT, Record, choice, day, flag, moment, text
from delight.data.entities.owners import PARTING_LETTER
from delight.data.types import one_of
from delight.domain.gestures import GestureKind, GestureSource, Occasion
from delight.domain.letters.answers import Answer


class Gesture(Record, table=True):
    """A small surprise, planned or given; of somebody who was erased only kind, cost and month are left."""

    __tablename__ = "gestures"
    __table_args__ = (
        sa.CheckConstraint("trim(name) <> ''", name="name_given"),
        sa.CheckConstraint("cost_minor >= 0", name="cost_positive"),
        one_of("kind", GestureKind),
        one_of("occasion", Occasion),
        one_of("source", GestureSource),
        sa.Index("ix_gestures_customer_id", "customer_id"),
        sa.Index("ix_gestures_link_id", "link_id"),
        sa.Index("ix_gestures_given_at_planned_on", "given_at", "planned_on"),
        STRICT,
    )

    customer_id: int | None = Field(default=None, foreign_key="customers.id")
    name: str = text()
    kind: GestureKind = choice(GestureKind, default=GestureKind.GIFT)
    cost_minor: int | None = None
    planned_on: date | None = day(default=None)
    given_at: datetime | None = moment(default=None)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    note: str = text()
    reaction: str = text()
    key: str = text()
    occasion: Occasion = choice(Occasion, default=Occasion.NONE)
    source: GestureSource = choice(GestureSource, default=GestureSource.HAND)
    link_id: int | None = Field(default=None, foreign_key="links.id")


class Letter(Record, table=True):
    """A letter exactly as it goes out: the PDF's bytes and their SHA-256, never changed afterwards.

    It is ``waiting`` until somebody says that it came out of the printer. A legal hold keeps it until a day,
    even if its customer is erased.
    """

    __tablename__ = "letters"
    __table_args__ = (
        sa.Index("ix_letters_customer_id", "customer_id"),
        sa.Index("ix_letters_case_id", "case_id"),
        sa.Index("ix_letters_gesture_id", "gesture_id"),
        sa.Index("ix_letters_voucher_id", "voucher_id"),
        sa.Index("ix_letters_reply_code", "reply_code"),
        sa.Index("ix_letters_issued_at", "issued_at"),
        sa.Index("ix_letters_owners", "id", sqlite_where=sa.text(PARTING_LETTER)),
        STRICT,
    )

    number: str = text(default=..., unique=True)
    customer_id: int | None = Field(default=None, foreign_key="customers.id")
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    gesture_id: int | None = Field(default=None, foreign_key="gestures.id")
    voucher_id: int | None = Field(default=None, foreign_key="vouchers.id")
    wording: str = text()
    kind: str = text()
    title: str = text()
    variants: str = text()
    language: str = text()
    paper: str = text()
    envelope: str = text()
    body: str = text()
    pages: int = 1
    issued_at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    never_sent: bool = flag(default=False)
    waiting: bool = flag(default=False)
    reply_code: str = text()
    hold_until: date | None = day(default=None)
    hold_why: str = text()
    sha256: str = text()
    pdf: bytes = Field(sa_type=sa.LargeBinary)


class Reply(Record, table=True):
    """What a customer ticked and wrote on the reply slip of a letter."""

    __tablename__ = "replies"
    __table_args__ = (
        one_of("answer", Answer),
        sa.Index("ix_replies_letter_id", "letter_id"),
        STRICT,
    )

    letter_id: int = Field(foreign_key="letters.id")
    answer: Answer = choice(Answer)
    words: str = text()
    at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Wording(Record, table=True):
    """A wording of the shop's own; the ready-made ones come with the app."""

    __tablename__ = "wordings"
    __table_args__ = (sa.UniqueConstraint("key", "language"), STRICT)

    key: str = text()
    language: str = text()
    source: str = text()
