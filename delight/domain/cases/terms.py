"""What a case is described by: kinds of failure, how bad, which way it came, how it ended."""

from __future__ import annotations

from enum import StrEnum


class Failure(StrEnum):
    """What kind of failure a complaint is about."""

    LATE = "late"
    WRONG_ITEM = "wrong-item"
    FAULTY = "faulty"
    RUDE = "rude"
    BILLING = "billing"
    DAMAGED = "damaged"
    WAITING = "waiting"
    CLEANLINESS = "cleanliness"
    NOT_AS_DESCRIBED = "not-as-described"
    BOOKING_LOST = "booking-lost"
    QUALITY = "quality"
    OTHER = "other"


class Severity(StrEnum):
    """How bad it was."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Channel(StrEnum):
    """How it reached the shop."""

    IN_PERSON = "in-person"
    PHONE = "phone"
    EMAIL = "email"
    MESSAGE = "message"
    LETTER = "letter"
    REVIEW = "review"
    SOCIAL = "social"


class Outcome(StrEnum):
    """How a case ended."""

    WON_BACK = "won-back"
    SETTLED = "settled"
    NOT_SATISFIED = "not-satisfied"
    NOT_UPHELD = "not-upheld"
    WITHDRAWN = "withdrawn"
    SENT_ELSEWHERE = "sent-elsewhere"
    PARTED_WAYS = "parted-ways"
    NOT_REACHED = "not-reached"


NOT_OURS = frozenset({Outcome.NOT_UPHELD, Outcome.WITHDRAWN, Outcome.SENT_ELSEWHERE})
"""After these ends nobody was let down: what was wrong was nothing of the shop's, or a success of its own."""


class CaseSort(StrEnum):
    """In which order a list shows cases; open complaints come first while it is by when they came in."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DUE = "due"
    CUSTOMER = "customer"
    SEVERITY = "severity"
