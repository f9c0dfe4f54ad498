"""The right of the customers' page: the one who is shown, or what is said where there is nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from delight.domain.customers.customer import CustomerDetail
from delight.ui.customers.person.pane import CustomerPane
from delight.ui.kit.look.cards import EmptyState
from delight.ui.kit.look.late_stack import LateStack
from delight.ui.kit.look.layouts import scrolled, show_beginning
from delight.ui.kit.work.page import Page


class PersonSide(LateStack):
    """Makes the pane when it is first asked for, or in the next turn once the page is there."""

    switched = Signal()
    """Somebody else is shown, or they from the beginning again."""

    def __init__(self, page: Page, actions: Mapping[str, QAction], on_empty: Callable[[], object]) -> None:
        super().__init__()
        self._page, self._actions = page, dict(actions)
        self._pane: CustomerPane | None = None
        self._first: int | None = None
        self._shows_person = False
        self._empty: EmptyState | None = None
        self._nothing = QWidget()
        self._on_empty = on_empty
        self.addWidget(self._nothing)

    @property
    def pane(self) -> CustomerPane:
        """The pane with the customer who is shown."""
        return self._pane or self._make()

    @property
    def empty(self) -> EmptyState:
        """What is said where there is nobody; made when it is first asked for."""
        if self._empty is None:
            self._empty = EmptyState("customers", "", "", self._on_empty)
            self.addWidget(self._empty)
            self._turn()
        return self._empty

    @property
    def customer(self) -> CustomerDetail | None:
        """Who is shown."""
        return self._pane.customer if self._pane else None

    def make_soon(self) -> None:
        """Make the pane in the next turn, unless there is one."""
        if self._pane is None:
            QTimer.singleShot(0, self, self.ready)

    def ready(self) -> None:
        """Make the pane now, unless there is one."""
        if self._pane is None:
            self._make()

    def open(self, customer_id: int) -> None:
        """Show a customer, as soon as there is the pane."""
        self._first = customer_id
        if self._pane is not None:
            self._pane.open(customer_id)
        self.make_soon()

    def reload(self) -> None:
        """Show the same customer as they are now."""
        if self._pane is not None:
            self._pane.reload()

    def show_person(self, *, is_there: bool) -> None:
        """Show the pane, or that there is nobody."""
        self._shows_person = is_there
        self._turn()

    def say_nobody(self, sought: str, *, is_narrow: bool) -> None:
        """Say that nobody fits what is ``sought`` or how the list is narrowed, or that nobody is here."""
        if sought:
            self.empty.say(self.tr("Nobody fits “{text}”.").format(text=sought), self.tr("Add them"))
        elif is_narrow:
            self.empty.say(self.tr("That is nobody just now."), self.tr("Show everybody"))
        else:
            self.empty.say(self.tr("Nobody is here yet. A name is enough to begin."), self.tr("New customer"))

    def _make(self) -> CustomerPane:
        page, pane = self._page, CustomerPane(self._page, self._actions)
        self._pane, self._area = pane, scrolled(pane)
        pane.open_case.connect(page.open_case_requested)
        pane.open_letter.connect(page.open_letter_requested)
        pane.details.left.connect(page.focus_first)
        pane.switched.connect(lambda: self._area.verticalScrollBar().setValue(0))
        pane.switched.connect(self.switched)
        for opened in (pane.form_opened, pane.overview.consents.unfolded):
            opened.connect(lambda part: QTimer.singleShot(0, part, lambda: show_beginning(self._area, part)))
        self.addWidget(self._area)
        self._turn()
        if self._first is not None:
            pane.open(self._first)
        return pane

    def _turn(self) -> None:
        there = self._shows_person and self._pane is not None
        self.setCurrentWidget(self._area if there else self._empty or self._nothing)
