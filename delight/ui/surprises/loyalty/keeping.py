"""What is typed of a voucher or a stamp card and not saved yet: it outlives a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from delight.domain.changes import Noun
from delight.ui.kit.files.unfinished_file import Kept, read_unsaved
from delight.ui.kit.unfinished.back import BackBar
from delight.ui.kit.unfinished.unfinished import Unfinished
from delight.ui.kit.voucher_wish import VoucherWish

if TYPE_CHECKING:
    from delight.services.bundle import Services
    from delight.ui.surprises.loyalty.forms import LoyaltyForms

VOUCHER, CARDS = "voucher", "cards"
_LOYALTY = "surprises/loyalty"
"""What unfinished words of this tab are kept under."""


def read_kept(services: Services) -> Kept:
    """Read what whoever is at the desk typed and had not saved, as a crash left it; on the worker."""
    return read_unsaved(services, _LOYALTY, {VOUCHER: Noun.VOUCHER, CARDS: Noun.STAMP_CARD})


class LoyaltyKeeping:
    """Keeps what is typed in the two forms, each of them from when it is first opened."""

    def __init__(self, forms: LoyaltyForms) -> None:
        self._forms, self.back = forms, BackBar()
        self._open: dict[str, Callable[[dict[str, Any]], object]] = {
            VOUCHER: self._open_voucher,
            CARDS: self._open_cards,
        }
        self._unfinished = Unfinished(forms.page.tools, {}, self.back, forms, more=self.watch)
        self._unfinished.came_back.connect(forms.came_back)

    def watch(self, name: str) -> None:
        """Keep what is typed in a form from now on."""
        if name in self._open:
            self._unfinished.watch_once(name, self._forms.form(name), self._open[name])

    def show(self, kept: Kept) -> None:
        """Put back, once, what a crash left; of whom was erased nothing stays."""
        self._unfinished.follow_erasing(kept)
        self._unfinished.show_kept(_LOYALTY, {}, kept)
        self._unfinished.touch()

    def _open_voucher(self, record: dict[str, Any]) -> None:
        """Open the form again for what it was for; where that is gone, the words can be copied."""
        if not record.get("uids"):
            wish = {field.name: record[field.name] for field in fields(VoucherWish)}
            self._forms.issue.begin_for(VoucherWish(**wish))

    def _open_cards(self, _record: dict[str, Any]) -> None:
        self._forms.hand_out.begin()
