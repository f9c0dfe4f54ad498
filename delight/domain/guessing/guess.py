"""What the words of a complaint tell of it: guesses that are shown, never silent."""

from __future__ import annotations

from enum import StrEnum


class GuessAbout(StrEnum):
    """Which field is guessed."""

    FAILURE = "failure"
    SEVERITY = "severity"
    CHANNEL = "channel"
    MOOD = "mood"


class Mood(StrEnum):
    """How somebody feels: one of the five faces."""

    FURIOUS = "1"
    UNHAPPY = "2"
    SO_SO = "3"
    PLEASED = "4"
    DELIGHTED = "5"
