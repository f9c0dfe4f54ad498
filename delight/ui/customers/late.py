"""Forms that are made when they are first asked for, each in the place that is kept for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from delight.ui.kit.look.layouts import column, tab_chain, tab_where

AForm = TypeVar("AForm", bound=QWidget)


class Late(Generic[AForm]):
    """A form that is hidden until it is opened; ``place`` is the layout in which it stands."""

    def __init__(self, make: Callable[[], AForm]) -> None:
        self._make = make
        self._followers: list[Callable[[AForm], object]] = []
        self.made: AForm | None = None
        """The form, if it was asked for."""
        self.place = column(None)

    def get(self) -> AForm:
        """Return the form; made now if it was not."""
        if self.made is None:
            form = self._make()
            form.hide()
            self.place.addWidget(form)
            self.made = form
            for follow in self._followers:
                follow(form)
        return self.made

    def then(self, follow: Callable[[AForm], object]) -> None:
        """Have the form told to somebody once it is made."""
        self._followers.append(follow)

    def hide(self) -> None:
        """Put the form away, if there is one."""
        if self.made is not None:
            self.made.hide()


def made_of(lates: Sequence[Late[Any]]) -> list[QWidget]:
    """Return those of some forms that were asked for."""
    return [late.made for late in lates if late.made is not None]


def tab_in_turn(anchor: QWidget, lates: Sequence[Late[Any]], form: QWidget) -> None:
    """Let Tab come to ``form`` behind those that stand before it, or behind ``anchor`` as the first."""
    made = made_of(lates)
    before = [end for one in made[: made.index(form)] if (end := tab_chain(one))]
    tab_where(before[-1][-1] if before else anchor, tab_chain(form))
