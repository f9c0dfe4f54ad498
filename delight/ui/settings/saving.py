"""Saving the shop's values card by card, also when somebody else does so at the same time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from delight.domain.errors import ConflictError, InputError
from delight.domain.shop import ShopDraft, ShopRow, draft_of
from delight.ui.kit.work.page import Page
from delight.ui.settings.shop_card import ShopCard
from delight.ui.settings.unsaved import UnsavedKeeper

_NOTHING: Mapping[str, Any] = {}


class ShopKeeper(QObject):
    """Holds the shop as it was last read, shows it in the cards and stores what was typed there."""

    shown = Signal(object)
    """A ``ShopRow``."""

    def __init__(self, page: Page, cards: Sequence[tuple[ShopCard, str]]) -> None:
        """Take care of ``cards``, each with the words that say it was saved."""
        super().__init__(page)
        self._page = page
        self._cards = cards
        self.row: ShopRow | None = None
        self._unsaved = UnsavedKeeper(page.tools, self._typed, self)
        for card, said in cards:
            card.save_wanted.connect(lambda card=card, said=said: self._save(card, said))
            card.typed.connect(self._unsaved.touch)

    def load(self) -> None:
        """Read the shop again and show it, at first with what was typed when the window was closed."""
        services = self._page.tools

        def work() -> tuple[ShopRow, dict[str, Any]]:
            return services.services.shop.row(), self._unsaved.read_once()

        self._page.load(work, lambda read: self._show(*read))

    def _typed(self) -> dict[str, Any]:
        return {name: value for card, _ in self._cards for name, value in card.unsaved().items()}

    def draft(self) -> ShopDraft | None:
        """Return the shop as it would be with everything typed, as far as that can be read."""
        if self.row is None:
            return None
        return draft_of(self.row, **{n: v for card, _ in self._cards for n, v in card.legible().items()})

    def _show(self, shop: ShopRow, typed: Mapping[str, Any] = _NOTHING) -> None:
        self.row = shop
        for card, _said in self._cards:
            card.show_row(shop)
            if typed:
                card.show_typed(typed)
        self.shown.emit(shop)

    def _save(self, card: ShopCard, said: str) -> None:
        card.form.clear_problems()
        try:
            values = card.changed()
        except InputError as error:
            card.form.show_error(error)
            return
        shop = self.row
        if shop is not None and values:
            self._store(card, said, shop, values)

    def _store(self, card: ShopCard, said: str, seen: ShopRow, values: dict[str, Any]) -> None:
        draft, services = draft_of(seen, **values), self._page.tools.services

        def work() -> Any:
            changes = services.shop.edit(draft, seen=seen.version)
            stored.append(services.shop.row())
            return changes

        stored: list[ShopRow] = []

        def done(_changes: object) -> None:
            self._show(stored[0])
            card.saved(values)

        self._page.do(work, said, done, lambda error: self._refused(error, card, said, values))

    def _refused(self, error: Exception, card: ShopCard, said: str, values: dict[str, Any]) -> None:
        if isinstance(error, ConflictError):
            self._page.load(
                lambda: self._page.tools.services.shop.row(),
                lambda now: self._settle(now, card, said, values),
            )
        elif not card.form.show_error(error):
            self._page.banner.show_error(error)

    def _settle(self, now: ShopRow, card: ShopCard, said: str, values: dict[str, Any]) -> None:
        """Save at once where the other person changed other things; else ask."""
        before = self.row
        both = [
            n for n in values if before is not None and getattr(now, n) not in (getattr(before, n), values[n])
        ]
        self._show(now)
        if not both:
            self._store(card, said, now, values)
            return
        theirs = ", ".join(f"“{getattr(now, name)}”" for name in both)
        card.ask(theirs, lambda: self._save(card, said))
