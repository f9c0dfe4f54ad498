"""Why a customer stands where they stand, in a sentence; and how often they come."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from delight.domain.customers.standing import Rhythm, Why
from delight.domain.customers.whys import told, usually
from delight.ui.kit.words.formats import counted, date_text


def why_standing(why: Why, today: date | None = None) -> str:
    """Return the sentence; its days have no year where it is that of ``today``."""
    return told(why, _plural, _tr, partial(date_text, today=today))


def rhythm_words(rhythm: Rhythm) -> str:
    """Return how often somebody comes, such as ``about every 9 days``."""
    return usually(rhythm.usual, _plural)


def _plural(number: int, words: tuple[str, str]) -> str:
    return counted(number, _tr(words[0]), words[1], "Reasons")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reasons", text)
