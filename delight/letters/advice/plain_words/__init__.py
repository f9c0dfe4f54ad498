"""The words of the plain-words check, language by language."""

from delight.letters.advice.plain_words.base import PlainWords
from delight.letters.advice.plain_words.de import GERMAN
from delight.letters.advice.plain_words.en import ENGLISH
from delight.letters.advice.plain_words.es import SPANISH
from delight.letters.advice.plain_words.fr import FRENCH

PLAIN_WORDS: dict[str, PlainWords] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
