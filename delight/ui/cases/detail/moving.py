"""The menu of the stages that a case may go to from here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from delight.domain.cases.case import CaseDetail
from delight.domain.cases.stages import moves
from delight.ui.cases.words import move_words
from delight.ui.kit.menus import pop_below
from delight.ui.kit.work.page import Tools


def offer_moves(tools: Tools, case: CaseDetail, button: QWidget, move_to: Callable[[str], object]) -> None:
    """Offer the legal moves of a case below a button."""
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for number, move in enumerate(moves(case.kind, case.stage), start=1):
        menu.addAction(f"&{number}  {move_words(move)}", lambda m=move: move_to(m))
    tools.burst.opened(menu)
    pop_below(menu, button)
