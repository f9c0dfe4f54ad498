"""The way to the pairs who may be one, and back."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from delight.domain.changes import Changes
from delight.ui.customers.twice.pairs import Twice
from delight.ui.kit.words.formats import number_text
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import UNASKED


class TwiceDoor:
    """Shows the pairs in place of a page's own parts, and those again when it is left."""

    def __init__(self, page: Page, *parts: QWidget) -> None:
        self._page, self._parts = page, parts
        self.view: Twice | None = None

    def count_in(self, menu: QMenu, action: QAction) -> None:
        """Let an action of a menu say how many pairs there are, as soon as that is known."""
        words, tools = action.text(), self._page.tools

        def show(total: int | None) -> None:
            action.setText(f"{words} ({number_text(total)})" if total else words)

        menu.aboutToShow.connect(
            lambda: tools.tasks.run_long(
                lambda _progress: tools.services.duplicates.how_many(),
                show,
                lambda _error: None,
                called=UNASKED,
                owner=menu,
            )
        )

    @property
    def is_open(self) -> bool:
        """Whether the pairs are shown."""
        return self.view is not None and not self.view.isHidden()

    def open(self, of: frozenset[int] = frozenset()) -> None:
        """Show the pairs; ``of`` some customers alone, where any are named."""
        if self.view is None:
            self.view = Twice(self._page)
            self.view.closed.connect(self.close)
            layout = self._page.content.layout()
            if layout is not None:
                layout.addWidget(self.view)
        for part in self._parts:
            part.hide()
        self._set_keys(on=False)
        self.view.show()
        self.view.of = of
        self.view.start()

    def close(self) -> None:
        """Show the page's own parts again, if the pairs are shown."""
        if self.view is None or not self.is_open:
            return
        self.view.leave()
        for part in self._parts:
            part.show()
        self._set_keys(on=True)
        self._page.focus_first()

    def follow(self, changes: Changes | None) -> None:
        """Compare anew after a deed elsewhere, if the pairs are shown."""
        if self.view is not None and self.is_open:
            self.view.follow(changes)

    def take_keyboard(self) -> bool:
        """Put the keyboard on the pairs, if they are shown."""
        if self.view is not None and self.is_open:
            self.view.focus_first()
        return self.is_open

    def _set_keys(self, *, on: bool) -> None:
        """Let the page's own letters rest while the pairs have theirs: one key cannot mean two things."""
        for action in self._page.actions():
            action.setEnabled(on)
