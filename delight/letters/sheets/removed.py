"""The page that stands in a letter's place once its own was removed, since it named somebody erased."""

from __future__ import annotations

from datetime import date

from delight.letters.pdf.document import Document
from delight.letters.pdf.page import SOFT, Page, Text
from delight.letters.sheets.paper import MM
from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import set_plain
from delight.letters.words.phrases import long_date

_WIDTH, _HEIGHT, _MARGIN, _SIZE = 210.0, 297.0, 40.0, 11.0
_WORDS = {
    "en": (
        "Removed",
        "The copy of this letter was removed on {day}: it named somebody whose data was erased.",
    ),
    "de": (
        "Entfernt",
        "Die Kopie dieses Briefes wurde am {day} entfernt: Sie nannte jemanden, dessen Daten gelöscht sind.",
    ),
    "fr": (
        "Retiré",
        "La copie de cette lettre a été retirée le {day} : elle nommait une personne aux données effacées.",
    ),
    "es": (
        "Retirada",
        "La copia de esta carta se retiró el {day}: nombraba a una persona cuyos datos se borraron.",
    ),
}


def removed(day: date, language: str) -> bytes:
    """Return the page, in ``language`` where there are words in it."""
    known = language.split("-")[0]
    base = known if known in _WORDS else "en"
    title, sentence = _WORDS[base]
    told = sentence.format(day=long_date(day, base))
    cut = Cut()
    lines = set_plain(told, cut, _SIZE, (_WIDTH - 2 * _MARGIN) * MM)
    document = Document(title=title, author="", language=base, day=day)
    text = Text(_MARGIN * MM, 60 * MM, _SIZE, _SIZE * 1.4, cut, lines, SOFT)
    document.add(Page(_WIDTH * MM, _HEIGHT * MM, [text]))
    return document.bytes()
