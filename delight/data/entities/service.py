"""How the shop wants its service to be: playbooks, words, days, filters, and what came out of cases."""
# pyright: reportAssignmentType=false
# SQLModel types __tablename__ as something it never is.

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field

from delight.data.entities.base import STRICT, Record, choice, day, flag, moment, text
from delight.data.types import one_of
from delight.domain.guessing.guess import GuessAbout
from delight.domain.improvements.states import IdeaState, Measure, TouchPoint


class Playbook(Record, table=True):
    """A playbook of the shop's own; the ready-made ones come with the app."""

    __tablename__ = "playbooks"
    __table_args__ = (sa.UniqueConstraint("key", "language"), STRICT)

    key: str = text()
    language: str = text()
    source: str = text()


class GuessWord(Record, table=True):
    """A word that tells something of a complaint, added by the shop; or a ready-made one it does without."""

    __tablename__ = "guess_words"
    __table_args__ = (
        sa.CheckConstraint("trim(word) <> ''", name="word_given"),
        one_of("about", GuessAbout),
        sa.UniqueConstraint("about", "value", "language", "word_key"),
        STRICT,
    )

    about: GuessAbout = choice(GuessAbout)
    value: str = text()
    language: str = text()
    word: str = text()
    word_key: str = text()
    off: bool = flag(default=False)


class SpecialDay(Record, table=True):
    """Days with hours of their own, such as the annual closing; no hours means closed."""

    __tablename__ = "special_days"
    __table_args__ = (sa.CheckConstraint("first <= last", name="in_order"), STRICT)

    first: date = day()
    last: date = day()
    name: str = text()
    hours: str = text()


class SavedFilter(Record, table=True):
    """A filter of cases: its name and its rule."""

    __tablename__ = "saved_filters"
    __table_args__ = (sa.CheckConstraint("trim(name) <> ''", name="name_given"), STRICT)

    name: str = text()
    name_key: str = text(unique=True)
    rule: str = text()


class Tally(Record, table=True):
    """A small thing not worth a case, each time that it happened; ``what_key`` is folded."""

    __tablename__ = "tallies"
    __table_args__ = (
        sa.CheckConstraint("trim(what) <> ''", name="what_given"),
        sa.Index("ix_tallies_what_key_at", "what_key", "at"),
        STRICT,
    )

    what: str = text()
    what_key: str = text()
    at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Idea(Record, table=True):
    """An idea for a product or service, out of a case or by itself."""

    __tablename__ = "ideas"
    __table_args__ = (
        sa.CheckConstraint("trim(what) <> ''", name="what_given"),
        one_of("state", IdeaState),
        sa.Index("ix_ideas_case_id", "case_id"),
        STRICT,
    )

    what: str = text()
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    state: IdeaState = choice(IdeaState, default=IdeaState.OPEN)
    note: str = text()
    noted_at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Improvement(Record, table=True):
    """What the shop changed about a cause; cases with the same ``cause_key`` raised it."""

    __tablename__ = "improvements"
    __table_args__ = (sa.CheckConstraint("trim(cause) <> ''", name="cause_given"), STRICT)

    cause: str = text()
    cause_key: str = text(unique=True)
    what: str = text()
    changed_on: date | None = day(default=None)
    created_at: datetime = moment()
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Elsewhere(Record, table=True):
    """A place that the shop recommends for what it cannot do itself."""

    __tablename__ = "elsewhere"
    __table_args__ = (sa.CheckConstraint("trim(name) <> ''", name="name_given"), STRICT)

    name: str = text()
    name_key: str = text(unique=True)
    what_for: str = text()
    contact: str = text()
    off: bool = flag(default=False)


class Standard(Record, table=True):
    """What the shop holds itself to at a touch point."""

    __tablename__ = "standards"
    __table_args__ = (
        sa.CheckConstraint("trim(words) <> ''", name="words_given"),
        sa.CheckConstraint("within_days >= 0", name="within_positive"),
        one_of("touch_point", TouchPoint),
        one_of("measure", Measure),
        STRICT,
    )

    touch_point: TouchPoint = choice(TouchPoint, default=TouchPoint.COUNTER)
    words: str = text()
    measure: Measure = choice(Measure, default=Measure.NONE)
    within_days: int | None = None
    sort: int = 0
