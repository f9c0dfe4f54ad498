"""What people are asked to allow; on its own, for what is there before the first page."""

from __future__ import annotations

from enum import StrEnum


class ConsentAbout(StrEnum):
    """What somebody may allow or refuse."""

    LETTERS = "letters"
    EMAIL = "email"
    PHONE = "phone"
    BIRTHDAY = "birthday"
    HEALTH = "health"
