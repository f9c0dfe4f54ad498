"""They are here: one key notes it, a strip asks for the day and the amount."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from delight.domain.customers.customer import CustomerDetail, VisitDraft
from delight.ui.customers.person.visit_strip import VisitStrip
from delight.ui.kit.late import Late
from delight.ui.kit.work.page import Page


class Visits(QObject):
    """Notes visits through ``page``."""

    def __init__(self, page: Page, today: Callable[[], date]) -> None:
        super().__init__(page)
        self._page, self._today, self._name, self._currency = page, today, "", "EUR"
        self.late = Late(self._make)

    @property
    def strip(self) -> VisitStrip:
        """The form, made when it is first asked for."""
        return self.late.get()

    def set_currency(self, currency: str) -> None:
        """Ask for amounts of the shop's money."""
        self._currency = currency
        if self.late.made is not None:
            self.late.made.amount.set_currency(currency)

    def start(self, who: CustomerDetail) -> None:
        """Ask for the day and the amount; Enter notes it."""
        self._name = who.name
        self.strip.start(who.id)

    def came(self, customer_id: int, name: str) -> None:
        """Note that somebody is here today."""
        self._page.do(
            lambda: self._page.tools.services.customers.add_visit(
                VisitDraft(customer_id=customer_id, day=self._today())
            ),
            self.tr("{name} came today.").format(name=name),
        )

    def _note(self, draft: VisitDraft) -> None:
        self._page.do(
            lambda: self._page.tools.services.customers.add_visit(draft),
            self.tr("Visit of {name} noted.").format(name=self._name),
            lambda _changes: self.strip.hide(),
            self._refused,
        )

    def edit(self, visit_id: int) -> None:
        """Open a visit that is noted, to put it right."""
        self._page.load(lambda: self._page.tools.services.visits.get(visit_id), self.strip.edit)

    def remove(self, visit_id: int) -> None:
        """Take a visit away that never was."""
        self._page.do(
            lambda: self._page.tools.services.visits.remove(visit_id),
            self.tr("Visit taken away."),
            lambda _changes: self._leave(),
        )

    def _make(self) -> VisitStrip:
        strip = VisitStrip(self._currency, self._today)
        strip.saved.connect(self._note)
        strip.changed.connect(self._change)
        strip.removed.connect(self.remove)
        return strip

    def _leave(self) -> None:
        if self.late.made is not None and self.late.made.isVisible():
            self.late.made.leave()

    def _change(self, visit_id: int, draft: VisitDraft) -> None:
        self._page.do(
            lambda: self._page.tools.services.visits.edit(visit_id, draft.day, draft.amount_minor),
            self.tr("Visit changed."),
            lambda _changes: self.strip.leave(),
            self._refused,
        )

    def _refused(self, error: Exception) -> None:
        if not self.strip.form.show_error(error):
            self._page.banner.show_error(error)
