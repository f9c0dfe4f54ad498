"""Why a customer stands where they stand, in a sentence."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_REASONS: dict[str, Any] = {
    "second-complaint": QT_TRANSLATE_NOOP("Reasons", "A second complaint within three months."),
    "open-complaint": QT_TRANSLATE_NOOP("Reasons", "A complaint is still open."),
    "absent": QT_TRANSLATE_NOOP("Reasons", "Away for much longer than usual."),
    "compliment": QT_TRANSLATE_NOOP("Reasons", "They have praised us."),
    "new": QT_TRANSLATE_NOOP("Reasons", "Known for less than two months."),
    "comes-back": QT_TRANSLATE_NOOP("Reasons", "They keep coming back."),
    "too-little-known": QT_TRANSLATE_NOOP("Reasons", "Too few visits to tell."),
}


def why_standing(code: str) -> str:
    """Return the sentence for a reason of ``delight.domain.standing``; nothing for one that has none."""
    return QCoreApplication.translate("Reasons", _REASONS[code]) if code in _REASONS else ""
