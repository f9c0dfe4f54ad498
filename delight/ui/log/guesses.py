"""What the words tell, below them: each guess with its reason, one key to change it or to take it off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from delight.domain.cases.case import Channel, Failure, Severity
from delight.domain.cases.grave import Grave, grave_guess
from delight.domain.guessing.facts import FactAbout
from delight.domain.guessing.guess import GuessAbout, Mood
from delight.domain.guessing.reader import Reader
from delight.domain.guessing.telling import Guess
from delight.domain.text import beginning
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import FlowLayout
from delight.ui.kit.menus import PickMenu, choose_first, pop_below
from delight.ui.kit.words.labels import label_of
from delight.ui.log.fact_chips import FactChips
from delight.ui.log.more import GRAVE

PAUSE_MS = 120
"""Between the last key and the guess: nobody reads it sooner, and no key waits for it."""
NOTHING: dict[str, str] = {
    GuessAbout.FAILURE: "",
    GuessAbout.SEVERITY: Severity.MEDIUM.value,
    GuessAbout.CHANNEL: Channel.IN_PERSON.value,
    GuessAbout.MOOD: "",
    GRAVE: "",
}
"""What a field holds where nobody said and nothing tells."""
_VALUES: dict[str, type[StrEnum]] = {
    GuessAbout.FAILURE: Failure,
    GuessAbout.SEVERITY: Severity,
    GuessAbout.CHANNEL: Channel,
    GuessAbout.MOOD: Mood,
    GRAVE: Grave,
}
_OF_ANY = frozenset({GuessAbout.CHANNEL, GuessAbout.MOOD})
"""What is guessed of a kind word, too."""
_MOST_REASONS, _LONGEST_REASON = 2, 22


class GuessChip(QPushButton):
    """One thing that was guessed or chosen; a click or its key opens a menu of all that it may be."""

    picked = Signal(str)
    """A person chose a value; that of ``NOTHING`` takes the guess off."""

    def __init__(self, about: str, question: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about, self._question, self._key = about, question, key
        self._value = NOTHING[about]
        self.setProperty("role", "chip")
        self.setAutoDefault(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab follows the order of speech; each has its key
        self.clicked.connect(lambda _checked=False: self.open_menu())

    def show_value(self, value: str, because: tuple[str, ...]) -> None:
        """Show a value; ``because`` are the words that it was guessed from, none if a person chose it."""
        self._value = value
        nothing = value == NOTHING[self._about]
        words = self._question if nothing and not value else label_of(_VALUES[self._about](value))
        reason = ", ".join(f"“{_short(one)}”" for one in because[:_MOST_REASONS])
        self.setText(f"{words}  ·  {reason}".replace("&", "&&") if reason else words)
        if self._about == GRAVE and value:
            put_icon(self, "warning", "overdue", 16)
        else:
            put_icon(self, "idea" if reason else "down" if nothing else "check", "quiet", 16)
        told = (
            self.tr("{what}, because of {words}").format(what=words, words=_all(because))
            if because
            else words
        )
        self.setAccessibleName(f"{self._question} {told}")
        self.setToolTip(self.tr("{told}  ({key} changes it)").format(told=told, key=self._key))

    def open_menu(self) -> None:
        """Offer every value, the one that holds first; a letter chooses, Enter takes it."""
        menu = PickMenu(self)
        menu.setAccessibleName(self._question)
        values = [(member.value, label_of(member)) for member in _VALUES[self._about]]
        if not NOTHING[self._about]:
            values.append(("", self.tr("Not grave") if self._about == GRAVE else self.tr("Not said")))
        for value, words in values:
            action = menu.addAction(words, partial(self._pick, value))
            action.setCheckable(True)
            action.setChecked(value == self._value)
        menu.aboutToHide.connect(menu.deleteLater)
        pop_below(menu, self)
        held = next((action for action in menu.actions() if action.isChecked()), None)
        if held is None:
            choose_first(menu)
        else:
            menu.setActiveAction(held)

    def _pick(self, value: str) -> None:
        self.picked.emit(value)


class GuessLine(QWidget):
    """The guesses below what happened; says what was guessed anew whenever the words change."""

    picked = Signal(object, str)
    """A person chose: which field (a ``GuessAbout`` or ``GRAVE``) and its value."""
    guessed = Signal(object)
    """What the words tell now, by field: a ``Guess``, or ``None``; what is not read yet is missing."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._guesser: Reader | None = None
        self._text = ""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.guess_now)
        self.chips: dict[str, GuessChip] = {
            GRAVE: GuessChip(GRAVE, self.tr("A grave matter?"), "F6"),
            GuessAbout.FAILURE: GuessChip(GuessAbout.FAILURE, self.tr("What went wrong?"), "F3"),
            GuessAbout.SEVERITY: GuessChip(GuessAbout.SEVERITY, self.tr("How bad is it?"), "F4"),
            GuessAbout.CHANNEL: GuessChip(GuessAbout.CHANNEL, self.tr("How did it reach us?"), "F5"),
            GuessAbout.MOOD: GuessChip(GuessAbout.MOOD, self.tr("How do they feel?"), "F7"),
        }
        self.facts = FactChips(today, self)
        flow = FlowLayout(self)
        for about, chip in self.chips.items():
            flow.addWidget(chip)
            chip.picked.connect(partial(self.picked.emit, about))
        for chip in self.facts.chips.values():
            flow.addWidget(chip)
        self.setAccessibleName(self.tr("Guessed from the words"))

    def add_keys(self, widget: QWidget) -> None:
        """Let the keys work inside ``widget``, shown or not."""
        self.facts.add_keys(widget)
        group = self.tr("Log")
        grave, failure, severity, channel, mood = self.chips.values()
        add_actions(
            widget,
            ActionDef(name="log-failure", text=self.tr("What went wrong?"), do=partial(self._open, failure),
                      key="F3", group=group),
            ActionDef(name="log-severity", text=self.tr("How bad is it?"), do=partial(self._open, severity),
                      key="F4", group=group),
            ActionDef(name="log-channel", text=self.tr("How did it reach us?"),
                      do=partial(self._open, channel), key="F5", group=group),
            ActionDef(name="log-grave", text=self.tr("A grave matter?"), do=partial(self._open, grave),
                      key="F6", group=group),
            ActionDef(name="log-mood", text=self.tr("How do they feel?"), do=partial(self._open, mood),
                      key="F7", group=group),
        )  # fmt: skip

    def set_guesser(self, guesser: Reader | None) -> None:
        """Take what reads the words; ``None`` where the shop is not open."""
        self._guesser = guesser
        self.guess_now()

    def read(self, text: str, *, at_once: bool = False) -> None:
        """The words are these now."""
        self._text = text
        if at_once:
            self.guess_now()
        else:
            self._timer.start()

    def guess_now(self) -> None:
        """Say what the words tell."""
        self._timer.stop()
        grave = grave_guess(self._text)
        told: dict[str, Guess | None] = {
            GRAVE: Guess(value=grave.kind, because=(grave.words,)) if grave else None
        }
        if self._guesser is not None:
            guesses = self._guesser.guess(self._text)
            facts = self._guesser.facts(self._text, self._today())
            told |= {about: guesses.get(about) for about in GuessAbout}
            told |= {about: facts.get(about) for about in FactAbout}
        self.guessed.emit(told)

    def settle(self) -> None:
        """Guess from the newest words if that is still to be done, as before they are saved."""
        if self._timer.isActive():
            self.guess_now()

    def show_values(
        self, values: Mapping[str, str], because: Mapping[str, Guess | None], *, complaint: bool
    ) -> None:
        """Show what holds, and why where it was guessed; what is neither guessed nor chosen stays away."""
        for about, chip in self.chips.items():
            guess = because.get(about)
            reason = guess.because if guess and guess.value == values[about] else ()
            chip.show_value(values[about], reason)
            wanted = bool(reason) or values[about] != NOTHING[about]
            asks = about is GuessAbout.FAILURE and bool(self._text.strip())
            chip.setVisible((wanted or asks) and (complaint or about in _OF_ANY))
        self.facts.show_facts(because)
        shown = (*self.chips.values(), *self.facts.chips.values())
        self.setVisible(any(not chip.isHidden() for chip in shown))

    def _open(self, chip: GuessChip) -> None:
        if chip.isHidden():
            chip.show()
            self.show()
        chip.open_menu()


def _short(words: str) -> str:
    return beginning(words, _LONGEST_REASON)


def _all(because: tuple[str, ...]) -> str:
    return ", ".join(f"“{_short(one)}”" for one in because)
