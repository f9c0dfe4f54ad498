"""The two ways of saying "you" that some languages have."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from delight.domain.letters.addressing import Formality

_WAYS = {
    "de": ("Sie", "du"),
    "fr": ("vous", "tu"),
    "es": ("usted", "tú"),
    "it": ("Lei", "tu"),
    "nl": ("u", "je"),
}


def has_two_ways(language: str) -> bool:
    """Return whether a language has a formal and a familiar way of saying "you"."""
    return language.split("-")[0] in _WAYS


def way_words(formality: Formality, language: str) -> str:
    """Return what a way is called: "Formally, with Sie"; without its word in languages that have one way."""
    familiar = formality is Formality.FAMILIAR
    word = _WAYS.get(language.split("-")[0], ("", ""))[familiar]
    plain = _tr("Familiarly") if familiar else _tr("Formally")
    said = _tr("Familiarly, with “{word}”") if familiar else _tr("Formally, with “{word}”")
    return said.format(word=word) if word else plain


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ways", text)
