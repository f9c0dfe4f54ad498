"""Filters that are saved with a name: chosen, saved and forgotten on the Cases page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from delight.domain.cases.case import CaseFilter
from delight.domain.staff.staff import StaffRow
from delight.ui.cases.listing.filters import CaseFilters
from delight.ui.kit.work.page import Page


class SavedFilters(QObject):
    """Keeps the menu of filters in step with what the shop has saved."""

    def __init__(self, page: Page, filters: CaseFilters) -> None:
        super().__init__(page)
        self._page, self._filters = page, filters
        filters.save_wanted.connect(self._save)
        filters.more.saved_chosen.connect(self._choose)
        filters.more.forget_wanted.connect(self._forget)

    def refresh(self) -> None:
        """Read who works here and which filters there are."""
        self._page.load(self._read, lambda read: self._filters.more.know_shop(*read))

    def _read(self) -> tuple[Sequence[StaffRow], list[str]]:
        services = self._page.tools.services
        return services.staff.list(), services.case_filters.names()

    def _choose(self, name: str) -> None:
        self._page.load(lambda: self._page.tools.services.case_filters.get(name), self._filters.choose)

    def _save(self, name: str, which: CaseFilter) -> None:
        self._page.do(
            lambda: self._page.tools.services.case_filters.save(name, which),
            self.tr("“{name}” is saved.").format(name=name.strip()),
            lambda _changes: self._filters.naming.hide(),
            self._filters.naming.refuse,
        )

    def _forget(self, name: str) -> None:
        said = self.tr("“{name}” is forgotten.").format(name=name)
        self._page.do(lambda: self._page.tools.services.case_filters.remove(name), said)
