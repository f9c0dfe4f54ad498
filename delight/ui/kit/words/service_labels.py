"""What becomes of cases and how the shop wants to be, in words; ``labels`` looks them up."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from delight.domain.cases.grave import Grave
from delight.domain.guards.situations import Shown
from delight.domain.guessing.guess import Mood
from delight.domain.improvements.improvement import Trend
from delight.domain.improvements.states import IdeaState, Measure, TouchPoint
from delight.domain.loyalty.stamp_cards import CardState
from delight.domain.loyalty.vouchers import VoucherState
from delight.domain.playbooks.playbook import Known, PlaybookGroup

SERVICE_LABELS: dict[type[StrEnum], dict[str, Any]] = {
    Grave: {
        "injury": QT_TRANSLATE_NOOP("Labels", "Somebody was hurt"),
        "illness": QT_TRANSLATE_NOOP("Labels", "Illness or allergy"),
        "discrimination": QT_TRANSLATE_NOOP("Labels", "Discrimination"),
        "data": QT_TRANSLATE_NOOP("Labels", "Data in the wrong hands"),
        "public": QT_TRANSLATE_NOOP("Labels", "Going public"),
    },
    Mood: {
        "1": QT_TRANSLATE_NOOP("Labels", "Furious"),
        "2": QT_TRANSLATE_NOOP("Labels", "Unhappy"),
        "3": QT_TRANSLATE_NOOP("Labels", "So-so"),
        "4": QT_TRANSLATE_NOOP("Labels", "Pleased"),
        "5": QT_TRANSLATE_NOOP("Labels", "Delighted"),
    },
    PlaybookGroup: {
        "failure": QT_TRANSLATE_NOOP("Labels", "When something went wrong"),
        "grave": QT_TRANSLATE_NOOP("Labels", "Grave matters"),
        "method": QT_TRANSLATE_NOOP("Labels", "Other ways to go about it"),
    },
    Known: {
        "in-touch": QT_TRANSLATE_NOOP("Labels", "when we have been in touch"),
        "promised": QT_TRANSLATE_NOOP("Labels", "when a promise is made"),
        "remedy-chosen": QT_TRANSLATE_NOOP("Labels", "when it is said what would put it right"),
        "remedied": QT_TRANSLATE_NOOP("Labels", "when it is put right"),
        "apologised": QT_TRANSLATE_NOOP("Labels", "when an apology is noted or written"),
        "written": QT_TRANSLATE_NOOP("Labels", "when a letter goes out"),
        "checked": QT_TRANSLATE_NOOP("Labels", "when somebody asked how it is"),
        "owner": QT_TRANSLATE_NOOP("Labels", "when the owner takes care of it"),
        "pictured": QT_TRANSLATE_NOOP("Labels", "when a photo is kept with it"),
        "cause": QT_TRANSLATE_NOOP("Labels", "when its cause is noted"),
    },
    Shown: {
        "log": QT_TRANSLATE_NOOP("Labels", "while logging"),
        "action": QT_TRANSLATE_NOOP("Labels", "with an action"),
        "promise": QT_TRANSLATE_NOOP("Labels", "with a promise"),
        "close": QT_TRANSLATE_NOOP("Labels", "when closing"),
        "letter": QT_TRANSLATE_NOOP("Labels", "in a letter"),
    },
    VoucherState: {
        "open": QT_TRANSLATE_NOOP("Labels", "Can be used"),
        "used": QT_TRANSLATE_NOOP("Labels", "Used"),
        "expired": QT_TRANSLATE_NOOP("Labels", "Over"),
        "cancelled": QT_TRANSLATE_NOOP("Labels", "Cancelled"),
    },
    CardState: {
        "open": QT_TRANSLATE_NOOP("Labels", "Filling"),
        "full": QT_TRANSLATE_NOOP("Labels", "Full"),
        "rewarded": QT_TRANSLATE_NOOP("Labels", "Reward given"),
        "expired": QT_TRANSLATE_NOOP("Labels", "Over"),
        "cancelled": QT_TRANSLATE_NOOP("Labels", "Cancelled"),
    },
    IdeaState: {
        "open": QT_TRANSLATE_NOOP("Labels", "Open"),
        "planned": QT_TRANSLATE_NOOP("Labels", "Planned"),
        "done": QT_TRANSLATE_NOOP("Labels", "Done"),
        "declined": QT_TRANSLATE_NOOP("Labels", "Not for us"),
    },
    Trend: {
        "too-few": QT_TRANSLATE_NOOP("Labels", "Too few to say"),
        "fewer": QT_TRANSLATE_NOOP("Labels", "Fewer"),
        "same": QT_TRANSLATE_NOOP("Labels", "About as many"),
        "more": QT_TRANSLATE_NOOP("Labels", "More"),
    },
    TouchPoint: {
        "counter": QT_TRANSLATE_NOOP("Labels", "At the counter"),
        "phone": QT_TRANSLATE_NOOP("Labels", "On the phone"),
        "writing": QT_TRANSLATE_NOOP("Labels", "In writing"),
        "online": QT_TRANSLATE_NOOP("Labels", "Online"),
        "delivery": QT_TRANSLATE_NOOP("Labels", "When we deliver"),
        "their-place": QT_TRANSLATE_NOOP("Labels", "At their place"),
        "everywhere": QT_TRANSLATE_NOOP("Labels", "Everywhere"),
    },
    Measure: {
        "": QT_TRANSLATE_NOOP("Labels", "Kept in mind, not counted"),
        "acknowledged": QT_TRANSLATE_NOOP("Labels", "How soon we answered"),
        "resolved": QT_TRANSLATE_NOOP("Labels", "How soon it was put right"),
        "promises": QT_TRANSLATE_NOOP("Labels", "Promises kept in time"),
        "followed-up": QT_TRANSLATE_NOOP("Labels", "How soon we asked how it is"),
    },
}
