"""Which letter jammed? Those before it came out, it and the rest are printed again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from delight.domain.letters.letter import LetterRow
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import label
from delight.ui.kit.rows.rows import RowList, RowLook, row_model
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.page import Page


def which_jammed(page: Page, letters: Sequence[LetterRow], on_chosen: Callable[[LetterRow], object]) -> Sheet:
    """Open a list of the letters; ``on_chosen`` gets the first that did not come out."""
    model = row_model(lambda ask: letters[ask.offset : ask.offset + ask.limit], _look)
    names = RowList(model, name=_tr("The first letter that did not come out"))
    model.setParent(names)
    names.setMinimumHeight(240)
    words = _tr("Those before it came out. It and all after it are printed again, from the very same pages.")
    sheet = Sheet(
        _tr("Which was the first that did not come out?"),
        page,
        label(words, "quiet", wrap=True),
        Card(names, margin=4),
    )

    def go(_row: object = None) -> None:
        chosen = names.current()
        if chosen is not None:
            sheet.close()
            on_chosen(chosen)

    sheet.add_button(_tr("Cancel"), role="quiet")
    sheet.add_button(_tr("Print again from here …"), go, role="primary")
    names.opened.connect(go)
    model.reload()
    names.setCurrentIndex(model.index(0, 0))
    sheet.open()
    names.setFocus()
    return sheet


def _look(letter: LetterRow) -> RowLook:
    return RowLook(title=letter.customer_name, subtitle=f"{letter.number} · {letter.title}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)
