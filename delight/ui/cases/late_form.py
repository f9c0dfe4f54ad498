"""A form of a case's page, made when it is first asked for: most cases are looked at without any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from delight.ui.cases.file import CaseFile
from delight.ui.kit.composer import Composer
from delight.ui.kit.look.layouts import column, tab_chain, tab_where

AForm = TypeVar("AForm", bound=Composer)


class LateForm(Generic[AForm]):
    """The place of a form, and the form once it was asked for; ``box`` is laid out where it will stand."""

    def __init__(
        self,
        make: Callable[[], AForm],
        show: Callable[[AForm, CaseFile], object] = lambda _form, _file: None,
    ) -> None:
        """Make nothing yet; ``show`` tells the form which case it is about."""
        self._make, self._show = make, show
        self._anchor = QWidget()
        """Stands where Tab comes to the form, whenever that is made; nobody ever sees it."""
        self._anchor.hide()
        self.box = column(None, self._anchor, space=0)
        self._then: list[Callable[[AForm], object]] = []
        self._file: CaseFile | None = None
        self.made: AForm | None = None
        """The form, if it was asked for."""

    def form(self) -> AForm:
        """Return the form, made now if it was not."""
        if self.made is None:
            self.made = form = self._make()
            if self._file is not None:
                self._show(form, self._file)
            self.box.addWidget(form)
            for then in self._then:
                then(form)
            tab_where(self._anchor, tab_chain(form))
        return self.made

    def when_made(self, then: Callable[[AForm], object]) -> None:
        """Do something with the form as soon as there is one; in the order in which it was wished."""
        self._then.append(then)

    def show_file(self, file: CaseFile) -> None:
        """Ask about this case, or about what changed on it."""
        self._file = file
        if self.made is not None:
            self._show(self.made, file)
