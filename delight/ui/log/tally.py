"""The tally: one key for a small thing not worth a case; how often it happened today stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.improvements.tallies import TallyCount, TallyWord, checked_tally
from delight.domain.text import fold
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.fields.forms import Field, LineField
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.keys import TALLY_KEYS, key_words, tally_key
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import empty, hug, label
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.page import Tools

_LETTERS = 36
"""So many letters of a thing leave room for its counts."""
_DIGITS = tuple(str(number) for number in range(1, TALLY_KEYS + 1))
Say = Callable[[str, Changes | None], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted just now, and how often today."""

    changes: Changes
    what: str
    today: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyBoard:
    """What the shop counts, and today's counts by hour."""

    words: Sequence[TallyWord]
    today: Sequence[TallyCount]


class TallySheet(Sheet):
    """The shop's own words with their digits; a new word is typed, Enter counts it."""

    done_counting = Signal(object)
    """What was counted: ``Counted``."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        self.line = LineField()
        self.field = Field(parent.tr("What was it?"), self.line)
        self.line.setPlaceholderText(parent.tr("Queue too long, card reader down …"))
        self.hint = label(parent.tr("Small things not worth a case."), "quiet", wrap=True)
        super().__init__(parent.tr("Count it"), parent, self.hint, self.field, width=600)
        self._tools, self._words = tools, list[str]()
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(3, 1)
        self.body.addLayout(self.grid)
        keys = [(number, tally_key(number)) for number in range(1, TALLY_KEYS + 1)]
        add_actions(
            self,
            *(
                ActionDef(name=f"count-{number}", text=key, key=key, do=partial(self.count_nth, number))
                for number, key in keys
            ),
        )
        self.add_button(self.tr("Close"), role="quiet")
        self.add_button(self.tr("Count it"), self.count_typed, role="primary")
        self.line.installEventFilter(self)
        self.line.textEdited.connect(lambda _text: self.field.show_problem(""))
        tools.tasks.run(self._read, self._show, lambda _error: None, owner=self)

    def count_typed(self) -> None:
        """Count what stands in the line."""
        self.count(self.line.text())

    def count(self, what: str) -> None:
        """Count something once more, and close."""
        self._tools.tasks.run(
            partial(_count, self._tools, what), self._on_counted, self._on_failed, owner=self
        )

    def count_nth(self, number: int) -> None:
        """Count one of the shop's own words by its number, if it is known."""
        if number <= len(self._words):
            self.count(self._words[number - 1])

    def words(self) -> list[str]:
        """Return the words that a digit counts, the first one's first."""
        return list(self._words)

    def _read(self) -> TallyBoard:
        services = self._tools.services
        return TallyBoard(
            words=services.tally.words(TALLY_KEYS), today=services.tally.counts(services.context.today())
        )

    def _show(self, board: TallyBoard) -> None:
        empty(self.grid)
        hours = {fold(one.what): one.hours for one in board.today}
        self._words = [word.what for word in board.words]
        self.hint.setText(
            self.tr(
                "Small things not worth a case. A digit counts one of yours; its key does so from anywhere,"
                " without this sheet."
            )
            if self._words
            else self.tr(
                "Small things not worth a case. What you count once has its digit here from then on."
            )
        )
        for n, word in enumerate(board.words):
            times = counted(word.today, self.tr("1 today"), "%n today", "Log") if word.today else ""
            when = ", ".join(f"{hour}:00 × {many}" for hour, many in hours.get(fold(word.what), {}).items())
            self.grid.addWidget(hug(label(str(n + 1), "key")), n, 0)
            self.grid.addWidget(self._word(word.what), n, 1)
            self.grid.addWidget(label(times, "quiet"), n, 2)
            self.grid.addWidget(OneLine(when, "small"), n, 3)
            self.grid.addWidget(hug(label(key_words(tally_key(n + 1)), "key")), n, 4)
        self._count_digit(self.line.text())  # typed before the words were known

    def _count_digit(self, typed: str) -> bool:
        """Count the word that a digit stands for; ``False`` where it stands for none."""
        known = typed in _DIGITS[: len(self._words)]
        if known:
            self.line.clear()
            self.count_nth(int(typed))
        return known

    def _word(self, what: str) -> QPushButton:
        short = what if len(what) <= _LETTERS else f"{what[: _LETTERS - 1]}…"
        button = push_button(short.replace("&", "&&"), partial(self.count, what), role="link", tip=what)
        button.setAccessibleName(self.tr("Count {what}").format(what=what))
        return button

    def _on_counted(self, counted_: Counted) -> None:
        self.done_counting.emit(counted_)
        self.close()

    def _on_failed(self, error: Exception) -> None:
        self.field.show_problem(words_for(error).what)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """A digit in the empty line counts one of the shop's own words at once."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self.line.text():
            bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if bare and self._count_digit(event.text()):
                return True
        return super().eventFilter(watched, event)


def show_tally(tools: Tools, window: QWidget, say: Say) -> TallySheet:
    """Open the tally over a window; ``say`` tells what was counted, with Undo."""
    sheet = TallySheet(tools, window)
    sheet.done_counting.connect(partial(_tell, tools, window, say))
    sheet.open()
    sheet.line.setFocus(Qt.FocusReason.OtherFocusReason)
    return sheet


def count_again(tools: Tools, window: QWidget, say: Say, number: int) -> None:
    """Count the small thing with this number once more, without a sheet; ``say`` tells it with Undo."""

    def work() -> Counted | None:
        words = tools.services.tally.words(TALLY_KEYS)
        return _count(tools, words[number - 1].what) if number <= len(words) else None

    def tell(done: Counted | None) -> None:
        if done is not None:
            _tell(tools, window, say, done)
            return
        nothing = window.tr("{key} counts nothing yet. Type what it is under “Count it” ({sheet}).")
        say(nothing.format(key=key_words(tally_key(number)), sheet=key_words("Ctrl+T")), None)

    tools.tasks.run(work, tell, owner=window)


def _count(tools: Tools, what: str) -> Counted:
    services = tools.services
    changes = services.tally.add(what)
    today = {fold(one.what): one for one in services.tally.counts(services.context.today())}
    found = today[fold(checked_tally(what))]
    return Counted(changes=changes, what=found.what, today=found.total)


def _tell(tools: Tools, window: QWidget, say: Say, done: Counted) -> None:
    tools.bus.changed.emit(done.changes)
    times = counted(done.today, window.tr("once today"), "%n times today", "Log")
    say(window.tr("Counted: {what}, {times}.").format(what=done.what, times=times), done.changes)
