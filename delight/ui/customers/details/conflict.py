"""Both versions side by side, when somebody else changed a customer in the meantime."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtWidgets import QGridLayout, QWidget

from delight.domain.customers.customer import CustomerDraft
from delight.ui.customers.details.drafts import words_of
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import empty, label, row
from delight.ui.kit.words.labels import label_of


class Conflict(Card):
    """Says calmly what differs, and lets the person choose; hidden until it is needed."""

    def __init__(self) -> None:
        super().__init__(space=12)
        self.hide()

    def ask(
        self,
        mine: CustomerDraft,
        theirs: CustomerDraft,
        names: Sequence[str],
        on_mine: Callable[[], object],
        on_theirs: Callable[[], object],
    ) -> None:
        """Show the fields ``names`` of both; one of the two buttons ends it."""
        empty(self.body)
        self.body.addWidget(label(self.tr("Somebody else changed this while you were typing."), "heading"))
        self.body.addWidget(self._table(mine, theirs, names))
        keep = push_button(self.tr("Save mine"), lambda: self._end(on_mine), role="primary")
        drop = push_button(self.tr("Keep theirs"), lambda: self._end(on_theirs))
        self.body.addLayout(row(None, keep, drop, None))
        self.show()
        keep.setFocus()

    def _table(self, mine: CustomerDraft, theirs: CustomerDraft, names: Sequence[str]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, words in enumerate(("", self.tr("Theirs"), self.tr("Yours"))):
            grid.addWidget(label(words, "label"), 0, column)
            grid.setColumnStretch(column, min(column, 1))
        for number, name in enumerate(names, start=1):
            grid.addWidget(label(words_of(name), "small"), number, 0)
            for column, draft in ((1, theirs), (2, mine)):
                words = _words(getattr(draft, name))
                grid.addWidget(label(words, wrap=True, selectable=True), number, column)
        return table

    def _end(self, deed: Callable[[], object]) -> None:
        self.hide()
        deed()


def _words(value: object) -> str:
    if isinstance(value, StrEnum):
        return label_of(value)
    return {True: "✓", False: "–"}.get(value, str(value)) if isinstance(value, bool) else str(value or "–")
