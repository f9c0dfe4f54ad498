"""How each language names days and promises things."""

from delight.letters.advice.promise_words.base import Promising
from delight.letters.advice.promise_words.de import GERMAN
from delight.letters.advice.promise_words.en import ENGLISH
from delight.letters.advice.promise_words.es import SPANISH
from delight.letters.advice.promise_words.fr import FRENCH

PROMISING: dict[str, Promising] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
