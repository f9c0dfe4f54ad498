"""What becomes of cases and how the shop wants to be, in words; ``labels`` looks them up."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from delight.domain.causes import Trend
from delight.domain.improvements import IdeaState, Measure, TouchPoint

SERVICE_LABELS: dict[type[StrEnum], dict[str, Any]] = {
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
