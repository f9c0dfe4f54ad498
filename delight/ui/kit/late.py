"""Forms that are made when they are first asked for, each in the place that is kept for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from delight.ui.kit.look.layouts import column, tab_chain, tab_where

Made = TypeVar("Made", bound=QWidget)


class Late(Generic[Made]):
    """A form that is hidden until it is opened; ``place`` is the layout in which it stands."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._followers: list[Callable[[Made], object]] = []
        self._anchor = QWidget()
        """Stands where Tab comes to the form, whenever that is made; nobody ever sees it."""
        self._anchor.hide()
        self.place = column(None, self._anchor, space=0)
        self.made: Made | None = None
        """The form, if it was asked for."""

    def get(self) -> Made:
        """Return the form, made now if it was not."""
        if self.made is None:
            self.made = form = self._make()
            form.hide()
            self.place.addWidget(form)
            for follow in self._followers:
                follow(form)
            tab_where(self._anchor, tab_chain(form))
        return self.made

    def then(self, follow: Callable[[Made], object]) -> None:
        """Have somebody told of the form as soon as there is one; in the order in which it was wished."""
        self._followers.append(follow)

    def hide(self) -> None:
        """Put the form away, if there is one."""
        if self.made is not None:
            self.made.hide()
