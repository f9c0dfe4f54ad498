"""The forms beside the list, a new voucher and new stamp cards: one is open at a time, if any."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from delight.domain.shop import ShopRow
from delight.ui.kit.files.unfinished_file import Kept
from delight.ui.kit.look.layouts import column
from delight.ui.kit.voucher_wish import VoucherWish
from delight.ui.kit.work.page import Page
from delight.ui.surprises.loyalty.hand_out import HandOutForm
from delight.ui.surprises.loyalty.issue import IssueForm
from delight.ui.surprises.loyalty.keeping import CARDS, VOUCHER, LoyaltyKeeping

OnMade = Callable[[tuple[int, ...]], object]
AForm = TypeVar("AForm", IssueForm, HandOutForm)


class LoyaltyForms(QObject):
    """Makes each form when it is first asked for; ``box`` is where they stand.

    What is typed in one makes room for the other, and is back when it is asked for again.
    """

    opened = Signal(object)
    """The form; the other one has gone."""
    closed = Signal()
    came_back = Signal(object)
    """The form that a crash had words in: they are back."""

    def __init__(self, page: Page, on_issued: OnMade, on_opened: OnMade) -> None:
        super().__init__(page)
        self.page = page
        self._on_issued, self._on_opened = on_issued, on_opened
        self._shop: ShopRow | None = None
        self._made: dict[str, IssueForm | HandOutForm] = {}
        self.box = column(None, space=12)
        self.keeping = LoyaltyKeeping(self)

    @cached_property
    def issue(self) -> IssueForm:
        """A new voucher."""
        return self._add(VOUCHER, IssueForm(self.page, self._on_issued))

    @cached_property
    def hand_out(self) -> HandOutForm:
        """New stamp cards."""
        return self._add(CARDS, HandOutForm(self.page, self._on_opened))

    def form(self, name: str) -> IssueForm | HandOutForm:
        """Return a form by its name."""
        return self.issue if name == VOUCHER else self.hand_out

    def show(self, shop: ShopRow, kept: Kept) -> None:
        """Ask in the money and about the card of this shop; put back, once, what a crash left."""
        self._shop = shop
        for form in self._made.values():
            form.show_shop(shop)
        self.keeping.show(kept)

    def issue_one(self, wish: VoucherWish | None = None) -> None:
        """Ask for a voucher, with what is known of it already."""
        self._when_free(lambda: self.issue.begin_for(wish) if wish else self.issue.begin())

    def hand_out_some(self) -> None:
        """Ask for stamp cards."""
        self._when_free(lambda: self.hand_out.begin())

    def _when_free(self, go_on: Callable[[], object]) -> None:
        """Go on once nothing is being saved here; not where that fails and has to be looked at."""
        for form in self._made.values():
            go_on = partial(form.when_free, go_on)
        go_on()

    def _add(self, name: str, form: AForm) -> AForm:
        if self._shop is not None:
            form.show_shop(self._shop)
        self._made[name] = form
        self.box.addWidget(form)
        form.opened.connect(lambda: self._on_form(name, form))
        form.closed.connect(self.closed)
        return form

    def _on_form(self, name: str, form: IssueForm | HandOutForm) -> None:
        self.keeping.watch(name)
        for other in self._made.values():
            if other is not form and not other.isHidden():
                other.give_way()
                other.close_form()
        self.opened.emit(form)
