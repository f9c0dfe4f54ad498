"""What the words of a complaint tell of it: guesses that are shown, never silent."""

from __future__ import annotations

from enum import StrEnum


class GuessAbout(StrEnum):
    """Which field is guessed."""

    FAILURE = "failure"
    SEVERITY = "severity"
    CHANNEL = "channel"
