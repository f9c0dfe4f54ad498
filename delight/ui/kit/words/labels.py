"""What each choice is called on the screen; every member of every enum that people see has its words."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.backups import Reason
from delight.domain.cases.case import Channel, Failure, Outcome, Severity
from delight.domain.cases.recovery import ActionKind, FollowUpKind, PromiseState
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.changes import DeedName
from delight.domain.customers.customer import CustomerSort
from delight.domain.customers.reaches import ReachKind
from delight.domain.customers.standing import Standing
from delight.domain.days.calendar import Urgency
from delight.domain.gestures import GestureKind, GestureState
from delight.domain.guessing.guess import Mood
from delight.domain.search import HitKind
from delight.domain.staff.staff import Role
from delight.domain.timeline import EntryKind
from delight.domain.today import TaskKind
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.deeds import DEEDS
from delight.ui.kit.words.paper_labels import PAPER_LABELS
from delight.ui.kit.words.service_labels import SERVICE_LABELS

_LABELS: dict[type[StrEnum], dict[str, Any]] = {
    CaseKind: {
        "complaint": QT_TRANSLATE_NOOP("Labels", "Complaint"),
        "compliment": QT_TRANSLATE_NOOP("Labels", "Compliment"),
        "suggestion": QT_TRANSLATE_NOOP("Labels", "Suggestion"),
    },
    Stage: {
        "new": QT_TRANSLATE_NOOP("Labels", "New"),
        "acknowledged": QT_TRANSLATE_NOOP("Labels", "Acknowledged"),
        "in-progress": QT_TRANSLATE_NOOP("Labels", "In progress"),
        "resolved": QT_TRANSLATE_NOOP("Labels", "Resolved"),
        "followed-up": QT_TRANSLATE_NOOP("Labels", "Followed up"),
        "closed": QT_TRANSLATE_NOOP("Labels", "Closed"),
        "thanked": QT_TRANSLATE_NOOP("Labels", "Thanked"),
        "done": QT_TRANSLATE_NOOP("Labels", "Done"),
    },
    Failure: {
        "late": QT_TRANSLATE_NOOP("Labels", "Late"),
        "wrong-item": QT_TRANSLATE_NOOP("Labels", "Wrong item"),
        "faulty": QT_TRANSLATE_NOOP("Labels", "Faulty"),
        "rude": QT_TRANSLATE_NOOP("Labels", "Unfriendly"),
        "billing": QT_TRANSLATE_NOOP("Labels", "Bill or price"),
        "damaged": QT_TRANSLATE_NOOP("Labels", "Damaged"),
        "waiting": QT_TRANSLATE_NOOP("Labels", "Long wait"),
        "cleanliness": QT_TRANSLATE_NOOP("Labels", "Not clean"),
        "not-as-described": QT_TRANSLATE_NOOP("Labels", "Not as described"),
        "booking-lost": QT_TRANSLATE_NOOP("Labels", "Lost booking"),
        "quality": QT_TRANSLATE_NOOP("Labels", "Quality"),
        "other": QT_TRANSLATE_NOOP("Labels", "Something else"),
    },
    Severity: {
        "low": QT_TRANSLATE_NOOP("Labels", "A trifle"),
        "medium": QT_TRANSLATE_NOOP("Labels", "Annoying"),
        "high": QT_TRANSLATE_NOOP("Labels", "Serious"),
    },
    Channel: {
        "in-person": QT_TRANSLATE_NOOP("Labels", "In person"),
        "phone": QT_TRANSLATE_NOOP("Labels", "Phone"),
        "email": QT_TRANSLATE_NOOP("Labels", "E-mail"),
        "message": QT_TRANSLATE_NOOP("Labels", "Message"),
        "letter": QT_TRANSLATE_NOOP("Labels", "Letter"),
        "review": QT_TRANSLATE_NOOP("Labels", "Review"),
        "social": QT_TRANSLATE_NOOP("Labels", "Social media"),
    },
    Outcome: {
        "won-back": QT_TRANSLATE_NOOP("Labels", "Won back"),
        "settled": QT_TRANSLATE_NOOP("Labels", "Settled"),
        "not-satisfied": QT_TRANSLATE_NOOP("Labels", "Not satisfied"),
        "not-upheld": QT_TRANSLATE_NOOP("Labels", "Not upheld"),
        "withdrawn": QT_TRANSLATE_NOOP("Labels", "Withdrawn"),
        "sent-elsewhere": QT_TRANSLATE_NOOP("Labels", "Sent elsewhere"),
        "parted-ways": QT_TRANSLATE_NOOP("Labels", "Parted ways"),
        "not-reached": QT_TRANSLATE_NOOP("Labels", "Could not be reached"),
    },
    ActionKind: {
        "apology": QT_TRANSLATE_NOOP("Labels", "Apology"),
        "refund": QT_TRANSLATE_NOOP("Labels", "Refund"),
        "replacement": QT_TRANSLATE_NOOP("Labels", "Replacement"),
        "redo": QT_TRANSLATE_NOOP("Labels", "Redo or repair"),
        "credit": QT_TRANSLATE_NOOP("Labels", "Credit"),
        "discount": QT_TRANSLATE_NOOP("Labels", "Discount"),
        "extra": QT_TRANSLATE_NOOP("Labels", "Free extra"),
        "call-back": QT_TRANSLATE_NOOP("Labels", "Call back"),
        "visit": QT_TRANSLATE_NOOP("Labels", "Visit"),
        "explanation": QT_TRANSLATE_NOOP("Labels", "Explanation"),
        "other": QT_TRANSLATE_NOOP("Labels", "Something else"),
    },
    PromiseState: {
        "open": QT_TRANSLATE_NOOP("Labels", "Open"),
        "kept": QT_TRANSLATE_NOOP("Labels", "Kept"),
        "broken": QT_TRANSLATE_NOOP("Labels", "Broken"),
    },
    FollowUpKind: {
        "check": QT_TRANSLATE_NOOP("Labels", "Check on them"),
        "return": QT_TRANSLATE_NOOP("Labels", "Did they come back?"),
    },
    Standing: {
        "promoter": QT_TRANSLATE_NOOP("Labels", "Recommends us"),
        "content": QT_TRANSLATE_NOOP("Labels", "Content"),
        "at-risk": QT_TRANSLATE_NOOP("Labels", "At risk"),
        "drifting": QT_TRANSLATE_NOOP("Labels", "Drifting away"),
        "new": QT_TRANSLATE_NOOP("Labels", "New"),
        "unknown": QT_TRANSLATE_NOOP("Labels", "Not known yet"),
    },
    EntryKind: {
        "case": QT_TRANSLATE_NOOP("Labels", "Case"),
        "action": QT_TRANSLATE_NOOP("Labels", "Action"),
        "promise": QT_TRANSLATE_NOOP("Labels", "Promise"),
        "follow-up": QT_TRANSLATE_NOOP("Labels", "Follow-up"),
        "gesture": QT_TRANSLATE_NOOP("Labels", "Surprise"),
        "letter": QT_TRANSLATE_NOOP("Labels", "Letter"),
        "reply": QT_TRANSLATE_NOOP("Labels", "Answer"),
        "visit": QT_TRANSLATE_NOOP("Labels", "Visit"),
        "voucher": QT_TRANSLATE_NOOP("Labels", "Voucher"),
        "stamp-card": QT_TRANSLATE_NOOP("Labels", "Stamp card"),
        "pulse": QT_TRANSLATE_NOOP("Labels", "Would recommend us"),
        "note": QT_TRANSLATE_NOOP("Labels", "Note"),
        "consent": QT_TRANSLATE_NOOP("Labels", "Consent"),
        "link": QT_TRANSLATE_NOOP("Labels", "People"),
        "merge": QT_TRANSLATE_NOOP("Labels", "Merge"),
    },
    ReachKind: {
        "email": QT_TRANSLATE_NOOP("Labels", "E-mail"),
        "phone": QT_TRANSLATE_NOOP("Labels", "Phone"),
        "address": QT_TRANSLATE_NOOP("Labels", "Address"),
    },
    CustomerSort: {
        "name": QT_TRANSLATE_NOOP("Labels", "By name"),
        "last-here": QT_TRANSLATE_NOOP("Labels", "Last here"),
        "value": QT_TRANSLATE_NOOP("Labels", "By value"),
    },
    GestureKind: {
        "note": QT_TRANSLATE_NOOP("Labels", "Note"),
        "gift": QT_TRANSLATE_NOOP("Labels", "Small gift"),
        "upgrade": QT_TRANSLATE_NOOP("Labels", "Upgrade"),
        "extra": QT_TRANSLATE_NOOP("Labels", "Extra"),
    },
    GestureState: {
        "planned": QT_TRANSLATE_NOOP("Labels", "Planned"),
        "given": QT_TRANSLATE_NOOP("Labels", "Given"),
    },
    Reason: {
        "by-hand": QT_TRANSLATE_NOOP("Labels", "Made by hand"),
        "closed": QT_TRANSLATE_NOOP("Labels", "When Delight was closed"),
        "daily": QT_TRANSLATE_NOOP("Labels", "The daily copy"),
        "before-upgrade": QT_TRANSLATE_NOOP("Labels", "Before an update of Delight"),
        "before-import": QT_TRANSLATE_NOOP("Labels", "Before an import"),
        "before-erase": QT_TRANSLATE_NOOP("Labels", "Before somebody was erased"),
        "before-restore": QT_TRANSLATE_NOOP("Labels", "Before another copy was brought back"),
    },
    Role: {
        "owner": QT_TRANSLATE_NOOP("Labels", "Owner"),
        "front-desk": QT_TRANSLATE_NOOP("Labels", "Front desk"),
    },
    Urgency: {
        "overdue": QT_TRANSLATE_NOOP("Labels", "Overdue"),
        "today": QT_TRANSLATE_NOOP("Labels", "Today"),
        "later": QT_TRANSLATE_NOOP("Labels", "Later"),
        "none": QT_TRANSLATE_NOOP("Labels", "No date"),
    },
    TaskKind: {
        "grave": QT_TRANSLATE_NOOP("Labels", "Grave matter"),
        "approve": QT_TRANSLATE_NOOP("Labels", "Approve"),
        "print": QT_TRANSLATE_NOOP("Labels", "Print"),
        "acknowledge": QT_TRANSLATE_NOOP("Labels", "Get back to them"),
        "resolve": QT_TRANSLATE_NOOP("Labels", "Put it right"),
        "act": QT_TRANSLATE_NOOP("Labels", "Do"),
        "promise": QT_TRANSLATE_NOOP("Labels", "Keep the promise"),
        "check": QT_TRANSLATE_NOOP("Labels", "Check on them"),
        "return": QT_TRANSLATE_NOOP("Labels", "Did they come back?"),
        "gesture": QT_TRANSLATE_NOOP("Labels", "Surprise"),
        "suggestion": QT_TRANSLATE_NOOP("Labels", "Suggested surprise"),
    },
    HitKind: {
        "customer": QT_TRANSLATE_NOOP("Labels", "Customer"),
        "case": QT_TRANSLATE_NOOP("Labels", "Case"),
        "letter": QT_TRANSLATE_NOOP("Labels", "Letter"),
        "note": QT_TRANSLATE_NOOP("Labels", "Note"),
        "gesture": QT_TRANSLATE_NOOP("Labels", "Surprise"),
        "voucher": QT_TRANSLATE_NOOP("Labels", "Voucher"),
        "stamp-card": QT_TRANSLATE_NOOP("Labels", "Stamp card"),
    },
    DeedName: DEEDS,
    **PAPER_LABELS,
    **SERVICE_LABELS,
}
MOODS: tuple[Any, ...] = tuple(SERVICE_LABELS[Mood].values())
"""The five faces, 1 to 5."""

_STAGE_MARKS = {
    Stage.NEW: (Tone.ACCENT, "circle"),
    Stage.ACKNOWLEDGED: (Tone.ACCENT, "message"),
    Stage.IN_PROGRESS: (Tone.DUE, "refresh"),
    Stage.RESOLVED: (Tone.DONE, "done"),
    Stage.FOLLOWED_UP: (Tone.DONE, "call"),
    Stage.CLOSED: (Tone.PLAIN, "check"),
    Stage.THANKED: (Tone.DONE, "heart"),
    Stage.DONE: (Tone.PLAIN, "check"),
}
_STANDING_MARKS = {
    Standing.PROMOTER: (Tone.DONE, "heart"),
    Standing.CONTENT: (Tone.DONE, "mood-4"),
    Standing.AT_RISK: (Tone.OVERDUE, "warning"),
    Standing.DRIFTING: (Tone.DUE, "clock"),
    Standing.NEW: (Tone.ACCENT, "star"),
    Standing.UNKNOWN: (Tone.PLAIN, "help"),
}
_ENTRY_MARKS = {
    EntryKind.CASE: (Tone.OVERDUE, "cases"),
    EntryKind.ACTION: (Tone.DONE, "done"),
    EntryKind.PROMISE: (Tone.DUE, "promise"),
    EntryKind.FOLLOW_UP: (Tone.ACCENT, "call"),
    EntryKind.GESTURE: (Tone.SURPRISE, "gift"),
    EntryKind.LETTER: (Tone.ACCENT, "letter"),
    EntryKind.REPLY: (Tone.ACCENT, "return"),
    EntryKind.VISIT: (Tone.PLAIN, "visit"),
    EntryKind.VOUCHER: (Tone.SURPRISE, "ticket"),
    EntryKind.STAMP_CARD: (Tone.SURPRISE, "star"),
    EntryKind.PULSE: (Tone.ACCENT, "message"),
    EntryKind.NOTE: (Tone.DUE, "edit"),
    EntryKind.CONSENT: (Tone.PLAIN, "check"),
    EntryKind.LINK: (Tone.PLAIN, "customers"),
    EntryKind.MERGE: (Tone.PLAIN, "link"),
}
_TASK_ICONS = {
    TaskKind.ACKNOWLEDGE: "call", TaskKind.RESOLVE: "cases", TaskKind.ACT: "done",
    TaskKind.PROMISE: "promise", TaskKind.CHECK: "call", TaskKind.RETURN: "return", TaskKind.GESTURE: "gift",
    TaskKind.SUGGESTION: "gift",
    TaskKind.GRAVE: "warning", TaskKind.APPROVE: "money", TaskKind.PRINT: "print",
}  # fmt: skip
_KIND_MARKS = {
    CaseKind.COMPLAINT: (Tone.OVERDUE, "cases"),
    CaseKind.COMPLIMENT: (Tone.DONE, "heart"),
    CaseKind.SUGGESTION: (Tone.SURPRISE, "idea"),
}


def label_of(member: StrEnum) -> str:
    """Return the words for a member of an enum."""
    words = _LABELS.get(type(member), {}).get(member.value, member.value)
    return QCoreApplication.translate("Labels", words)


def labelled() -> tuple[type[StrEnum], ...]:
    """Return every enum that has words."""
    return tuple(_LABELS)


def mood_label(mood: int) -> str:
    """Return the words for one of the five faces, 1 to 5; its icon is ``mood-<n>``."""
    return QCoreApplication.translate("Labels", MOODS[mood - 1])


def stage_mark(stage: Stage) -> tuple[Tone, str]:
    """Return the tone and icon that stand for a stage."""
    return _STAGE_MARKS[stage]


def standing_mark(standing: Standing) -> tuple[Tone, str]:
    """Return the tone and icon that stand for a standing."""
    return _STANDING_MARKS[standing]


def entry_mark(kind: EntryKind) -> tuple[Tone, str]:
    """Return the tone and icon of an entry on the timeline."""
    return _ENTRY_MARKS[kind]


def kind_mark(kind: CaseKind) -> tuple[Tone, str]:
    """Return the tone and icon of a kind of case."""
    return _KIND_MARKS[kind]


def task_icon(kind: TaskKind) -> str:
    """Return the icon of something to do."""
    return _TASK_ICONS[kind]
