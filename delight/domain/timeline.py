"""What happened with a customer, as their page tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EntryKind(StrEnum):
    """What stands on a customer's timeline."""

    CASE = "case"
    ACTION = "action"
    PROMISE = "promise"
    FOLLOW_UP = "follow-up"
    GESTURE = "gesture"
    LETTER = "letter"
    REPLY = "reply"
    VISIT = "visit"
    VOUCHER = "voucher"
    STAMP_CARD = "stamp-card"
    PULSE = "pulse"
    NOTE = "note"
    CONSENT = "consent"
    LINK = "link"
    MERGE = "merge"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One thing that happened with a customer, newest first on the page.

    Attributes:
        code: the enum value that says what exactly: a stage, an action's kind, a wording.
        text: words that somebody typed.
        minor: an amount in the shop's currency, if one belongs to it.
        record: id of the record, for opening it; of an answer, its letter's.
        state: of a letter: ``waiting`` or ``never-sent``, empty where it went out; of a consent ``given``
            or ``refused``; of a link ``from`` where it goes from the other one to this customer.
        count: how many stamps; of a pulse, what they answered.
        other_id: the customer at the other end of a link.
        staff: who wrote a note, issued a voucher or took it, stamped, or asked.
    """

    kind: EntryKind
    at: datetime
    code: str
    text: str
    record: int
    case_id: int | None = None
    reference: str = ""
    minor: int | None = None
    state: str = ""
    other_id: int | None = None
    staff: str = ""
    count: int | None = None
