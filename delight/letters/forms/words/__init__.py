"""The words on forms, a file for each language; ``{Sie|du}`` is formal on the left, familiar on the right."""

from __future__ import annotations

from delight.letters.forms.words.base import FormWords
from delight.letters.forms.words.de import GERMAN
from delight.letters.forms.words.en import ENGLISH
from delight.letters.forms.words.es import SPANISH
from delight.letters.forms.words.fr import FRENCH

__all__ = ["FORM_WORDS", "FormWords"]

FORM_WORDS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
