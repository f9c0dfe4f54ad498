"""The words of the plain-words check, language by language."""

from delight.letters.plain_words.base import PlainWords
from delight.letters.plain_words.de import GERMAN
from delight.letters.plain_words.en import ENGLISH
from delight.letters.plain_words.es import SPANISH
from delight.letters.plain_words.fr import FRENCH

PLAIN_WORDS: dict[str, PlainWords] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
