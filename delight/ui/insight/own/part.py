"""What the parts in which a shop says something about itself have in common."""

from __future__ import annotations

from typing import Any

from delight.domain.changes import Changes
from delight.domain.shop import draft_of
from delight.ui.insight.reading import Own
from delight.ui.insight.words import tr
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import label
from delight.ui.kit.work.page import Page

_MARGIN = 18


class OwnPart(Card):
    """A card below a chapter; what is set here is saved at once, and can be undone."""

    for_owner = True
    """Nobody else sees it."""

    def __init__(self, page: Page, title: str, about: str) -> None:
        super().__init__(space=10, margin=_MARGIN)
        self._page = page
        self.title = label(title, "heading", wrap=True)
        self.about = label(about, "quiet", wrap=True)
        self.body.addWidget(self.title)
        self.body.addWidget(self.about)

    def show_own(self, own: Own) -> None:
        """Show what the shop has said; what is being typed stays."""
        raise NotImplementedError

    def _set(self, **values: Any) -> None:
        """Change what the shop has set."""
        shop = self._page.tools

        def edit() -> Changes:
            return shop.services.shop.edit(draft_of(shop.services.shop.row(), **values))

        self._page.do(edit, tr("Saved."))
