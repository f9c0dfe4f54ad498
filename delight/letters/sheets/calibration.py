"""The test sheet that tells how far a printer shifts what it prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from delight.domain.letters.paper import LabelSheet, PaperSize, Rendered
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import INK, PALE, SOFT, Box, Item, Page, Rule, Text, text_line
from delight.letters.sheets.labels import GRIDS
from delight.letters.sheets.paper import MM, SHEETS
from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import set_plain

CROSS = 30.0
"""How far the middle of the cross is from the left and the upper edge of the sheet, in mm."""

_RULERS = (100, 50)
_NO_DAY = date(2000, 1, 1)
_WORDS = {
    "en": (
        "Test sheet",
        "1. Print this page at its actual size (100 %, not “fit to page”). The ruler must be {} mm long.",
        "2. Measure from the left edge of the sheet to the middle of the cross: A. From the upper edge: B.",
        (
            "3. Both should be 30 mm. Enter 30 − A as “to the right” and 30 − B as “down”; if it printed too "
            "far to the right or too low, the number is negative."
        ),
        "This page was already moved by {} mm to the right and {} mm down: add the new numbers to these.",
    ),
    "de": (
        "Testblatt",
        (
            "1. Diese Seite in Originalgröße drucken (100 %, nicht „an Seite anpassen“). Das Lineal muss {} "
            "mm lang sein."
        ),
        "2. Vom linken Blattrand bis zur Mitte des Kreuzes messen: A. Und vom oberen Blattrand: B.",
        (
            "3. Beides sollte 30 mm sein. Als „nach rechts“ 30 − A eintragen, als „nach unten“ 30 − B; wurde "
            "zu weit rechts oder zu tief gedruckt, ist die Zahl negativ."
        ),
        (
            "Diese Seite war schon um {} mm nach rechts und {} mm nach unten verschoben: die neuen Zahlen "
            "dazuzählen."
        ),
    ),
    "fr": (
        "Page de test",
        (
            "1. Imprimez cette page en taille réelle (100 %, sans « ajuster à la page »). La règle doit "
            "mesurer {} mm."
        ),
        "2. Mesurez du bord gauche de la feuille au centre de la croix : A. Et depuis le bord supérieur : B.",
        (
            "3. Les deux devraient faire 30 mm. Indiquez 30 − A pour « vers la droite » et 30 − B pour « "
            "vers le bas » ; si l’impression est trop à droite ou trop basse, le nombre est négatif."
        ),
        (
            "Cette page était déjà décalée de {} mm vers la droite et de {} mm vers le bas : ajoutez-y les "
            "nouveaux nombres."
        ),
    ),
    "es": (
        "Hoja de prueba",
        "1. Imprima esta página a tamaño real (100 %, sin «ajustar a la página»). La regla debe medir {} mm.",
        "2. Mida desde el borde izquierdo del papel hasta el centro de la cruz: A. Y desde el superior: B.",
        (
            "3. Ambas medidas deberían ser 30 mm. Anote 30 − A como «a la derecha» y 30 − B como «hacia "
            "abajo»; si se imprimió demasiado a la derecha o demasiado abajo, el número es negativo."
        ),
        "Esta página ya estaba desplazada {} mm a la derecha y {} mm hacia abajo: sume los números nuevos.",
    ),
}


def calibration(
    paper: LabelSheet | PaperSize, offset: tuple[float, float] = (0.0, 0.0), *, language: str = "en"
) -> Rendered:
    """Return a page with a cross, a ruler and how to read them; on label sheets, the labels' outlines too.

    Everything is moved by ``offset`` (mm to the right and down), so that a second test shows whether it is
    right now.
    """
    words = _WORDS.get(language.split("-")[0], _WORDS["en"])
    if isinstance(paper, LabelSheet):
        width, height = GRIDS[paper].sheet
        outlines = [*_outlines(paper)]
    else:
        sheet = SHEETS[paper]
        width, height, outlines = sheet.width * (2 if sheet.folded else 1), sheet.height, list[Item]()
    ruler = next(length for length in _RULERS if length <= width - CROSS - 20)
    words = (words[0], words[1].format(ruler), *words[2:])
    steps, end = _instructions(words, min(width - CROSS - 10, 130.0), offset)
    items = [*outlines, *steps, *_cross(), *_ruler(ruler, end + 7 * MM)]
    _move(items, offset[0] * MM, offset[1] * MM)
    document = Document(title=words[0], author="", language=language, day=_NO_DAY)
    document.add(Page(width * MM, height * MM, items))
    return Rendered(pdf=document.bytes(), pages=1, text="\n".join(words[:4]))


def _outlines(paper: LabelSheet) -> Iterator[Item]:
    grid = GRIDS[paper]
    for place in range(grid.count):
        x, y = grid.corner(place)
        yield Box(x * MM, y * MM, grid.label[0] * MM, grid.label[1] * MM, 0.4, PALE, dash=(2.0, 2.0))


def _cross() -> list[Item]:
    """Return the cross; its arms are fine at the middle, where one measures."""
    at, arm = CROSS * MM, 8 * MM
    return [Rule(at - arm, at, at + arm, at, 0.4, INK), Rule(at, at - arm, at, at + arm, 0.4, INK)]


def _ruler(length: int, y: float) -> list[Item]:
    """Return a ruler of so many millimetres, below the steps."""
    x, cut = CROSS * MM, Cut()
    items: list[Item] = [Rule(x, y, x + length * MM, y, 0.4, INK)]
    for step in range(length + 1):
        long = 5.0 if step % 10 == 0 else 3.5 if step % 5 == 0 else 2.0
        items.append(Rule(x + step * MM, y, x + step * MM, y - long * MM, 0.25, INK))
    named = range(0, length + 1, 10)
    return items + [text_line(str(n), x + n * MM - 3, y + 4.5 * MM, 8, cut, SOFT) for n in named]


def _instructions(
    words: Sequence[str], width: float, offset: tuple[float, float]
) -> tuple[list[Item], float]:
    """Return the heading and the steps below the cross, on white ground, and where they end (points)."""
    x, y, bold, plain = CROSS * MM, 46 * MM, Cut(weight=600), Cut()
    size = 10.5 if width > 100 else 8.5
    moved = [words[4].format(*(f"{value:g}".replace("-", "−") for value in offset))] if any(offset) else []
    texts: list[Item] = [text_line(words[0], x, y, 15, bold)]
    y += 9 * MM
    for step in (*words[1:4], *moved):
        lines = set_plain(step, plain, size, (width - 8) * MM)
        texts.append(Text(x, y, size, size * 1.33, plain, lines))
        y += len(lines) * size * 1.33 + 2.0 * MM
    ground = Box(x - 4 * MM, 38 * MM, width * MM, y - 24 * MM, 0, fill=(1.0, 1.0, 1.0))
    return [ground, *texts], y


def _move(items: Sequence[Item], x: float, y: float) -> None:
    for item in items:
        if isinstance(item, Rule):
            item.x1, item.x2, item.y1, item.y2 = item.x1 + x, item.x2 + x, item.y1 + y, item.y2 + y
        else:
            item.x, item.y = item.x + x, item.y + y
