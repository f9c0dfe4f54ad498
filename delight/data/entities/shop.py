"""The shop and who works there."""
# pyright: reportAssignmentType=false
# SQLModel types __tablename__ as something it never is.

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from delight.data.entities.base import STRICT, Record, choice, flag, moment, text
from delight.data.types import DayCounts, one_of
from delight.domain.letters.addressing import Formality
from delight.domain.letters.paper import Typeface
from delight.domain.shop import PictureUse
from delight.domain.staff.staff import Role


class Shop(Record, table=True):
    """The one shop that this file is about; see ``domain.shop.ShopDraft`` for the columns."""

    __tablename__ = "shop"
    __table_args__ = (
        sa.CheckConstraint("trim(name) <> ''", name="name_given"),
        sa.CheckConstraint("keep_customers_months > 0", name="keep_customers_positive"),
        sa.CheckConstraint("keep_cases_months > 0", name="keep_cases_positive"),
        sa.CheckConstraint("keep_letters_months > 0", name="keep_letters_positive"),
        sa.CheckConstraint("surprise_budget_minor >= 0", name="surprise_budget_positive"),
        sa.CheckConstraint("winning_cost_minor >= 0", name="winning_cost_positive"),
        one_of("typeface", Typeface),
        one_of("formality", Formality),
        STRICT,
    )

    name: str = text()
    country: str = text()
    currency: str = text()
    language: str = text()
    address: str = text()
    phone: str = text()
    email: str = text()
    website: str = text()
    signed_by: str = text()
    accent: str = text()
    paper: str = text()
    envelope: str = text()
    typeface: Typeface = choice(Typeface, default=Typeface.SERIF)
    formality: Formality = choice(Formality, default=Formality.USUAL)
    letterhead: bool = flag(default=True)
    acknowledge_days: int = 0
    resolve_days: int = 3
    check_days: int = 2
    return_days: tuple[int, ...] = Field(default=(30, 90), sa_type=DayCounts)
    zone: str = text()
    hours: str = text()
    region: str = text()
    keeps_holidays: bool = flag(default=True)
    guards_off: str = text()
    reminders: bool = flag(default=True)
    summary_at: str = text(default="08:00")
    quiet_from: str = text(default="20:00")
    quiet_to: str = text(default="07:30")
    keep_customers_months: int | None = None
    keep_cases_months: int | None = None
    keep_letters_months: int | None = None
    surprise_budget_minor: int | None = None
    surprises_a_week: int = 5
    cool_down_days: int = 90
    hold_out: bool = flag(default=True)
    stamps_needed: int = 10
    stamps_head_start: int = 2
    stamps_reward: str = text()
    winning_cost_minor: int | None = None
    complain_rates: str = text()
    compares_staff: bool = flag(default=False)
    is_demo: bool = flag(default=False)


class Staff(Record, table=True):
    """A member of staff; never deleted, since history names them."""

    __tablename__ = "staff"
    __table_args__ = (
        sa.CheckConstraint("trim(name) <> ''", name="name_given"),
        sa.CheckConstraint("authority_minor >= 0", name="authority_positive"),
        one_of("role", Role),
        STRICT,
    )

    name: str = text()
    role: Role = choice(Role, default=Role.FRONT_DESK)
    authority_minor: int | None = None
    active: bool = flag(default=True)


class Guess(Record, table=True):
    """What somebody of the shop thinks that customers answer; nobody's by name where one works alone."""

    __tablename__ = "guesses"
    __table_args__ = (
        sa.CheckConstraint("score BETWEEN 0 AND 10", name="score_known"),
        sa.Index("ix_guesses_staff_id_at", "staff_id", "at"),
        STRICT,
    )

    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    score: int
    at: datetime = moment()


class Pin(SQLModel, table=True):
    """The hash of somebody's PIN, and how often it was mistyped; no record: history never holds one."""

    __tablename__ = "pins"
    __table_args__ = ({"sqlite_strict": True},)

    staff_uid: str = Field(primary_key=True, sa_type=sa.Text)
    hash: str = text()
    failures: int = 0
    wait_until: datetime | None = moment(default=None)


class ShopPicture(Record, table=True):
    """The shop's logo or signature, as PNG or JPEG bytes that were checked; one of each at most."""

    __tablename__ = "pictures"
    __table_args__ = (one_of("use", PictureUse), STRICT)

    use: PictureUse = choice(PictureUse, unique=True)
    width: int
    height: int
    data: bytes = Field(sa_type=sa.LargeBinary)
