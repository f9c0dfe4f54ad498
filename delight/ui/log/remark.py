"""One quiet line about the note at hand: it is back, it was discarded, it cannot be kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.work.notices import announce
from delight.ui.log.note import Note


class DraftLine(QWidget):
    """Says at most one thing, with at most one button."""

    discard_wanted = Signal()
    bring_back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gone: Note | None = None
        self._failing = False
        self.words = label("", "quiet")
        self.button = push_button("", self._press, role="link")
        row(self, self.words, self.button, None)
        self.hide()

    def came_back(self) -> None:
        """The unfinished note is here again."""
        self._gone = None
        self._say(self.tr("Your unfinished note is back."), self.tr("Discard"))

    def discarded(self, note: Note) -> None:
        """A note was thrown away; it can still be fetched out of the bin."""
        self._gone = note
        self._say(self.tr("Discarded."), self.tr("Bring it back"))

    def not_kept(self, _error: object) -> None:
        """The disk takes no note: what is typed is only on the screen."""
        self._failing = True
        self._say(self.tr("This note is only on the screen: the disk does not take it."), "")

    def kept_again(self) -> None:
        """The disk takes notes again."""
        if self._failing:
            self._failing = False
            self.quiet()

    def typed(self) -> None:
        """Somebody goes on typing: a discarded note is gone for good."""
        if self._gone is not None:
            self.quiet()

    def quiet(self) -> None:
        """Say nothing."""
        self._gone = None
        if not self._failing:
            self.hide()

    def _say(self, words: str, button: str) -> None:
        self.words.setText(words)
        self.button.setText(button)
        self.button.setAccessibleName(button)
        self.button.setVisible(bool(button))
        self.show()
        announce(self, words)

    def _press(self) -> None:
        if self._gone is not None:
            self.bring_back_wanted.emit(self._gone)
        else:
            self.discard_wanted.emit()
