"""A form of a case's page, made when it is first asked for: it asks about the case that is looked at then."""

from __future__ import annotations

from collections.abc import Callable

from delight.ui.cases.file import CaseFile
from delight.ui.kit.late import Late, Made


class LateForm(Late[Made]):
    """A form that knows its case from the beginning."""

    def __init__(
        self,
        make: Callable[[], Made],
        show: Callable[[Made, CaseFile], object] = lambda _form, _file: None,
    ) -> None:
        """Make nothing yet; ``show`` tells the form which case it is about."""
        super().__init__(self._make_about)
        self._make_bare, self._show = make, show
        self._file: CaseFile | None = None

    def show_file(self, file: CaseFile) -> None:
        """Ask about this case, or about what changed on it."""
        self._file = file
        if self.made is not None:
            self._show(self.made, file)

    def _make_about(self) -> Made:
        form = self._make_bare()
        if self._file is not None:
            self._show(form, self._file)
        return form
