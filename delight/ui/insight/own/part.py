"""What the parts in which a shop says something about itself have in common."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from delight.domain.changes import Changes
from delight.domain.errors import ConflictError
from delight.domain.shop import ShopRow, draft_of
from delight.ui.insight.reading import Own
from delight.ui.insight.words import tr
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import label
from delight.ui.kit.work.page import Page

_MARGIN = 18
_ATTEMPTS = 3


class OwnPart(Card):
    """A card below a chapter; what is set here is saved at once, and can be undone."""

    for_owner = True
    """Nobody else sees it."""
    for_staff = False
    """It is about several people who work here: somebody alone does not see it."""

    @staticmethod
    def is_of_use(own: Own) -> bool:
        """Return whether there is anything to set or to print here."""
        del own
        return True

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

    def _set(
        self, values: Callable[[ShopRow], dict[str, Any]], failed: Callable[[], object] = lambda: None
    ) -> None:
        """Change what the shop has set, to what is made of how it is set by then.

        Another counter may set something else at the same moment; both stay. ``failed`` is called where it
        could not be saved, which the banner says.
        """
        tools = self._page.tools

        def edit() -> Changes:
            shop = tools.services.shop
            for _ in range(_ATTEMPTS - 1):
                with suppress(ConflictError):
                    row = shop.row()
                    return shop.edit(draft_of(row, **values(row)), seen=row.version)
            row = shop.row()
            return shop.edit(draft_of(row, **values(row)), seen=row.version)

        def refuse(error: Exception) -> None:
            self._page.banner.show_error(error)
            failed()

        self._page.do(edit, tr("Saved."), fail=refuse)
