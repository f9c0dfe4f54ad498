"""Fields that can be guessed: the words fill them in until a person chooses."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from delight.domain.guessing.facts import FactAbout
from delight.domain.guessing.guess import GuessAbout
from delight.domain.guessing.reader import Reader
from delight.domain.guessing.telling import Guess
from delight.ui.log.guesses import NOTHING, GuessLine
from delight.ui.log.more import GRAVE, MoreFields

_READ: frozenset[str] = frozenset({*FactAbout, GuessAbout.MOOD})
"""What an e-mail or a review may have said before, so that it is not guessed over."""


class Guessed(QObject):
    """Keeps the line of guesses and the fields behind "More" in step; what was chosen stays."""

    edited = Signal()
    """A person chose in the line."""
    failure_changed = Signal(str)
    grave_changed = Signal(bool)
    """It is a grave matter, or it is none."""

    def __init__(self, line: GuessLine, more: MoreFields, parent: QObject) -> None:
        super().__init__(parent)
        self.line, self._more = line, more
        self._given: dict[str, str] = {}
        self._because: Mapping[str, Guess | None] = {}
        self._chosen: frozenset[str] = frozenset()
        self._complaint = True
        line.guessed.connect(self._on_guessed)
        line.picked.connect(self._on_picked)
        line.facts.wanted.connect(more.go_to)
        more.chose.connect(self._choose)
        more.kind.changed.connect(lambda: self._on_guessed(self._because))  # other fields are there now

    def chosen(self) -> str:
        """Return what a person chose, as a note keeps it."""
        return ",".join(sorted(self._chosen))

    def start(self, text: str, chosen: str) -> None:
        """Begin with the words of a note and what was chosen for it."""
        self._chosen = frozenset(about for about in (*NOTHING, *FactAbout) if about in chosen.split(","))
        self._given = {}
        self.line.read(text, at_once=True)
        self._show()

    def read(self, text: str) -> None:
        """The words are these now."""
        self.line.read(text)
        self._show()

    def use(self, guesser: Reader) -> None:
        """Take what reads the words."""
        self.line.set_guesser(guesser)

    def set_complaint(self, *, complaint: bool) -> None:
        """A kind word has no failure."""
        self._complaint = complaint
        self._show()

    def settle(self) -> None:
        """Guess from the newest words now, if that is still to be done."""
        self.line.settle()

    def _on_guessed(self, guesses: Mapping[str, Guess | None]) -> None:
        self._because = guesses
        for about, guess in guesses.items():
            if about in _READ:
                self._give(about, guess)
            elif about not in self._chosen:
                self._more.set_guessed(about, guess.value if guess else NOTHING[about])
        self._show()

    def _give(self, about: str, guess: Guess | None) -> None:
        """Fill a fact into its field; what somebody else put there, such as an e-mail's day, stays."""
        if about in self._chosen:
            return
        value = guess.value if guess else ""
        if self._more.fact(about) not in {"", self._given.get(about, self._more.as_fact(about, value))}:
            self._chosen |= {about}
        else:
            self._more.set_fact(about, value)
            self._given[about] = self._more.fact(about)

    def _on_picked(self, about: str, value: str) -> None:
        self._more.set_guessed(about, value)
        self._choose(about)
        self.edited.emit()

    def _choose(self, about: str) -> None:
        self._chosen |= {about}
        self._show()

    def _show(self) -> None:
        values = self._more.guessable()
        because = {
            about: guess
            for about, guess in self._because.items()
            if about not in self._chosen and not (isinstance(about, FactAbout) and not self._more.fact(about))
        }
        self.line.show_values(values, because, complaint=self._complaint)
        self.failure_changed.emit(values[GuessAbout.FAILURE])
        self.grave_changed.emit(self._complaint and bool(values[GRAVE]))
