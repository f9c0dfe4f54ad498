"""The details of a customer in their pane: the fields, what was changed by two, how letters begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from delight.domain.customers.customer import CustomerDetail, draft_of
from delight.ui.customers.details.conflict import Conflict
from delight.ui.customers.details.fields import CustomerFields
from delight.ui.customers.details.saving import Saving
from delight.ui.kit.late import Late
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader

if TYPE_CHECKING:
    from delight.ui.customers.person.whole import Whole


class Details(QObject):
    """Makes the fields when they are first opened; until then it asks itself how letters begin."""

    left = Signal()
    """Escape was pressed in the fields."""
    health_allowed = Signal()
    """They agreed that health notes are kept, and that has been noted."""
    greeted = Signal(object)
    """How letters begin, a ``Greeting``, once it has been worked out."""

    def __init__(self, page: Page, today: Callable[[], date], open_again: Callable[[int], object]) -> None:
        super().__init__(page)
        self._page, self._loader = page, Loader(page.tools.tasks, self)
        self._whole: Whole | None = None
        self.late: Late[CustomerFields] = Late(lambda: CustomerFields(today, page.tools))
        self.late_conflict = Late(Conflict)
        self.saving = Saving(page, self.late, self.late_conflict, open_again)
        self.late.then(self._listen)

    @property
    def fields(self) -> CustomerFields:
        """What is kept, ready to be edited; made when it is first asked for."""
        return self.late.get()

    def show(self, whole: Whole, *, new: bool) -> None:
        """Show a customer; ``new`` where somebody else stood here before."""
        self._whole = whole
        if self.late.made is not None:
            self._allow_health(self.late.made)
        self.saving.show(whole.who, new=new)
        if self.late.made is None:
            self._greet(whole.who)

    def commit(self) -> None:
        """Save what was typed, if anything was."""
        if self.late.made is not None:
            self.late.made.commit()

    def _listen(self, fields: CustomerFields) -> None:
        self._allow_health(fields)
        fields.edited.connect(self.saving.save)
        fields.left.connect(self.left)
        fields.health_allowed.connect(self.health_allowed)
        fields.naming.greeted.connect(self.greeted)

    def _allow_health(self, fields: CustomerFields) -> None:
        if self._whole is not None:
            fields.allow_health(self._whole.who.id, allowed=self._whole.health_allowed)

    def _greet(self, who: CustomerDetail) -> None:
        """Work out how letters to them begin; once there are the fields, these do, from what is typed."""
        draft, tools = draft_of(who), self._page.tools
        self._loader.load(
            lambda: tools.services.letters.greeting(draft), self.greeted.emit, lambda _error: None
        )
