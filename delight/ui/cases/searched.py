"""Base of the views of Cases that are narrowed together with the list."""

from __future__ import annotations

from delight.domain.cases.case import CaseFilter
from delight.ui.kit.work.page import Page


class SearchedView(Page):
    """A view that follows the line "Find a case" and the filters."""

    def narrow(self, which: CaseFilter) -> None:
        """Show only these."""
        raise NotImplementedError
