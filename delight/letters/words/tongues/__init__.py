"""What each language says where a letter needs it, as data."""

from __future__ import annotations

from delight.letters.words.tongues.base import Deed, Tongue
from delight.letters.words.tongues.de import GERMAN
from delight.letters.words.tongues.en import ENGLISH
from delight.letters.words.tongues.es import SPANISH
from delight.letters.words.tongues.fr import FRENCH
from delight.letters.words.tongues.others import OTHERS

__all__ = ["TONGUES", "Deed", "Tongue"]

TONGUES: dict[str, Tongue] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, **OTHERS}
"""Languages by code. One that has no wordings of its own still greets, dates and signs in its way."""
