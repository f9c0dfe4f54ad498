"""What the Letters page can show: their chips, and what is said where there is nothing to show."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class Mode(StrEnum):
    """The lists of the page; wordings have a desk of their own."""

    DUE = "due"
    WRITE = "write"
    MANY = "many"
    ARCHIVE = "archive"
    WORDINGS = "wordings"


_CHIPS: dict[Mode, Any] = {
    Mode.DUE: QT_TRANSLATE_NOOP("Letters", "Due"),
    Mode.WRITE: QT_TRANSLATE_NOOP("Letters", "Write"),
    Mode.MANY: QT_TRANSLATE_NOOP("Letters", "Many"),
    Mode.ARCHIVE: QT_TRANSLATE_NOOP("Letters", "Archive"),
    Mode.WORDINGS: QT_TRANSLATE_NOOP("Letters", "Wordings"),
}
_NOTHING: dict[Mode, Any] = {
    Mode.DUE: QT_TRANSLATE_NOOP(
        "Letters", "Every letter that was owed is written. Write to somebody who expects nothing?"
    ),
    Mode.WRITE: QT_TRANSLATE_NOOP(
        "Letters", "Choose whom it is for. The page appears here and follows what you write."
    ),
    Mode.MANY: QT_TRANSLATE_NOOP(
        "Letters", "Choose who gets it. Each letter appears here, with a line of its own if you like."
    ),
    Mode.ARCHIVE: QT_TRANSLATE_NOOP(
        "Letters", "Each letter that goes out is kept here exactly as it was printed."
    ),
}
_AHEAD: dict[Mode, Any] = {
    Mode.MANY: QT_TRANSLATE_NOOP("Letters", "Wording and lines"),
    Mode.ARCHIVE: QT_TRANSLATE_NOOP("Letters", "Details"),
}
_EDIT = QT_TRANSLATE_NOOP("Letters", "Edit text")


def mode_chips() -> list[tuple[Mode, str]]:
    """Return what can be shown, with the words on its chip."""
    return [(mode, _tr(words)) for mode, words in _CHIPS.items()]


def nothing_words(mode: Mode) -> str:
    """Return what is said on the desk while no letter lies there."""
    return _tr(_NOTHING[mode])


def ahead_words(mode: Mode) -> str:
    """Return the words on the button that goes from the list to what stands beside the page."""
    return _tr(_AHEAD.get(mode, _EDIT))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)
