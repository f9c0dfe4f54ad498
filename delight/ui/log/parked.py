"""Notes put aside while the next person in the queue is served."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import FlowLayout, empty
from delight.ui.kit.menus import PickMenu, pop_below
from delight.ui.log.note import Note

_MOST = 3


class ParkedRow(QWidget):
    """A chip for each parked note; choosing one takes it back."""

    wanted = Signal(str)
    """Uid of the note to go on with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: dict[str, Note] = {}
        self._seen: Callable[[Note], bool] = lambda note: not note.owner_only
        self._chips: list[QPushButton] = []
        self._away = False
        self._flow = FlowLayout(self)
        self.setAccessibleName(self.tr("Parked notes"))
        self.hide()

    def use(self, seen: Callable[[Note], bool]) -> None:
        """Show from now on what may be ``seen``; what is for the owner alone rests unseen until then."""
        self._seen = seen
        self._show()

    def put_away(self, *, on: bool) -> None:
        """Be away at the counter, or back: what was parked in the whole window is for nobody else to read."""
        self._away = on
        self._show()

    def add(self, note: Note) -> None:
        """Park a note."""
        self._notes[note.uid] = note
        self._show()

    def take(self, uid: str) -> Note | None:
        """Return a parked note and park it no longer."""
        note = self._notes.pop(uid, None)
        self._show()
        return note

    def notes(self) -> list[Note]:
        """Return all of them, also those there is no chip for."""
        return list(self._notes.values())

    def __len__(self) -> int:
        """Return how many notes are parked."""
        return len(self._notes)

    def __bool__(self) -> bool:
        """A row without notes is still a row."""
        return True

    def clear(self) -> None:
        """Forget what is shown; what is on disk stays."""
        self._notes.clear()
        self._show()

    def chips(self) -> list[QPushButton]:
        """Return the chips of those there is room for, the first one parked first."""
        return list(self._chips)

    def _show(self) -> None:
        empty(self._flow)
        notes = [note for note in self._notes.values() if self._seen(note)]
        titles = Counter(note.title for note in notes)
        self._chips = [self._chip(note, _apart(note, titles)) for note in notes[:_MOST]]
        for chip in self._chips:
            self._flow.addWidget(chip)
        if len(notes) > _MOST:
            self._flow.addWidget(self._rest([(one.uid, _apart(one, titles)) for one in notes[_MOST:]]))
        self.setVisible(bool(notes) and not self._away)

    def _rest(self, notes: Sequence[tuple[str, str]]) -> QPushButton:
        """A chip for all that there is no room for; it opens a menu of them."""
        words = self.tr("{count} more").format(count=len(notes))
        chip = push_button(words, role="chip", tip=self.tr("More parked notes"))

        def choose() -> None:
            menu = PickMenu(chip)
            for uid, title in notes:
                menu.addAction(title.replace("&", "&&"), partial(self.wanted.emit, uid))
            menu.aboutToHide.connect(menu.deleteLater)
            pop_below(menu, chip)

        chip.clicked.connect(choose)
        return chip

    def _chip(self, note: Note, title: str) -> QPushButton:
        chip = QPushButton(title.replace("&", "&&"))
        chip.setProperty("role", "chip")
        chip.setAutoDefault(True)
        put_icon(chip, "park", "quiet", 16)
        words = self.tr("Go on with the parked note: {title}").format(title=title)
        chip.setAccessibleName(words)
        chip.setToolTip(words)
        chip.clicked.connect(lambda _checked=False, uid=note.uid: self.wanted.emit(uid))
        return chip


def _apart(note: Note, titles: Mapping[str, int]) -> str:
    """Return what tells a note from the others: where they are about the same person, what it says."""
    return note.words if titles[note.title] > 1 and note.words else note.title
