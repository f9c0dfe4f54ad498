"""What the Cases page can show beside its list; each is imported when it is first looked at.

A view is a ``Page``: it gets the tools, loads in ``refresh`` and wishes by signals, which the Cases page
passes on. To plug one in: a function that imports and returns it, and a line in ``VIEWS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from delight.ui.kit.work.page import Page, Tools

if TYPE_CHECKING:
    from delight.services.bundle import Services

LIST = "list"


def _not_by_itself(_services: Services) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewDef:
    """One view of the Cases page.

    Attributes:
        key: identifier.
        title: the words on its tab, marked with ``QT_TRANSLATE_NOOP("Cases", …)``.
        icon: name of an icon.
        make: builds it; imports what it takes.
        useful: whether the shop has something to show there, asked on the worker; without it a view is
            hidden until somebody asks for it in the menu "View".
        searched: it is a ``SearchedView``.
    """

    key: str
    title: Any
    icon: str
    make: Callable[[Tools], Page]
    useful: Callable[[Services], bool] = _not_by_itself
    searched: bool = False


def _board(tools: Tools) -> Page:
    from delight.ui.cases.board.view import BoardView

    return BoardView(tools)


def _promised(tools: Tools) -> Page:
    from delight.ui.cases.promised.view import PromisedView

    return PromisedView(tools)


def _improvements(tools: Tools) -> Page:
    from delight.ui.cases.improvements.view import ImprovementsView

    return ImprovementsView(tools)


VIEWS: tuple[ViewDef, ...] = (
    ViewDef(key="board", title=QT_TRANSLATE_NOOP("Cases", "Board"), icon="cases", make=_board, searched=True),
    ViewDef(
        key="promises",
        title=QT_TRANSLATE_NOOP("Cases", "Promises"),
        icon="promise",
        make=_promised,
        useful=lambda services: bool(services.recovery.promise_counts()),
    ),
    ViewDef(
        key="improvements",
        title=QT_TRANSLATE_NOOP("Cases", "Improvements"),
        icon="idea",
        make=_improvements,
        useful=lambda services: services.improvements.is_begun(),
    ),
)
"""In the order of their tabs, after the list."""
