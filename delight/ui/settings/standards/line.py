"""One of the shop's own standards in the list, and how often it was met."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from delight.domain.improvements.standards import Met, StandardRow
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.menus import Deed
from delight.ui.kit.rows.quiet_row import QuietRow
from delight.ui.settings.aside import unsaved_mark

_GOOD, _POOR = 0.9, 0.6


class OwnRow(QuietRow):
    """One standard with its figure: pressed it is changed, its menu takes it back."""

    def __init__(
        self, one: StandardRow, on_edit: Callable[[], object], on_remove: Callable[[], object]
    ) -> None:
        self.row = one
        self.pill = Pill(*met_words(one.measured)) if one.measured is not None else None
        self.unsaved = unsaved_mark(shown=False)
        content = QWidget()
        line_ = row(
            content, label(one.words, wrap=True), self.unsaved, *([self.pill] if self.pill else []), space=12,
            margins=(0, 6, 0, 6),
        )  # fmt: skip
        line_.setStretch(0, 1)
        deeds = [
            Deed(text=_tr("Change"), do=on_edit, key=Qt.Key.Key_F2),
            Deed(text=_tr("Take it back"), do=on_remove, key=Qt.Key.Key_Delete),
        ]
        met = f", {self.pill.text}" if self.pill else ""
        super().__init__(content, deeds, spoken=one.words + met, name=one.words)


def met_words(met: Met) -> tuple[str, Tone]:
    """Return how often a standard was met, and the tone of it: "23 of 25"."""
    if met.too_few:
        return _tr("too few to say"), Tone.PLAIN
    share = met.met / met.count
    tone = Tone.DONE if share >= _GOOD else Tone.OVERDUE if share < _POOR else Tone.DUE
    return _tr("{met} of {count}").format(met=met.met, count=met.count), tone


def _tr(text: str) -> str:
    return QCoreApplication.translate("Standards", text)
