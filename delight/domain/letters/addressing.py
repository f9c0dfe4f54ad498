"""How people want to be addressed in a letter."""

from __future__ import annotations

from enum import StrEnum


class AddressAs(StrEnum):
    """How somebody is addressed, where they told us; ``unknown`` guesses neither title nor gender."""

    UNKNOWN = ""
    MR = "mr"
    MS = "ms"
    COUPLE = "couple"
    FAMILY = "family"


class Formality(StrEnum):
    """Sie or du, vous or tu, usted or tú; ``usual`` is the shop's own way."""

    USUAL = ""
    FORMAL = "formal"
    FAMILIAR = "familiar"
