"""The wording that lies open: on the sheet, or in its place the word that it cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from delight.domain.letters.wordings import WordingDraft, WordingRow
from delight.domain.text import first_words
from delight.ui.kit.files.many_kept import Key
from delight.ui.kit.look.cards import EmptyState
from delight.ui.letters.wordings.shelf import title_of

if TYPE_CHECKING:
    from delight.services.letters.wording_trial import TriedOn

_SHOWN_WORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A wording; ``saved`` is as it is stored, ``on`` on whom it is tried."""

    row: WordingRow
    saved: WordingDraft | None = None
    on: TriedOn | None = None

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return self.row.key, self.row.language


class Unreadable(EmptyState):
    """Says that one of the shop's own cannot be read, and takes the ready-made one again."""

    def __init__(self, restore: Callable[[], None]) -> None:
        super().__init__("letter", "", " ", restore)

    def show_row(self, one: WordingRow) -> None:
        """Say what can be done with it."""
        if one.ready_made:
            remedy, button = self.tr("Take the ready-made one again."), self.tr("Back to the ready-made one")
        else:
            remedy, button = self.tr("Delete it, and write it anew."), self.tr("Delete this wording")
        said = self.tr("“{name}” cannot be read: it says something that this Delight does not know.")
        self.say(f"{said.format(name=short(title_of(one)))} {remedy}", button)
        self.button.setAccessibleName(button)


def short(title: str) -> str:
    """Return a title as a sentence names it."""
    return first_words(title, _SHOWN_WORDS)
