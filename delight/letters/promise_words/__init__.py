"""How each language names days and promises things."""

from delight.letters.promise_words.base import Promising
from delight.letters.promise_words.de import GERMAN
from delight.letters.promise_words.en import ENGLISH
from delight.letters.promise_words.es import SPANISH
from delight.letters.promise_words.fr import FRENCH

PROMISING: dict[str, Promising] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
