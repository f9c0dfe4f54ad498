"""What a customer can tick on a reply slip."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """What a customer ticked."""

    ALL_WELL = "all-well"
    NEARLY = "nearly"
    NOT_YET = "not-yet"
