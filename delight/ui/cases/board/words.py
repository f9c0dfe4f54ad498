"""What the board says: why a case cannot go somewhere, and how a card reads."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.cases.board import Landing
from delight.domain.cases.case import CaseRow
from delight.ui.cases.words import due_of, what_words, whose_words
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.signing import by_whom

_WHY: dict[Landing, Any] = {
    Landing.NEVER_NEW_AGAIN: QT_TRANSLATE_NOOP("Board", "They have heard from us: it is new no more."),
    Landing.BEGUN_ALREADY: QT_TRANSLATE_NOOP("Board", "Work on it has begun already."),
    Landing.NOT_RESOLVED_YET: QT_TRANSLATE_NOOP("Board", "First it has to be put right."),
    Landing.FOLLOWED_UP_ALREADY: QT_TRANSLATE_NOOP(
        "Board", "You have asked them already. If it is not right, take it back to In progress."
    ),
    Landing.REOPEN_FIRST: QT_TRANSLATE_NOOP("Board", "To open it again, take it to In progress."),
}
_LEADS: dict[Landing, Any] = {
    Landing.REOPEN: QT_TRANSLATE_NOOP("Board", "Opens it again, and asks why."),
    Landing.CLOSE: QT_TRANSLATE_NOOP("Board", "Asks how it ended."),
}


def why_not(landing: Landing) -> str:
    """Return why a case cannot go to a column; nothing where it can."""
    return tr(_WHY[landing]) if landing in _WHY else ""


def leads_to(landing: Landing) -> str:
    """Return what is asked when a case is put into a column; nothing where nothing is."""
    return tr(_LEADS[landing]) if landing in _LEADS else ""


def spoken(case: CaseRow, now: datetime, zone: tzinfo | None) -> str:
    """Return a card as a screen reader says it."""
    due = due_of(case, now, zone)
    owner = tr("for {name}").format(name=case.owner) if by_whom(case.owner) else ""
    grave = label_of(case.grave) if case.grave else ""
    parts = (whose_words(case), grave, what_words(case), due, owner, case.reference)
    return ", ".join(part for part in parts if part)


def tr(text: str) -> str:
    """Return words of the board in the window's language."""
    return QCoreApplication.translate("Board", text)
